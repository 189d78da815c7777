import type { Span } from './span.js';

/** A text read in another way, and which part of the text a part of the reading comes from. */
export interface View {
  readonly text: string;
  /** False where it may as well be noise: what nobody encoded was decoded. */
  readonly meant: boolean;
  origin(span: Span): Span;
}

const ESCAPES = [
  // of a URL
  /%(?<percent>[\da-f]{2})/,
  // of JSON, and of a value as it is printed
  /\\u(?<unicode>[\da-f]{4})|\\u\{(?<point>[\da-f]{1,6})\}|\\x(?<hex>[\da-f]{2})|\\(?<escaped>.)/,
  // of a JSON pointer
  /~(?<pointer>[01])/,
  // of HTML and XML
  /&#x(?<reference>[\da-f]{1,6});?|&#(?<decimal>\d{1,7});?|&(?<named>amp|lt|gt|quot|apos);/,
  // what cannot be seen
  /[\p{Cc}\p{Cf}]/u,
];
const ESCAPE = new RegExp(ESCAPES.map(({ source }) => source).join('|'), 'gisu');

const CONTROLS = new Set(['b', 'f', 'n', 'r', 't', 'v', '0']);
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const LAST = 0x10ffff;

const INVISIBLE = /[\p{Cc}\p{Cf}]/u;

const character = (code: number): string => {
  const text = code > LAST ? '' : String.fromCodePoint(code);
  return INVISIBLE.test(text) ? '' : text;
};

/** The character that an escape stands for; none for what cannot be seen. */
function meaning(groups: Readonly<Record<string, string | undefined>>): string {
  const { percent, unicode, point, hex, escaped, reference, decimal, named, pointer } = groups;
  const digits = percent ?? unicode ?? point ?? hex ?? reference;
  if (digits !== undefined) return character(Number.parseInt(digits, 16));
  if (decimal !== undefined) return character(Number(decimal));
  if (pointer !== undefined) return pointer === '0' ? '~' : '/';
  if (named !== undefined) return NAMED[named.toLowerCase()] ?? '';
  return escaped === undefined || CONTROLS.has(escaped) ? '' : escaped;
}

/** The text with one layer of escapes undone and without what cannot be seen. */
function unescaped(text: string): View[] {
  // Where each character of the reading begins and ends in the text.
  const starts: number[] = [];
  const ends: number[] = [];
  let reading = '';
  let at = 0;
  const keep = (to: number): void => {
    reading += text.slice(at, to);
    while (at < to) {
      starts.push(at);
      at += 1;
      ends.push(at);
    }
  };
  for (const { 0: escape, index, groups = {} } of text.matchAll(ESCAPE)) {
    keep(index);
    at += escape.length;
    const meant = meaning(groups);
    reading += meant;
    for (let unit = 0; unit < meant.length; unit += 1) {
      starts.push(index);
      ends.push(at);
    }
  }
  if (at === 0) return [];
  keep(text.length);
  const origin = ({ from, to }: Span): Span => ({ from: starts[from] ?? 0, to: ends[to - 1] ?? text.length });
  return [{ text: reading, meant: true, origin }];
}

interface Alphabet {
  readonly encoding: 'base64' | 'hex';
  readonly runs: RegExp;
  /** Characters that make whole bytes, and how many bytes. */
  readonly group: number;
  readonly bytes: number;
  /** A group that means white space: it keeps what two runs mean apart. */
  readonly gap: string;
}

const ALPHABETS: readonly Alphabet[] = [
  { encoding: 'base64', runs: /[\w+/-]{8,}/g, group: 4, bytes: 3, gap: 'ICAg' },
  { encoding: 'hex', runs: /[\da-f]{12,}/gi, group: 2, bytes: 1, gap: '20' },
];

/** All runs of an alphabet decoded as one, from each character of a group: nobody knows where a run begins to mean. */
function decoded(text: string, { encoding, runs, group, bytes, gap }: Alphabet): View[] {
  const found = [...text.matchAll(runs)];
  if (found.length === 0) return [];
  return Array.from({ length: group }, (_, skipped): View => {
    const places: number[] = [];
    let characters = '';
    for (const { 0: run, index } of found) {
      for (let at = skipped; at < run.length; at += 1) places.push(index + at);
      const missing = (group - ((run.length - skipped) % group)) % group;
      for (let at = 0; at < missing + group; at += 1) places.push(index + run.length - 1);
      characters += run.slice(skipped) + '0'.repeat(missing) + gap;
    }
    return {
      text: Buffer.from(characters, encoding).toString('latin1'),
      meant: false,
      origin: ({ from, to }) => ({
        from: places[Math.floor((from * group) / bytes)] ?? text.length,
        to: (places[Math.ceil((to * group) / bytes) - 1] ?? text.length) + 1,
      }),
    };
  });
}

/** Every other way to read a text in which something may be hidden. */
export const viewsOf = (text: string): View[] => [
  ...unescaped(text),
  ...ALPHABETS.flatMap((alphabet) => decoded(text, alphabet)),
];
