import { expect, test } from 'vitest';

import { createPacer } from './pacer.js';

function timing() {
  let at = 0;
  return {
    now: () => at,
    sleep: (milliseconds: number) => {
      at += milliseconds;
      return Promise.resolve();
    },
    at: () => at,
  };
}

test('requests of one bucket leave at 80 % of its documented rate', async () => {
  const time = timing();
  const pacer = createPacer({ requests: { capacity: 600, refillPerSecond: 10, scope: 'tenant' } }, time);
  const left: number[] = [];
  for (let index = 0; index < 5; index += 1) {
    await pacer.wait('requests');
    left.push(time.at());
  }
  expect(left).toEqual([0, 125, 250, 375, 500]);
});

test('a bucket without a number, and no bucket, are not held back', async () => {
  const time = timing();
  const pacer = createPacer({}, time);
  await pacer.wait('other');
  await pacer.wait(undefined);
  expect(time.at()).toBe(0);
});
