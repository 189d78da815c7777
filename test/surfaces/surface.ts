import { readFileSync } from 'node:fs';

import { Ajv2020 } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';
import { expect } from 'vitest';

export type Surface = 'results' | 'control-plane';

const folder = new URL('../../conformance/surfaces/', import.meta.url);

export const readSurface = (file: string): string => readFileSync(new URL(file, folder), 'utf8');

export const schemaOf = (surface: Surface): object => JSON.parse(readSurface(`${surface}.schema.json`)) as object;

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
