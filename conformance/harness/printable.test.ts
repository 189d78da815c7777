import { expect, test } from 'vitest';

import { printable, toPrintableJson } from './printable.js';

const ACTING = [
  ['an escape sequence', '\u001b[31mred', String.raw`\u001b[31mred`],
  ['a C1 control', '\u009b2J', String.raw`\u009b2J`],
  ['DEL and BEL', '\u007f\u0007', String.raw`\u007f\u0007`],
  ['a right-to-left override', 'a\u202ecba', String.raw`a\u202ecba`],
  ['an isolate', '\u2066x\u2069', String.raw`\u2066x\u2069`],
  ['a mark of direction', '\u200f', String.raw`\u200f`],
  ['a separator of lines', 'a\u2028b', String.raw`a\u2028b`],
  ['half a character', '\ud83d', String.raw`\ud83d`],
  ['what XML cannot hold', '\ufffe\u0000', String.raw`\ufffe\u0000`],
] as const;

test.each(ACTING)('%s is shown as an escape', (_, text, shown) => {
  expect(printable(text)).toBe(shown);
});

test('a text is kept on one line', () => {
  expect(printable('a\r\n\tfailed: b')).toBe(String.raw`a\r\n\tfailed: b`);
});

test('letters of all scripts and emoji stay', () => {
  expect(printable('Zoë заказ 訂單 👩‍👧 👍🏽')).toBe('Zoë заказ 訂單 👩‍👧 👍🏽');
});

test.each(ACTING)('%s is escaped in JSON that means the same', (_, text) => {
  const json = toPrintableJson({ [text]: [text, '\n'] });
  expect(JSON.parse(json)).toEqual({ [text]: [text, '\n'] });
  expect(json.replaceAll('\n', '')).toMatch(/^[\x20-\x7e]*$/);
});
