import fc from 'fast-check';
import { expect, test } from 'vitest';

import { UsageError } from './errors.js';
import { fillPath } from './path.js';

const origin = 'https://api.example.com';
const anyText = fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units));
const isWellFormed = (text: string): boolean => !/[\uD800-\uDFFF]/u.test(text);
const isSegment = (text: string): boolean => !['', '.', '..'].includes(text) && isWellFormed(text);
const awkward = fc.constantFrom(
  '/',
  '?',
  '#',
  '%',
  '%2e',
  '%2E%2e',
  '..%2f',
  '\\',
  '...',
  ' ',
  '\t',
  '\n',
  '\0',
  '+',
  ';',
  '@',
  ':',
  '{x}',
  '💬',
  'é',
  '://',
  '$&',
);

test('any id reaches the service as one segment of its own, exactly as it was given', () => {
  fc.assert(
    fc.property(fc.oneof(anyText, awkward, fc.string({ unit: 'binary' })).filter(isSegment), awkward, (one, two) => {
      const url = new URL(origin + fillPath('/v1/app/things/{one}/parts/{two}/end', { one, two }));
      const segments = url.pathname.split('/').map(decodeURIComponent);
      expect(segments).toEqual(['', 'v1', 'app', 'things', one, 'parts', two, 'end']);
      expect([url.origin, url.search, url.hash]).toEqual([origin, '', '']);
    }),
    { numRuns: 2000 },
  );
});

test('an id that no URL can hold as a segment is refused, and no other', () => {
  fc.assert(
    fc.property(anyText, (id) => {
      const fill = (): string => fillPath('/things/{id}', { id });
      if (isSegment(id)) expect(fill).not.toThrow();
      else expect(fill).toThrow(UsageError);
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ['', 'must not be ""'],
  ['.', 'must not be "."'],
  ['..', 'must not be ".."'],
  ['\ud800', 'surrogate'],
  ['a\udc00b', 'surrogate'],
  [undefined, 'is missing'],
  [null, 'is missing'],
  [{}, 'must be a string'],
  [NaN, 'must be a string'],
])('%j is refused, with the name of the parameter', (id, reason) => {
  expect(() => fillPath('/things/{thing}', { thing: id }, 'getThing')).toThrow(UsageError);
  expect(() => fillPath('/things/{thing}', { thing: id }, 'getThing')).toThrow(/^getThing: .*thing/);
  expect(() => fillPath('/things/{thing}', { thing: id }, 'getThing')).toThrow(reason);
});

test('a number is an id too', () => {
  expect(fillPath('/assets/{id}', { id: 42 })).toBe('/assets/42');
});

test('the root is sent without a trailing slash', () => {
  expect(fillPath('https://api.example.com/v1/app/', {})).toBe('https://api.example.com/v1/app');
});
