import type { Problem } from './refusal.js';

export const MULTIPART = 'multipart/form-data';
export const JSON_TYPE = 'application/json';

export type ParsedBody = { readonly value: unknown } | { readonly problem: Problem };

const decoder = new TextDecoder('utf-8', { fatal: true });

/** Deeper nesting is refused: reading and writing it would overflow the stack. */
const MAX_DEPTH = 200;

const [QUOTE, BACKSLASH] = [0x22, 0x5c];
const OPENING: ReadonlySet<number> = new Set([0x5b, 0x7b]);
const CLOSING: ReadonlySet<number> = new Set([0x5d, 0x7d]);

/** Where a text begins at `at`, the place of the quote that ends it. */
function endOfText(json: string, at: number): number {
  let end = at + 1;
  while (end < json.length && json.charCodeAt(end) !== QUOTE) end += json.charCodeAt(end) === BACKSLASH ? 2 : 1;
  return end;
}

/** Counts the brackets of a JSON text: to walk through the value would cost as much as to read it. */
function isDeeperThan(levels: number, json: string): boolean {
  let depth = 0;
  for (let at = 0; at < json.length && depth <= levels; at += 1) {
    const code = json.charCodeAt(at);
    if (code === QUOTE) at = endOfText(json, at);
    else if (OPENING.has(code)) depth += 1;
    else if (CLOSING.has(code)) depth -= 1;
  }
  return depth > levels;
}

export function parseJson(bytes: Uint8Array): ParsedBody {
  try {
    const text = decoder.decode(bytes);
    const value = JSON.parse(text) as unknown;
    // A short text has no room for so many brackets.
    if (text.length < 2 * MAX_DEPTH || !isDeeperThan(MAX_DEPTH, text)) return { value };
    return { problem: { kind: 'malformed-json', detail: `it is nested more than ${String(MAX_DEPTH)} levels deep` } };
  } catch (error) {
    return { problem: { kind: 'malformed-json', detail: error instanceof Error ? error.message : String(error) } };
  }
}

/** A form as a schema can check it: a file stands as a text. */
export function describeForm(form: unknown): unknown {
  if (typeof form !== 'object' || form === null) return form;
  return Object.fromEntries(
    Object.entries(form).map(([name, value]) => [name, value instanceof File ? '' : (value as unknown)]),
  );
}
