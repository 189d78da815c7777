import fc from 'fast-check';
import { expect, test } from 'vitest';

import { merged } from './merged.js';

const key = fc.constantFrom('a', 'b', 'c', '__proto__', 'constructor', 'toString');
const maps = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Record<string, Value>> =>
  fc.array(fc.tuple(key, value)).map((entries) => Object.fromEntries(entries));

test('an update of a map sets and takes out entries of any name, and leaves the map as it was', () => {
  fc.assert(
    fc.property(maps(fc.string()), maps(fc.option(fc.string())), (before, update) => {
      const copy = new Map(Object.entries(before));
      const expected = new Map<string, string | null>([...copy, ...Object.entries(update)]);
      const after = merged(before, update);
      expect(new Map(Object.entries(after))).toEqual(new Map([...expected].filter(([, value]) => value !== null)));
      expect(new Map(Object.entries(before))).toEqual(copy);
    }),
  );
});
