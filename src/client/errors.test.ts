import { expect, test } from 'vitest';

import { fakeFetch, json } from '../../test/client/fake-fetch.js';
import { failure, testClient } from '../../test/client/client.js';
import { everything } from '../../test/client/everything.js';
import { brand } from './brand.js';
import { ClientError, PaginationError, ResponseError, StatusError, TransportError, UsageError } from './errors.js';

const canary = 'canary-credential-5f3a';
const sign = (headers: Headers): void => {
  headers.set('authorization', `Bearer ${canary}`);
};

const withRequest = Object.assign(new Error(`sent Bearer ${canary}`, { cause: new Error(canary) }), {
  code: `E_${canary}`,
  config: { headers: { authorization: `Bearer ${canary}` } },
});

test.each<[string, () => Promise<unknown>]>([
  [
    'an answer that repeats it',
    () =>
      failure(testClient(fakeFetch(json({ [canary]: [`bad token ${canary}`] }, 401)).fetch, { sign }).call('getRoot')),
  ],
  [
    'an answer that repeats it as text',
    () => failure(testClient(fakeFetch(new Response(canary, { status: 503 })).fetch, { sign }).call('getRoot')),
  ],
  [
    'a fetch that hangs the request on its error',
    () => failure(testClient(fakeFetch(withRequest).fetch, { sign }).call('getRoot')),
  ],
  [
    'a success that is not JSON',
    () => failure(testClient(fakeFetch(new Response(canary)).fetch, { sign }).call('getRoot')),
  ],
  [
    'a redirect',
    () =>
      failure(
        testClient(fakeFetch(new Response(null, { status: 302, headers: { location: `/${canary}` } })).fetch, {
          sign,
        }).call('getRoot'),
      ),
  ],
  [
    'a list that is stuck',
    () => failure(testClient(fakeFetch(json({ data: [{}, {}, {}] })).fetch, { sign }).list('listThings')),
  ],
])('no credential shows on the error of %s', async (_, fail) => {
  const error = await fail();
  expect(error).toBeInstanceOf(ClientError);
  expect(everything(error)).not.toContain(canary);
});

test('result() does not repeat a credential either', async () => {
  const result = await testClient(fakeFetch(json({ reasons: [canary] }, 400)).fetch, { sign })
    .call('getRoot')
    .result();
  expect(result.error).toEqual({ reasons: ['[redacted]'] });
});

test('the cause keeps what helps: name, message and code', async () => {
  const refused = new TypeError('fetch failed', {
    cause: Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:1'), { code: 'ECONNREFUSED' }),
  });
  const error = (await failure(testClient(fakeFetch(refused).fetch).call('getRoot'))) as Error;
  expect(error.cause).toMatchObject({ name: 'TypeError', message: 'fetch failed', cause: { code: 'ECONNREFUSED' } });
});

test('instanceof holds for the classes of another copy of this package', () => {
  class StatusErrorOfAnotherCopy extends Error {}
  brand(StatusErrorOfAnotherCopy, 'StatusError');
  const theirs = new StatusErrorOfAnotherCopy();
  const ours = new StatusError('no', {
    operation: 'a',
    attempts: 1,
    status: 400,
    body: undefined,
    retryAfterMs: undefined,
    outcome: 'refused',
  });
  expect([theirs instanceof StatusError, ours instanceof StatusErrorOfAnotherCopy, theirs.name]).toEqual([
    true,
    true,
    'StatusError',
  ]);
  expect([
    ours instanceof ClientError,
    ours instanceof Error,
    ours instanceof UsageError,
    ours instanceof TransportError,
  ]).toEqual([true, true, false, false]);
  expect([null, undefined, 'x', {}, new Error('x')].some((value) => (value as unknown) instanceof StatusError)).toBe(
    false,
  );
});

test('a subclass keeps the ordinary instanceof', () => {
  class Mine extends UsageError {}
  expect([
    new Mine('a') instanceof Mine,
    new Mine('a') instanceof UsageError,
    new UsageError('a') instanceof Mine,
  ]).toEqual([true, true, false]);
});

test('a PaginationError is a ResponseError, by name a PaginationError', () => {
  const error = new PaginationError('stuck', { operation: 'list', attempts: 2, status: 200, cursor: 'x' });
  expect([error instanceof ResponseError, error.name, String(error)]).toEqual([
    true,
    'PaginationError',
    'PaginationError: list: stuck',
  ]);
  expect(error.toJSON()).toEqual({
    name: 'PaginationError',
    outcome: 'unknown',
    message: 'list: stuck',
    operation: 'list',
    attempts: 2,
    status: 200,
    cursor: 'x',
  });
});
