import fc from 'fast-check';
import { expect, test } from 'vitest';

import {
  flag,
  listOf,
  mapOf,
  nullable,
  oneOf,
  optional,
  plain,
  readAs,
  record,
  secret,
  someText,
  text,
  whole,
  type Shape,
} from './shape.js';

interface Thing {
  readonly name: string;
  readonly size?: number | undefined;
  readonly tags: readonly string[];
}

const thing = record<Thing>({ name: someText, size: optional(whole(0, 9)), tags: listOf(oneOf('a', 'b')) });
const box = record<{ readonly things: readonly Thing[] }>({
  things: listOf(thing, { min: 1, must: 'a list of at least one { name, tags }' }),
});

const good = { name: 'n', tags: ['a'] };

test.each<[unknown, string]>([
  [undefined, 'box is missing; it must be an object.'],
  [[], 'box is a list; it must be an object.'],
  [{}, 'box.things is missing; it must be a list of at least one { name, tags }.'],
  [{ things: [] }, 'box.things is empty; it must be a list of at least one { name, tags }.'],
  [{ thing: [good] }, 'box has no "thing"; there are: things.'],
  [{ things: [good, { ...good, name: '' }] }, 'box.things[1].name is ""; it must be a text that is not empty.'],
  [{ things: [{ ...good, size: 10 }] }, 'box.things[0].size is 10; it must be a whole number from 0 to 9.'],
  [{ things: [{ ...good, size: Number.NaN }] }, 'box.things[0].size is NaN; it must be a whole number from 0 to 9.'],
  [{ things: [{ ...good, size: null }] }, 'box.things[0].size is null; it must be a whole number from 0 to 9.'],
  [{ things: [{ ...good, tags: ['a', 'c'] }] }, 'box.things[0].tags[1] is "c"; it must be one of "a", "b".'],
  [{ things: [{ ...good, x: 1 }] }, 'box.things[0] has no "x"; there are: name, size, tags.'],
  [{ things: [{ ...good, name: () => 1 }] }, 'box.things[0].name is a function; it must be a text that is not empty.'],
  [{ things: [{ ...good, name: { a: 1 } }] }, 'box.things[0].name is an object; it must be a text that is not empty.'],
])('of %j it says what is wrong, where, and what would be right', (value, message) => {
  expect(() => readAs(box, value, 'box')).toThrow(new TypeError(message));
});

test('a call is named apart from its options', () => {
  expect(() => readAs(thing, { ...good, size: 'x' }, 'make()')).toThrow('make(): size is "x"; it must be');
  expect(() => readAs(thing, 5, 'make()')).toThrow('make() is 5; it must be an object.');
});

test.each(['a b', '', 'ü', 'a\nb', 5, undefined])('the secret %j is refused and not repeated', (value) => {
  const must = 'it must be a text of printable ASCII characters without spaces';
  expect(() => readAs(secret, value, 'key')).toThrow(
    new RegExp(`^key (is missing|is empty|cannot be sent in a header); ${must}\\.$`),
  );
});

test('a long text is shown in part, and control characters escaped', () => {
  expect(() => readAs(whole(1), `\u001b[2J${'x'.repeat(100)}`, 'n')).toThrow(/^n is "\\u001b\[2Jx{50,60}…; it must/);
});

test.each<[string, Shape<unknown>, unknown, boolean]>([
  ['nullable', nullable(flag), null, true],
  ['nullable', nullable(flag), undefined, false],
  ['map', mapOf(text), { a: 'b', ['__proto__']: 'c' }, true],
  ['map', mapOf(text), { a: 1 }, false],
  ['plain', plain, { a: [Number.NaN] }, false],
  ['plain', plain, { a: undefined }, false],
])('%s', (_, shape, value, isTaken) => {
  if (isTaken) expect(readAs(shape, value, 'x')).toStrictEqual(value);
  else expect(() => readAs(shape, value, 'x')).toThrow(TypeError);
});

test('whatever JSON can hold is plain, and given back as it is', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
      expect(readAs(plain, value, 'x')).toStrictEqual(value);
    }),
  );
});

test('plain data may be nested 200 levels deep and no deeper', () => {
  const nested = (levels: number): unknown => JSON.parse('['.repeat(levels) + ']'.repeat(levels));
  expect(readAs(plain, nested(200), 'x')).toEqual(nested(200));
  expect(() => readAs(plain, nested(300), 'x')).toThrow(/is nested more than 200 levels deep/);
  expect(() => readAs(plain, nested(100_000), 'x')).toThrow(/is nested more than 200 levels deep/);
});
