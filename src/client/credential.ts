import { UsageError } from './errors.js';

/** A text that a bearer header can carry. Checked here, because a header that refuses a value repeats it. */
export function sendable(value: unknown, what: string): string {
  if (typeof value === 'string' && /^[\x21-\x7e]+$/.test(value)) return value;
  throw new UsageError(`${what} a string without spaces that is not empty`);
}
