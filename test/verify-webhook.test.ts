import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { createEmulator } from '../conformance/emulator/index.js';
import { createTalkable, verifyWebhook as verifyTalkable } from '../src/talkable/index.js';
import { ClientError, createTalkJS, UsageError, verifyWebhook, WebhookError } from '../src/talkjs/index.js';
import { ann, site } from './shop.js';

const KEY = 'sk_test_app';
const BODY = '{"id":"evt_1","type":"user.created","createdAt":1,"data":{}}';
const AT = 1_700_000_000_000;
/** Computed with openssl from `1700000000000.` and the body. */
const SIGNATURE = '0E16D786AA24562B75EB8BE74CD17CEE5DC259FE45C508C64A5B1461CAA8944B';
const HEADERS = { 'x-talkjs-signature': SIGNATURE, 'x-talkjs-timestamp': String(AT) };
const now = () => AT + 1000;

/** What verifying comes to: the type of the event, or why it is refused. */
function verdict(verify: () => { type: string }): string {
  try {
    return verify().type;
  } catch (error) {
    if (error instanceof WebhookError) return error.reason;
    if (error instanceof UsageError) return 'usage';
    throw error;
  }
}

/** Bodies that throw when they are looked at. */
function revoked(): unknown {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}
function detached(): ArrayBuffer {
  const buffer = new ArrayBuffer(8);
  structuredClone(buffer, { transfer: [buffer] });
  return buffer;
}

