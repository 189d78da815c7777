import { expect, test } from 'vitest';

import { fakeFetch, json } from '../../test/client/fake-fetch.js';
import { failure, testClient } from '../../test/client/client.js';
import { isStatusError, ResponseError, StatusError, TransportError, UsageError } from './errors.js';

test('a call is a promise of the data, sent at once', async () => {
  const { fetch, sent } = fakeFetch(json({ id: 'a' }));
  const call = testClient(fetch).call('getThing', { thing: 'a' });
  expect(call).toBeInstanceOf(Promise);
  await Promise.resolve();
  await expect(call).resolves.toEqual({ id: 'a' });
  expect(sent.map(({ method, url }) => `${method} ${url}`)).toEqual(['GET https://api.example.com/v1/things/a']);
});

test('a call that nobody awaits is sent all the same', async () => {
  let arrived: () => void = () => undefined;
  const arrival = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  void testClient(async () => {
    arrived();
    return json({});
  }).call('getThing', { thing: 'a' });
  await arrival;
});

test('a status that is not a success is thrown, with operation, status, body and attempts', async () => {
  const { fetch } = fakeFetch(json({ code: 'GONE' }, 404, { 'retry-after': '7' }));
  const error = await failure(testClient(fetch).call('getThing', { thing: 'a' }));
  expect(error).toBeInstanceOf(StatusError);
  expect(error).toMatchObject({
    operation: 'getThing',
    status: 404,
    body: { code: 'GONE' },
    retryAfterMs: 7000,
    attempts: 1,
  });
  expect((error as StatusError).message).toBe('getThing: the service answered 404: {"code":"GONE"}');
  expect([isStatusError(error), isStatusError(error, 'getThing', 404)]).toEqual([true, true]);
  expect([
    isStatusError(error, 'getThing', 400),
    isStatusError(error, 'putThing', 404),
    isStatusError(new Error()),
  ]).toEqual([false, false, false]);
});

test('result() gives answers as values, and a failed call then troubles nobody', async () => {
  const client = testClient(fakeFetch(json({ code: 'GONE' }, 404), json({ id: 'a' })).fetch);
  expect(await client.call('getThing', { thing: 'a' }).result()).toMatchObject({
    ok: false,
    status: 404,
    error: { code: 'GONE' },
  });
  const found = await client.call('getThing', { thing: 'a' }).result();
  expect(found).toMatchObject({ ok: true, status: 200, data: { id: 'a' } });
  expect(found.response).toBeInstanceOf(Response);
});

test.each([
  ['with a length', { 'content-length': '0' }],
  ['without one', {}],
])('an error with an empty body %s is an error', async (_, headers) => {
  const reply = (): Response => new Response(null, { status: 503, headers });
  const error = await failure(testClient(fakeFetch(reply).fetch).call('getThing', { thing: 'a' }));
  expect(error).toMatchObject({ status: 503, body: undefined });
  const result = await testClient(fakeFetch(reply).fetch).call('getThing', { thing: 'a' }).result();
  expect(result).toMatchObject({ ok: false, status: 503 });
  expect(result.error).toBeUndefined();
});

test('an error that is not JSON keeps its text', async () => {
  const { fetch } = fakeFetch(new Response('<h1>Bad gateway</h1>', { status: 503 }));
  await expect(testClient(fetch).call('getThing', { thing: 'a' })).rejects.toMatchObject({
    status: 503,
    body: '<h1>Bad gateway</h1>',
  });
});

test.each([
  ['HTML', '<html>', { 'content-type': 'text/html' }],
  ['HTML of a known length', '<html>', { 'content-type': 'text/html', 'content-length': '6' }],
  ['cut off', '{"id":', {}],
  ['empty', null, {}],
  ['empty of a known length', null, { 'content-length': '0' }],
])('a success that is %s is a ResponseError with its status', async (_, body, headers) => {
  const { fetch } = fakeFetch(new Response(body, { status: 200, headers }));
  const error = await failure(testClient(fetch).call('getThing', { thing: 'a' }));
  expect(error).toBeInstanceOf(ResponseError);
  expect(error).toMatchObject({ status: 200, operation: 'getThing', attempts: 1 });
});

