import { expect, test } from 'vitest';

import { parseReset, parseRetryAfter } from './retry-after.js';

test.each([
  ['0', 0],
  ['120', 120_000],
  ['Thu, 01 Jan 1970 00:01:00 GMT', 50_000],
  ['Thursday, 01-Jan-70 00:01:00 GMT', 50_000],
  ['Thu Jan  1 00:01:00 1970', 50_000],
  ['Sat Jan 31 23:59:60 1970', 2_678_390_000],
  ['Thu, 01 Jan 1970 00:00:00 GMT', 0],
  ['Wednesday, 31-Dec-69 23:59:59 GMT', 0],
  ['Tue, 29 Feb 1972 00:00:00 GMT', 68_169_590_000],
])('Retry-After %j asks for %j ms', (header, ms) => {
  expect(parseRetryAfter(header, 10_000)).toBe(ms);
});

test.each([
  [null],
  [''],
  ['-1'],
  ['1.5'],
  ['1e3'],
  ['12345678901'],
  ['soon'],
  ['1970-01-01'],
  ['Thu, 99 Jan 1970 00:01:00 GMT'],
  ['Sat, 31 Feb 1970 00:01:00 GMT'],
  ['Mon, 29 Feb 1971 00:01:00 GMT'],
  ['Thu, 00 Jan 1970 00:01:00 GMT'],
  ['Thu, 01 Jan 1970 24:00:00 GMT'],
  ['Thu, 01 Jan 1970 23:60:00 GMT'],
  ['Thu, 01 Jan 1970 22:59:60 GMT'],
  ['Thu, 01 Jan 1970 00:01:00 UTC'],
  ['Thu, 1 Jan 1970 00:01:00 GMT'],
  ['Thu Jan 1 00:01:00 1970'],
  ['Thursday, 01 Jan 1970 00:01:00 GMT'],
])('Retry-After %j counts as absent', (header) => {
  expect(parseRetryAfter(header, 10_000)).toBeUndefined();
});

test('a year of two digits is at most fifty years ahead', () => {
  const now = Date.UTC(2026, 0, 1);
  expect(parseRetryAfter('Thursday, 01-Jan-26 00:01:00 GMT', now)).toBe(60_000);
  expect(parseRetryAfter('Wednesday, 01-Jan-76 00:00:00 GMT', now)).toBe(Date.UTC(2076, 0, 1) - now);
  expect(parseRetryAfter('Saturday, 01-Jan-77 00:00:00 GMT', now)).toBe(0);
});

test.each([
  ['7', 7000],
  ['0', 0],
  ['-1', undefined],
  ['1790000000', undefined],
  ['soon', undefined],
  [null, undefined],
])('RateLimit-Reset %j hints at %j ms', (header, ms) => {
  expect(parseReset(header)).toBe(ms);
});
