import { expectEqual, expectStatus, expectThat } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { address, visitor } from '../support/cast.js';
import { buy, join, referralOf } from '../support/referral-steps.js';
import { scenario } from '../support/scenario.js';
import { inQuery, post } from '../support/site.js';
import { visit } from '../support/visits.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const VISIT = { needs: ['state', 'destructive', 'fixture', 'any-origin'] } as const;

export const visitorsTracking = [
  scenario(
    'a visitor is created with 200, under the UUID that was sent',
    { claims: ['TK-VISITOR-02'], needs: ['state', 'destructive'] },
    async (context) => {
      for (const name of ['ann', 'bob']) {
        const answer = await post(context, '/visitors', { data: { uuid: visitor(context, name) } });
        expectStatus(answer, 200);
        expectEqual(answer.at('/result/uuid'), visitor(context, name), 'the uuid');
      }
    },
  ),

  scenario(
    'a visitor needs a site and a UUID',
    { claims: ['TK-VISITOR-01'], needs: ['destructive', 'strict-input'] },
    async (context) => {
      expectStatus(await post(context, '/visitors', { data: {} }), 400);
      expectStatus(await post(context, '/visitors'), 400);
      expectStatus(await context.api.post('/visitors', { json: { data: { uuid: visitor(context, 'ann') } } }), 400);
    },
  ),

  scenario(
    'the uuid of a visitor has the format of a UUID',
    { claims: ['TK-VISITOR-03'], needs: ['destructive'] },
    async (context) => {
      const answer = await post(context, '/visitors', { data: { uuid: visitor(context, 'ann') } });
      expectThat(UUID.test(answer.string('/result/uuid')), `the uuid is ${answer.string('/result/uuid')}`);
    },
  ),

  scenario(
    'an unknown visitor offer is answered 400 with its message',
    { claims: ['TK-VOFFER-02'], needs: ['state'] },
    async (context) => {
      const answer = await context.api.put('/visitor_offers/987654321/track_visit', inQuery(context));
      expectStatus(answer, 400);
      expectEqual(answer.at('/error_message'), 'No visitor offer found by id.', 'error_message');
    },
  ),

  scenario(
    'a visit is tracked with ok and nothing else',
    { claims: ['TK-VOFFER-01', 'TK-GEN-05'], ...VISIT },
    async (context) => {
      const link = (await join(context, 'ann')).string('/result/offer/claim_url');
      const { visitorOffer } = await visit(context, link, address(context, 'bob'));
      for (let time = 0; time < 2; time += 1) {
        const answer = await context.api.put(path`/visitor_offers/${visitorOffer}/track_visit`, inQuery(context));
        expectStatus(answer, 200);
        expectEqual(answer.body, { ok: true }, 'the body');
      }
    },
  ),

  scenario("the merchant's page is told the visitor", { claims: ['TK-VISITOR-04'], ...VISIT }, async (context) => {
    const joined = await join(context, 'ann', { sharing_channels: ['facebook'] });
    for (const [link, name] of [
      ['/result/offer/claim_url', 'bob'],
      ['/result/claim_links/facebook', 'cy'],
    ] as const) {
      const { uuid } = await visit(context, joined.string(link), address(context, name));
      expectThat(UUID.test(uuid), `tkbl_cvuuid is "${uuid}"`);
      expectStatus(await post(context, '/visitors', { data: { uuid } }), 200);
    }
  }),

  scenario(
    "the merchant's page is told the visitor offer",
    { claims: ['TK-VOFFER-03'], ...VISIT },
    async (context) => {
      const link = (await join(context, 'ann')).string('/result/offer/claim_url');
      const { visitorOffer } = await visit(context, link, address(context, 'bob'));
      expectThat(/^\d+$/.test(visitorOffer), `talkable_visitor_offer_id is "${visitorOffer}"`);
      expectStatus(await context.api.put(path`/visitor_offers/${visitorOffer}/track_visit`, inQuery(context)), 200);
    },
  ),

  scenario(
    'the visitor of a purchase ties it to the offer that brought her',
    { claims: ['TK-ORIGIN-25'], ...VISIT },
    async (context) => {
      const joined = await join(context, 'ann');
      await join(context, 'cy');
      const { uuid } = await visit(
        context,
        joined.string('/result/offer/claim_url'),
        address(context, 'browser of bob'),
      );
      await buy(context, 'bob', context.id('A-100'), { uuid });
      const { answer, at } = await referralOf(context, 'ann', 'bob');
      expectEqual(answer.at(`${at}/offer_id`), joined.at('/result/offer/id'), 'the offer of the referral');
    },
  ),

  scenario(
    'a referral that a visitor made is tracked by cookie',
    { claims: ['TK-REFERRAL-16'], ...VISIT },
    async (context) => {
      const link = (await join(context, 'ann')).string('/result/offer/claim_url');
      const { uuid } = await visit(context, link, address(context, 'browser of bob'));
      await buy(context, 'bob', context.id('A-100'), { uuid });
      const { answer, at } = await referralOf(context, 'ann', 'bob');
      expectEqual(answer.at(`${at}/track_method`), 'cookie', 'track_method');
    },
  ),
];