test('a status nobody documents is thrown by result(), so that its type holds', async () => {
  const error = await failure(
    testClient(fakeFetch(json({}, 418)).fetch)
      .call('getThing', { thing: 'a' })
      .result(),
  );
  expect(error).toBeInstanceOf(StatusError);
  expect((error as Error).message).toContain('418, a status that is not documented');
});

test.each([301, 302, 303, 307, 308])('a %i is not followed, and the error says so', async (status) => {
  const { fetch, sent } = fakeFetch(
    new Response(null, { status, headers: { location: 'https://evil.example.com/?k=1' } }),
  );
  const error = await failure(testClient(fetch).call('getThing', { thing: 'a' }));
  expect(error).toBeInstanceOf(ResponseError);
  expect(error).toMatchObject({ status });
  expect((error as Error).message).toContain('redirect');
  expect(sent.map(({ init }) => init.redirect)).toEqual(['manual']);
});

test('a lost connection has an unknown outcome, one that never was has not', async () => {
  const lost = await failure(
    testClient(
      fakeFetch(new TypeError('fetch failed', { cause: { code: 'ECONNRESET', message: 'reset' } })).fetch,
    ).call('getRoot'),
  );
  expect(lost).toBeInstanceOf(TransportError);
  expect(lost).toMatchObject({ outcome: 'unknown', operation: 'getRoot', attempts: 1 });
  expect((lost as Error).message).toContain('ECONNRESET');
  const refused = await failure(
    testClient(fakeFetch(new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } })).fetch).call('getRoot'),
  );
  expect(refused).toMatchObject({ outcome: 'not-sent' });
});

test('a connection lost within the body has an unknown outcome', async () => {
  const broken = new ReadableStream({
    start(controller) {
      controller.error(new TypeError('terminated'));
    },
  });
  const error = await failure(
    testClient(fakeFetch(() => new Response(broken, { status: 200 })).fetch).call('getRoot'),
  );
  expect(error).toBeInstanceOf(TransportError);
  expect(error).toMatchObject({ outcome: 'unknown' });
});

test.each([
  [{}, 'the argument thing is missing'],
  [{ thing: undefined }, 'the argument thing is missing'],
  [{ thing: 'a', thnig: 'b' }, 'there is no argument thnig'],
  [{ thing: 'a', body: {} }, 'there is no argument body'],
  [{ thing: 'a', toString: 1 }, 'there is no argument toString'],
  [{ thing: '..' }, 'thing must not be'],
  ['a', 'must be an object'],
  [['a'], 'must be an object'],
])('the arguments %j are refused before anything is sent', async (args, reason) => {
  const { fetch, sent } = fakeFetch(json({}));
  const error = await failure(testClient(fetch).call('getThing', args));
  expect(error).toBeInstanceOf(UsageError);
  expect((error as Error).message).toMatch(/^getThing: /);
  expect((error as Error).message).toContain(reason);
  expect(error).toMatchObject({ attempts: 0 });
  expect(sent).toEqual([]);
});

test('what an operation needs has to be there: a query parameter, a body; and a header is no argument', async () => {
  const { fetch, sent } = fakeFetch(json({}));
  const client = testClient(fetch);
  await expect(client.call('findThings', {})).rejects.toThrow('findThings: the argument site is missing');
  await expect(client.call('putThing', { thing: 'a' })).rejects.toThrow('putThing: the argument body is missing');
  await expect(client.call('getParts', { thing: 'a', part: 'b', version: '1' })).rejects.toThrow(
    'version is a header',
  );
  expect(sent).toEqual([]);
});

test("an option that nobody reads, a credential of the caller's or a senseless time limit is refused", async () => {
  const { fetch, sent } = fakeFetch(json({}));
  const client = testClient(fetch);
  await expect(client.call('getRoot', {}, { timoutMs: 5 } as object)).rejects.toThrow(
    'getRoot: there is no option timoutMs',
  );
  await expect(client.call('getRoot', {}, { headers: { AUTHORIZATION: 'x' } })).rejects.toThrow(UsageError);
  for (const timeoutMs of [0, -1, NaN, 2 ** 31])
    await expect(client.call('getRoot', {}, { timeoutMs })).rejects.toThrow(/timeoutMs/);
  expect(sent).toEqual([]);
});
