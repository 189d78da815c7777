import { expectEqual, expectStatus, expectThat } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { visitor } from '../support/cast.js';
import { MEMBER } from '../support/fixture.js';
import { buy, offerOf } from '../support/referral-steps.js';
import { scenario } from '../support/scenario.js';
import { inQuery, mail, post, read } from '../support/site.js';

export const credentialsSites = [
  scenario(
    'a GET of what exists needs site_slug and works with it',
    { claims: ['TK-SITE-02'], needs: ['state', 'destructive', 'fixture'] },
    async (context) => {
      const offer = await offerOf(context, 'ann', { uuid: visitor(context, 'ann') });
      const ann = mail(context, 'ann');
      const lists = ['referrals_as_advocate', 'referrals_as_friend', 'rewards', 'shares_by', 'personal_data'].map(
        (list) => `${path`/people/${ann}`}/${list}`,
      );
      const loyal = path`/loyalty/members/${MEMBER}`;
      const actions = ['collect_actions', 'redeem_actions', 'manual_adjustment_actions', 'redemption_batches'].map(
        (list) => `${loyal}/${list}`,
      );
      const ofLink = path`/offers/${offer}/claim_url_status`;
      const paths = [
        path`/offers/${offer}`,
        ofLink,
        path`/people/${ann}`,
        ...lists,
        loyal,
        ...actions,
        '/campaigns',
        '/traffic_sources',
        '/assets',
      ];
      for (const where of paths) {
        const options = where === ofLink ? { query: { claim_url: 'https://example.com/x/abcdef' } } : {};
        expectStatus(await read(context, where, options), 200);
        expectStatus(await context.api.get(where, options), 400);
      }
    },
  ),

  scenario(
    'a claim names its site in the query',
    { claims: ['TK-SITE-03'], needs: ['state', 'destructive', 'fixture'] },
    async (context) => {
      await offerOf(context, 'ann');
      const query = { advocate_email: mail(context, 'ann'), friend_email: mail(context, 'bob') };
      expectStatus(await context.api.post('/offer_claims', { query }), 400);
      expectStatus(await context.api.post('/offer_claims', inQuery(context, { query })), 200);
    },
  ),

  scenario(
    'a write without site_slug is answered 400 and does nothing',
    { claims: ['TK-SITE-04'], needs: ['state', 'destructive'] },
    async (context) => {
      const { api } = context;
      const order = context.id('A-100');
      await buy(context, 'bob', order);
      expectStatus(await api.post(path`/origins/${order}/refund`, { json: {} }), 400);
      expectStatus(
        await api.put(path`/people/${mail(context, 'bob')}`, { json: { data: { first_name: 'Mallory' } } }),
        400,
      );
      const bob = await read(context, path`/people/${mail(context, 'bob')}`);
      expectThat(bob.at('/result/person/first_name') !== 'Mallory', 'an update that named no site was made');
      const refunded = await post(context, path`/origins/${order}/refund`);
      expectStatus(refunded, 200);
    },
  ),

  scenario(
    'an unknown site_slug is answered 400 with its message',
    { claims: ['TK-SITE-05'], needs: ['state'] },
    async (context) => {
      const json = { site_slug: context.id('no-such-site'), data: { uuid: visitor(context, 'ann') } };
      const answer = await context.api.post('/visitors', { json });
      expectStatus(answer, 400);
      expectEqual(answer.at('/error_message'), 'No site found by `site_slug`.', 'error_message');
    },
  ),

  scenario(
    'the share calls take site_slug in the body',
    { claims: ['TK-SITE-06'], needs: ['destructive', 'fixture'] },
    async (context) => {
      const offer = await offerOf(context, 'ann');
      expectStatus(await post(context, path`/offers/${offer}/shares/social`, { channel: 'facebook' }), 200);
      expectStatus(
        await post(context, path`/offers/${offer}/shares/email`, { recipients: mail(context, 'bob') }),
        200,
      );
    },
  ),

  scenario(
    'site_slug is read in the query where the body is its place',
    { claims: ['INF-02'], needs: ['state', 'destructive'] },
    async (context) => {
      const query = { site_slug: context.credentials.siteSlug };
      const created = await context.api.post('/origins/affiliate_member', {
        query,
        json: { data: { email: mail(context, 'ann') } },
      });
      expectStatus(created, 201);
      expectStatus(
        await context.api.put(path`/people/${mail(context, 'ann')}`, { query, json: { data: { first_name: 'Ann' } } }),
        200,
      );
    },
  ),

  scenario(
    'site_slug is read in the body where the query is its place',
    { claims: ['INF-02'], needs: ['state', 'destructive', 'fixture'] },
    async (context) => {
      await offerOf(context, 'ann');
      const json = {
        site_slug: context.credentials.siteSlug,
        advocate_email: mail(context, 'ann'),
        friend_email: mail(context, 'bob'),
      };
      expectStatus(await context.api.post('/offer_claims', { json }), 200);
    },
  ),

  scenario(
    'a missing site_slug, data or property is named in the message',
    { claims: ['INF-Q02'], needs: ['state'] },
    async (context) => {
      const uuid = visitor(context, 'ann');
      const message = async (answer: ReturnType<typeof post>): Promise<unknown> => (await answer).at('/error_message');
      expectEqual(
        await message(context.api.post('/visitors', { json: { data: { uuid } } })),
        '`site_slug` is required',
        'without site_slug',
      );
      expectEqual(
        await message(context.api.get('/campaigns')),
        '`site_slug` is required',
        'without site_slug in the query',
      );
      expectEqual(await message(post(context, '/visitors')), '`data` is required', 'without data');
      const purchase = { email: mail(context, 'ann'), subtotal: 120 };
      expectEqual(
        await message(post(context, '/origins/purchase', { data: purchase })),
        '`order_number` is required',
        'without order_number',
      );
      expectEqual(await message(read(context, '/rewards')), '`visitor_uuid` is required', 'without visitor_uuid');
    },
  ),

  scenario(
    'what one site knows another does not',
    { claims: ['TK-SITE-04', 'TK-SITE-02'], needs: ['state', 'destructive', 'second-app'] },
    async (context) => {
      await buy(context, 'bob', context.id('A-100'));
      const other = context.as(context.secondApp);
      const site_slug = context.secondApp.siteSlug;
      expectThat(
        (await other.get(path`/people/${mail(context, 'bob')}`, { query: { site_slug } })).status !== 200,
        'another site knows the buyer',
      );
      expectThat(
        (await other.post(path`/origins/${context.id('A-100')}/refund`, { json: { site_slug } })).status !== 200,
        'another site refunds the order',
      );
      expectStatus(await post(context, path`/origins/${context.id('A-100')}/refund`), 200);
    },
  ),
];