describe('a webhook of TalkJS', () => {
  test.each([
    ['text and the headers of node:http', BODY, HEADERS],
    ['bytes', Buffer.from(BODY), HEADERS],
    ['bytes in a larger buffer', new Uint8Array(Buffer.from(`xx${BODY}`)).subarray(2), HEADERS],
    ['an ArrayBuffer', new Uint8Array(Buffer.from(BODY)).buffer, HEADERS],
    ['Headers', BODY, new Headers(HEADERS)],
    ['headers in another case', BODY, { 'X-TalkJS-Signature': SIGNATURE, 'X-TALKJS-TIMESTAMP': String(AT) }],
    ['headers as lists of one', BODY, { 'x-talkjs-signature': [SIGNATURE], 'x-talkjs-timestamp': [String(AT)] }],
  ])('is believed: %s', (_, body, headers) => {
    expect(verdict(() => verifyWebhook(body, headers, KEY, { now }))).toBe('user.created');
  });

  test.each<[string, unknown, unknown, string?]>([
    ['missing-header', BODY, {}],
    ['missing-header', BODY, { 'x-talkjs-signature': SIGNATURE }],
    ['missing-header', BODY, { 'x-talkjs-timestamp': String(AT) }],
    ['missing-header', BODY, { ...HEADERS, 'x-talkjs-signature': [SIGNATURE, SIGNATURE] }],
    ['missing-header', BODY, null],
    ['parsed-body', JSON.parse(BODY), HEADERS],
    ['parsed-body', undefined, HEADERS],
    ['parsed-body', revoked(), HEADERS],
    ['parsed-body', detached(), HEADERS],
    ['wrong-signature', BODY.replace('evt_1', 'evt_2'), HEADERS],
    ['wrong-signature', `${BODY}\n`, HEADERS],
    ['wrong-signature', BODY, { ...HEADERS, 'x-talkjs-timestamp': String(AT + 1) }],
    ['wrong-signature', BODY, { ...HEADERS, 'x-talkjs-signature': SIGNATURE.slice(1) }],
    ['wrong-signature', BODY, { ...HEADERS, 'x-talkjs-signature': `é${SIGNATURE.slice(1)}` }],
    ['wrong-signature', BODY, HEADERS, 'sk_test_other'],
  ])('is refused as %s', (reason, body, headers, key = KEY) => {
    expect(verdict(() => verifyWebhook(body as string, headers as typeof HEADERS, key, { now }))).toBe(reason);
  });

  test.each([
    [300_000, 'user.created'],
    [300_001, 'old-timestamp'],
    [-300_000, 'user.created'],
    [-300_001, 'old-timestamp'],
  ])('%i ms old, it is %s', (age, expected) => {
    expect(verdict(() => verifyWebhook(BODY, HEADERS, KEY, { now: () => AT + age }))).toBe(expected);
  });

  test('may be as old as the caller says', () => {
    const later = { now: () => AT + 3_600_000 };
    expect(verdict(() => verifyWebhook(BODY, HEADERS, KEY, { ...later, maxAgeMs: Infinity }))).toBe('user.created');
    expect(verdict(() => verifyWebhook(BODY, HEADERS, KEY, { ...later, maxAgeMs: 60_000 }))).toBe('old-timestamp');
  });

  test.each([
    ['', {}],
    [5, {}],
    [KEY, null],
    [KEY, { maxAgeMs: '5' }],
    [KEY, { maxAgeMs: 0 }],
    [KEY, { maxAgeMs: NaN }],
    [KEY, { now: 5 }],
  ])('the key %j with the options %j is a UsageError', (key, options) => {
    expect(verdict(() => verifyWebhook(BODY, HEADERS, key as string, options as object))).toBe('usage');
  });

  test('whatever is given, it is believed or refused with a documented error that tells no secret', () => {
    const anything = fc.oneof(fc.anything(), fc.string(), fc.uint8Array(), fc.constant(BODY));
    const headers = fc.oneof(
      fc.anything(),
      fc.record({ 'x-talkjs-signature': fc.anything(), 'x-talkjs-timestamp': fc.anything() }),
    );
    fc.assert(
      fc.property(anything, headers, fc.anything(), (body, given, options) => {
        for (const verify of [verifyWebhook, verifyTalkable] as const)
          try {
            verify(body as string, given as typeof HEADERS, KEY, options as object);
          } catch (error) {
            expect(error).toBeInstanceOf(ClientError);
            const shown = `${inspect(error, { depth: 10, showHidden: true })} ${JSON.stringify(error)}`;
            expect(shown).not.toContain(KEY);
          }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a webhook of Talkable', () => {
  const payload = '{"a":1}';
  const call = `{"key":"hook_key","site":"shop","type":"reward_web_hook","extras":{},"payload":${payload}}`;
  const form = `key=hook_key&site=shop&type=reward_web_hook&extras=%7B%7D&payload=${encodeURIComponent(payload)}`;
  /** Computed with openssl and base64 from the payload. */
  const signature = 'MjU1MTAyNGJiNTY0ZGMyNmJmYzI5ZDkzODE1N2JjOTRlZWY1NjQxZmRiNDExNmM4MjI2MjJjYzRhNjI3YjAxMw==';
  const signed = { 'x-talkable-signature': signature };

  test.each([
    ['JSON', call, signed],
    ['a form', form, signed],
    ['JSON with the key in it', call, {}],
    ['a form with the key in it', form, {}],
  ])('is believed: %s', (_, body, headers) => {
    expect(verifyTalkable(body, headers, 'hook_key')).toEqual({
      key: 'hook_key',
      site: 'shop',
      type: 'reward_web_hook',
      extras: {},
      payload: { a: 1 },
    });
  });

  test.each<[string, unknown, Record<string, string>]>([
    ['wrong-signature', call.replace('hook_key', 'other'), {}],
    ['wrong-signature', call.replace('"a":1', '"a":2'), signed],
    ['wrong-signature', call, { 'x-talkable-signature': signature.toLowerCase() }],
    ['wrong-signature', '{"type":"x","key":{"toString":1}}', {}],
    ['wrong-signature', `{"payload":${'['.repeat(50_000)}${']'.repeat(50_000)}}`, signed],
    ['unreadable-body', 'key=hook_key&payload=nothing', {}],
    ['unreadable-body', '{"key":"hook_key"', {}],
    ['parsed-body', { key: 'hook_key' }, {}],
  ])('is refused as %s', (reason, body, headers) => {
    expect(verdict(() => verifyTalkable(body as string, headers, 'hook_key'))).toBe(reason);
  });
});

test('every webhook that the emulator sends of TalkJS is believed', async () => {
  const emulator = createEmulator({ talkjs: { apps: [{ appId: 'tApp', secretKey: KEY }] } });
  const talkjs = createTalkJS(emulator.connect('talkjs'));
  const seen = new Set<string>();
  emulator.webhooks.on('*', async (_, request) => {
    seen.add(verifyWebhook(await request.text(), request.headers, KEY).type);
  });
  await talkjs.upsertUsers({ body: { ann: { name: 'Ann' }, bob: { name: 'Bob' } } });
  await talkjs.upsertConversation({ conversationId: 'c', body: { participants: ['ann', 'bob'] } });
  await talkjs.sendMessages({ conversationId: 'c', body: [{ type: 'UserMessage', sender: 'ann', text: 'Hi' }] });
  await emulator.webhooks.settled();
  expect([...seen].sort()).toEqual(['message.sent', 'notification.triggered', 'user.created']);
  expect(emulator.webhooks.outbox.map(({ state }) => state)).not.toContain('failed');
});

test.each(['json', 'form'] as const)(
  'every webhook that the emulator sends of Talkable is believed: %s',
  async (how) => {
    const talkableOptions = { sites: [{ ...site, webhookKey: 'hook_key' }], decisions: { webhookEncoding: how } };
    const emulator = createEmulator({ talkable: talkableOptions });
    const talkable = createTalkable(emulator.connect('talkable'));
    const calls: string[] = [];
    emulator.webhooks.on('event_web_hook', async (_, request) => {
      calls.push(verifyTalkable(await request.text(), request.headers, 'hook_key').type);
    });
    await talkable.createEvent({ body: { data: { email: ann, event_category: 'signup', event_number: '1' } } });
    await emulator.webhooks.settled();
    expect(calls).toEqual(['event_web_hook']);
  },
);
