import { expectEqual, expectStatus, expectThat } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { everyCall } from '../support/every-call.js';
import { scenario } from '../support/scenario.js';
import { withSite } from '../support/shapes.js';
import { inBody, inQuery, mail, read } from '../support/site.js';

/** Headers that hold no key of the account. */
const NO_KEY = ['Bearer no-key-of-anybody', 'Bearer ', 'Bearer', 'Bearer null', 'Bearer *'];

const almost = (key: string): string[] =>
  [`${key}x`, `x${key}`, key.slice(0, -1), key.slice(1), [...key].reverse().join('')].map((one) => `Bearer ${one}`);

export const credentialsAuthentication = [
  scenario(
    'the key as a bearer opens reads and writes',
    { claims: ['TK-AUTH-01'], needs: ['auth', 'destructive'] },
    async (context) => {
      const bearing = context.api.withAuthorization(`Bearer ${context.credentials.apiKey}`);
      expectStatus(await bearing.get('/campaigns', inQuery(context)), 200);
      expectStatus(
        await bearing.post('/origins/affiliate_member', inBody(context, { data: { email: mail(context, 'ann') } })),
        201,
      );
      expectStatus(
        await bearing.put(path`/people/${mail(context, 'ann')}`, inBody(context, { data: { first_name: 'Ann' } })),
        200,
      );
    },
  ),

  scenario('a request without a key is answered 401', { claims: ['TK-AUTH-02'] }, async (context) => {
    expectStatus(await context.api.anonymous.get('/campaigns', inQuery(context)), 401);
    expectStatus(
      await context.api.anonymous.post(
        '/visitors',
        inBody(context, { data: { uuid: '7f6a1f3e-2c1b-4f0e-9a55-0b6c2d1e8a01' } }),
      ),
      401,
    );
  }),

  scenario(
    'a key that is not valid is answered 401, however much of it is right',
    { claims: ['TK-AUTH-02'], needs: ['auth'] },
    async (context) => {
      for (const header of [...NO_KEY, ...almost(context.credentials.apiKey)]) {
        const answer = await context.api.withAuthorization(header).get('/campaigns', inQuery(context));
        expectStatus(answer, 401);
      }
    },
  ),

  scenario(
    'what a request without a valid key asks for is not done',
    { claims: ['TK-AUTH-02'], needs: ['state', 'auth', 'destructive'] },
    async (context) => {
      const bob = path`/people/${mail(context, 'bob')}`;
      const write = inBody(context, { data: { first_name: 'Bob' } });
      for (const api of [context.api.anonymous, context.api.withAuthorization('Bearer no-key-of-anybody')]) {
        expectStatus(await api.put(bob, write), 401);
      }
      const absent = await read(context, bob);
      expectThat(absent.status !== 200, 'a person exists whom only requests without a valid key wrote');
      expectStatus(await context.api.put(bob, write), 200);
      expectStatus(await context.api.anonymous.put(bob, inBody(context, { data: { first_name: 'Mallory' } })), 401);
      expectEqual(
        (await read(context, bob)).at('/result/person/first_name'),
        'Bob',
        'the first name after an update without a key',
      );
    },
  ),

  scenario(
    'none of the 44 calls is open to a key that is not valid',
    { claims: ['TK-AUTH-03', 'TK-AUTH-02'], needs: ['auth'] },
    async (context) => {
      const stranger = context.api.withAuthorization('Bearer no-key-of-anybody');
      for (const call of everyCall(context)) {
        expectStatus(await stranger.request(call.method, call.path, withSite(context, call, call)), 401);
      }
    },
  ),

  scenario(
    'the key of another site is answered 401',
    { claims: ['INF-Q03'], needs: ['auth', 'second-app'] },
    async (context) => {
      const foreign = context.api.withAuthorization(`Bearer ${context.secondApp.apiKey}`);
      expectStatus(await foreign.get('/campaigns', inQuery(context)), 401);
      expectStatus(
        await context.as(context.secondApp).get('/campaigns', { query: { site_slug: context.secondApp.siteSlug } }),
        200,
      );
    },
  ),

  scenario(
    'HTTP Basic and the parameter api_key open nothing',
    { claims: ['INF-Q24'], needs: ['auth'] },
    async (context) => {
      const { apiKey } = context.credentials;
      const basic = `Basic ${Buffer.from(`${apiKey}:`).toString('base64')}`;
      for (const header of [basic, `Token ${apiKey}`, apiKey]) {
        expectStatus(await context.api.withAuthorization(header).get('/campaigns', inQuery(context)), 401);
      }
      expectStatus(
        await context.api.anonymous.get('/campaigns', inQuery(context, { query: { api_key: apiKey } })),
        401,
      );
      const visit = { api_key: apiKey, data: { uuid: '7f6a1f3e-2c1b-4f0e-9a55-0b6c2d1e8a01' } };
      expectStatus(await context.api.anonymous.post('/visitors', inBody(context, visit)), 401);
    },
  ),

  scenario(
    'the key is judged before the site, and the site before what is asked for',
    { claims: ['INF-03'], needs: ['auth', 'state'] },
    async (context) => {
      const stranger = context.api.withAuthorization('Bearer no-key-of-anybody');
      expectStatus(await stranger.get('/campaigns', { query: { site_slug: context.id('no-such-site') } }), 401);
      expectStatus(await stranger.get('/campaigns'), 401);
      expectStatus(
        await stranger.post('/visitors', { body: '{"no', headers: { 'content-type': 'application/json' } }),
        401,
      );
      const where = { query: { site_slug: context.id('no-such-site') } };
      for (const path of ['/rewards', '/offers/nobody', '/metrics/offers']) {
        expectEqual(
          (await context.api.get(path, where)).at('/error_message'),
          'No site found by `site_slug`.',
          `error_message of ${path}`,
        );
      }
      const rewards = await context.api.get('/rewards', inQuery(context));
      expectStatus(rewards, 400);
      expectThat(rewards.at('/error_message') !== 'No site found by `site_slug`.', 'the site was not found');
    },
  ),

  scenario(
    'a 401 is an error envelope, with no header of its own',
    { claims: ['INF-01', 'INF-Q01'] },
    async (context) => {
      const answer = await context.api.anonymous.get('/campaigns', inQuery(context));
      expectStatus(answer, 401);
      expectEqual([answer.at('/ok'), typeof answer.at('/error_message')], [false, 'string'], 'the envelope');
      expectEqual(answer.headers.get('www-authenticate'), null, 'WWW-Authenticate');
    },
  ),
];
