import type { Span } from './span.js';

/** What every signed token begins with: its first part is an object of JSON in base64. */
const BEGINNING = 'eyJ';
const SIGNATURE = /eyJ[\w-]+\.[\w-]+\.([\w-]+)/g;

const PART = /[\w-]*/y;

function endOfPart(text: string, from: number): number {
  PART.lastIndex = from;
  return from + (PART.exec(text)?.[0].length ?? 0);
}

/** Every signed token, also one that was cut off in its second part: cursors may look like a first part alone. */
export function tokensIn(text: string): Span[] {
  const spans: Span[] = [];
  let from = text.indexOf(BEGINNING);
  while (from >= 0) {
    const first = endOfPart(text, from);
    const second = text[first] === '.' ? endOfPart(text, first + 1) : first;
    const to = text[second] === '.' ? endOfPart(text, second + 1) : second;
    if (second > first + 1) spans.push({ from, to });
    // Not from the next character on: a long part with many beginnings is read once.
    from = text.indexOf(BEGINNING, second);
  }
  return spans;
}

/** The signatures of the tokens in a header: each is worth as much as the token to those who know what it signs. */
export const signaturesIn = (header: string): string[] =>
  [...header.matchAll(SIGNATURE)].map(([, signature = '']) => signature);
