import { timingSafeEqual } from 'node:crypto';

import { brand } from './brand.js';
import { ClientError, UsageError } from './errors.js';

/** A webhook that is not to be believed, or cannot be read. `reason` says why. */
export class WebhookError extends ClientError {
  readonly outcome = 'refused';
  readonly reason: 'missing-header' | 'parsed-body' | 'wrong-signature' | 'old-timestamp' | 'unreadable-body';

  constructor(reason: WebhookError['reason'], message: string) {
    super(message, { operation: undefined, attempts: 0 });
    this.reason = reason;
  }
}

brand(WebhookError, 'WebhookError');

/** Headers as a server has them: `Headers`, or an object of names in any case. */
export type WebhookHeaders =
  { get(name: string): string | null } | Readonly<Record<string, string | readonly string[] | undefined>>;

/** The body as it came. */
export function bytesOf(rawBody: unknown): Uint8Array {
  try {
    if (typeof rawBody === 'string') return Buffer.from(rawBody);
    if (rawBody instanceof Uint8Array) return Buffer.from(rawBody);
    if (rawBody instanceof ArrayBuffer) return Buffer.from(new Uint8Array(rawBody));
  } catch {
    // what throws when it is looked at is no body either
  }
  const what = 'the body must be the text or the bytes that came, before any parser has seen them';
  throw new WebhookError('parsed-body', `${what}: what is signed are the bytes, and a parser loses them`);
}

/** A header; `undefined` when it is missing. */
export function headerOf(headers: unknown, name: string): string | undefined {
  try {
    const value = read(headers, name);
    return typeof value === 'string' && value !== '' ? value : undefined;
  } catch {
    return undefined;
  }
}

function read(headers: unknown, name: string): unknown {
  if (typeof headers !== 'object' || headers === null) return undefined;
  if ('get' in headers && typeof headers.get === 'function') return (headers as Headers).get(name);
  const found = Object.entries(headers).find(([key]) => key.toLowerCase() === name.toLowerCase());
  const value: unknown = found?.[1];
  return Array.isArray(value) && value.length === 1 ? value[0] : value;
}

export function neededHeader(headers: unknown, name: string): string {
  const value = headerOf(headers, name);
  if (value !== undefined) return value;
  throw new WebhookError('missing-header', `the header ${name} is missing: pass all headers as they came`);
}

/** Whether two texts are the same, in a time that tells nothing of where they differ. */
export function isSame(given: string, expected: string): boolean {
  const [ours, theirs] = [Buffer.from(expected), Buffer.from(given)];
  return ours.length === theirs.length && timingSafeEqual(ours, theirs);
}

export const wrongSignature = (): WebhookError =>
  new WebhookError('wrong-signature', 'the signature is not that of the body under this key: do not believe it');

/** An object of JSON text. */
export function parseObject(text: string, what: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // what is no JSON is no object either
  }
  throw new WebhookError('unreadable-body', `${what} is not a JSON object`);
}

export function checkKey(key: unknown, name: string): asserts key is string {
  if (typeof key !== 'string' || key === '') throw new UsageError(`${name} must be a string that is not empty`);
}
