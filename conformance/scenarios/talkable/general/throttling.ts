import type { Answer } from '../../../harness/answer.js';
import type { Api } from '../../../harness/api.js';
import { expectEqual, expectStatus, expectThat } from '../../../harness/expect.js';
import { ExpectationFailed } from '../../../harness/expectation-failed.js';
import type { TalkableCredentials } from '../support/adapter.js';
import { everyCall } from '../support/every-call.js';
import { scenario } from '../support/scenario.js';
import { withSite } from '../support/shapes.js';
import { inBody, inQuery, type Context } from '../support/site.js';

/** No limit is published: so many requests at one moment are beyond any that the target was set up with. */
const MOST = 2000;
const HOUR = 3_600_000;

const reads =
  (api: Api, { siteSlug }: TalkableCredentials) =>
  (): Promise<Answer> =>
    api.get('/campaigns', { query: { site_slug: siteSlug } });

/** Sends requests of a site until one is not let through; answers with that one. */
async function exhaust(send: () => Promise<Answer>): Promise<Answer> {
  for (let sent = 0; sent < MOST; sent += 1) {
    const answer = await send();
    if (answer.status !== 200) return answer;
  }
  throw new ExpectationFailed(`${String(MOST)} requests at once were all let through`, MOST, undefined);
}

const throttled = ({ api, credentials }: Context): Promise<Answer> => exhaust(reads(api, credentials));

const WRITE = { data: { uuid: '7f6a1f3e-2c1b-4f0e-9a55-0b6c2d1e8a01' } };

export const generalThrottling = [
  scenario(
    'a request beyond the limit is answered 429',
    { claims: ['TK-THR-01', 'TK-ERR-07'], needs: ['rate-limit'] },
    async (context) => {
      expectStatus(await throttled(context), 429);
      expectStatus(await reads(context.api, context.credentials)(), 429);
    },
  ),

  scenario(
    '429 is about too many requests: once time has passed the same request is let through',
    { claims: ['TK-ERR-07'], needs: ['rate-limit', 'clock'] },
    async (context) => {
      const again = reads(context.api, context.credentials);
      expectStatus(await again(), 200);
      expectStatus(await throttled(context), 429);
      context.advance(HOUR);
      expectStatus(await again(), 200);
    },
  ),

  scenario(
    'the limit is one of the rate: it is met again after a pause',
    { claims: ['TK-THR-01'], needs: ['rate-limit', 'clock'] },
    async (context) => {
      expectStatus(await throttled(context), 429);
      context.advance(HOUR);
      expectStatus(await throttled(context), 429);
    },
  ),

  scenario(
    'a throttled site is throttled in all that it asks for',
    { claims: ['TK-THR-02'], needs: ['rate-limit'] },
    async (context) => {
      await throttled(context);
      for (const call of everyCall(context))
        expectStatus(await context.api.request(call.method, call.path, withSite(context, call, call)), 429);
    },
  ),

  scenario(
    'requests of every kind count towards the limit of the site',
    { claims: ['TK-THR-02'], needs: ['rate-limit'] },
    async (context) => {
      const { api } = context;
      await exhaust(() => api.post('/visitors', inBody(context, WRITE)));
      expectStatus(await api.get('/campaigns', inQuery(context)), 429);
    },
  ),

  scenario(
    'while one site is throttled another is served',
    { claims: ['TK-THR-02'], needs: ['rate-limit', 'second-app'] },
    async (context) => {
      const other = reads(context.as(context.secondApp), context.secondApp);
      expectStatus(await other(), 200);
      expectStatus(await throttled(context), 429);
      for (let time = 0; time < 5; time += 1) expectStatus(await other(), 200);
      expectStatus(await reads(context.api, context.credentials)(), 429);
    },
  ),

  scenario(
    'what a throttled request asks for is not done',
    { claims: ['TK-THR-01'], needs: ['rate-limit', 'clock', 'state'] },
    async (context) => {
      await throttled(context);
      expectStatus(
        await context.api.put('/people/bob@example.com', inBody(context, { data: { first_name: 'Bob' } })),
        429,
      );
      context.advance(HOUR);
      const absent = await context.api.get('/people/bob@example.com', inQuery(context));
      expectThat(absent.status !== 200, 'a person exists whom only a throttled request wrote');
    },
  ),

  scenario(
    'a 429 is an error envelope, with no Retry-After',
    { claims: ['INF-01', 'INF-Q01', 'INF-Q23'], needs: ['rate-limit'] },
    async (context) => {
      const answer = await throttled(context);
      expectStatus(answer, 429);
      expectEqual([answer.at('/ok'), typeof answer.at('/error_message')], [false, 'string'], 'the envelope');
      expectEqual(answer.headers.get('retry-after'), null, 'Retry-After');
    },
  ),
];
