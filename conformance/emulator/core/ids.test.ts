import { expect, test } from 'vitest';

import { createIds } from './ids.js';

const some = (seed: number, count = 5): string[] => {
  const ids = createIds(seed);
  return Array.from({ length: count }, () => ids.next('x_'));
};

test('the same seed gives the same ids, another seed others', () => {
  expect(some(1)).toEqual(some(1));
  expect(some(1)).not.toEqual(some(2));
});

test('ids are unique and of one form', () => {
  const ids = some(3, 100_000);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => !/^x_[0-9a-z]{28}$/.test(id))).toEqual([]);
});

test('ids go on from a count', () => {
  const ids = createIds(1);
  ids.count = 3;
  expect(ids.next('x_')).toBe(some(1)[3]);
});
