import { expect, test } from 'vitest';

import type { ContractDocument } from '../../contract/document.js';
import { knownNames, unknownNames } from './known-names.js';

const document = {
  info: { title: 'T', version: '1' },
  servers: [],
  paths: {},
  schemas: {
    Thing: { type: 'object', properties: { a: {}, b: {} } },
    Either: { properties: { kind: {} }, oneOf: [{ $ref: '#/schemas/Thing' }, { properties: { c: {} } }] },
    List: { type: 'array', items: { $ref: '#/schemas/Either' } },
    Map: { type: 'object', additionalProperties: { $ref: '#/schemas/Thing' } },
    Free: { type: 'object', additionalProperties: true },
  },
} as unknown as ContractDocument;

test.each<[string, unknown, string[]]>([
  ['Thing', { a: 1, x: 2 }, ['x']],
  ['Thing', 'no object', []],
  ['Either', { kind: 1, a: 1, c: 1, d: 1 }, ['d']],
  ['List', [{ kind: 1 }, { x: 1 }, 5, null], ['x']],
  ['Map', { any: { a: 1 }, other: { y: 1 } }, ['y']],
  ['Free', { anything: 1 }, []],
])('of a %s, %j holds the unknown names %j', (schema, body, unknown) => {
  expect(unknownNames(body, knownNames(document, `/schemas/${schema}`))).toEqual(unknown);
});
