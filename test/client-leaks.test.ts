import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { inspect } from 'node:util';
import { expect, test } from 'vitest';

import { createTalkable } from '../src/talkable/index.js';
import { ATTEMPT_CHANNEL, ClientError, createTalkJS, verifyWebhook } from '../src/talkjs/index.js';
import { failure } from './client/client.js';
import { everything } from './client/everything.js';

const SECRET = 'sk_test_canary_secret';
const TOKEN = 'canary.token.of-somebody';
const API_KEY = 'talkable_canary_key';

type Fetch = typeof globalThis.fetch;
type Reply = (credential: string, init: RequestInit) => Response | Promise<Response>;

const lost = (credential: string, init: RequestInit): Error =>
  Object.assign(new TypeError(`fetch failed with ${credential}`), {
    headers: init.headers,
    request: { init, credential },
    cause: Object.assign(new Error(`socket of ${credential}`), { code: 'ECONNRESET', init }),
  });

const echo = (credential: string) => ({ message: credential, deep: { [credential]: [`Bearer ${credential}`] } });

/** Services that repeat what they were sent, in every kind of answer. */
const replies: Record<string, Reply> = {
  'a refusal': (credential) => Response.json(echo(credential), { status: 400 }),
  'a refusal with the credential in its status text': (credential) =>
    new Response('{}', { status: 404, statusText: credential, headers: { 'x-echo': credential } }),
  'a throttle': (credential) => Response.json(echo(credential), { status: 429, headers: { 'retry-after': '99999' } }),
  'a page of a gateway': (credential) => new Response(`<pre>${credential}</pre>`, { status: 502 }),
  'a success that is no JSON': (credential) => new Response(credential),
  'a success without a body': () => new Response(''),
  'a list that is none': (credential) => Response.json({ data: credential }),
  'a redirect': (credential) => new Response(null, { status: 302, headers: { location: `/${credential}` } }),
  'a lost connection': (credential, init) => {
    throw lost(credential, init);
  },
  'something thrown that is no error': (credential) => {
    throw { message: credential, credential } as unknown as Error;
  },
  'no answer in time': () => new Promise(() => undefined),
  'an answer that is too large': (credential) => new Response(credential.repeat(100_000)),
};

const fetchOf =
  (reply: Reply): Fetch =>
  async (_, init = {}) =>
    reply((new Headers(init.headers).get('authorization') ?? '').replace('Bearer ', ''), init);

const settings = { retry: 0, timeoutMs: 50, maxResponseBytes: 10_000, validate: 'warn' as const };

/** A client for each kind of credential, and a call of it. */
const clients: Record<
  string,
  (fetch: Fetch) => { readonly client: object; readonly call: () => PromiseLike<unknown> }
> = {
  secretKey: (fetch) => talkjs({ appId: 'tApp', secretKey: SECRET, fetch }),
  legacyAuth: (fetch) => talkjs({ appId: 'tApp', secretKey: SECRET, legacyAuth: true, fetch }),
  token: (fetch) => talkjs({ appId: 'tApp', token: () => TOKEN, fetch }),
  apiKey: (fetch) => {
    const client = createTalkable({
      ...settings,
      timers: { ...globalThis },
      apiKey: API_KEY,
      siteSlug: 'shop',
      fetch,
    });
    return { client, call: () => client.listAssets() };
  },
};

function talkjs(options: Parameters<typeof createTalkJS>[0]) {
  const client = createTalkJS({ ...settings, timers: { ...globalThis }, ...options });
  return { client, call: () => client.listUsers() };
}

const secretsIn = (text: string): string[] =>
  [SECRET, TOKEN, API_KEY, 'eyJhbGciOi'].filter((secret) => text.includes(secret));

const cases = Object.keys(clients).flatMap((kind) =>
  Object.keys(replies).map((name): [string, string] => [kind, name]),
);

test.each(cases)('with a %s and %s, no secret shows anywhere', async (kind, name) => {
  const events: unknown[] = [];
  const warnings: unknown[] = [];
  const onEvent = (event: unknown): void => void events.push(event);
  const onWarning = (warning: unknown): void => void warnings.push(warning);
  subscribe(ATTEMPT_CHANNEL, onEvent);
  process.on('warning', onWarning);
  let sent = '';
  const reply = replies[name] ?? (() => new Response());
  const { client, call } = (clients[kind] ?? talkjs)(
    fetchOf((credential, init) => {
      sent = credential;
      return reply(credential, init);
    }) as never,
  );
  const error = await failure(call());
  await new Promise((resolve) => setImmediate(resolve));
  unsubscribe(ATTEMPT_CHANNEL, onEvent);
  process.off('warning', onWarning);
  expect(error).toBeInstanceOf(ClientError);
  expect(secretsIn(sent)).not.toEqual([]); // it was there to be shown
  const options = { depth: 10, showHidden: true };
  const shown = [
    everything(error),
    inspect(error, options),
    inspect(client, options),
    inspect([events, warnings], options),
  ];
  expect(secretsIn(shown.join('\n'))).toEqual([]);
  expect(shown.join('\n')).not.toContain(sent);
});

test.each([
  ['a wrong argument', () => createTalkJS({ appId: 'tApp', secretKey: SECRET }).getUser({ userId: '' })],
  ['an unknown option', () => createTalkJS({ appId: 'tApp', secretKey: SECRET, retries: 1 } as never)],
  ['both credentials', () => createTalkJS({ appId: 'tApp', secretKey: SECRET, token: () => TOKEN } as never)],
  ['a key that no header carries', () => createTalkable({ apiKey: `${API_KEY}\n`, siteSlug: 'shop' })],
  ['a webhook', () => verifyWebhook('{}', { 'x-talkjs-signature': 'a', 'x-talkjs-timestamp': '1' }, SECRET)],
])('the error of %s shows no secret', async (_, act) => {
  const error = await failure((async () => act())());
  expect(error).toBeInstanceOf(ClientError);
  expect(secretsIn(`${everything(error)}${inspect(error, { depth: 10, showHidden: true })}`)).toEqual([]);
});
