import { getEventListeners } from 'node:events';

import { expect, test } from 'vitest';

import type { EmulatedApi } from './api.js';
import { createClock } from './clock.js';
import { createHost, type Host } from './host.js';
import { json, type ResponseMessage } from './message.js';

const URL_OF = 'http://localhost/echo';

/** A host whose only API gives this answer, now or later. */
function answering(answer: () => ResponseMessage | Promise<ResponseMessage>): Host {
  const outcomeOf = (response: ResponseMessage) => ({ response, operationId: 'echo', assumed: [] });
  const api: EmulatedApi = {
    name: 'echo',
    deciding: { rows: () => [], turn: () => () => undefined },
    serves: (path) => path.startsWith('/echo'),
    handle: () => {
      const given = answer();
      return given instanceof Promise ? given.then(outcomeOf) : outcomeOf(given);
    },
    reset: () => undefined,
    snapshot: () => null,
    restore: () => () => undefined,
  };
  return createHost(
    [api],
    createClock(() => 1000),
  );
}

const echo = (): Host => answering(() => json(200, { ok: true }));

/** A body of which chunks come for ever, each when it is asked for; `cancelled` becomes why it ended. */
function endless(chunk: Uint8Array | undefined): { body: ReadableStream<Uint8Array>; cancelled: Promise<unknown> } {
  const { promise: cancelled, resolve } = withResolver();
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      if (chunk) controller.enqueue(chunk);
      else return new Promise(() => undefined);
    },
    cancel: resolve,
  });
  return { body, cancelled };
}

function withResolver(): { promise: Promise<unknown>; resolve: (value: unknown) => void } {
  let resolve: (value: unknown) => void = () => undefined;
  const promise = new Promise((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

const post = (body: ReadableStream<Uint8Array>, more: object = {}): RequestInit =>
  ({ method: 'POST', body, duplex: 'half', ...more }) as RequestInit;

test.each([new Error('enough'), 'enough', 0, null])(
  'an abort before the call throws its reason, %s',
  async (reason) => {
    await expect(echo().fetch(URL_OF, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  },
);

test('an abort while the answer is awaited throws its reason', async () => {
  const controller = new AbortController();
  const host = answering(() => new Promise(() => undefined));
  const call = host.fetch(URL_OF, { signal: controller.signal });
  controller.abort('enough');
  await expect(call).rejects.toBe('enough');
});

test('an abort of a Request is heard too, and one of its options in its place', async () => {
  const [own, given] = [new AbortController(), new AbortController()];
  const host = answering(() => new Promise(() => undefined));
  const call = host.fetch(new Request(URL_OF, { signal: own.signal }));
  own.abort('own');
  await expect(call).rejects.toBe('own');
  const other = host.fetch(new Request(URL_OF, { signal: own.signal }), { signal: given.signal });
  given.abort('given');
  await expect(other).rejects.toBe('given');
  expect((await echo().fetch(new Request(URL_OF, { signal: own.signal }), { signal: null })).status).toBe(200);
});

test.each([
  ['nothing comes of', undefined],
  ['never ends', new Uint8Array(10)],
])('an abort ends a body that %s', async (_, chunk) => {
  const controller = new AbortController();
  const { body, cancelled } = endless(chunk);
  const call = echo().fetch(URL_OF, post(body, { signal: controller.signal }));
  await new Promise(setImmediate);
  controller.abort('enough');
  await expect(call).rejects.toBe('enough');
  expect(await cancelled).toBe('enough');
});

test('a body that never ends is refused when it is too long to be read', async () => {
  const { body, cancelled } = endless(new Uint8Array(8 * 1024 * 1024));
  const answer = await echo().fetch(URL_OF, post(body));
  expect([answer.status, await answer.json()]).toEqual([
    400,
    { error: 'The body has more than 67108864 bytes; at most 67108864 are read.' },
  ]);
  await cancelled;
});

test('a body that breaks throws what broke it', async () => {
  const broken = new Error('broken');
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      controller.error(broken);
    },
  });
  await expect(echo().fetch(URL_OF, post(body))).rejects.toBe(broken);
});

test('a signal that is aborted after the call, or never, leaves nothing behind', async () => {
  const controller = new AbortController();
  const { signal } = controller;
  const answer = await echo().fetch(URL_OF, { method: 'POST', body: 'x', signal });
  expect(getEventListeners(signal, 'abort')).toEqual([]);
  controller.abort();
  expect(await answer.json()).toEqual({ ok: true });
});

test.each<[string, ResponseMessage]>([
  ['a header that HTTP cannot carry', { status: 302, headers: { location: 'https://магазин.example/' }, body: '' }],
  ['a header of two lines', { status: 200, headers: { a: 'b\r\nc: d' }, body: '' }],
  ['a header without a name', { status: 200, headers: { 'a b': 'c' }, body: '' }],
  ['a status that is none', { status: 99, headers: {}, body: '' }],
])('an answer with %s is told as a bug, in-process and over HTTP', async (_, response) => {
  await using host = answering(() => response);
  const { origin } = await host.listen();
  for (const answer of [await host.fetch(URL_OF), await fetch(`${origin}/echo`)])
    expect([answer.status, await answer.json()]).toEqual([
      500,
      { error: expect.stringContaining('A bug of the emulator: the answer has the') as string },
    ]);
  expect(host.requests.map(({ status }) => status)).toEqual([500, 500]);
});

test('a clock that breaks is told, and what comes after it is answered', async () => {
  let now = 5;
  await using host = createHost(
    [],
    createClock(() => now),
  );
  const { origin } = await host.listen();
  now = Number.NaN;
  for (const answer of [await host.fetch(URL_OF), await fetch(`${origin}/echo`)])
    expect([answer.status, await answer.text()]).toEqual([500, expect.stringContaining('not NaN')]);
  now = 6;
  expect((await fetch(`${origin}/echo`)).status).toBe(404);
});

test('HEAD is answered as GET is, without the body, in-process and over HTTP', async () => {
  await using host = answering(() => ({ ...json(200, { text: 'süß' }), headers: { 'x-own': 'a' } }));
  const { origin } = await host.listen();
  for (const send of [host.fetch, fetch]) {
    const answer = await send(`${send === fetch ? origin : 'http://localhost'}/echo`, { method: 'HEAD' });
    expect([answer.status, answer.headers.get('x-own'), answer.headers.get('content-length')]).toEqual([
      200,
      'a',
      '16',
    ]);
    expect(await answer.text()).toBe('');
    const control = await send(`${send === fetch ? origin : 'http://localhost'}/__emulator/clock`, { method: 'HEAD' });
    expect([control.status, control.headers.get('content-length')]).toEqual([200, '30']);
  }
  expect(host.requests.map(({ method, responseBody }) => [method, responseBody])).toEqual([
    ['HEAD', ''],
    ['HEAD', ''],
  ]);
});

test('an answer of bytes comes as it is, and one of 204 has no body', async () => {
  const bytes = new Uint8Array([0, 255, 128]);
  await using host = answering(() => ({ status: 200, headers: {}, body: '', bytes }));
  const { origin } = await host.listen();
  for (const answer of [await host.fetch(URL_OF), await fetch(`${origin}/echo`)])
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(bytes);
  await using empty = answering(() => ({ status: 204, headers: {}, body: '' }));
  expect((await empty.fetch(URL_OF)).status).toBe(204);
});
