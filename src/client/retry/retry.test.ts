import { expect, test } from 'vitest';

import { failure, testClient } from '../../../test/client/client.js';
import { fakeFetch, json, type FakeFetch } from '../../../test/client/fake-fetch.js';
import { virtualTime, type VirtualTime } from '../../../test/client/virtual-time.js';
import { StatusError, TransportError } from '../errors.js';

type Replies = Parameters<typeof fakeFetch>;

const lost = (): Error =>
  new TypeError('fetch failed', { cause: Object.assign(new Error('reset'), { code: 'ECONNRESET' }) });
const refused = (): Error =>
  new TypeError('fetch failed', { cause: Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }) });
const ok = json({ done: true });

interface Played extends FakeFetch {
  readonly ended: unknown;
  readonly time: VirtualTime;
}

interface Call {
  readonly id?: string;
  readonly body?: unknown;
  readonly options?: object;
  readonly timeoutMs?: number;
  readonly start?: number;
}

/** What a call comes to when it is answered so, with the client's defaults and waits of half the longest. */
async function play(
  replies: Replies,
  { id = 'getRoot', body, options, timeoutMs = 60_000, start = 0 }: Call = {},
): Promise<Played> {
  const time = virtualTime(start);
  const fake = fakeFetch(...replies);
  const client = testClient(fake.fetch, { ...time, retry: undefined, timeoutMs });
  const call = client.call(id, body === undefined ? {} : { body }, options);
  const ended = await time.run(call.catch((error: unknown) => error));
  return { ...fake, ended, time };
}

test.each([
  ['refused as one too many', [json({}, 429), ok]],
  ['answered 500', [json({}, 500), ok]],
  ['answered 503', [json({}, 503), ok]],
  ['lost', [lost(), ok]],
  ['not even sent', [refused(), ok]],
])('what may be repeated is sent again when it is %s, after half a second at most', async (_, replies) => {
  const { ended, sent, time } = await play(replies as Replies);
  expect(ended).toEqual({ done: true });
  expect(sent.length).toBe(2);
  expect(time.now()).toBe(250);
});

test('waits double from one attempt to the next, and are drawn between nothing and that', async () => {
  const { sent, time, ended } = await play([json({}, 503)]);
  expect(sent.length).toBe(5);
  expect(time.now()).toBe(250 + 500 + 1000 + 2000);
  expect(ended).toMatchObject({ status: 503, attempts: 5, outcome: 'unknown' });
});

test.each([
  ['adjustThing', { points: 5 }],
  ['buyThing', { data: { price: 5 } }],
  ['buyThing', { data: { order: '' } }],
])('what may not be repeated is never sent twice, unless it was not taken: %s %j', async (id, body) => {
  for (const reply of [lost(), json({}, 500), json({}, 502), json({}, 503)]) {
    const { ended, sent } = await play([reply, ok], { id, body });
    expect(sent.length).toBe(1);
    expect(ended).toMatchObject({ attempts: 1, outcome: 'unknown' });
  }
  for (const reply of [json({}, 429), refused()]) {
    const { ended, sent } = await play([reply, ok], { id, body });
    expect(sent.length).toBe(2);
    expect(ended).toEqual({ done: true });
  }
});

test('a purchase with its natural key is sent again', async () => {
  const { sent } = await play([lost(), ok], { id: 'buyThing', body: { data: { order: 'o1' } } });
  expect(sent.length).toBe(2);
});

test('each item gets a key of its own, the same in every attempt, unless it has one', async () => {
  const { sent } = await play([lost(), json({}, 503), ok], {
    id: 'sendThings',
    body: [{ a: 1 }, { b: 2, key: 'mine' }, { c: 3 }],
  });
  const text = '[{"a":1,"key":"key-1"},{"b":2,"key":"mine"},{"c":3,"key":"key-2"}]';
  expect(sent.map(({ body }) => body)).toEqual([text, text, text]);
});

test.each([400, 401, 404, 409, 501])('a %i is final', async (status) => {
  const { ended, sent } = await play([json({}, status), ok]);
  expect(sent.length).toBe(1);
  expect(ended).toBeInstanceOf(StatusError);
});

test.each([
  ['7', 7000],
  ['0', 0],
  ['Thu, 01 Jan 1970 00:00:30 GMT', 20_000],
  ['Thursday, 01-Jan-70 00:00:30 GMT', 20_000],
  ['Thu Jan  1 00:00:30 1970', 20_000],
  ['Thu, 01 Jan 1970 00:00:05 GMT', 0],
  ['-1', 250],
  ['soon', 250],
])('Retry-After: %s is a wait of %i ms', async (retryAfter, ms) => {
  for (const status of [429, 503]) {
    const { time, sent } = await play([json({}, status, { 'retry-after': retryAfter }), ok], { start: 10_000 });
    expect(sent.length).toBe(2);
    expect(time.now() - 10_000).toBe(ms);
  }
});

