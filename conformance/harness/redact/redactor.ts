import { printable } from '../printable.js';
import { SharedRuns } from './shared-runs.js';
import { replaceSpans, type Span } from './span.js';
import { signaturesIn, tokensIn } from './tokens.js';
import { viewsOf } from './views.js';

const REPLACEMENT = '[redacted]';

/** A shorter secret may be any word: it is replaced only where it stands as a word of its own. */
export const SHORTEST_SECRET = 8;
/** A part of a secret is replaced from two thirds of its length, or from so many characters. */
const LONGEST_HARMLESS = 11;
/** What many keys begin with is no secret, nor are a few characters more. */
const KIND = /^[a-z]+_(?:test|live)_/i;
const LEAST_AFTER_KIND = 4;

/** Of a longer text nobody reads the rest. */
const LONGEST_TEXT = 100_000;

/** How many layers of escapes and encodings are looked through. */
const LAYERS = 4;

function leastRun(secret: string): number {
  const kind = KIND.exec(secret)?.[0].length ?? -LEAST_AFTER_KIND;
  const share = Math.min(LONGEST_HARMLESS + 1, Math.ceil((secret.length * 2) / 3));
  return Math.min(secret.length, Math.max(share, kind + LEAST_AFTER_KIND));
}

const cut = (text: string): string =>
  text.length <= LONGEST_TEXT
    ? text
    : `${text.slice(0, LONGEST_TEXT)} … ${String(text.length - LONGEST_TEXT)} more characters`;

const base64 = (text: string): string => Buffer.from(text).toString('base64').replaceAll('=', '');

const asWord = (word: string): RegExp =>
  new RegExp(
    String.raw`(?<![\p{L}\p{N}_'’-])${word.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)}(?![\p{L}\p{N}_-])`,
    'gu',
  );

/** The secret, and what a reader of its bytes makes of it who takes them for another encoding. */
const readings = (secret: string): Set<string> =>
  new Set([secret, Buffer.from(secret).toString('latin1'), Buffer.from(secret, 'latin1').toString()]);

const backwards = (text: string): string => [...text].reverse().join('');

/**
 * Keeps secrets out of everything that is told: as they are, in any case, backwards, cut, escaped, or inside of base64
 * or hex; and every signed token, whole or its signature alone. All secrets of a process belong in one redactor,
 * whichever API they open.
 */
export class Redactor {
  readonly #known = new Set<string>();
  readonly #runs = new Map<number, SharedRuns>();
  readonly #words: RegExp[] = [];

  constructor(secrets: readonly string[] = []) {
    this.add(secrets);
  }

  add(secrets: readonly string[]): void {
    for (const secret of secrets) {
      if (secret.trim() === '' || this.#known.has(secret)) continue;
      this.#known.add(secret);
      if (secret.length < SHORTEST_SECRET) this.#addWord(secret);
      else this.#addRuns(secret);
    }
  }

  /** Takes note of what is sent: the signature of a token in it is a secret from now on. */
  sent(header: string): void {
    for (const signature of signaturesIn(header)) {
      if (signature.length <= LONGEST_HARMLESS || this.#known.has(signature)) continue;
      this.#known.add(signature);
      for (const one of [signature, backwards(signature)]) this.#runsFrom(LONGEST_HARMLESS + 1).add(one);
    }
  }

  /** A text to be shown: on one line, without secrets and without characters that act. */
  text(text: string): string {
    return printable(this.#replace(text));
  }

  /** A copy of plain data, without secrets in its texts, keys and numbers. */
  value<T>(value: T): T {
    if (typeof value === 'string') return this.#replace(value) as T;
    if (typeof value === 'number') return (this.#hides(value) ? REPLACEMENT : value) as T;
    if (Array.isArray(value)) return value.map((item: unknown) => this.value(item)) as T;
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [this.#replace(key), this.value(item as unknown)]),
    ) as T;
  }

  /** An error that may be shown whole: neither its message, nor its stack, nor a cause tells a secret. */
  error(error: unknown): Error {
    const { name, message, stack = '' } = error instanceof Error ? error : new Error(String(error));
    const safe = new Error(this.text(message));
    safe.name = this.text(name);
    const frames = stack.split('\n').filter((line) => /^ +at /.test(line));
    safe.stack = [`${safe.name}: ${safe.message}`, ...frames.map((line) => this.text(line))].join('\n');
    return safe;
  }

  #addWord(secret: string): void {
    for (const word of [secret, base64(secret), base64(`${secret}:`), base64(`:${secret}`)])
      this.#words.push(asWord(word));
  }

  #addRuns(secret: string): void {
    const runs = this.#runsFrom(leastRun(secret));
    for (const reading of readings(secret)) for (const one of [reading, backwards(reading)]) runs.add(one);
  }

  #runsFrom(least: number): SharedRuns {
    const runs = this.#runs.get(least) ?? new SharedRuns(least);
    this.#runs.set(least, runs);
    return runs;
  }

  #hides(number: number): boolean {
    const digits = String(number);
    return digits.length >= SHORTEST_SECRET / 2 && this.#replace(digits) !== digits;
  }

  #replace(text: string): string {
    const short = cut(text);
    return replaceSpans(short, this.#find(short, LAYERS, this.#words), REPLACEMENT);
  }

  #find(text: string, layers: number, words: readonly RegExp[]): Span[] {
    const asWords = words.flatMap((word) => [...text.matchAll(word)]);
    const spans = asWords.map(({ 0: found, index }): Span => ({ from: index, to: index + found.length }));
    spans.push(...tokensIn(text));
    for (const runs of this.#runs.values()) spans.push(...runs.find(text));
    if (layers === 0) return spans;
    for (const view of viewsOf(text)) {
      const inView = this.#find(view.text, layers - 1, view.meant ? words : []);
      spans.push(...inView.map((span) => view.origin(span)));
    }
    return spans;
  }
}
