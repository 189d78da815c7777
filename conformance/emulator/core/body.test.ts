import fc from 'fast-check';
import { expect, test } from 'vitest';

import { parseJson } from './body.js';

const parse = (text: string): unknown => parseJson(Buffer.from(text));
const TOO_DEEP = { problem: { kind: 'malformed-json', detail: 'it is nested more than 200 levels deep' } };

test.each(['[', '{"a":'])('JSON is read down to 200 levels of %s', (open) => {
  const nested = (levels: number): string => `${open.repeat(levels)}1${(open === '[' ? ']' : '}').repeat(levels)}`;
  expect(parse(nested(200))).toHaveProperty('value');
  expect(parse(nested(201))).toEqual(TOO_DEEP);
  expect(parse(`[1,${nested(200)},2]`)).toEqual(TOO_DEEP);
});

test('brackets within texts and beside each other do not count', () => {
  const value = { 'a"[': '{'.repeat(500), b: Array(500).fill([]), c: '\\"[['.repeat(300), d: '\\' };
  expect(parse(JSON.stringify(value))).toEqual({ value });
});

test('any JSON is read', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 8 }), (value) => {
      const text = JSON.stringify(value);
      expect(parse(` ${text}${' '.repeat(400)}`)).toEqual({ value: JSON.parse(text) as unknown });
    }),
  );
});

test.each(['', '{', '[1,]', 'nothing', '['.repeat(1000)])('%j is no JSON', (text) => {
  expect(parse(text)).toMatchObject({ problem: { kind: 'malformed-json' } });
});

test('bytes that are no UTF-8 are no JSON', () => {
  expect(parseJson(Buffer.from([0x22, 0xff, 0x22]))).toMatchObject({ problem: { kind: 'malformed-json' } });
});
