import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import jwt from 'jsonwebtoken';
import { expect, test } from 'vitest';

import { operations } from '../../generated/talkjs/operations.js';
import { failure } from '../../test/client/client.js';
import { fakeFetch, json, type FakeFetch } from '../../test/client/fake-fetch.js';
import { createTalkJS, isStatusError, TransportError, UsageError, type TalkJS, type TalkJSOptions } from './index.js';

const appId = 'tApp';
const secretKey = 'sk_test_canary';
const start = Date.parse('2026-01-01T00:00:00Z');

function setup(
  reply: Response,
  options: Partial<TalkJSOptions> = {},
): FakeFetch & { talkjs: TalkJS; tokens: () => (string | null)[] } {
  const fake = fakeFetch(reply);
  const talkjs = createTalkJS({ appId, secretKey, fetch: fake.fetch, now: () => start, ...options } as TalkJSOptions);
  return { ...fake, talkjs, tokens: () => fake.sent.map(({ headers }) => headers.get('authorization')) };
}

test('every operation has a method, and users get tokens', () => {
  expect(Object.keys(setup(json({})).talkjs)).toEqual([...Object.keys(operations), 'signUserToken']);
});

test('a request carries a token of its own: HS256, type app, issued by the app, 30 seconds long', async () => {
  let now = start;
  const { talkjs, tokens } = setup(json({}), { now: () => now });
  await talkjs.getApp();
  now += 20_000;
  await talkjs.getApp();
  const decoded = tokens().map((header) =>
    jwt.verify((header ?? '').replace('Bearer ', ''), secretKey, {
      algorithms: ['HS256'],
      clockTimestamp: now / 1000,
    }),
  );
  const seconds = start / 1000;
  expect(decoded).toEqual([
    { tokenType: 'app', iss: appId, iat: seconds, exp: seconds + 30 },
    { tokenType: 'app', iss: appId, iat: seconds + 20, exp: seconds + 50 },
  ]);
});

test('legacyAuth sends the secret key itself', async () => {
  const { talkjs, tokens } = setup(json({}), { legacyAuth: true });
  await talkjs.getApp();
  expect(tokens()).toEqual([`Bearer ${secretKey}`]);
});

test('token() is asked once for every request', async () => {
  const given = ['one', 'two'];
  const { fetch, sent } = fakeFetch(json({}));
  const talkjs = createTalkJS({ appId, token: async () => given.shift() ?? '', fetch });
  await talkjs.getApp();
  await talkjs.getApp();
  expect(sent.map(({ headers }) => headers.get('authorization'))).toEqual(['Bearer one', 'Bearer two']);
  await expect(talkjs.getApp()).rejects.toThrow(UsageError);
  expect(sent).toHaveLength(2);
});

test('a token() that fails or gives what no header can hold sends nothing, and no error repeats it', async () => {
  const { fetch, sent } = fakeFetch(json({}));
  const vaultError = await failure(
    createTalkJS({
      appId,
      token: () => {
        throw new Error('vault is sealed');
      },
      fetch,
    }).getApp(),
  );
  expect(vaultError).toBeInstanceOf(TransportError);
  expect(vaultError).toMatchObject({ outcome: 'not-sent', attempts: 0, cause: { message: 'vault is sealed' } });
  const badToken = await failure(createTalkJS({ appId, token: () => 'canary\nx', fetch }).getApp());
  expect(badToken).toBeInstanceOf(UsageError);
  expect(inspect(badToken)).not.toContain('canary');
  expect(sent).toEqual([]);
});

test('the newest documented version is asked for, unless the client or the call says otherwise', async () => {
  const reply = json({});
  const newest = setup(reply);
  await newest.talkjs.getApp();
  await newest.talkjs.getApp({}, { headers: { 'talkjs-rest-version': '2021-01-01' } });
  const older = setup(reply, { apiVersion: '2021-07-30' });
  await older.talkjs.getApp();
  expect([...newest.sent, ...older.sent].map(({ headers }) => headers.get('TalkJS-REST-Version'))).toEqual([
    '2024-01-01',
    '2021-01-01',
    '2021-07-30',
  ]);
});

test('requests go to the server of the app, the root without a trailing slash', async () => {
  const { talkjs, sent } = setup(json({}));
  await talkjs.getApp();
  await talkjs.upsertUser({ userId: 'a/b', body: { name: 'A' } });
  expect(sent.map(({ method, url }) => `${method} ${url}`)).toEqual([
    'GET https://api.talkjs.com/v1/tApp',
    'PUT https://api.talkjs.com/v1/tApp/users/a%2Fb',
  ]);
});

test('a request other than GET says that it is JSON, even without a body', async () => {
  const { talkjs, sent } = setup(json({}));
  await talkjs.deleteMessage({ conversationId: 'c', messageId: 'm' });
  await talkjs.upsertConversation({ conversationId: 'c' });
  await talkjs.getConversation({ conversationId: 'c' });
  expect(sent.map(({ headers, body }) => [headers.get('content-type'), body])).toEqual([
    ['application/json', undefined],
    ['application/json', undefined],
    [null, undefined],
  ]);
});

