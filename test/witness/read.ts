import { readFileSync } from 'node:fs';

import { Ajv2020 } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';

import { issuesFrom } from '../../conformance/contract/ajv-issues.js';
import type { Witness } from '../../conformance/harness/witness/witness.js';

const schema = new URL('../../conformance/witnesses/witness.schema.json', import.meta.url);

const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true });
ajvFormats.default(ajv);
const validate = ajv.compile<Witness>(JSON.parse(readFileSync(schema, 'utf8')) as object);

/** A witness, or what is wrong with its form: the pointer into the file and what would be right. */
export function readWitness(text: string): Witness | { problems: string[] } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { problems: ['the file is not JSON'] };
  }
  if (validate(value)) return value;
  return { problems: issuesFrom(validate.errors ?? []).map((issue) => `${issue.pointer} ${issue.message}`) };
}
