import { expect, test } from 'vitest';

import { createTokenBuckets } from './token-bucket.js';

const limits = { calls: { capacity: 3, refillPerSecond: 2, scope: 'key' } };

function bucket(): { take(key?: string): boolean; wait(ms: number): void; reset(): void } {
  let now = 0;
  const buckets = createTokenBuckets(limits, () => now);
  return {
    take: (key = 'a') => buckets.take('calls', key),
    wait: (ms) => {
      now += ms;
    },
    reset: () => {
      buckets.reset();
    },
  };
}

test('a bucket starts full, empties, and refills steadily', () => {
  const { take, wait } = bucket();
  expect([take(), take(), take(), take()]).toEqual([true, true, true, false]);
  wait(499);
  expect(take()).toBe(false);
  wait(1);
  expect([take(), take()]).toEqual([true, false]);
});

test('a bucket never holds more than its capacity', () => {
  const { take, wait } = bucket();
  wait(3_600_000);
  expect([take(), take(), take(), take()]).toEqual([true, true, true, false]);
});

test('a clock that is set back takes no token away', () => {
  const { take, wait } = bucket();
  take();
  wait(-3_600_000);
  expect([take(), take(), take()]).toEqual([true, true, false]);
});

test('each key has a bucket of its own, and a reset fills all', () => {
  const { take, reset } = bucket();
  expect([take('a'), take('a'), take('a'), take('a'), take('b')]).toEqual([true, true, true, false, true]);
  reset();
  expect(take('a')).toBe(true);
});

test('a limit that is not named is none', () => {
  const buckets = createTokenBuckets(limits, () => 0);
  expect(Array.from({ length: 10 }, () => buckets.take('other', 'a'))).not.toContain(false);
});
