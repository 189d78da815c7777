import { expect, test } from 'vitest';

import { failure, testClient } from '../../../test/client/client.js';
import { fakeFetch, json } from '../../../test/client/fake-fetch.js';
import { virtualTime, type VirtualTime } from '../../../test/client/virtual-time.js';
import { UsageError } from '../errors.js';
import { createLanes } from './lanes.js';

const limits = {
  default: 'requests',
  buckets: {
    requests: { capacity: 10, refillPerSecond: 2, scope: 'app' },
    rare: { capacity: 1, refillPerSecond: 1, scope: 'ip' },
  },
};

/** A client of a service that answers at once, and when its requests arrived. */
function paced(time: VirtualTime, settings: object = {}) {
  const at: number[] = [];
  const { fetch, sent } = fakeFetch(() => {
    at.push(time.now());
    return json({});
  });
  return { at, sent, fetch, client: testClient(fetch, { ...time, limits, ...settings }) };
}

test('a full bucket passes at once what it holds, and the rest as fast as it fills', async () => {
  const time = virtualTime();
  const { at, client } = paced(time);
  await time.run(Promise.all(Array.from({ length: 20 }, () => client.call('getRoot'))));
  // 0.3 seconds' worth and half a percent are kept back: 9.4 of 10, and 1.99 of 2 a second.
  expect(at.filter((ms) => ms === 0).length).toBe(9);
  expect(at.slice(9)).toEqual([302, 805, 1307, 1810, 2312, 2815, 3317, 3820, 4322, 4825, 5327]);
});

test('clients of an account share its buckets, those of another one do not', async () => {
  const time = virtualTime();
  const timers = time.timers;
  const log: string[] = [];
  const lanesOf = (account: string) =>
    createLanes({
      documented: limits,
      given: 'documented',
      limiter: undefined,
      clock: { now: time.now, timers },
      origin: 'https://api.example.com',
      account,
    });
  const operation = { method: 'GET', path: '/', parameters: {}, statuses: [] };
  for (const account of ['a', 'a', 'b']) log.push(lanesOf(account)(operation).bucket.key);
  expect(lanesOf('a')(operation)).toBe(lanesOf('a')(operation));
  expect(lanesOf('a')(operation)).not.toBe(lanesOf('b')(operation));
  const rare = { ...operation, bucket: 'rare' };
  expect(lanesOf('a')(rare)).toBe(lanesOf('b')(rare)); // one per machine
});

test('requests go in the order in which they were made, and an abort leaves the queue at once', async () => {
  const time = virtualTime();
  const { sent, client } = paced(time);
  const controller = new AbortController();
  const calls = Array.from({ length: 15 }, (_, index) =>
    client.call('getThing', { thing: index }, index === 11 ? { signal: controller.signal } : {}),
  );
  const left = failure(calls[11] ?? Promise.resolve());
  time.timers.setTimeout(() => {
    controller.abort('gone');
  }, 100);
  expect(await time.run(left)).toBe('gone');
  expect(time.now()).toBe(100);
  await time.run(Promise.all(calls.filter((_, index) => index !== 11)));
  expect(sent.map(({ url }) => Number(url.split('/').at(-1)))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 13, 14]);
});

test('the queue takes no time of a call, and no timer is left when all have gone', async () => {
  const time = virtualTime();
  const { client } = paced(time);
  const calls = Array.from({ length: 12 }, () => client.call('getRoot', {}, { timeoutMs: 10 }));
  await time.run(Promise.all(calls));
  expect(time.waiting()).toBe(0);
});

test('a throttle empties the bucket for everybody, and the request that met it goes first', async () => {
  const time = virtualTime();
  const urls: string[] = [];
  const { fetch } = fakeFetch(
    ({ url }) => {
      urls.push(url);
      return json({}, 429, { 'retry-after': '3' });
    },
    ({ url }) => {
      urls.push(`${time.now()} ${url}`);
      return json({});
    },
  );
  const client = testClient(fetch, { ...time, limits, retry: undefined, timeoutMs: 60_000 });
  const first = client.call('getThing', { thing: 'first' });
  await time.run(time.wait(1));
  const second = client.call('getThing', { thing: 'second' });
  await time.run(Promise.all([first, second]));
  expect(urls[1]).toBe('3000 https://api.example.com/v1/things/first');
  expect(urls[2]).toMatch(/\/things\/second$/);
});

test.each([
  ['there is no bucket other (requests, rare)', { other: { capacity: 1, refillPerSecond: 1 } }],
  ['requests needs a capacity from 1 on', { requests: { capacity: 0, refillPerSecond: 1 } }],
  ['a refillPerSecond above 0', { requests: { capacity: 5, refillPerSecond: 0 } }],
  ['a refillPerSecond above 0', { requests: { capacity: 5, refillPerSecond: NaN } }],
  ['a refillPerSecond above 0', { requests: { capacity: 5 } }],
  ['a capacity from 1 on', { requests: null }],
  ["rateLimits must be 'documented', 'off', or limits by bucket", 5],
  ["rateLimits must be 'documented', 'off', or limits by bucket", null],
  ["rateLimits must be 'documented', 'off', or limits by bucket", 'none'],
])('limits of your own are refused: %s', (message, rateLimits) => {
  const make = () => paced(virtualTime(), { rateLimits });
  expect(make).toThrow(UsageError);
  expect(make).toThrow(message);
});

test('limits of your own replace those of their bucket; off is none', async () => {
  const time = virtualTime();
  const own = paced(time, { rateLimits: { requests: { capacity: 3, refillPerSecond: 1 } } });
  await time.run(Promise.all(Array.from({ length: 4 }, () => own.client.call('getRoot'))));
  expect(own.at.map((ms) => ms > 0)).toEqual([false, false, true, true]);
  const off = paced(time, { rateLimits: 'off' });
  const start = time.now();
  await time.run(Promise.all(Array.from({ length: 1000 }, () => off.client.call('getRoot'))));
  expect(time.now()).toBe(start);
});

test('a limiter of your own counts, one request at a time; when it fails, nothing is sent', async () => {
  const asked: string[] = [];
  let pending = 0;
  const limiter = {
    async take({ name }: { name: string }) {
      pending += 1;
      asked.push(`${name} ${pending}`);
      await Promise.resolve();
      pending -= 1;
      if (asked.length > 3) throw new Error('store is down');
      return 0;
    },
    drain: () => undefined,
  };
  const { sent, client } = paced(virtualTime(), { limiter });
  const results = await Promise.allSettled(Array.from({ length: 4 }, () => client.call('getRoot')));
  expect(asked).toEqual(['requests 1', 'requests 1', 'requests 1', 'requests 1']);
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected']);
  expect(results[3]).toMatchObject({ reason: { name: 'TransportError', outcome: 'not-sent', attempts: 0 } });
  expect(sent.length).toBe(3);
});
