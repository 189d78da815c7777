import { createHmac } from 'node:crypto';

import { expectStatus } from '../../../harness/expect.js';
import { signToken, type TokenOptions } from '../support/adapter.js';
import { expectNot200, expectRefused } from '../support/refusals.js';
import type { Context } from '../support/setup.js';
import { scenario } from '../support/scenario.js';

const ANOTHER_KEY = 'sk_test_of_another_app';

const bearer = ({ credentials, now }: Context, options: TokenOptions = {}): string =>
  `Bearer ${signToken(credentials, now(), options)}`;

const base64url = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A correctly signed token with any claims at all, also those that a library refuses to sign. */
function signAnything({ credentials }: Context, claims: object): string {
  const content = `${base64url({ alg: 'HS256', typ: 'JWT' })}.${base64url(claims)}`;
  return `${content}.${createHmac('sha256', credentials.secretKey).update(content).digest('base64url')}`;
}

/** A token whose claims were changed after it was signed. */
function tampered(context: Context): string {
  const [header, , signature] = signToken(context.credentials, context.now(), { expiresIn: -60 }).split('.');
  const seconds = Math.floor(context.now() / 1000);
  return [
    header,
    base64url({ tokenType: 'app', iss: context.credentials.appId, iat: seconds, exp: seconds + 30 }),
    signature,
  ].join('.');
}

export const credentialsTokens = [
  scenario(
    'a token that is not signed with the secret key is refused',
    { claims: ['TJ-AUTH-07'], needs: ['auth'] },
    async (context) => {
      expectStatus(
        await context.api.withAuthorization(bearer(context, { secretKey: ANOTHER_KEY })).get('/users'),
        401,
      );
      expectStatus(await context.api.withAuthorization(bearer(context, { algorithm: 'none' })).get('/users'), 401);
      expectStatus(await context.api.withAuthorization(`Bearer ${tampered(context)}`).get('/users'), 401);
    },
  ),

  scenario(
    'a token of one app does not open another',
    { claims: ['TJ-AUTH-07'], needs: ['auth', 'second-app'] },
    async (context) => {
      const second = context.as(context.secondApp);
      expectStatus(await second.get('/users'), 200);
      expectStatus(await second.withAuthorization(bearer(context)).get('/users'), 401);
      expectStatus(await second.withAuthorization(`Bearer ${context.credentials.secretKey}`).get('/users'), 401);
    },
  ),

  scenario(
    'an app token past its expiry is answered 401',
    { claims: ['TJ-AUTH-08'], needs: ['auth'] },
    async (context) => {
      for (const expiresIn of [-1800, -600])
        expectStatus(await context.api.withAuthorization(bearer(context, { expiresIn })).get('/users'), 401);
    },
  ),

  scenario(
    'an app token is answered 401 once its 30 seconds are over',
    { claims: ['TJ-AUTH-08'], needs: ['auth', 'clock'] },
    async (context) => {
      const api = context.api.withAuthorization(bearer(context));
      context.advance(32_000);
      expectStatus(await api.get('/users'), 401);
    },
  ),

  scenario(
    'an app token is accepted until its 30 seconds are over, and not after',
    { claims: ['TJ-AUTH-20'], needs: ['auth', 'clock'] },
    async (context) => {
      const api = context.api.withAuthorization(bearer(context));
      expectStatus(await api.get('/users'), 200);
      context.advance(28_000);
      expectStatus(await api.get('/users'), 200);
      context.advance(4_000);
      expectNot200(await api.get('/users'), 'with a token that has expired');
    },
  ),

  scenario('a token scoped to one user is refused', { claims: ['TJ-AUTH-19'], needs: ['auth'] }, async (context) => {
    const ofAlice = bearer(context, { tokenType: 'user', subject: context.pooled('alice') });
    expectRefused(await context.api.withAuthorization(ofAlice).get('/users'), 'with a token of one user');
  }),

  scenario(
    'an expired, wrongly signed, foreign or user-scoped token is answered 401',
    { claims: ['ED-01'], needs: ['auth'] },
    async (context) => {
      const wrong: TokenOptions[] = [
        { expiresIn: -60 },
        { secretKey: ANOTHER_KEY },
        { issuer: 'tNoSuchApp' },
        { tokenType: 'user', subject: 'alice' },
      ];
      for (const options of wrong)
        expectStatus(await context.api.withAuthorization(bearer(context, options)).get('/users'), 401);
    },
  ),

  scenario(
    'tokens are signed with HS256 and with nothing else',
    { claims: ['TJ-AUTH-10'], needs: ['auth'] },
    async (context) => {
      expectStatus(await context.api.withAuthorization(bearer(context, { algorithm: 'HS256' })).get('/users'), 200);
      for (const algorithm of ['HS384', 'HS512'] as const) {
        expectRefused(
          await context.api.withAuthorization(bearer(context, { algorithm })).get('/users'),
          `with a token signed with ${algorithm}`,
        );
      }
    },
  ),

  scenario(
    'the issuer of a token is the app id and its expiry a number of seconds',
    { claims: ['TJ-AUTH-11'], needs: ['auth'] },
    async (context) => {
      const { appId } = context.credentials;
      const seconds = Math.floor(context.now() / 1000);
      const right = { tokenType: 'app', iss: appId, iat: seconds, exp: seconds + 30 };
      expectStatus(await context.api.withAuthorization(`Bearer ${signAnything(context, right)}`).get('/users'), 200);
      const wrong = [
        { iss: 'tNoSuchApp' },
        { iss: [appId] },
        { iss: 5 },
        { iss: undefined },
        { exp: String(seconds + 30) },
        { exp: true },
      ];
      for (const claims of wrong) {
        expectRefused(
          await context.api
            .withAuthorization(`Bearer ${signAnything(context, { ...right, ...claims })}`)
            .get('/users'),
          `with ${JSON.stringify(claims)}`,
        );
      }
    },
  ),

  scenario(
    'a token may say from when on it holds, and is refused before',
    { claims: ['TJ-AUTH-12'], needs: ['auth'] },
    async (context) => {
      expectStatus(await context.api.withAuthorization(bearer(context, { notBefore: -60 })).get('/users'), 200);
      expectRefused(
        await context.api.withAuthorization(bearer(context, { notBefore: 600, expiresIn: 1200 })).get('/users'),
        'with a token that holds later',
      );
    },
  ),

  scenario(
    'an app token serves several requests until it expires',
    { claims: ['ED-35'], needs: ['auth'] },
    async (context) => {
      const api = context.api.withAuthorization(bearer(context));
      for (let request = 0; request < 3; request += 1) expectStatus(await api.get('/users'), 200);
    },
  ),
];
