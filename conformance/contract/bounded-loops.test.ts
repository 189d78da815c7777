import fc from 'fast-check';
import { expect, test } from 'vitest';

import type { ContractDocument, Schema } from './document.js';
import { createSchemaValidator } from './validator.js';

const document = (schema: Schema): ContractDocument =>
  ({ info: { title: '', version: '1' }, servers: [], paths: {}, schema }) as unknown as ContractDocument;
const check = (schema: Schema, value: unknown) => createSchemaValidator(document(schema)).check('/schema', value);

/** A value of so many entries that counts how many of them are looked at. */
function counted<T extends object>(value: T): { readonly value: T; readonly looks: () => number } {
  let looks = 0;
  const proxy = new Proxy(value, {
    get: (target, name) => {
      looks += 1;
      return Reflect.get(target, name) as unknown;
    },
  });
  return { value: proxy, looks: () => looks };
}

const wrongList = (): number[] => Array<number>(100_000).fill(1);
const wrongMap = (): Record<string, number> =>
  Object.fromEntries(wrongList().map((value, index) => [`k${String(index)}`, value]));
const text = { type: 'string' };
const cat = { type: 'object', required: ['lives'], properties: { lives: { type: 'integer' } } };
const dog = { type: 'object', required: ['name', 'age'], properties: { name: text, age: { type: 'integer' } } };

test.each<[string, Schema, () => object, string[]]>([
  ['a list', { type: 'array', items: text }, wrongList, ['/0', '/1', '/2']],
  ['a list of unions', { type: 'array', items: { oneOf: [cat, dog] } }, wrongList, ['/0', '/1', '/2']],
  ['the rest of a tuple', { type: 'array', prefixItems: [{}], items: text }, wrongList, ['/1', '/2', '/3']],
  ['a list in a branch', { anyOf: [{ type: 'array', items: text }, text] }, wrongList, ['/0', '/1', '/2']],
  ['a map', { type: 'object', additionalProperties: text }, wrongMap, ['/k0', '/k1', '/k2']],
  ['a map of patterns', { type: 'object', patternProperties: { '^k': text } }, wrongMap, ['/k0', '/k1', '/k2']],
])('of %s full of mistakes, the first are told and the rest is not looked at', (_, schema, make, first) => {
  const { value, looks } = counted(make());
  const issues = check(schema, value);
  expect(issues.slice(0, 3).map((issue) => issue.pointer)).toEqual(first);
  expect(issues.length).toBeLessThanOrEqual(210);
  expect(looks()).toBeLessThan(1000);
});

test.each<[string, Schema]>([
  ['names', { propertyNames: { maxLength: 1 } }],
  ['unknown names', { additionalProperties: false }],
])('of an object full of wrong %s, the first are told', (_, schema) => {
  expect(check(schema, wrongMap()).length).toBeLessThanOrEqual(200);
});

test('a list without mistakes is looked at to its end', () => {
  const list = [...Array<string>(100_000).fill('x'), 5];
  expect(check({ type: 'array', items: text }, list)).toEqual([
    { pointer: '/100000', rule: 'type', message: 'must be string' },
  ]);
});

test('what is wrong beside a list full of mistakes is told too', () => {
  const schema = { type: 'object', properties: { list: { type: 'array', items: text }, name: text } };
  expect(check(schema, { list: wrongList(), name: 5 }).at(-1)).toEqual({
    pointer: '/name',
    rule: 'type',
    message: 'must be string',
  });
});

test('a branch full of mistakes does not pass for one that fits', () => {
  const numbers = { type: 'array', items: { type: 'number' } };
  const lists = { type: 'array', items: text };
  const values = fc.array(fc.constantFrom<unknown>(1, 'a', null), { maxLength: 900, size: 'max' });
  fc.assert(
    fc.property(values, (list) => {
      const fits = list.every((item) => typeof item === 'number') || list.every((item) => typeof item === 'string');
      expect(check({ anyOf: [lists, numbers] }, list).length === 0).toBe(fits);
      expect(check({ anyOf: [{ allOf: [lists, lists] }, numbers, lists] }, list).length === 0).toBe(fits);
      expect(check({ not: { anyOf: [lists, numbers] } }, list).length === 0).toBe(!fits);
    }),
  );
});

test('one item that a list must contain is found behind many others', () => {
  const schema = { type: 'array', contains: { const: 'here' } };
  expect(check(schema, [...wrongList(), 'here'])).toEqual([]);
  expect(check(schema, wrongList())).not.toEqual([]);
});
