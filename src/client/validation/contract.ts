import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import type ajvFormats from 'ajv-formats';
import type * as ajv2020 from 'ajv/dist/2020.js';

import { UsageError } from '../errors.js';
import { createCheck, type Check } from './problems.js';

type Schemas = Readonly<Record<string, object>>;

interface Rules {
  /** Of path and query together; headers are not checked. */
  readonly parameters: object;
  readonly body?: object;
  /** By status and media type. */
  readonly answers: Readonly<Record<string, Schemas>>;
}

/** The schemas of an API, and what holds values against them. */
export interface Contract {
  readonly operations: Readonly<Record<string, Rules | undefined>>;
  readonly check: Check;
}

/** `require`, as it is where the code runs. */
interface Load {
  (id: string): unknown;
  resolve(id: string): string;
}

const opened = new Map<string, Contract>();

/**
 * Reads the bundled schemas of an API, once per process. They and ajv are looked up where the code runs: no bundler
 * sees them.
 *
 * @throws {UsageError} when ajv, ajv-formats or the schemas are not installed there
 */
export function openContract(api: string, load: Load = createRequire(import.meta.url)): Contract {
  const contract = opened.get(api) ?? read(api, load);
  opened.set(api, contract);
  return contract;
}

function read(api: string, load: Load): Contract {
  try {
    // `require` knows no types: these are those of the packages, and of what `npm run generate` writes.
    const { Ajv2020 } = load('ajv/dist/2020.js') as typeof ajv2020;
    const formats = load('ajv-formats') as typeof ajvFormats;
    const file = readFileSync(load.resolve(`talkspec/generated/${api}/schemas.json`), 'utf8');
    const { operations, schemas } = JSON.parse(file) as Pick<Contract, 'operations'> & { schemas: Schemas };
    const ajv = new Ajv2020({
      strict: false,
      strictNumbers: true,
      allErrors: true,
      validateSchema: false,
      verbose: true,
    });
    formats.default(ajv);
    ajv.addKeyword({ keyword: 'isFile', validate: (_: unknown, value: unknown) => value instanceof Blob });
    ajv.addSchema({ schemas }, 'contract');
    return { operations, check: createCheck(ajv) };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    const needs = 'ajv 8, ajv-formats 3 and talkspec itself in node_modules (npm install ajv ajv-formats)';
    throw new UsageError(`to validate, talkspec needs ${needs}, and one of them could not be loaded: ${code}`);
  }
}
