import { expect, test } from 'vitest';

import { createEmulator } from '../conformance/emulator/index.js';
import { createTalkJS, UsageError } from '../src/talkjs/index.js';
import { failure } from './client/client.js';
import { fakeFetch, json } from './client/fake-fetch.js';

const app = { appId: 'tApp', secretKey: 'sk_test_app' };
const NOON = Date.parse('2026-07-07T12:00:00.000Z');

const partOf = (token: string, index: number): unknown =>
  JSON.parse(Buffer.from(token.split('.')[index] ?? '', 'base64url').toString());

test('a token for a user names the user, lives as long as it is told to, and opens nothing of this API', async () => {
  const emulator = createEmulator({ talkjs: { apps: [app] }, clock: () => NOON });
  const talkjs = createTalkJS(emulator.connect('talkjs'));
  const token = await talkjs.signUserToken('ann', { expiresInSeconds: 86_400 });
  expect(partOf(token, 0)).toEqual({ alg: 'HS256', typ: 'JWT' });
  expect(partOf(token, 1)).toEqual({
    tokenType: 'user',
    iss: 'tApp',
    sub: 'ann',
    iat: NOON / 1000,
    exp: NOON / 1000 + 86_400,
  });
  const answer = await emulator.fetch('https://api.talkjs.com/v1/tApp', {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(answer.status).toBe(401);
});

test.each([
  ['', { expiresInSeconds: 60 }, 'userId'],
  [5, { expiresInSeconds: 60 }, 'userId'],
  ['ann', { expiresInSeconds: 0 }, 'expiresInSeconds'],
  ['ann', { expiresInSeconds: 1.5 }, 'expiresInSeconds'],
  ['ann', { expiresInSeconds: Infinity }, 'expiresInSeconds'],
  ['ann', { expiresInSeconds: '60' }, 'expiresInSeconds'],
  ['ann', {}, 'expiresInSeconds'],
  ['ann', undefined, 'expiresInSeconds'],
])('no token is signed for %j with %j', async (userId, options, name) => {
  const { signUserToken } = createTalkJS(app) as unknown as { signUserToken: (...args: unknown[]) => Promise<string> };
  const error = await failure(signUserToken(userId, options));
  expect(error).toBeInstanceOf(UsageError);
  expect((error as Error).message).toContain(name);
});

test('a client that has no secret key signs no tokens', async () => {
  const talkjs = createTalkJS({ appId: 'tApp', token: () => 'token' });
  expect(await failure(talkjs.signUserToken('ann', { expiresInSeconds: 60 }))).toBeInstanceOf(UsageError);
});

const unsigned = (payload: string): string => `e30.${Buffer.from(payload).toString('base64url')}.c2ln`;

test.each([
  ['as it is signed', async () => createTalkJS(app).signUserToken('ann', { expiresInSeconds: 60 })],
  ['with an escape in it', () => unsigned('{"tokenTyp\\u0065":"us\\u0065r"}')],
])('the token of a user is not sent where an app token is needed: %s', async (_, token) => {
  const { fetch, sent } = fakeFetch(json({}));
  const given = await token();
  const error = await failure(createTalkJS({ appId: 'tApp', token: () => given, fetch }).getApp());
  expect(error).toBeInstanceOf(UsageError);
  expect((error as Error).message).toContain('the token of a user');
  expect((error as Error).message).not.toContain(given);
  expect(sent).toEqual([]);
});

test.each([
  ['an app token that tells of users elsewhere', unsigned('{"tokenType":"app","about":{"tokenType":"user"}}')],
  ['no JSON Web Token at all', 'sk_test_app'],
])('any other token is sent: %s', async (_, token) => {
  const { fetch, sent } = fakeFetch(json({}));
  await createTalkJS({ appId: 'tApp', token: () => token, fetch }).getApp();
  expect(sent[0]?.headers.get('authorization')).toBe(`Bearer ${token}`);
});

test('a token serves the requests of its second, and the next second has another one', async () => {
  let now = NOON;
  const { fetch, sent } = fakeFetch(json({}));
  const talkjs = createTalkJS({ ...app, fetch, now: () => now });
  for (const ms of [0, 999, 1000]) {
    now = NOON + ms;
    await talkjs.getApp();
  }
  const tokens = sent.map(({ headers }) => headers.get('authorization')?.slice(7) ?? '');
  expect(tokens.map((token) => (partOf(token, 1) as { iat: number }).iat - NOON / 1000)).toEqual([0, 0, 1]);
});
