import { buy, claim, decide, join, referralsOf, type Issued, type TestSite } from '../../emulator/talkable.js';
import { brief, type Stories } from './story.js';

const ANN = 'ann@example.com';
const BOB = 'bob@example.com';
const EVENT = { email: ANN, event_category: 'newsletter', event_number: '42', subtotal: 5 };

/** A Friend's purchase, whose referral is pending. */
async function refer(site: TestSite, friend = BOB, data: object = {}) {
  await claim(site, ANN, friend);
  await buy(site, friend, 'A-100', data);
}

const statusOf = async (site: TestSite) => (await referralsOf(site, ANN))[0]?.status;

export const ofOrigins = {
  unknownKey: {
    tell: async ({ send }) =>
      brief(await send('POST', '/origins/affiliate_member', { body: { data: { email: ANN, foo: 1 } } })),
    seen: { ignore: 201, refuse: [400, 'found unpermitted parameter: :foo'] },
  },
  originWithoutEmail: {
    tell: async ({ send }) => {
      const answer = await send('POST', '/origins/affiliate_member', { body: { data: {} } });
      const { result } = answer.body as { result?: { origin: { email: unknown }; offer: { email: unknown } } };
      return result ? [answer.status, result.origin.email, result.offer.email] : brief(answer);
    },
    seen: { accept: [201, null, null], refuse: [400, '`email` is required'] },
  },
  eventWithoutSubtotal: {
    tell: async ({ send }) => {
      const { email, event_category, event_number } = EVENT;
      const answer = await send('POST', '/origins/event', { body: { data: { email, event_category, event_number } } });
      const { result } = answer.body as { result?: { origin: { subtotal: unknown } } };
      return result ? [answer.status, result.origin.subtotal] : brief(answer);
    },
    seen: { zero: [201, 0], refuse: [400, '`subtotal` is required'] },
  },
  formerCouponName: {
    tell: async (site) => {
      const codes = async (order: string, data: object) =>
        ((await buy(site, ANN, order, data)).body as { result: { origin: { coupon_code: string } } }).result.origin
          .coupon_code;
      return [
        await codes('A-100', { coupon_code: 'C1' }),
        await codes('A-101', { coupon_code: ['C1', 'C2'] }),
        await codes('A-102', { coupon_code: 'C1', coupon_codes: ['C3'] }),
      ];
    },
    seen: { both: ['C1', 'C1,C2', 'C3,C1'], newer: ['C1', 'C1,C2', 'C3'], ignore: ['', '', 'C3'] },
  },
  formerPropertiesName: {
    tell: async (site) => {
      await join(site, ANN, { person_custom_properties: { country: 'US' } });
      await join(site, BOB, { person_custom_properties: { country: 'US' }, custom_properties: { country: 'CA' } });
      const countryOf = async (slug: string) =>
        (await site.result<{ person: { custom_properties: object } }>('GET', `/people/${slug}`)).person
          .custom_properties;
      return [await countryOf(ANN), await countryOf(BOB)];
    },
    seen: { read: [{ country: 'US' }, { country: 'CA' }], ignore: [{}, { country: 'CA' }] },
  },
  originAgain: {
    tell: async (site) => {
      await buy(site, ANN, 'A-100');
      return (await buy(site, ANN, 'A-100')).status;
    },
    seen: { existing: 201, refuse: 400 },
  },
  comparedData: {
    tell: async (site) => {
      await buy(site, ANN, 'A-100');
      const coupons = await buy(site, ANN, 'A-100', { coupon_codes: ['SPARE-8R3W'] });
      return [coupons.status, (await buy(site, ANN, 'A-100', { subtotal: 1 })).status];
    },
    seen: { 'with-coupons-and-items': [400, 400], 'address-and-subtotal': [201, 400] },
  },
  unreachableNumber: {
    tell: async (site) => [brief(await buy(site, ANN, '')), brief(await buy(site, ANN, '..'))],
    seen: {
      refuse: [
        [400, '`order_number` is required'],
        [400, '`order_number` is invalid'],
      ],
      accept: [201, 201],
    },
  },
  eventCategory: {
    tell: async ({ send }) =>
      brief(await send('POST', '/origins/event', { body: { data: { ...EVENT, event_category: 'news' } } })),
    seen: { refuse: [400, '`event_category` is invalid'], accept: 201 },
  },
  originOfTwo: {
    tell: async (site) => {
      await site.send('POST', '/origins/event', { body: { data: EVENT } });
      await buy(site, ANN, 'newsletter:42');
      const { origin } = await site.result<Issued>('POST', '/origins/newsletter%3A42/refund', { body: {} });
      return (origin as { type?: string }).type;
    },
    seen: { purchase: 'Purchase', event: 'Event' },
  },
  slugOfMember: {
    tell: async (site) => {
      await join(site, ANN);
      const refund = await site.send('POST', `/origins/${ANN}/refund`, { body: {} });
      return [brief(await decide(site, ANN, 'approved')), refund.status];
    },
    seen: { none: [[400, 'No origin found by `origin_slug`.'], 400], email: [200, 400] },
  },
  campaignTags: {
    tell: async (site) => {
      const body = { data: { email: ANN, campaign_tags: ['invite', 'nothing'] } };
      const { offer } = await site.result<{ offer: unknown }>('POST', '/origins/affiliate_member', { body });
      return offer !== null;
    },
    seen: { any: true, all: false },
  },
  takenUsername: {
    tell: async (site) => {
      await join(site, ANN, { username: 'ann' });
      await join(site, BOB, { username: 'ann' });
      return (await site.result<{ person: { email: string } }>('GET', '/people/ann')).person.email;
    },
    seen: { leave: ANN, 'take-over': BOB },
  },
  batchOffers: {
    tell: async (site) => {
      await site.send('POST', '/origins/batch/affiliate_members', { body: { data: [{ email: ANN }] } });
      site.emulator.clock.advance(1000);
      const query = { start_date: '2026-07-07', end_date: '2026-07-07' };
      return (await site.result<{ plain: number }>('GET', '/metrics/offers', { query })).plain;
    },
    seen: { none: 0, issued: 1 },
  },
  refundAgain: {
    tell: async (site) => {
      await buy(site, ANN, 'A-100');
      await site.send('POST', '/origins/A-100/refund', { body: { data: { refund_subtotal: 20 } } });
      const second = await site.send('POST', '/origins/A-100/refund', { body: {} });
      return [brief(second), (await site.send('POST', '/origins/A-100/refund', { body: {} })).status];
    },
    seen: { refuse: [[400, 'Origin has already been refunded'], 400], accept: [200, 400] },
  },
  trackMethod: {
    tell: async (site) => {
      await refer(site);
      return (await referralsOf(site, ANN))[0]?.track_method;
    },
    seen: { 'one-word': 'share_email', spoken: 'share email' },
  },
  selfReferral: {
    tell: async (site) => {
      const uuid = '7f6a1f3e-2c1b-4f0e-9a55-0b6c2d1e8a01';
      await join(site, ANN, { uuid });
      await refer(site, BOB, { uuid });
      return statusOf(site);
    },
    seen: { 'person-or-visitor': 'blocked', person: 'pending' },
  },
  similarAddress: {
    tell: async (site) => {
      await refer(site, 'a.nn+shop@example.com');
      return statusOf(site);
    },
    seen: { flag: 'flagged', pass: 'pending' },
  },
  decidedReferral: {
    tell: async (site) => {
      await refer(site);
      await decide(site, 'A-100', 'approved');
      return [(await decide(site, 'A-100', 'pending')).status, await statusOf(site)];
    },
    seen: { final: [422, 'approved'], open: [200, 'pending'] },
  },
  forbiddenStatus: {
    tell: async (site) => {
      await refer(site);
      await decide(site, 'A-100', 'approved');
      return brief(await decide(site, 'A-100', 'voided'));
    },
    seen: {
      unprocessable: [422, 'Validation failed: Status cannot change from approved to voided'],
      'bad-request': [400, 'Status cannot change from approved to voided'],
    },
  },
  sameStatus: {
    tell: async (site) => {
      await refer(site);
      return (await decide(site, 'A-100', 'pending')).status;
    },
    seen: { accept: 200, refuse: 422 },
  },
  voidedRewards: {
    tell: async (site) => {
      await refer(site);
      await decide(site, 'A-100', 'voided');
      return (await referralsOf(site, ANN))[0]?.advocate_rewards.map((reward) => reward.status);
    },
    seen: { void: ['Voided'], leave: ['Unpaid'] },
  },
} satisfies Partial<Stories>;
