import { expect, test } from 'vitest';

import { createClock } from './clock.js';

test('a clock runs with its source and keeps what it was advanced', () => {
  let source = 100;
  const clock = createClock(() => source);
  clock.advance(50);
  source = 110;
  expect(clock.now()).toBe(160);
});

test('a frozen clock stands still until it is advanced', () => {
  let source = 100;
  const clock = createClock(() => source);
  clock.freeze();
  source = 500;
  expect(clock.now()).toBe(100);
  clock.advance(1);
  expect(clock.now()).toBe(101);
  clock.freeze(7);
  expect(clock.now()).toBe(7);
});

test.each([-1, Number.NaN, Infinity, 1e300])('time does not go by %d', (milliseconds) => {
  expect(() => {
    createClock().advance(milliseconds);
  }).toThrow(RangeError);
});

test.each([-1, Date.UTC(10_000, 0, 1), Number.NaN])('a clock cannot stand at %s', (at) => {
  expect(() => {
    createClock().freeze(at);
  }).toThrow(RangeError);
});
