import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { Ajv2020 } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';
import { expect } from 'vitest';

export type Surface = 'results' | 'control-plane';

const load = createRequire(import.meta.url);

/** As the package publishes it. */
export const schemaOf = (surface: Surface): object => load(`talkspec/surfaces/${surface}.schema.json`) as object;

/** The fields that a version of a surface has, a line for each. */
export const frozenText = (surface: Surface, version: unknown): string =>
  readFileSync(
    new URL(`../../conformance/surfaces/frozen/${surface}.v${String(version)}.txt`, import.meta.url),
    'utf8',
  );

/** The same schema without room for fields that it does not name. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (schema === null || typeof schema !== 'object') return schema;
  const parts = Object.entries(schema).map(([key, value]) => [key, closed(value)]);
  const own = 'properties' in schema ? { additionalProperties: false } : {};
  return { ...own, ...(Object.fromEntries(parts) as object) };
}

/** Fails where a value breaks the published schema of a surface, or has a field that the schema does not name. */
export function expectToFit(surface: Surface, value: unknown): void {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  ajvFormats.default(ajv);
  const validate = ajv.compile(closed(schemaOf(surface)) as object);
  validate(value);
  const issues = (validate.errors ?? []).map((one) => `${one.instancePath} ${JSON.stringify(one.params)}`);
  expect(issues).toEqual([]);
}