test('RateLimit-Reset is a hint where there is no Retry-After, and none where it is too far', async () => {
  const reset = (seconds: string, more = {}) => json({}, 429, { 'ratelimit-reset': seconds, ...more });
  expect((await play([reset('7'), ok])).time.now()).toBe(7000);
  expect((await play([reset('7', { 'retry-after': '2' }), ok])).time.now()).toBe(2000);
  expect((await play([reset('99'), ok])).time.now()).toBe(250);
});

test('a wait that is longer than the time left is refused at once', async () => {
  const { ended, sent, time } = await play([json({}, 429, { 'retry-after': '61' }), ok]);
  expect(sent.length).toBe(1);
  expect(time.now()).toBe(0);
  expect(ended).toMatchObject({ status: 429, attempts: 1, retryAfterMs: 61_000, outcome: 'refused' });
  expect((ended as Error).message).toContain('the next try would be in 61000 ms, and timeoutMs leaves less');
});

test('retry says how often at most, and 0 is none', async () => {
  for (const [retry, reply] of [
    [0, json({}, 429)],
    [2, json({}, 429)],
    [0, lost()],
    [6, lost()],
  ] as const) {
    const { sent } = await play([reply], { options: { retry } });
    expect(sent.length).toBe(retry + 1);
  }
});

test('a request that is refused as one too many is sent again as long as there is time', async () => {
  const { ended, sent, time } = await play([json({}, 429)]);
  expect(sent.length).toBe(12);
  expect(time.now()).toBeLessThan(60_000);
  expect(ended).toMatchObject({ status: 429, outcome: 'refused' });
});

test('a call that was lost once stays in doubt, whatever comes after', async () => {
  expect((await play([lost(), json({}, 404)])).ended).toMatchObject({ status: 404, attempts: 2, outcome: 'unknown' });
  expect((await play([lost(), refused()], { options: { retry: 1 } })).ended).toMatchObject({ outcome: 'unknown' });
  expect((await play([json({}, 429), refused()], { options: { retry: 1 } })).ended).toMatchObject({
    outcome: 'not-sent',
  });
});

test('timeoutMs is for all attempts and the waits between them, and nothing is sent after it', async () => {
  const time = virtualTime();
  const { fetch, sent } = fakeFetch(json({}, 503), () => new Promise(() => undefined));
  const client = testClient(fetch, { ...time, retry: undefined, timeoutMs: 1000 });
  const error = await time.run(failure(client.call('getRoot')));
  expect(error).toBeInstanceOf(TransportError);
  expect(error).toMatchObject({ outcome: 'unknown', attempts: 2 });
  expect(time.now()).toBe(1000);
  await time.run(time.wait(100_000));
  expect(sent.length).toBe(2);
});

test('an abort ends a wait at once, and nothing is sent after it', async () => {
  const time = virtualTime();
  const { fetch, sent } = fakeFetch(json({}, 503));
  const controller = new AbortController();
  const call = testClient(fetch, { ...time, retry: undefined }).call('getRoot', {}, { signal: controller.signal });
  time.timers.setTimeout(() => {
    controller.abort('enough');
  }, 100);
  expect(await time.run(failure(call))).toBe('enough');
  expect(time.now()).toBe(100);
  await time.run(time.wait(100_000));
  expect(sent.length).toBe(1);
});

test('each attempt is signed anew', async () => {
  const time = virtualTime();
  const { fetch, sent } = fakeFetch(json({}, 503), ok);
  const sign = (headers: Headers): void => {
    headers.set('authorization', `Bearer ${time.now()}`);
  };
  await time.run(testClient(fetch, { ...time, sign, retry: undefined, timeoutMs: 9000 }).call('getRoot'));
  expect(sent.map(({ headers }) => headers.get('authorization'))).toEqual(['Bearer 0', 'Bearer 250']);
});

test('a credential that cannot be had is not asked for again', async () => {
  let asked = 0;
  const sign = (): never => {
    asked += 1;
    throw new Error('no');
  };
  const error = await failure(testClient(fakeFetch(ok).fetch, { sign, retry: 4 }).call('getRoot'));
  expect([asked, error]).toMatchObject([1, { outcome: 'not-sent', attempts: 0 }]);
});
