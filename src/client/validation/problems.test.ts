import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';

import { createCheck } from './problems.js';

const check = createCheck(new Ajv2020({ strict: false, allErrors: true, verbose: true }));
const texts = (schema: object, value: unknown): string[] =>
  check(schema, value).map(({ pointer, message }) => `${pointer} ${message}`);

const text = { type: 'string' };
const cat = {
  type: 'object',
  required: ['kind', 'lives'],
  properties: { kind: { const: 'cat' }, lives: { type: 'integer' } },
};
const dog = { type: 'object', required: ['kind'], properties: { kind: { const: 'dog' }, barks: { type: 'boolean' } } };
const pet = { oneOf: [cat, dog] };

test.each<[string, object, unknown, string[]]>([
  ['a type', { type: ['string', 'null'] }, 5, [' must be string or null']],
  ['a bound', { properties: { limit: { maximum: 100 } } }, { limit: 101 }, ['/limit must be <= 100']],
  ['what is missing', { required: ['a/b'] }, {}, ['/a~1b is required']],
  ['what is too much', { additionalProperties: false }, { 'x~': 1 }, ['/x~0 must not be given']],
  ['a choice', { enum: ['a', 'b'] }, 'c', [' must be one of ["a","b"]']],
  ['a name', { propertyNames: { maxLength: 1 } }, { ab: 1 }, ['/ab as a name must NOT have more than 1 characters']],
  ['every item', { items: text }, ['a', 1, 2], ['/1 must be string', '/2 must be string']],
])('%s is told with its place and what would be right', (_, schema, value, expected) => {
  expect(texts(schema, value)).toEqual(expected);
});

test('of alternatives, the mistakes of the one that is meant are told', () => {
  expect(texts(pet, { kind: 'cat' })).toEqual(['/lives is required']);
  expect(texts(pet, { kind: 'cat', lives: 'nine' })).toEqual(['/lives must be integer']);
  expect(texts(pet, { kind: 'dog', barks: 1 })).toEqual(['/barks must be boolean']);
  expect(
    texts({ items: pet }, [
      { kind: 'cat', lives: 9 },
      { kind: 'dog', barks: 1 },
    ]),
  ).toEqual(['/1/barks must be boolean']);
});

test('what is meant for none of them is told with all that would be right', () => {
  expect(texts(pet, { kind: 'cow' })).toEqual(['/kind must be "cat" or must be "dog"']);
  expect(texts({ oneOf: [text, cat] }, 5)).toEqual([' must be string or must be object']);
  expect(texts({ oneOf: [text, pet] }, { kind: 'cat' })).toEqual(['/lives is required']);
});

test('what two of them take is refused', () => {
  expect(texts({ oneOf: [text, { maxLength: 3 }] }, 'ab')).toEqual([' must match exactly one schema in oneOf']);
});

test('a union beside another one, or beside a plain mistake, hides nothing of it', () => {
  const both = { properties: { a: pet, b: pet, c: text } };
  const value = { a: { kind: 'dog', barks: 1 }, b: { kind: 'cat' }, c: 1 };
  expect(texts(both, value)).toEqual(['/c must be string', '/a/barks must be boolean', '/b/lives is required']);
});

test('a problem is found exactly where the schema is broken', () => {
  const schema = { type: 'array', items: { oneOf: [text, pet] } };
  const valid = new Ajv2020({ strict: false }).compile(schema);
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(check(schema, value).length === 0).toBe(valid(value));
    }),
  );
});

test('a long list of wrong items is refused in time', { timeout: 5000 }, () => {
  const value = Array.from({ length: 100_000 }, () => ({ kind: 'cat' }));
  expect(check({ items: pet }, value)).toHaveLength(100);
});
