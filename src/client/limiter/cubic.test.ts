import { expect, test } from 'vitest';

import { Cubic } from './cubic.js';

// The vectors that the SDKs of AWS are tested with.

test('after a throttle at 10 a second, successes bring the rate back, slowly near where it was', () => {
  const cubic = new Cubic(10, 5);
  const rates = [5, 6, 7, 8, 9, 10, 11].map((at) => {
    cubic.succeeded(at);
    return cubic.rate;
  });
  const expected = [7.0, 9.6489, 10.0, 10.4533, 13.4087, 21.2663, 36.426];
  rates.forEach((rate, index) => {
    expect(rate).toBeCloseTo(expected[index] ?? NaN, 3);
  });
});

test('each throttle cuts the rate to 70 %', () => {
  const cubic = new Cubic(10, 5);
  cubic.succeeded(5);
  cubic.succeeded(6);
  const rates = [7, 8].map((at) => {
    cubic.throttled(at);
    return cubic.rate;
  });
  rates.push(
    ...[9, 10, 11, 12].map((at) => {
      cubic.succeeded(at);
      return cubic.rate;
    }),
  );
  const expected = [6.7543, 4.728, 6.6065, 6.7633, 7.5982, 11.5112];
  rates.forEach((rate, index) => {
    expect(rate).toBeCloseTo(expected[index] ?? NaN, 3);
  });
});
