import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { operations as talkableTable } from '../../generated/talkable/operations.js';
import { operations as talkjsTable } from '../../generated/talkjs/operations.js';
import type { OperationTable } from '../../src/client/operation.js';
import { schemas as talkable, type StandardSchema } from '../../src/talkable/schemas.js';
import { schemas as talkjs } from '../../src/talkjs/schemas.js';

type Schemas = Readonly<Record<string, StandardSchema<unknown>>>;
const apis: [string, Schemas, OperationTable][] = [
  ['talkjs', talkjs, talkjsTable],
  ['talkable', talkable, talkableTable],
];

describe.each(apis)('the schemas of %s', (_, schemas, table) => {
  test('are those of the operations with a body', () => {
    expect(Object.keys(schemas)).toEqual(Object.keys(table).filter((id) => table[id]?.body));
  });

  test.each(Object.entries(schemas))(
    '%s: any JSON is either valid or has issues, and nothing is thrown',
    (_id, schema) => {
      const { version, vendor, validate } = schema['~standard'];
      expect({ version, vendor }).toEqual({ version: 1, vendor: 'talkspec' });
      fc.assert(
        fc.property(fc.oneof(fc.jsonValue(), fc.anything()), (value) => {
          const result = validate(value);
          if (result.issues === undefined) expect(result.value).toBe(value);
          else expect(result.issues.length).toBeGreaterThan(0);
          for (const { message, path } of result.issues ?? []) {
            expect(message).toMatch(/./);
            expect(path.every((key) => ['string', 'number'].includes(typeof key))).toBe(true);
          }
        }),
        { numRuns: 30 },
      );
    },
  );
});

test('an issue tells the place as keys, the index of an array being a number', () => {
  const validate = talkjs.sendMessages['~standard'].validate;
  expect(validate([{ type: 'SystemMessage', text: 'Hi', custom: { 'a/b~c': 5 } }])).toEqual({
    issues: [{ message: 'must be string', path: [0, 'custom', 'a/b~c'] }],
  });
  expect(talkjs.upsertUsers['~standard'].validate({ 7: { name: 5 } })).toEqual({
    issues: [{ message: 'must be string', path: ['7', 'name'] }],
  });
});

test('a valid body comes back as it is', () => {
  const body = { site_slug: 'my-store', data: { email: 'ann@example.com', order_number: 'A-1', subtotal: 5 } };
  const result = talkable.createPurchase['~standard'].validate(body);
  expect(result.issues === undefined && result.value).toBe(body);
});

test('a file is a Blob, in an object or in a form', () => {
  const { validate } = talkjs.uploadFile['~standard'];
  const form = new FormData();
  form.append('file', new Blob(['x']), 'x.txt');
  form.append('filename', 'x.txt');
  for (const body of [{ file: new Blob(['x']), filename: 'x.txt' }, form])
    expect(validate(body)).toEqual({ value: body });
  expect(validate({ file: 'x', filename: 'x.txt' })).toEqual({
    issues: [{ message: 'must be a Blob', path: ['file'] }],
  });
});

test('a test runner that knows Standard Schemas knows these', () => {
  expect({ user: { name: 'Alice' } }).toEqual({ user: expect.schemaMatching(talkjs.upsertUser) });
  expect({ name: 5 }).not.toEqual(expect.schemaMatching(talkjs.upsertUser));
});
