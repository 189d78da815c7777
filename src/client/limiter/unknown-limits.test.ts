import { expect, test } from 'vitest';

import { fixedWindow, slidingWindow, tokenBucket, type Admit } from '../../../test/client/limits/services.js';
import { runAgainst } from '../../../test/client/limits/run.js';

const documented = {
  default: 'requests',
  buckets: { requests: { capacity: 600, refillPerSecond: 9, scope: 'account' } },
};

test('a limit as documented is used to the full without a single refusal', async () => {
  const { late, refused } = await runAgainst(tokenBucket(600, 9), { limits: documented });
  expect(refused).toBe(0);
  expect(late.passedPerSecond).toBeGreaterThan(0.98 * 9);
});

// A limit of nine a second that is not counted as documented, or that is eight by now.
test.each<[string, () => Admit, number]>([
  ['windows of a second', () => fixedWindow(9, 1000), 9],
  ['windows of ten seconds', () => fixedWindow(90, 10_000), 9],
  ['any ten seconds', () => slidingWindow(90, 10_000), 9],
  ['a leaky bucket', () => tokenBucket(10, 9), 9],
  ['the limit of 2020', () => tokenBucket(530, 8), 8],
  ['five a second', () => tokenBucket(10, 5), 5],
])(
  '%s: after ten seconds 1 % of the answers at most are refusals, and 90 % of the limit is used',
  async (_, admit, limit) => {
    const { late, failed } = await runAgainst(admit(), { limits: documented });
    expect(late.refusedShare).toBeLessThan(0.01);
    expect(late.passedPerSecond).toBeGreaterThan(0.9 * limit);
    expect(failed).toBe(0);
  },
);

test('three processes that know nothing of each other share a limit', async () => {
  const { late, failed } = await runAgainst(tokenBucket(600, 9), { limits: documented, processes: 3 });
  expect(late.refusedShare).toBeLessThan(0.01);
  expect(late.passedPerSecond).toBeGreaterThan(0.9 * 9);
  expect(failed).toBe(0);
});

test.each([3, 10, 50, 200])('an unknown limit of %i a second is found within 10 %%', async (rate) => {
  const { late, failed } = await runAgainst(tokenBucket(rate, rate), { workers: 50 });
  expect(late.passedPerSecond / rate).toBeGreaterThan(0.9);
  expect(late.passedPerSecond / rate).toBeLessThan(1.1);
  expect(late.refusedShare).toBeLessThan(0.01);
  expect(failed).toBe(0);
});

test('a service that refuses everything for five seconds is back at its rate in twenty', async () => {
  const inner = tokenBucket(600, 9);
  const blip: Admit = (at) => inner(at) && !(at > 100_000 && at < 105_000);
  const { passedBetween } = await runAgainst(blip, { limits: documented });
  expect(passedBetween(80, 100)).toBeGreaterThan(0.98 * 9 * 20);
  expect(passedBetween(125, 145)).toBeGreaterThan(0.9 * 9 * 20);
  expect(passedBetween(160, 180)).toBeGreaterThan(0.98 * 9 * 20);
});
