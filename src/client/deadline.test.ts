import { getEventListeners } from 'node:events';
import { expect, test } from 'vitest';

import { fakeFetch, json } from '../../test/client/fake-fetch.js';
import { failure, testClient } from '../../test/client/client.js';
import type { Timers } from './clock.js';
import { TransportError } from './errors.js';

/** Answers only when the signal ends it, or never when it does not look at the signal. */
const silent = (obedient: boolean): ReturnType<typeof fakeFetch> =>
  fakeFetch(
    ({ init }) =>
      new Promise((_, reject) => {
        if (obedient)
          init.signal?.addEventListener('abort', () => {
            reject(init.signal?.reason as Error);
          });
      }),
  );

interface FakeTimers extends Timers {
  readonly waits: number[];
  readonly running: Set<unknown>;
  fire(): void;
}

function fakeTimers(): FakeTimers {
  const running = new Set<() => void>();
  const waits: number[] = [];
  return {
    waits,
    running,
    setTimeout(run, ms) {
      waits.push(ms);
      running.add(run);
      return run;
    },
    clearTimeout: (timer) => {
      running.delete(timer as () => void);
    },
    fire: () => {
      running.forEach((run) => {
        run();
      });
    },
  };
}

const sentOnce = async (sent: readonly unknown[]): Promise<void> => {
  while (sent.length === 0) await Promise.resolve();
};

test.each([
  ['an error', new Error('enough')],
  ['a text', 'enough'],
  ['0', 0],
  ['an empty text', ''],
  ['null', null],
  ['false', false],
])('an abort rejects with its reason as it is: %s', async (_, reason) => {
  for (const obedient of [true, false]) {
    const { fetch, sent } = silent(obedient);
    const controller = new AbortController();
    const call = testClient(fetch).call('getRoot', {}, { signal: controller.signal });
    await sentOnce(sent);
    controller.abort(reason);
    expect(await failure(call)).toBe(reason);
  }
});

test('with a signal that is aborted already nothing is sent', async () => {
  const { fetch, sent } = fakeFetch(json({}));
  const signal = AbortSignal.abort('no');
  expect(await failure(testClient(fetch).call('getRoot', {}, { signal }))).toBe('no');
  expect(await failure(testClient(fetch).list('listThings', {}, { signal }))).toBe('no');
  expect(sent).toEqual([]);
});

test('an abort while the credential is being made sends nothing', async () => {
  const { fetch, sent } = fakeFetch(json({}));
  const controller = new AbortController();
  const sign = async (): Promise<void> => {
    controller.abort('no');
  };
  expect(await failure(testClient(fetch, { sign }).call('getRoot', {}, { signal: controller.signal }))).toBe('no');
  await Promise.resolve();
  expect(sent).toEqual([]);
});

test('an abort while the body is read counts too', async () => {
  const controller = new AbortController();
  const { fetch, sent } = fakeFetch(
    () =>
      new Response(
        new ReadableStream({
          pull() {
            controller.abort('no');
          },
        }),
      ),
  );
  expect(await failure(testClient(fetch).call('getRoot', {}, { signal: controller.signal }))).toBe('no');
  expect(sent).toHaveLength(1);
});

test('an abort after the answer changes nothing', async () => {
  const controller = new AbortController();
  const call = testClient(fakeFetch(json({ a: 1 })).fetch).call('getRoot', {}, { signal: controller.signal });
  await expect(call).resolves.toEqual({ a: 1 });
  controller.abort();
  await expect(call).resolves.toEqual({ a: 1 });
});

test('timeoutMs ends a call that gets no answer, with an unknown outcome', async () => {
  for (const obedient of [true, false]) {
    const timers = fakeTimers();
    const { fetch, sent } = silent(obedient);
    const call = testClient(fetch, { timers, timeoutMs: 1000 }).call('getRoot', {}, { timeoutMs: 250 });
    await sentOnce(sent);
    timers.fire();
    const error = await failure(call);
    expect(error).toBeInstanceOf(TransportError);
    expect(error).toMatchObject({ outcome: 'unknown', operation: 'getRoot', attempts: 1 });
    expect((error as Error).message).toContain('250 ms');
    expect(timers.waits).toEqual([250]);
  }
});

test('no timer outlives its call, and Infinity starts none', async () => {
  const timers = fakeTimers();
  const client = testClient(fakeFetch(json({})).fetch, { timers, timeoutMs: 1000 });
  await client.call('getRoot');
  await client.call('getRoot', {}, { timeoutMs: Infinity });
  expect(timers.waits).toEqual([1000]);
  expect(timers.running.size).toBe(0);
});

test('a signal shared by many calls gathers no listeners', async () => {
  const { signal } = new AbortController();
  const client = testClient(fakeFetch(json({}), json({}, 503), new Error('lost')).fetch);
  for (let calls = 0; calls < 3; calls += 1) await client.call('getRoot', {}, { signal }).catch(() => undefined);
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});
