import { createHmac } from 'node:crypto';

import {
  bytesOf,
  checkKey,
  headerOf,
  isSame,
  parseObject,
  WebhookError,
  wrongSignature,
  type WebhookHeaders,
} from '../client/webhook.js';
import type { webhooks } from '../../generated/talkable/types.js';

/** What webhooks tell, told apart by `type`. */
export type WebhookCall = webhooks[keyof webhooks]['post']['requestBody']['content']['application/json'];

/**
 * The call of a webhook, once it is proved to be from the service. Custom App integrations sign it, with a signature
 * that holds no time (INF-70); classic webhooks carry the key itself (claim TK-HOOK-01). Forms come out as JSON does.
 *
 * @param rawBody the body as it came, before any parser.
 * @param webhookKey the key of the webhooks, from the dashboard.
 * @throws {WebhookError} whose `reason` says what was wrong.
 */
export function verifyWebhook(
  rawBody: string | Uint8Array | ArrayBuffer,
  headers: WebhookHeaders,
  webhookKey: string,
): WebhookCall {
  checkKey(webhookKey, 'webhookKey');
  const text = Buffer.from(bytesOf(rawBody)).toString();
  const { call, signed } = text.trimStart().startsWith('{') ? readJson(text) : readForm(text);
  const signature = headerOf(headers, 'x-talkable-signature');
  const isProved =
    signature === undefined
      ? typeof call.key === 'string' && isSame(call.key, webhookKey)
      : signed.some((payload) => isSame(signature, sign(payload, webhookKey)));
  if (!isProved) throw wrongSignature();
  if (typeof call.type !== 'string') throw new WebhookError('unreadable-body', 'the body has no type');
  return call as unknown as WebhookCall; // proved to be from the service, it is what the contract says
}

interface Read {
  readonly call: Readonly<Record<string, unknown>>;
  /** What may have been signed: nobody says whether the payload is the field or the whole body (INF-70). */
  readonly signed: readonly string[];
}

function readJson(text: string): Read {
  const call = parseObject(text, 'the body');
  return { call, signed: [payloadText(call.payload), text] };
}

/** As the service would have written it; what is nested so deeply that it cannot be written, no service wrote. */
function payloadText(payload: unknown): string {
  try {
    return JSON.stringify(payload) ?? '';
  } catch {
    return '';
  }
}

function readForm(text: string): Read {
  const { payload = '', extras = '{}', ...fields } = Object.fromEntries(new URLSearchParams(text));
  const call = { ...fields, extras: parseObject(extras, 'extras'), payload: parseObject(payload, 'payload') };
  return { call, signed: [payload, text] };
}

const sign = (payload: string, key: string): string =>
  Buffer.from(createHmac('sha256', key).update(payload).digest('hex')).toString('base64');
