import { expect, test } from 'vitest';

import { UsageError } from './errors.js';
import type { Operation } from './operation.js';
import { withShared } from './shared.js';

const shared = { site: 'mine' };
const base = { method: 'POST', path: '/', statuses: [200], parameters: {} };
const inQuery: Operation = { ...base, parameters: { site: { in: 'query', required: true } } };
const inBody: Operation = {
  ...base,
  body: { mediaType: 'application/json', required: true, needs: ['site', 'data'] },
};
const alone: Operation = { ...base, body: { mediaType: 'application/json', required: true, needs: ['site'] } };
const fill = (args: object, operation: Operation): object => withShared(args, shared, operation, 'act');

test.each<[string, Operation, object, object]>([
  ['a parameter', inQuery, {}, { site: 'mine' }],
  ['a parameter, unless given', inQuery, { site: 'other' }, { site: 'other' }],
  ['a field of the body', inBody, { body: { data: 1 } }, { body: { data: 1, site: 'mine' } }],
  [
    'a field of the body, unless given beside it',
    inBody,
    { site: 'other', body: { data: 1 } },
    { body: { data: 1, site: 'other' } },
  ],
  [
    'a field of the body, unless given in it',
    inBody,
    { body: { data: 1, site: 'other' } },
    { body: { data: 1, site: 'other' } },
  ],
  ['a body that needs nothing else', alone, {}, { body: { site: 'mine' } }],
  ['nowhere, where it is not wanted', base, { a: 1 }, { a: 1 }],
])('a shared argument becomes %s', (_, operation, args, expected) => {
  expect(fill(args, operation)).toEqual(expected);
});

test('null and undefined count as not given', () => {
  for (const none of [null, undefined]) {
    expect(fill({ site: none }, inQuery)).toEqual({ site: 'mine' });
    expect(fill({ site: none, body: { site: none, data: 1 } }, inBody)).toEqual({ body: { data: 1, site: 'mine' } });
  }
});

test('a body that is no object, and one that is missing much more, are left to the checks', () => {
  for (const body of [undefined, [], 'text', new FormData()]) expect(fill({ body }, inBody)).toEqual({ body });
});

test('two values for one argument are refused, twice the same is not', () => {
  expect(() => fill({ site: 'a', body: { site: 'b' } }, inBody)).toThrow(UsageError);
  expect(() => fill({ site: 'a', body: { site: 'b' } }, inBody)).toThrow('act: site is given twice');
  expect(fill({ site: 'a', body: { site: 'a' } }, inBody)).toEqual({ body: { site: 'a' } });
});

test('what the caller passes is never changed', () => {
  fill(Object.freeze({ body: Object.freeze({ data: 1 }) }), inBody);
  fill(Object.freeze({}), inQuery);
});
