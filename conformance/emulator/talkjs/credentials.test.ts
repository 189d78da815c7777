import { createHmac, generateKeyPairSync } from 'node:crypto';

import { describe, expect, test } from 'vitest';

import { APP_ID, openApp, SECRET_KEY, signToken, START, type Answer } from '../../../test/emulator/talkjs.js';

const get = (authorization: string, options = {}): Promise<Answer> =>
  openApp(options).send('GET', '/users', { headers: { authorization } });

const none = (claims: object): string =>
  [{ alg: 'none', typ: 'JWT' }, claims]
    .map((part) => `${Buffer.from(JSON.stringify(part)).toString('base64url')}.`)
    .join('');

/** A token whose claims are this text, such as no library writes. */
function signText(claims: string): string {
  const signed = [`{"alg":"HS256","typ":"JWT"}`, claims]
    .map((part) => Buffer.from(part).toString('base64url'))
    .join('.');
  return `${signed}.${createHmac('sha256', SECRET_KEY).update(signed).digest('base64url')}`;
}

const rsaKey = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;

describe('a credential', () => {
  test.each([
    ['the secret key', `Bearer ${SECRET_KEY}`],
    ['an app token', `Bearer ${signToken()}`],
    ['an app token that began to hold a second ago', `Bearer ${signToken({ nbf: START / 1000 - 1 })}`],
    ['a scheme in lower case', `bearer ${SECRET_KEY}`],
  ])('is accepted: %s', async (_, authorization) => {
    expect((await get(authorization)).status).toBe(200);
  });

  test.each([
    ['none', ''],
    ['another scheme', `Basic ${SECRET_KEY}`],
    ['nothing but the scheme', 'Bearer '],
    ['a prefix of the secret key', `Bearer ${SECRET_KEY.slice(0, -1)}`],
    ['the secret key and more', `Bearer ${SECRET_KEY}x`],
    ['something that is no token', 'Bearer not.a.token'],
    ['a token of another key', `Bearer ${signToken({}, {}, 'sk_test_other')}`],
    ['an expired token', `Bearer ${signToken({ exp: START / 1000 })}`],
    ['a token that never expires', `Bearer ${signText(`{"tokenType":"app","iss":"${APP_ID}","exp":1e400}`)}`],
    ['a token without expiry', `Bearer ${signToken({ exp: undefined })}`],
    ['a token that does not hold yet', `Bearer ${signToken({ nbf: START / 1000 + 10 })}`],
    ['a token of another issuer', `Bearer ${signToken({ iss: 'tOther' })}`],
    ['a token without issuer', `Bearer ${signToken({ iss: undefined })}`],
    ['a token whose issuer is a list', `Bearer ${none({ tokenType: 'app', iss: [APP_ID], exp: START })}`],
    ['a user token', `Bearer ${signToken({ tokenType: 'user', sub: 'alice' })}`],
    ['an admin token', `Bearer ${signToken({ tokenType: 'admin' })}`],
    ['an unsigned token', `Bearer ${none({ tokenType: 'app', iss: APP_ID, exp: START / 1000 + 30 })}`],
    ['a token signed with HS512', `Bearer ${signToken({}, { algorithm: 'HS512' })}`],
    ['a token signed with RS256', `Bearer ${signToken({}, { algorithm: 'RS256' }, rsaKey)}`],
  ])('is refused with 401: %s', async (_, authorization) => {
    const answer = await get(authorization);
    expect(answer.status).toBe(401);
    expect(answer.body).toMatchObject({ errorCode: 'UNAUTHORIZED' });
  });

  test('holds until its expiry by the clock of the emulator', async () => {
    const app = openApp();
    const authorization = `Bearer ${signToken()}`;
    app.emulator.clock.advance(29_000);
    expect((await app.send('GET', '/users', { headers: { authorization } })).status).toBe(200);
    app.emulator.clock.advance(1_000);
    expect((await app.send('GET', '/users', { headers: { authorization } })).status).toBe(401);
  });

  test('is accepted a second time, which is a guess and said to be one', async () => {
    const app = openApp();
    const headers = { authorization: `Bearer ${signToken()}` };
    expect((await app.send('GET', '/users', { headers })).assumed).toEqual([]);
    expect((await app.send('GET', '/users', { headers })).assumed).toEqual(['ED-35']);
  });

  test.each([
    [90_000_000, "The token is refused: jwt expired. The emulator's clock is 90000 s ahead of that of the signer"],
    [-90_000_000, "The token is refused: jwt not active. The emulator's clock is 90000 s behind that of the signer"],
  ])('that is out of time is told by how much the clocks differ: %d ms', async (by, reason) => {
    const app = openApp();
    const token = signToken({ nbf: START / 1000 });
    app.emulator.clock.freeze(START + by);
    const answer = await app.send('GET', '/users', { headers: { authorization: `Bearer ${token}` } });
    const hint = 'a client of emulator.connect() shares it.';
    expect([answer.status, answer.body]).toEqual([
      401,
      { errorCode: 'UNAUTHORIZED', reasons: [`${reason}; ${hint}`] },
    ]);
  });

  test('is looked at after the app, and before the body', async () => {
    const app = openApp();
    const unknown = await app.emulator.fetch('https://api.talkjs.com/v1/tNobody/users');
    expect([unknown.status, unknown.headers.get('content-type'), await unknown.text()]).toEqual([
      404,
      null,
      'Not found.',
    ]);
    expect((await app.send('PUT', '/users/alice', { body: '{', headers: { authorization: '' } })).status).toBe(401);
  });

  test('of one app does not open another', async () => {
    const app = openApp({
      talkjs: {
        apps: [
          { appId: APP_ID, secretKey: SECRET_KEY },
          { appId: 'tOther', secretKey: 'sk_test_other' },
        ],
      },
    });
    const answer = await app.emulator.fetch('https://api.talkjs.com/v1/tOther/users', {
      headers: { authorization: `Bearer ${signToken()}` },
    });
    expect(answer.status).toBe(401);
  });

  test('is the secret key alone in the edition of 2020-12-15', async () => {
    const edition = { talkjs: { edition: '2020-12-15' } };
    expect((await get(`Bearer ${SECRET_KEY}`, edition)).status).toBe(200);
    expect((await get(`Bearer ${signToken()}`, edition)).status).toBe(401);
  });
});
