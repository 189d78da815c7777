import type { WitnessedRequest } from '../../conformance/harness/witness/witness.js';

/** The query of a witnessed request; a list is sent as its name again and again. */
export const queryOf = ({ query = {} }: WitnessedRequest): URLSearchParams =>
  new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) => [value].flat().map((one): [string, string] => [name, one])),
  );
