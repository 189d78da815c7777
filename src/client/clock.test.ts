import { expect, test } from 'vitest';

import { clockOf } from './clock.js';

test('a timer that has run is over, whatever the time says', () => {
  const due: (() => void)[] = [];
  const timers = { setTimeout: (run: () => void) => due.push(run), clearTimeout: () => undefined };
  const clock = clockOf(timers, () => 1000);
  clock.timers.setTimeout(() => undefined, 250);
  expect(clock.now()).toBe(1000);
  due[0]?.();
  expect(clock.now()).toBe(1250);
  expect(clockOf(timers, () => 0)).toBe(clock); // one clock for all clients that wait by the same timers
});
