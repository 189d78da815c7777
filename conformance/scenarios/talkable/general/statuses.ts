import type { Answer } from '../../../harness/answer.js';
import { expectEqual, expectStatus, expectThat } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { failures, refusals, successes, writtenSuccesses } from '../support/answers.js';
import { eventNumber, visitor } from '../support/cast.js';
import { textFile } from '../support/every-call.js';
import { claim, join, offerOf } from '../support/referral-steps.js';
import { scenario } from '../support/scenario.js';
import { inQuery, mail, post, put, read, username } from '../support/site.js';

const expectNoSuccess = (answer: Answer): void => {
  expectThat(
    answer.status !== 200 && answer.status !== 201,
    `${answer.request} did not work and was answered ${String(answer.status)}`,
  );
};

export const generalStatuses = [
  scenario('a read that works is answered 200 or 201', { claims: ['TK-ERR-03'] }, async (context) => {
    for (const answer of await successes(context)) expectStatus(answer, 200, 201);
  }),

  scenario(
    'a write that works is answered 200 or 201',
    { claims: ['TK-ERR-03'], needs: ['destructive'] },
    async (context) => {
      for (const answer of await writtenSuccesses(context)) expectStatus(answer, 200, 201);
    },
  ),

  scenario('neither 200 nor 201 says that a call worked which did not', { claims: ['TK-ERR-03'] }, async (context) => {
    for (const answer of await failures(context)) expectNoSuccess(answer);
  }),

  scenario(
    'neither 200 nor 201 is the status of what is refused or not found',
    { claims: ['TK-ERR-03'], needs: ['state'] },
    async (context) => {
      for (const answer of await refusals(context)) expectNoSuccess(answer);
    },
  ),

  scenario(
    'what a 201 says to be created is there',
    { claims: ['TK-ERR-03'], needs: ['state', 'destructive'] },
    async (context) => {
      for (const answer of await writtenSuccesses(context)) expectStatus(answer, 200, 201);
      expectEqual(
        (await read(context, path`/people/${mail(context, 'ann')}`)).at('/result/person/first_name'),
        'Ann',
        'the first name',
      );
      expectStatus(await read(context, path`/people/${mail(context, 'bob')}`), 200);
    },
  ),

  scenario('a read that lacks a required parameter is answered 400', { claims: ['TK-ERR-04'] }, async (context) => {
    expectStatus(await context.api.get('/campaigns'), 400);
    expectStatus(await context.api.get('/traffic_sources'), 400);
    expectStatus(await read(context, '/rewards'), 400);
  }),

  scenario(
    'a write that lacks a required parameter is answered 400, and does nothing',
    { claims: ['TK-ERR-04'], needs: ['state', 'destructive'] },
    async (context) => {
      const { api } = context;
      const ann = mail(context, 'ann');
      expectStatus(await api.post('/origins/affiliate_member', { json: { data: { email: ann } } }), 400);
      expectStatus(await post(context, '/origins/purchase', { data: { email: ann, subtotal: 120 } }), 400);
      expectStatus(await api.put(path`/people/${ann}`, { json: { data: { first_name: 'Ann' } } }), 400);
      const absent = await read(context, path`/people/${ann}`);
      expectThat(absent.status !== 200, `${ann} exists after requests that were answered 400`);
    },
  ),

  scenario(
    'a share that names no recipients or channel is answered 400',
    { claims: ['TK-ERR-04'], needs: ['destructive', 'fixture', 'state'] },
    async (context) => {
      const offer = await offerOf(context, 'ann');
      expectStatus(await post(context, path`/offers/${offer}/shares/email`, { subject: 'Ten dollars for you' }), 400);
      expectStatus(await post(context, path`/offers/${offer}/shares/social`), 400);
    },
  ),

  scenario(
    'what the API does not have is answered 404',
    { claims: ['TK-ERR-05'], needs: ['state'] },
    async (context) => {
      for (const where of [
        '/no_such_thing',
        '/campaigns/all/of/them',
        '/people',
        '/origins/batch/returns',
        '/offers',
      ]) {
        expectStatus(await read(context, where), 404);
      }
      expectStatus(await post(context, '/no_such_thing', { data: {} }), 404);
    },
  ),

  scenario(
    'a look-up that finds nothing is answered 400, not 404',
    { claims: ['TK-ERR-09'], needs: ['state'] },
    async (context) => {
      const nobody = mail(context, 'nobody');
      const paths = [
        path`/people/${nobody}`,
        path`/people/${nobody}/rewards`,
        path`/offers/${context.id('no-offer')}`,
        '/assets/987654321',
        path`/metrics/${context.id('no_metric')}`,
        path`/loyalty/members/${nobody}`,
      ];
      const days = { start_date: '2026-07-01', end_date: '2026-07-31' };
      for (const where of paths)
        expectStatus(await read(context, where, where.startsWith('/metrics') ? { query: days } : {}), 400);
      expectStatus(
        await put(context, path`/origins/${context.id('no-order')}/referral`, { data: { status: 'approved' } }),
        400,
      );
      expectStatus(await context.api.put('/visitor_offers/987654321/track_visit', inQuery(context)), 400);
    },
  ),

  scenario(
    'an unknown path is answered 404 with the error envelope',
    { claims: ['INF-04', 'INF-01'], needs: ['state'] },
    async (context) => {
      const answer = await read(context, '/no_such_thing');
      expectStatus(answer, 404);
      expectEqual([answer.at('/ok'), typeof answer.at('/error_message')], [false, 'string'], 'the envelope');
    },
  ),

  scenario(
    'a change that validation forbids is answered 422 and not made',
    { claims: ['TK-ERR-06'], needs: ['state', 'destructive'] },
    async (context) => {
      const [ann, bob] = [mail(context, 'ann'), mail(context, 'bob')];
      const name = username(context, 'ann');
      expectStatus(await put(context, path`/people/${ann}`, { data: { username: name } }), 200);
      expectStatus(await put(context, path`/people/${bob}`, { data: { first_name: 'Bob' } }), 200);
      expectStatus(await put(context, path`/people/${bob}`, { data: { username: name } }), 422);
      expectEqual(
        (await read(context, path`/people/${bob}`)).at('/result/person/username'),
        null,
        'the username of Bob',
      );
      expectStatus(await post(context, path`/people/${`${context.id('no address')}@`}/unsubscribe`), 422);
    },
  ),

  scenario(
    'the message of a 422 begins with "Validation failed: "',
    { claims: ['TK-ERR-10'], needs: ['state', 'destructive'] },
    async (context) => {
      const [ann, bob] = [mail(context, 'ann'), mail(context, 'bob')];
      const name = username(context, 'ann');
      expectStatus(await put(context, path`/people/${ann}`, { data: { username: name } }), 200);
      const refused = [
        await put(context, path`/people/${bob}`, { data: { username: name } }),
        await post(context, path`/people/${`${context.id('no address')}@`}/unsubscribe`),
      ];
      for (const answer of refused) {
        expectStatus(answer, 422);
        expectThat(
          answer.string('/error_message').startsWith('Validation failed: '),
          `the message of ${answer.request} is ${answer.string('/error_message')}`,
        );
      }
    },
  ),

  scenario(
    '201 comes from the creation of an origin and the upload of an asset',
    { claims: ['TK-ERR-12'], needs: ['destructive'] },
    async (context) => {
      const email = mail(context, 'ann');
      const event = {
        email,
        event_category: 'newsletter_subscription',
        event_number: eventNumber(context, 'ann'),
        subtotal: 0,
      };
      expectStatus(await post(context, '/origins', { type: 'AffiliateMember', data: { email } }), 201);
      expectStatus(await post(context, '/origins/affiliate_member', { data: { email } }), 201);
      expectStatus(
        await post(context, '/origins/purchase', {
          data: { email, order_number: context.id('A-100'), subtotal: 120 },
        }),
        201,
      );
      expectStatus(await post(context, '/origins/event', { data: event }), 201);
      expectStatus(
        await context.api.post('/assets', inQuery(context, { body: textFile(`${context.id('note')}.txt`) })),
        201,
      );
    },
  ),

  scenario(
    'other calls that create something are answered 200',
    { claims: ['TK-ERR-12'], needs: ['destructive', 'fixture'] },
    async (context) => {
      const offer = (await join(context, 'ann')).string('/result/offer/short_url_code');
      const made = [
        await post(context, '/visitors', { data: { uuid: visitor(context, 'ann') } }),
        await post(context, '/origins/batch/affiliate_members', { data: [{ email: mail(context, 'cy') }] }),
        await post(context, path`/offers/${offer}/shares/social`, { channel: 'facebook' }),
        await post(context, path`/offers/${offer}/shares/email`, { recipients: mail(context, 'bob') }),
        await claim(context, 'ann', 'bob'),
        await put(context, path`/people/${mail(context, 'dee')}`, { data: { first_name: 'Dee' } }),
      ];
      for (const answer of made) expectStatus(answer, 200);
    },
  ),
];
