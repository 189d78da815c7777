import type { Problem } from './refusal.js';

export const MULTIPART = 'multipart/form-data';
export const JSON_TYPE = 'application/json';

export type ParsedBody = { readonly value: unknown } | { readonly problem: Problem };

const decoder = new TextDecoder('utf-8', { fatal: true });

/** Deeper nesting is refused: reading and writing it would overflow the stack. */
const MAX_DEPTH = 200;

function isDeeperThan(levels: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((child) => isDeeperThan(levels - 1, child));
}

export function parseJson(bytes: Uint8Array): ParsedBody {
  try {
    const text = decoder.decode(bytes);
    const value = JSON.parse(text) as unknown;
    // A short text has no room for so many brackets.
    if (text.length < 2 * MAX_DEPTH || !isDeeperThan(MAX_DEPTH, value)) return { value };
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
