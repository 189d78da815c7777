import { createHmac } from 'node:crypto';

import { UsageError } from '../client/errors.js';
import {
  bytesOf,
  checkKey,
  isSame,
  neededHeader,
  parseObject,
  WebhookError,
  wrongSignature,
  type WebhookHeaders,
} from '../client/webhook.js';
import type { webhooks } from '../../generated/talkjs/types.js';

/** What webhooks tell, told apart by `type`. */
export type WebhookEvent = webhooks[keyof webhooks]['post']['requestBody']['content']['application/json'];

export interface VerifyOptions {
  /** How long ago a webhook may have been signed, or ahead by other clocks, in milliseconds. @default 300_000 */
  readonly maxAgeMs?: number | undefined;
  /** The time now in Unix milliseconds. @default Date.now */
  readonly now?: (() => number) | undefined;
}

/**
 * The event of a webhook, once its signature has proved that it is from the service (claim TJ-WHK-03).
 *
 * @param rawBody the body as it came, before any JSON parser.
 * @throws {WebhookError} whose `reason` says what was wrong.
 */
export function verifyWebhook(
  rawBody: string | Uint8Array | ArrayBuffer,
  headers: WebhookHeaders,
  secretKey: string,
  options: VerifyOptions = {},
): WebhookEvent {
  checkKey(secretKey, 'secretKey');
  const { maxAgeMs = 300_000, now = Date.now } = checked(options);
  const body = bytesOf(rawBody);
  const signature = neededHeader(headers, 'X-TalkJS-Signature');
  const timestamp = neededHeader(headers, 'X-TalkJS-Timestamp');
  const expected = createHmac('sha256', secretKey).update(`${timestamp}.`).update(body).digest('hex').toUpperCase();
  if (!isSame(signature.toUpperCase(), expected)) throw wrongSignature();
  const age = now() - Number(timestamp);
  if (!(Math.abs(age) <= maxAgeMs))
    throw new WebhookError('old-timestamp', `it was not signed within ${maxAgeMs} ms of now: it may be a replay`);
  const event = parseObject(Buffer.from(body).toString(), 'the body');
  if (typeof event.type !== 'string') throw new WebhookError('unreadable-body', 'the body has no type');
  return event as unknown as WebhookEvent; // signed by the service, it is what the contract says
}

function checked(options: unknown): VerifyOptions {
  if (typeof options !== 'object' || options === null) throw new UsageError('options must be an object');
  const { maxAgeMs, now } = options as VerifyOptions;
  if (maxAgeMs !== undefined && !(typeof maxAgeMs === 'number' && maxAgeMs > 0))
    throw new UsageError('maxAgeMs must be a number of milliseconds above 0');
  if (now !== undefined && typeof now !== 'function') throw new UsageError('now must be a function');
  return { maxAgeMs, now };
}
