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

test('time goes by whole milliseconds', () => {
  expect(() => {
    createClock().advance(0.5);
  }).toThrow(new RangeError('clock.advance takes whole milliseconds of 0 or more, not 0.5.'));
});

test.each([Number.NaN, -1, 0.5, Infinity, Date.UTC(10_000, 0, 1), '5' as never])(
  'a source that gives %s is refused, at once or when it does',
  (at) => {
    expect(() => createClock(() => at)).toThrow(/^The option clock must give whole Unix milliseconds .*, not /);
    let source = 5;
    const clock = createClock(() => source);
    source = at;
    expect(() => clock.now()).toThrow(RangeError);
  },
);

const END = Date.UTC(9999, 11, 31);

test.each([
  ['standing', true, 400],
  ['running', false, 450],
])('a %s clock is put back as it was, on a source of its own', (_, isFrozen, later) => {
  const clock = createClock(() => 100);
  if (isFrozen) clock.freeze();
  clock.advance(300);
  expect(clock.state()).toEqual({ now: 400, frozen: isFrozen });
  let source = 7_000;
  const other = createClock(() => source);
  other.advance(5);
  other.restore(clock.state());
  source = 7_050;
  expect([other.now(), other.state().frozen]).toEqual([later, isFrozen]);
});

test('the last time that a clock can show is kept by a state, and not passed', () => {
  let source = 0;
  const clock = createClock(() => source);
  clock.restore({ now: END, frozen: false });
  source = 1000;
  expect(clock.state()).toEqual({ now: END, frozen: false });
  clock.restore({ now: 0, frozen: false });
  source = 900;
  expect(clock.now()).toBe(0);
});
