import { describe, expect, test } from 'vitest';

import type { ContractDocument } from '../../contract/document.js';
import { collectPaths, pathsOf, shapeOf } from './shape.js';

const schemas = {
  Cat: { properties: { name: {}, lives: { type: 'integer' }, bark: false } },
  Dog: { properties: { name: {}, owner: { allOf: [{ $ref: '#/schemas/Person' }, { properties: { since: {} } }] } } },
  Pet: { oneOf: [{ $ref: '#/schemas/Cat' }, { $ref: '#/schemas/Dog' }] },
  Person: { properties: { id: {}, friends: { items: { $ref: '#/schemas/Person' } } } },
  Kennel: { properties: { 'a/b': {} }, additionalProperties: { properties: { size: {} } } },
  Step: { prefixItems: [{ type: 'string' }, { properties: { body: {} } }] },
};
const document = { info: { title: '', version: '' }, servers: [], paths: {}, schemas } as ContractDocument;

const documented = (schema: keyof typeof schemas): string[] => pathsOf(shapeOf(document, [`/schemas/${schema}`]));

function found(schema: keyof typeof schemas, value: unknown): string[] {
  const paths = new Set<string>();
  collectPaths(value, shapeOf(document, [`/schemas/${schema}`]), paths);
  return [...paths];
}

describe('the properties of a schema', () => {
  test('are those of every branch, each path once, without what a branch forbids', () => {
    expect(documented('Pet')).toEqual(['/name', '/lives', '/owner', '/owner/id', '/owner/friends', '/owner/since']);
  });

  test('end where a schema stands within itself', () => {
    expect(documented('Person')).toEqual(['/id', '/friends']);
  });

  test('of a map are those of its values, whatever their key', () => {
    expect(documented('Kennel')).toEqual(['/a~1b', '/*/size']);
  });

  test('of a tuple are those of all its places', () => {
    expect(documented('Step')).toEqual(['/*/body']);
  });
});

describe('the properties of a value', () => {
  test('are the documented ones that are present, even with null', () => {
    expect(found('Pet', { name: null, colour: 'red', owner: { since: 2020 } })).toEqual([
      '/name',
      '/owner',
      '/owner/since',
    ]);
  });

  test('are gathered from all items and all keys', () => {
    expect(found('Step', ['sit', { body: 1 }])).toEqual(['/*/body']);
    expect(found('Kennel', { 'a/b': 1, north: { size: 2 }, south: {} })).toEqual(['/a~1b', '/*/size']);
  });
});
