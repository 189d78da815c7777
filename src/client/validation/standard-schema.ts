import type { OperationTable } from '../operation.js';
import { bodyProblems } from './checks.js';
import { openContract } from './contract.js';

/** A Standard Schema, version 1 (https://standardschema.dev). */
export interface StandardSchema<Body> {
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: 'talkspec';
    /** @throws {UsageError} when ajv or ajv-formats is not installed. */
    readonly validate: (value: unknown) => Valid<Body> | Invalid;
    /** Types alone: never set. */
    readonly types?: { readonly input: Body; readonly output: Body } | undefined;
  };
}

interface Valid<Body> {
  readonly value: Body;
  readonly issues?: undefined;
}

interface Invalid {
  readonly issues: readonly { readonly message: string; readonly path: readonly (string | number)[] }[];
}

/** One schema per operation that has a body. */
export function createSchemas(api: string, operations: OperationTable): Record<string, StandardSchema<unknown>> {
  const withBody = Object.entries(operations).filter(([, { body }]) => body !== undefined);
  return Object.fromEntries(
    withBody.map(([id]) => {
      const validate = (value: unknown): Valid<unknown> | Invalid => {
        const problems = bodyProblems(openContract(api), id, value);
        if (problems.length === 0) return { value };
        return { issues: problems.map(({ pointer, message }) => ({ message, path: pathOf(pointer, value) })) };
      };
      return [id, { '~standard': { version: 1, vendor: 'talkspec', validate } }];
    }),
  );
}

/** The keys of a JSON pointer; the index of an array is a number. */
function pathOf(pointer: string, value: unknown): (string | number)[] {
  let at = value;
  return pointer
    .split('/')
    .slice(1)
    .map((token) => {
      const name = token.replaceAll('~1', '/').replaceAll('~0', '~');
      const key = Array.isArray(at) ? Number(name) : name;
      at = typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined;
      return key;
    });
}
