import jwt from 'jsonwebtoken';

import { expectEqual, expectStatus, expectThat } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { signToken } from '../support/adapter.js';
import { everyCall, furnish, furtherCalls, send } from '../support/calls.js';
import { expectNot200 } from '../support/refusals.js';
import { putConversation, putUser, sendText } from '../support/setup.js';
import { scenario } from '../support/scenario.js';

export const credentialsAuthentication = [
  scenario(
    'the credential is sent as a bearer token in the Authorization header',
    { claims: ['TJ-AUTH-01'] },
    async ({ api, credentials }) => {
      const { secretKey } = credentials;
      expectStatus(await api.withAuthorization(`Bearer ${secretKey}`).get('/users'), 200);
    },
  ),

  scenario(
    'the credential is taken in no other form',
    { claims: ['TJ-AUTH-01'], needs: ['auth', 'strict-input'] },
    async ({ api, credentials }) => {
      const { secretKey } = credentials;
      for (const header of [secretKey, `Basic ${secretKey}`, `Basic ${btoa(`${secretKey}:`)}`]) {
        expectNot200(
          await api.withAuthorization(header).get('/users'),
          'with the credential under no or another scheme',
        );
      }
      expectNot200(
        await api.anonymous.get('/users', { headers: { 'x-api-key': secretKey } }),
        'with the credential in another header',
      );
    },
  ),

  scenario('the secret key itself is accepted', { claims: ['TJ-AUTH-04'] }, async (context) => {
    const api = context.api.withAuthorization(`Bearer ${context.credentials.secretKey}`);
    expectStatus(await api.put(path`/users/${context.pooled('alice')}`, { json: { name: 'Alice' } }), 200);
    expectStatus(await api.get('/users'), 200);
  }),

  scenario(
    'a secret key shows by its first letters whether it is a live or a test one, and opens the API',
    { claims: ['TJ-AUTH-05'] },
    async ({ api, credentials: { secretKey } }) => {
      expectThat(/^sk_(test|live)/.test(secretKey), 'the secret key begins with neither sk_test nor sk_live');
      expectStatus(await api.withAuthorization(`Bearer ${secretKey}`).get('/users'), 200);
    },
  ),

  scenario(
    'a request without an Authorization header is answered 401',
    { claims: ['TJ-AUTH-06'] },
    async (context) => {
      for (const call of everyCall(await furnish(context))) expectStatus(await send(context.api.anonymous, call), 401);
    },
  ),

  scenario(
    'no resource answers 200 to a request without a credential',
    { claims: ['TJ-AUTH-17'] },
    async (context) => {
      const place = await furnish(context);
      for (const call of [...everyCall(place), ...furtherCalls(place)]) {
        expectNot200(await send(context.api.anonymous, call), 'without a credential');
      }
    },
  ),

  scenario(
    'an incorrect credential is answered 401',
    { claims: ['TJ-AUTH-07'], needs: ['auth'] },
    async ({ api, credentials }) => {
      const { secretKey } = credentials;
      const altered = [
        `${secretKey}x`,
        secretKey.slice(0, -1),
        secretKey.toUpperCase(),
        'sk_test_of_another_app',
        'undefined',
        'x',
      ];
      for (const credential of altered)
        expectStatus(await api.withAuthorization(`Bearer ${credential}`).get('/users'), 401);
      expectStatus(await api.withAuthorization('Bearer').get('/users'), 401);
      expectStatus(await api.withAuthorization('Bearer ').get('/users'), 401);
    },
  ),

  scenario(
    'no resource answers 200 to a wrong credential',
    { claims: ['TJ-AUTH-17'], needs: ['auth'] },
    async (context) => {
      const place = await furnish(context);
      const wrong = context.api.withAuthorization('Bearer not-the-key-of-this-app');
      for (const call of [...everyCall(place), ...furtherCalls(place)]) {
        expectNot200(await send(wrong, call), 'with a wrong credential');
      }
    },
  ),

  scenario(
    'what is written without a valid credential is not stored',
    { claims: ['TJ-AUTH-17'], needs: ['state', 'auth'] },
    async (context) => {
      const alice = await putUser(context, context.pooled('alice'), { name: 'Alice' });
      for (const api of [context.api.anonymous, context.api.withAuthorization('Bearer not-the-key-of-this-app')]) {
        expectNot200(
          await api.put(path`/users/${alice}`, { json: { name: 'Mallory' } }),
          'without a valid credential',
        );
      }
      expectEqual(
        (await context.api.get(path`/users/${alice}`)).at('/name'),
        'Alice',
        'the name after the refused writes',
      );
    },
  ),

  scenario(
    'one credential reads and writes all data of the account',
    { claims: ['TJ-AUTH-09'], needs: ['state'] },
    async (context) => {
      const [alice, sebastian, nina] = [context.pooled('alice'), context.pooled('sebastian'), context.pooled('nina')];
      for (const id of [alice, sebastian, nina]) await putUser(context, id, { name: id });
      const first = await putConversation(context, context.id('order_391_fc'), [alice, sebastian]);
      const second = await putConversation(context, context.id('order_392_fc'), [nina, sebastian]);
      const messages = [await sendText(context, first, alice), await sendText(context, second, nina)];
      for (const api of [context.api, context.api.withAuthorization(`Bearer ${context.credentials.secretKey}`)]) {
        for (const id of [alice, sebastian, nina])
          expectEqual((await api.get(path`/users/${id}`)).at('/name'), id, 'the name of a user');
        for (const [index, id] of [first, second].entries()) {
          expectEqual(
            (await api.get(path`/conversations/${id}/messages`)).strings('/data', 'id'),
            [messages[index]],
            'the messages of a conversation',
          );
        }
      }
    },
  ),

  scenario(
    'the app id is looked up before the credential: an unknown one is answered 404',
    { claims: ['TJ-AUTH-16', 'ED-02'], needs: ['auth'] },
    async (context) => {
      const unknown = context.as({ appId: 'tNoSuchApp', secretKey: context.credentials.secretKey });
      for (const api of [unknown, unknown.anonymous, unknown.withAuthorization('Bearer x')])
        expectStatus(await api.get('/users'), 404);
    },
  ),

  scenario(
    'the 404 of an unknown app id reads "Not found." and has no content type',
    { claims: ['TJ-ERR-11', 'ED-02'], needs: ['auth'] },
    async (context) => {
      const answer = await context.as({ appId: 'tNoSuchApp', secretKey: context.credentials.secretKey }).get('/users');
      expectStatus(answer, 404);
      expectEqual(
        [answer.text, answer.headers.get('content-type')],
        ['Not found.', null],
        'the body and the content type',
      );
    },
  ),

  scenario(
    'a token made by the documented example opens the API',
    { claims: ['TJ-AUTH-02', 'TJ-AUTH-20'], needs: ['auth'] },
    async (context) => {
      const { appId, secretKey } = context.credentials;
      // The example itself: the library adds iat and exp from the clock of this machine.
      const token = jwt.sign({ tokenType: 'app' }, secretKey, { issuer: appId, expiresIn: '30s' });
      const api = context.api.withAuthorization(`Bearer ${token}`);
      expectStatus(await api.put(path`/users/${context.pooled('alice')}`, { json: { name: 'Alice' } }), 200);
      expectStatus(
        await context.api.withAuthorization(`Bearer ${signToken(context.credentials, context.now())}`).get('/users'),
        200,
      );
    },
  ),

  scenario(
    'a bearer token in the form of an app token is accepted',
    { claims: ['TJ-AUTH-02'] },
    async ({ api, credentials, now }) => {
      expectStatus(await api.withAuthorization(`Bearer ${signToken(credentials, now())}`).get('/users'), 200);
    },
  ),
];
