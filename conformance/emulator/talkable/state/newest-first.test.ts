import fc from 'fast-check';
import { expect, test } from 'vitest';

import { newestFirst } from './newest-first.js';

const lists = fc
  .uniqueArray(fc.record({ id: fc.nat({ max: 300 }), list: fc.nat({ max: 3 }) }), { selector: ({ id }) => id })
  .map((rows) => rows.sort((a, b) => a.id - b.id))
  .map((rows) => [0, 1, 2, 3].map((list) => rows.filter((row) => row.list === list)));

test('a page of several lists is what a page of all their rows would be', () => {
  fc.assert(
    fc.property(lists, fc.nat({ max: 80 }), fc.integer({ min: 1, max: 20 }), (all, behind, most) => {
      const sorted = all.flat().sort((a, b) => b.id - a.id);
      expect(newestFirst(all, behind, most)).toEqual({
        rows: sorted.slice(behind, behind + most),
        total: sorted.length,
      });
    }),
  );
});

/** How many rows a page looks at, in the middle of lists that are so long. */
function looksAt(length: number): number {
  let looks = 0;
  const counting = (start: number): { id: number }[] =>
    Array.from({ length }, (_, index) => ({
      get id() {
        looks += 1;
        return start + index * 2;
      },
    }));
  newestFirst([counting(1), counting(2)], length, 50);
  return looks;
}

test('a page of long lists looks at hardly more rows than one of short lists', () => {
  const few = looksAt(1000);
  expect(looksAt(100_000)).toBeLessThan(2 * few);
});
