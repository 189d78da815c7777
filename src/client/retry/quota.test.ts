import { expect, test } from 'vitest';

import { failure, testClient } from '../../../test/client/client.js';
import { fakeFetch, json } from '../../../test/client/fake-fetch.js';
import { RetryQuota } from './quota.js';

/** Answers with these statuses; the quota after each of them, and `undefined` where it was exceeded. */
function replay(quota: RetryQuota, calls: readonly (readonly number[])[]): (number | undefined)[] {
  return calls.flatMap((statuses) => {
    let cost = 0;
    return statuses.map((status) => {
      if (status === 200) quota.giveBack(cost === 0 ? 1 : cost);
      else if (quota.pay(status === 429 ? 5 : 14)) cost = status === 429 ? 5 : 14;
      else return undefined;
      return quota.left;
    });
  });
}

// The vectors that the SDKs of AWS are tested with.
test.each([
  [500, [[500, 500, 200]], [486, 472, 486]],
  [14, [[500, 500]], [0, undefined]],
  [20, [[500, 502]], [6, undefined]],
  [
    30,
    [
      [500, 502, 200],
      [500, 200],
    ],
    [16, 2, 16, 2, 16],
  ],
  [0, [[500]], [undefined]],
  [500, [[429, 500, 200]], [495, 481, 495]],
])('a quota of %i is used as %j by the answers %j', (start, answers, left) => {
  expect(replay(new RetryQuota(start), answers)).toEqual(left);
});

test('a call that needs no retry gives one back, up to the capacity', () => {
  const quota = new RetryQuota(499);
  quota.giveBack(1);
  quota.giveBack(1);
  expect(quota.left).toBe(500);
});

test('an outage ends in a few retries for all calls together, and each error says so', async () => {
  const { fetch, sent } = fakeFetch(json({}, 503));
  const timers = { setTimeout: (run: () => void) => void queueMicrotask(run), clearTimeout: () => undefined };
  const client = testClient(fetch, { timers, retry: 4 });
  const errors: unknown[] = [];
  for (let calls = 0; calls < 50; calls += 1) errors.push(await failure(client.call('getThing', { thing: 'a' })));
  expect(sent.length).toBe(50 + 35); // 35 retries at 14 are all that 500 pay for
  expect((errors.at(-1) as Error).message).toContain('the retry quota of this process is used up');
  expect(errors.at(-1)).toMatchObject({ status: 503, attempts: 1, outcome: 'unknown' });
});
