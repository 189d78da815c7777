import { describe, expect, test } from 'vitest';

import { pointer, tokensOf, valueAt } from '../../conformance/contract/json-pointer.js';
import { breaks, fieldsOf, fromText, type Fields } from './fields.js';
import { frozenText, schemaOf, type Surface } from './surface.js';

const VERSION = '/$defs/schemaVersion/const';

const frozenOf = (surface: Surface): Fields => fromText(frozenText(surface, valueAt(schemaOf(surface), VERSION)));

/** Where each field of a schema is described. */
function fieldPointers(node: unknown, at = ''): string[] {
  if (node === null || typeof node !== 'object') return [];
  return Object.entries(node).flatMap(([key, value]) => {
    const here = `${at}${pointer(key)}`;
    const own = key === 'properties' ? Object.keys(value as object).map((name) => `${here}${pointer(name)}`) : [];
    return [...own, ...fieldPointers(value, here)];
  });
}

/** A copy of a schema with another description of one field, or with none. */
function changed(schema: object, at: string, field?: object): object {
  const copy = structuredClone(schema);
  const tokens = tokensOf(at);
  const parent = valueAt(copy, pointer(...tokens.slice(0, -1))) as Record<string, unknown>;
  if (field) parent[tokens.at(-1) ?? ''] = field;
  else Reflect.deleteProperty(parent, tokens.at(-1) ?? '');
  return copy;
}

describe.each(['results', 'control-plane'] as const)('the schema of %s', (surface) => {
  const schema = schemaOf(surface);
  const frozen = frozenOf(surface);

  // What goes or changes needs another version, frozen in a file of its own.
  test('keeps every field of its version', () => {
    expect(breaks(frozen, fieldsOf(schema))).toEqual([]);
  });

  test('has no field that is not frozen', () => {
    const fresh = [...fieldsOf(schema)].filter(([path]) => !frozen.has(path));
    expect(fresh.map(([path, is]) => `to be added to frozen/: ${path}: ${is}`)).toEqual([]);
  });

  test.each(fieldPointers(schema))('could not lose or change %s unnoticed', (at) => {
    expect(breaks(frozen, fieldsOf(changed(schema, at)))).not.toEqual([]);
    expect(breaks(frozen, fieldsOf(changed(schema, at, { type: 'null' })))).not.toEqual([]);
  });
});

test('a field that requests must have from now on needs another version; one that they may have does not', () => {
  const of = (required: readonly string[]): Fields =>
    fieldsOf({ properties: { request: { required, properties: { id: { type: 'integer' } } } } });
  const before = fieldsOf({ properties: { request: {} } });
  expect(breaks(before, of(['id']))).toEqual(['/request/id is new, and requests must have it']);
  expect(breaks(before, of([]))).toEqual([]);
});

test('a field that may be absent from now on needs another version', () => {
  const of = (required: readonly string[]): Fields =>
    fieldsOf({ items: { required, properties: { id: { type: ['integer', 'null'] } } } });
  expect(breaks(of(['id']), of([]))).toEqual(['/*/id was required integer or null, and is optional integer or null']);
});
