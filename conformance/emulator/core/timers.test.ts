import { expect, test } from 'vitest';

import { createClock } from './clock.js';
import type { Wait } from './timers.js';

/** A timer of the system that is moved by hand. */
function handTimer() {
  const waits: { milliseconds: number; run: () => void }[] = [];
  const wait: Wait = (milliseconds, run) => {
    const entry = { milliseconds, run };
    waits.push(entry);
    return () => {
      waits.splice(waits.indexOf(entry), 1);
    };
  };
  return { wait, waits };
}

test('what is due on the way is done in its turn, each at its own time', () => {
  const clock = createClock(() => 1000);
  const done: [string, number][] = [];
  const note = (what: string) => () => done.push([what, clock.now()]);
  clock.at(1300, note('late'));
  clock.at(1100, () => {
    done.push(['early', clock.now()]);
    clock.at(1200, note('then'));
  });
  clock.at(2000, note('never'));
  clock.advance(500);
  expect(done).toEqual([
    ['early', 1100],
    ['then', 1200],
    ['late', 1300],
  ]);
  expect(clock.now()).toBe(1500);
});

test('what is taken back is not done', () => {
  const clock = createClock(() => 0);
  let done = 0;
  const forget = clock.at(10, () => (done += 1));
  forget();
  clock.advance(20);
  expect(done).toBe(0);
});

test('a running clock wakes by itself when something is due', () => {
  const { wait, waits } = handTimer();
  let source = 1000;
  const clock = createClock(() => source, wait);
  let done = 0;
  clock.at(6000, () => (done += 1));
  expect(waits.map(({ milliseconds }) => milliseconds)).toEqual([5000]);
  source = 6000;
  waits[0]?.run();
  expect([done, waits.length]).toEqual([1, 0]);
});

test('a clock that wakes early goes on waiting', () => {
  const { wait, waits } = handTimer();
  let source = 0;
  const clock = createClock(() => source, wait);
  clock.at(100, () => undefined);
  source = 60;
  waits[0]?.run();
  expect(waits.map(({ milliseconds }) => milliseconds)).toEqual([40]);
});

test('a clock that stands still waits for nothing, and does what is due once it is put there', () => {
  const { wait, waits } = handTimer();
  const clock = createClock(() => 0, wait);
  clock.freeze();
  let done = 0;
  clock.at(100, () => (done += 1));
  expect(waits).toEqual([]);
  clock.restore({ now: 100, frozen: true });
  expect(done).toBe(1);
});

test('a source that stops telling the time while something waits breaks nothing', () => {
  const { wait, waits } = handTimer();
  let source = 0;
  const clock = createClock(() => source, wait);
  clock.at(100, () => undefined);
  source = Number.NaN;
  expect(() => {
    waits[0]?.run();
  }).not.toThrow();
});
