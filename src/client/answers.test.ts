import { getEventListeners } from 'node:events';
import { expect, test } from 'vitest';

import { failure, testClient } from '../../test/client/client.js';
import { fakeFetch, json } from '../../test/client/fake-fetch.js';
import { checkSettings } from './settings.js';
import { ClientError, ResponseError, StatusError, TransportError, UsageError } from './errors.js';

const oneThing = { thing: 'a' };

test.each([
  ['null', json(null)],
  ['nothing', new Response('')],
  ['nothing, with a 204 that is not documented', new Response(null, { status: 204 })],
])('a success that carries %s is a ResponseError, not an answer', async (_, reply) => {
  const error = await failure(testClient(fakeFetch(reply).fetch).call('getThing', oneThing));
  expect(error).toBeInstanceOf(ResponseError);
  expect(error).toMatchObject({ outcome: 'unknown', attempts: 1 });
});

test('a refusal nested 50,000 deep is a StatusError that can be shown', async () => {
  const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
  const reply = new Response(deep, { status: 400, headers: { 'content-type': 'application/json' } });
  const error = await failure(testClient(fakeFetch(reply).fetch).call('getThing', oneThing));
  expect(error).toBeInstanceOf(StatusError);
  expect(JSON.stringify(error)).toContain('nested too deeply');
});

const hostile = {
  get message(): string {
    throw new Error('no message');
  },
};

test.each([
  ['whose message throws', hostile],
  ['that is null', null],
  ['that is a symbol', Symbol('lost')],
  ['without a prototype', Object.create(null) as object],
])('what fetch throws is a TransportError, also something %s', async (_, thrown) => {
  const fetch = (): Promise<never> => Promise.reject(thrown as Error);
  const error = await failure(testClient(fetch).call('getThing', oneThing));
  expect(error).toBeInstanceOf(TransportError);
  expect(error).toMatchObject({ outcome: 'unknown' });
});

test.each([
  ['options must be an object', null],
  ['options must be an object', 5],
  ['signal must be an AbortSignal', { signal: {} }],
  ['timeoutMs must be', { timeoutMs: 5n }],
  ['timeoutMs must be', { timeoutMs: '5' }],
  ['retry must be', { retry: -1 }],
  ['retry must be', { retry: 1.5 }],
  ['headers must be', { headers: { 'x-trace': 'a\nb' } }],
  ['headers must be', { headers: { 'not a name': 'a' } }],
  ['headers must be', { headers: 5 }],
  ...['content-length', 'Host', 'transfer-encoding', 'Content-Type', 'connection', 'authorization', 'expect'].map(
    (name): [string, object] => ['is set by the client', { headers: { [name]: '5' } }],
  ),
])('a UsageError says that %s: %o', async (text, options) => {
  const { fetch, sent } = fakeFetch(json({}));
  const error = await failure(testClient(fetch).call('getThing', oneThing, options as never));
  expect(error).toBeInstanceOf(UsageError);
  expect((error as Error).message).toContain(text);
  expect(sent).toEqual([]);
});

test.each([
  ['a text', '{"name":"A"}'],
  ['FormData', new FormData()],
  ['URLSearchParams', new URLSearchParams('a=b')],
  ['Blob', new Blob(['{}'])],
  ['Uint8Array', Buffer.from('{}')],
  ['Map', new Map()],
  ['Promise', Promise.resolve({})],
  ['Null', null],
])('a JSON operation takes no body that is %s', async (kind, body) => {
  const { fetch, sent } = fakeFetch(json({}));
  const error = await failure(testClient(fetch).call('putThing', { ...oneThing, body }));
  expect(error).toBeInstanceOf(UsageError);
  expect((error as Error).message).toContain(`it is ${kind}`);
  expect(sent).toEqual([]);
});

test('an object of a class of yours is a body as good as any', async () => {
  class Thing {
    readonly name = 'A';
  }
  const { fetch, sent } = fakeFetch(json({}));
  await testClient(fetch).call('putThing', { ...oneThing, body: new Thing() });
  expect(sent[0]?.body).toBe('{"name":"A"}');
});

test.each([
  [{ fetch: 5 }, 'fetch'],
  [{ now: 'noon' }, 'now'],
  [{ maxResponseBytes: 0 }, 'maxResponseBytes'],
  [{ maxResponseBytes: '5' }, 'maxResponseBytes'],
  [{ rateLimiter: 5 }, 'rateLimiter must be an object with take() and drain()'],
  [{ rateLimiter: { take: () => 0 } }, 'rateLimiter'],
  [{ timers: {} }, 'timers must be an object with setTimeout() and clearTimeout()'],
  [{ timers: null }, 'timers'],
  [null, 'options'],
])('the settings %o are refused', (settings, name) => {
  const check = (): void => {
    checkSettings(settings as never, []);
  };
  expect(check).toThrow(UsageError);
  expect(check).toThrow(name);
});

test('a wrong argument leaves no listener behind', async () => {
  const { signal } = new AbortController();
  const client = testClient(fakeFetch(json({})).fetch);
  await failure(client.call('getThing', { nothing: 1 }, { signal }));
  await failure(client.call('getThing', { thing: '..' }, { signal }));
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});

test('one signal may end any number of calls, without a warning', async () => {
  const warnings: Error[] = [];
  const listen = (warning: Error): void => void warnings.push(warning);
  process.on('warning', listen);
  const controller = new AbortController();
  const client = testClient(() => new Promise(() => undefined));
  const calls = Array.from({ length: 50 }, () =>
    failure(client.call('getThing', oneThing, { signal: controller.signal })),
  );
  await new Promise((resolve) => setImmediate(resolve));
  controller.abort('enough');
  expect(new Set(await Promise.all(calls))).toEqual(new Set(['enough']));
  process.off('warning', listen);
  expect(warnings).toEqual([]);
});

test('an answer that is larger than maxResponseBytes is given up', async () => {
  let sent = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += 1000;
      controller.enqueue(new Uint8Array(1000));
    },
  });
  const client = testClient(() => Promise.resolve(new Response(endless)), { maxResponseBytes: 10_000 });
  const error = await failure(client.call('getThing', oneThing));
  expect(error).toBeInstanceOf(ResponseError);
  expect((error as Error).message).toContain('10000 bytes that maxResponseBytes allows');
  expect(sent).toBeLessThan(20_000);
});

test('an answer of exactly maxResponseBytes is read', async () => {
  const client = testClient(fakeFetch(json({ a: 1 })).fetch, { maxResponseBytes: '{"a":1}'.length });
  expect(await client.call('getThing', oneThing)).toEqual({ a: 1 });
});

test('whatever fetch gives that is no response, a documented error comes of it', async () => {
  for (const given of [undefined, null, 5, {}, { status: 200 }]) {
    const client = testClient(() => Promise.resolve(given as unknown as Response));
    expect(await failure(client.call('getThing', oneThing))).toBeInstanceOf(ClientError);
  }
});
