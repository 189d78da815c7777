import { expectEqual, expectStatus, expectThat } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { expectDone, join, offerOf } from '../support/referral-steps.js';
import { scenario } from '../support/scenario.js';
import { mail, read } from '../support/site.js';

const SET_UP = { needs: ['state', 'destructive', 'fixture'] } as const;
const OFFER = '/result/offer';
const OFFER_KEYS = [
  'id',
  'short_url_code',
  'email',
  'show_url',
  'claim_url',
  'coupon_code',
  'incentives',
  'trigger_widget',
  'campaign_tags',
];
const INCENTIVE_KEYS = [
  'action_type',
  'amount',
  'description',
  'percentage',
  'criteria_config',
  'for_advocate',
  'for_friend',
  'highest_amount',
  'identifier',
  'incentive_type',
  'coupon_expires_at',
];
const REFUSED = ['email', 'reminder', 'facebook_sponsored', 'coupon'];
const isUrl = (value: unknown): boolean => typeof value === 'string' && /^https?:\/\/[^/]+\/\S+$/.test(value);

export const offersReading = [
  scenario('an offer is found by its code', { claims: ['TK-OFFER-01'], ...SET_UP }, async (context) => {
    const [ann, bob] = [await join(context, 'ann'), await join(context, 'bob')];
    for (const joined of [ann, bob]) {
      const found = await read(context, path`/offers/${joined.string(`${OFFER}/short_url_code`)}`);
      expectStatus(found, 200);
      expectEqual(found.at(`${OFFER}/id`), joined.number(`${OFFER}/id`), 'the id of the offer');
      expectEqual(
        found.at(`${OFFER}/short_url_code`),
        joined.string(`${OFFER}/short_url_code`),
        'the code of the offer',
      );
    }
  }),

  scenario('an offer has its nine properties', { claims: ['TK-OFFER-02'], ...SET_UP }, async (context) => {
    const joined = await join(context, 'ann');
    const found = expectDone(await read(context, path`/offers/${joined.string(`${OFFER}/short_url_code`)}`));
    for (const answer of [joined, found]) {
      for (const key of OFFER_KEYS)
        expectThat(answer.has(`${OFFER}/${key}`), `${answer.request}: the offer has no ${key}`);
      expectThat(
        isUrl(answer.at(`${OFFER}/show_url`)) && isUrl(answer.at(`${OFFER}/claim_url`)),
        `${answer.request}: show_url or claim_url is no URL`,
      );
      answer.number(`${OFFER}/id`);
      answer.array(`${OFFER}/campaign_tags`);
      expectEqual(typeof answer.at(`${OFFER}/trigger_widget`), 'boolean', 'the type of trigger_widget');
    }
  }),

  scenario(
    "the address of an offer is the Advocate's or null, its coupon code a code or null",
    { claims: ['TK-OFFER-03'], ...SET_UP },
    async (context) => {
      const joined = await join(context, 'ann');
      const [email, coupon] = [joined.at(`${OFFER}/email`), joined.at(`${OFFER}/coupon_code`)];
      expectThat(
        email === null || email === mail(context, 'ann'),
        `the address of the offer is ${JSON.stringify(email)}`,
      );
      expectThat(
        coupon === null || (typeof coupon === 'string' && coupon !== ''),
        `the coupon code of the offer is ${JSON.stringify(coupon)}`,
      );
    },
  ),

  scenario(
    'the incentives of an offer stand under their identifiers',
    { claims: ['TK-OFFER-04'], ...SET_UP },
    async (context) => {
      const incentives = (await join(context, 'ann')).object(`${OFFER}/incentives`);
      expectThat(Object.keys(incentives).length > 0, 'a campaign with incentives issued an offer without');
      for (const [key, incentive] of Object.entries(incentives)) {
        expectEqual((incentive as { identifier?: unknown }).identifier, key, 'the identifier of the incentive');
      }
    },
  ),

  scenario('an incentive has its eleven properties', { claims: ['TK-OFFER-11'], ...SET_UP }, async (context) => {
    const incentives = Object.values((await join(context, 'ann')).object(`${OFFER}/incentives`)) as Record<
      string,
      unknown
    >[];
    expectThat(incentives.length > 0, 'a campaign with incentives issued an offer without');
    for (const incentive of incentives) {
      expectEqual(
        INCENTIVE_KEYS.filter((key) => !Object.hasOwn(incentive, key)),
        [],
        'what the incentive lacks',
      );
    }
  }),

  scenario('the amount of an incentive is a number', { claims: ['TK-GEN-09'], ...SET_UP }, async (context) => {
    const incentives = Object.values((await join(context, 'ann')).object(`${OFFER}/incentives`)) as Record<
      string,
      unknown
    >[];
    expectThat(incentives.length > 0, 'a campaign with incentives issued an offer without');
    for (const incentive of incentives) expectEqual(typeof incentive['amount'], 'number', 'the type of amount');
  }),

  scenario('each channel that is asked for gets a link', { claims: ['TK-OFFER-05'], ...SET_UP }, async (context) => {
    const offer = path`/offers/${await offerOf(context, 'ann')}`;
    for (const channels of [['facebook'], ['facebook', 'twitter', 'sms', 'magazine']]) {
      const found = await read(context, offer, { query: { 'sharing_channels[]': channels } });
      expectStatus(found, 200);
      const links = found.object('/result/claim_links');
      expectEqual(Object.keys(links).sort(), [...channels].sort(), 'the channels that have a link');
      expectThat(Object.values(links).every(isUrl), `a link is no URL: ${JSON.stringify(links)}`);
      expectEqual(new Set(Object.values(links)).size, channels.length, 'the number of different links');
    }
  }),

  scenario('without a channel there are no links', { claims: ['TK-OFFER-06'], ...SET_UP }, async (context) => {
    const offer = path`/offers/${await offerOf(context, 'ann', { sharing_channels: ['facebook'] })}`;
    const found = expectDone(await read(context, offer));
    found.object(OFFER);
    expectThat(!found.has('/result/claim_links'), 'there are claim links');
  }),

  scenario('four channels get no link', { claims: ['TK-OFFER-07', 'TK-OFFER-08'], ...SET_UP }, async (context) => {
    const offer = path`/offers/${await offerOf(context, 'ann')}`;
    for (const channel of REFUSED) {
      for (const channels of [[channel], ['facebook', channel]]) {
        const refused = await read(context, offer, { query: { 'sharing_channels[]': channels } });
        expectStatus(refused, 400);
        expectEqual(refused.at('/error_message'), `Wrong sharing channel: ${channel}`, 'error_message');
      }
    }
  }),

  scenario(
    'an unknown offer is answered 400 with its message',
    { claims: ['TK-OFFER-09'], needs: ['state'] },
    async (context) => {
      for (const code of [context.id('no-offer'), 'aB3dE5x', '0']) {
        const answer = await read(context, path`/offers/${code}`);
        expectStatus(answer, 400);
        expectEqual(answer.at('/error_message'), 'No offer found by id.', 'error_message');
      }
    },
  ),

  scenario(
    'the offer found by its code is the one that came with the origin',
    { claims: ['TK-OFFER-10'], ...SET_UP },
    async (context) => {
      const joined = await join(context, 'ann');
      const found = expectDone(await read(context, path`/offers/${joined.string(`${OFFER}/short_url_code`)}`));
      expectEqual(found.at(`${OFFER}/show_url`), joined.string(`${OFFER}/show_url`), 'show_url');
    },
  ),

  scenario('the link of an offer is active or not', { claims: ['TK-OFFER-12'], ...SET_UP }, async (context) => {
    const joined = await join(context, 'ann');
    const query = { claim_url: joined.string(`${OFFER}/claim_url`) };
    const answer = await read(context, path`/offers/${joined.string(`${OFFER}/short_url_code`)}/claim_url_status`, {
      query,
    });
    expectStatus(answer, 200);
    expectEqual(typeof answer.at('/result/active'), 'boolean', 'the type of active');
  }),

  scenario('the links of a live offer are active', { claims: ['TK-OFFER-13'], ...SET_UP }, async (context) => {
    const joined = await join(context, 'ann', { sharing_channels: ['facebook'] });
    const status = path`/offers/${joined.string(`${OFFER}/short_url_code`)}/claim_url_status`;
    for (const claim_url of [joined.string(`${OFFER}/claim_url`), joined.string('/result/claim_links/facebook')]) {
      const answer = expectDone(await read(context, status, { query: { claim_url } }));
      expectThat(String(answer.at('/result/active')) === 'true', `the link ${claim_url} is not active`);
    }
  }),

  scenario(
    'a link that is not of the offer, or none, is not active',
    { claims: ['INF-Q10'], ...SET_UP },
    async (context) => {
      const offer = await offerOf(context, 'ann');
      const other = (await join(context, 'bob')).string(`${OFFER}/claim_url`);
      for (const query of [
        {},
        { claim_url: other },
        { claim_url: 'https://example.com/x/abcdef' },
        { claim_url: 'nowhere' },
      ]) {
        const answer = await read(context, path`/offers/${offer}/claim_url_status`, { query });
        expectStatus(answer, 200);
        expectEqual(answer.at('/result/active'), false, `active of ${JSON.stringify(query)}`);
      }
    },
  ),

  scenario(
    'the status of a link of an unknown offer is answered 400 with its message',
    { claims: ['TK-OFFER-14'], needs: ['state'] },
    async (context) => {
      const answer = await read(context, path`/offers/${context.id('no-offer')}/claim_url_status`, {
        query: { claim_url: 'https://example.com/x/abcdef' },
      });
      expectStatus(answer, 400);
      expectEqual(answer.at('/error_message'), 'No offer found by id.', 'error_message');
    },
  ),
];