test('an anonymous account is made without any credential, on a server that knows no app', async () => {
  const { talkjs, sent } = setup(json({}), { baseUrl: 'http://127.0.0.1:4010' });
  await talkjs.createAnonymousAccount();
  await talkjs.getAnonymousAccount({ accessToken: 'x' });
  expect(sent.map(({ url }) => url)).toEqual([
    'http://127.0.0.1:4010/v1/anonymousAccounts',
    'http://127.0.0.1:4010/v1/anonymousAccounts/x',
  ]);
  expect(sent.map(({ headers }) => headers.get('authorization'))).toEqual([null, null]);
});

test('conversations are listed in pages of 30, the documented maximum; messages and users of 100', async () => {
  const { talkjs, sent } = setup(json({ data: [] }));
  await talkjs.listConversations({ filter: { custom: { category: ['==', 'a b'] } } });
  await talkjs.listMessages({ conversationId: 'c' });
  await talkjs.listUsers();
  const queries = sent.map(({ url }) => new URL(url).searchParams);
  expect(queries.map((query) => query.get('limit'))).toEqual(['30', '100', '100']);
  expect(queries[0]?.get('filter')).toBe('{"custom":{"category":["==","a b"]}}');
});

test('a refusal is told apart by operation and status', async () => {
  const error = await failure(setup(json({ errorCode: 'USER_NOT_FOUND' }, 404)).talkjs.getUser({ userId: 'x' }));
  expect(isStatusError(error, 'getUser', 404)).toBe(true);
  expect(isStatusError(error, 'upsertUser', 404)).toBe(false);
});

test('neither the client nor an error shows the secret key', async () => {
  const { talkjs } = setup(json({}, 401), { legacyAuth: true });
  expect(inspect([talkjs, await failure(talkjs.getApp())], { depth: Infinity, showHidden: true })).not.toContain(
    secretKey,
  );
});

test.each<[object, string]>([
  [{ appId, secretKey, token: () => 't' }, 'not both'],
  [{ appId }, 'secretKey'],
  [{ appId, secretKey: '' }, 'secretKey'],
  [{ appId, secretKey: 'a\nb' }, 'secretKey'],
  [{ appId: '..', secretKey }, 'appId'],
  [{ appId: '', secretKey }, 'appId'],
  [{ secretKey }, 'appId'],
  [{ appId, secretKey, retry: -1 }, 'retry must be a whole number from 0 on'],
  [{ appId, secretKey, baseUrl: 'http://api.talkjs.com' }, 'https'],
  [{ appId, secretKey, timeoutMs: 0 }, 'timeoutMs'],
  [{ appId, secretKey, apiVersion: 'newest' }, 'apiVersion'],
])('the options %o are refused', (options, reason) => {
  expect(() => createTalkJS(options as TalkJSOptions)).toThrow(UsageError);
  expect(() => createTalkJS(options as TalkJSOptions)).toThrow(reason);
});

test('over a real connection: JSON and forms arrive whole, and their length is announced', async () => {
  const received: { headers: Record<string, unknown>; form?: FormData; text?: string }[] = [];
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming
      .on('data', (chunk: Buffer) => chunks.push(chunk))
      .on('end', () => {
        const body = Buffer.concat(chunks);
        const type = incoming.headers['content-type'] ?? '';
        const done = type.startsWith('multipart')
          ? new Response(body, { headers: { 'content-type': type } })
              .formData()
              .then((form) => received.push({ headers: incoming.headers, form }))
          : Promise.resolve(received.push({ headers: incoming.headers, text: body.toString() }));
        void done.then(() => outgoing.setHeader('content-type', 'application/json').end('{"attachmentToken":"t"}'));
      });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const { port } = server.address() as AddressInfo;
    const talkjs = createTalkJS({ appId, secretKey, baseUrl: `http://127.0.0.1:${port}` });
    await talkjs.upsertUser({ userId: 'a', body: { name: 'Zoë' } });
    expect(await talkjs.uploadFile({ body: { file: new Blob(['abc']), filename: 'a.txt' } })).toEqual({
      attachmentToken: 't',
    });
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
  const [put, post] = received;
  expect(put).toMatchObject({
    text: '{"name":"Zoë"}',
    headers: { 'content-length': '15', 'content-type': 'application/json' },
  });
  expect(post?.headers['content-length']).toMatch(/^\d+$/);
  expect((post?.form?.get('file') as File).name).toBe('a.txt');
  expect(post?.form?.get('filename')).toBe('a.txt');
});

test('timers that let no time pass are enough to try retries', async () => {
  const waits: number[] = [];
  const timers = {
    setTimeout(run: () => void, ms: number) {
      if (ms === 60_000) return;
      waits.push(ms);
      queueMicrotask(run);
    },
    clearTimeout: () => undefined,
  };
  const { fetch, sent } = fakeFetch(
    json({}, 429),
    json({}, 429, { 'retry-after': '7' }),
    json({}, 503),
    json({ id: 'tApp' }),
  );
  const talkjs = createTalkJS({
    appId: 'tApp',
    secretKey: 'sk_test_app',
    fetch,
    timers,
    now: () => 0,
    random: () => 0.5,
  });
  expect(await talkjs.getApp()).toEqual({ id: 'tApp' });
  expect(sent.length).toBe(4);
  expect(waits).toEqual([250, 7000, 1000]);
});
