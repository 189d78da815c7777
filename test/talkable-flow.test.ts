import { expect, test } from 'vitest';

import { createEmulator, type Emulator, type SiteOptions } from '../conformance/emulator/index.js';
import { createTalkable, isStatusError, type Talkable } from '../src/talkable/index.js';
import { failure } from './client/client.js';

// The whole referral flow through the client alone: an Advocate joins and shares, a Friend claims and buys, the merchant approves
// and takes the purchase back. Every object on the way is checked.

const tenDollars = { amount: 10, validUntil: null };
const site: SiteOptions = {
  slug: 'my-store',
  apiKey: 'talkable_test_key',
  campaigns: [
    {
      id: 77,
      name: 'Friends',
      status: 'Live',
      tags: ['friends'],
      startsAt: '2026-01-01T00:00:00.000-07:00',
      incentives: [
        { identifier: 'sharer', action: 'sharing', type: 'rebate', amount: 1 },
        { identifier: 'clicker', action: 'click', type: 'discount_coupon', amount: 10, couponList: 'Friends' },
        { identifier: 'advocate', action: 'referrer', type: 'discount_coupon', amount: 10, couponList: 'Advocates' },
      ],
    },
  ],
  couponLists: [
    { ...tenDollars, name: 'Friends', codes: ['FRIEND-1', 'FRIEND-2'] },
    { ...tenDollars, name: 'Advocates', codes: ['ADV-1', 'ADV-2'] },
  ],
  loyalty: { collectRules: [], redemptionBatches: [], members: [] },
};
const start = Date.parse('2026-07-07T18:00:00.000Z');
const ann = 'ann@example.com';
const bob = 'bob@example.com';
const timestamp = '2026-07-07T11:00:00.000-07:00';

function setup(): { talkable: Talkable; emulator: Emulator } {
  const emulator = createEmulator({ talkable: { sites: [site] }, clock: () => start });
  return { emulator, talkable: createTalkable({ apiKey: site.apiKey, siteSlug: site.slug, fetch: emulator.fetch }) };
}

test('from the Advocate who joins to the Friend whose purchase is taken back', async () => {
  const { talkable } = setup();

  // The Advocate joins, and gets an offer with links to share.
  const joined = await talkable.createAffiliateMember({
    body: { data: { email: ann, first_name: 'Ann', customer_id: '1024', sharing_channels: ['facebook'] } },
  });
  expect(joined.origin).toMatchObject({ type: 'AffiliateMember', email: ann, customer_id: '1024' });
  const { offer } = joined;
  if (offer === null) throw new Error('No campaign took the Advocate');
  expect(offer).toMatchObject({ email: ann, campaign_tags: ['friends'], coupon_code: null, trigger_widget: false });
  expect(Object.keys(offer.incentives).sort()).toEqual(['advocate', 'clicker', 'sharer']);
  expect(offer.incentives.advocate).toMatchObject({
    amount: 10,
    for_advocate: true,
    for_friend: false,
    incentive_type: 'discount_coupon',
  });
  expect(Object.keys(joined.claim_links ?? {})).toEqual(['facebook']);
  expect(joined.claim_links?.facebook).not.toBe(offer.claim_url);

  const { short_url_code } = offer;
  expect(await talkable.getOffer({ short_url_code })).toEqual({ offer });
  expect(await talkable.getOffer({ short_url_code, 'sharing_channels[]': ['facebook'] })).toEqual({
    offer,
    claim_links: joined.claim_links,
  });
  expect(await talkable.getClaimUrlStatus({ short_url_code, claim_url: offer.claim_url })).toEqual({ active: true });
  expect((await talkable.getPerson({ person_slug: ann })).person).toMatchObject({
    email: ann,
    first_name: 'Ann',
    customer_id: '1024',
  });

  // She shares it, and is rewarded for that.
  const shared = await talkable.shareOfferBySocialChannel({ short_url_code, body: { channel: 'facebook' } });
  expect(shared.share).toMatchObject({
    type: 'SocialOfferShare',
    channel_identifier: 'facebook',
    shared_at: timestamp,
    offer: { id: offer.id },
    campaign: { id: 77, name: 'Friends' },
    friends_count: 0,
  });
  expect(shared.reward).toMatchObject({
    reason: 'shared',
    status: 'Paid',
    amount: 1,
    incentive_type: 'rebate',
    coupon: null,
    coupon_code: null,
  });
  expect((await talkable.listPersonShares({ person_slug: ann })).shares).toEqual([shared.share]);

  // The Friend claims it, and gets a coupon.
  const claim = await talkable.claimOffer({ advocate_email: ann, friend_email: bob });
  expect(claim).toMatchObject({ friend_unredeem_reason: null, friend_human_unredeem_reason: null });
  expect(claim.friend_reward).toMatchObject({
    reason: 'click',
    status: 'Paid',
    coupon_code: 'FRIEND-1',
    coupon: { single_use: true, used: false, usages: 0 },
  });
  const allowed = await talkable.checkCouponPermission({ code: 'friend-1', person_slug: bob });
  expect(allowed).toMatchObject({
    allowed: true,
    talkable_coupon: true,
    coupon: { code: 'FRIEND-1' },
    checks: {
      coupon_unissued: false,
      coupon_expired: false,
      friend_offer_expired: false,
      different_owner: false,
      coupon_used: false,
    },
  });

  // He buys with it: the purchase is tied to her offer, and waits.
  const bought = await talkable.createPurchase({
    body: { data: { email: bob, order_number: 'B-100', subtotal: 100, coupon_codes: ['FRIEND-1'] } },
  });
  expect(bought.origin).toMatchObject({
    type: 'Purchase',
    email: bob,
    order_number: 'B-100',
    order_date: timestamp,
    subtotal: 100,
    coupon_code: 'FRIEND-1',
    refunded_at: null,
    partially_refunded: false,
    refund_subtotal: null,
  });
  expect(bought.offer).toMatchObject({ email: bob, campaign_tags: ['friends'] });
  const [pending, ...others] = (await talkable.listReferralsAsAdvocate({ person_slug: ann })).referrals;
  expect(others).toEqual([]);
  expect(pending).toMatchObject({
    status: 'pending',
    campaign_id: 77,
    offer_id: offer.id,
    referred_origin_id: bought.origin.id,
    referred_subtotal: 100,
    fraud_details: null,
    advocate_person: { email: ann, first_name: 'Ann' },
    friend_person: { email: bob },
    created_at: timestamp,
  });
  expect(pending?.advocate_rewards).toMatchObject([
    { reason: 'referrer', status: 'Unpaid', amount: 10, coupon: null, coupon_code: null },
  ]);
  expect((await talkable.listReferralsAsFriend({ person_slug: bob })).referrals).toEqual([pending]);

  // The merchant approves: the reward is paid, with a coupon that is hers alone.
  const approval = await talkable.updateReferral({ origin_slug: 'B-100', body: { data: { status: 'approved' } } });
  expect(approval?.referral).toMatchObject({ id: pending?.id, status: 'approved', ad_rewarded: true });
  const [paid] = approval?.referral.advocate_rewards ?? [];
  expect(paid).toMatchObject({
    reason: 'referrer',
    status: 'Paid',
    amount: 10,
    coupon_code: 'ADV-1',
    coupon: { code: 'ADV-1', used: false, single_use: true },
  });
  const { rewards } = await talkable.listPersonRewards({ person_slug: ann });
  expect(rewards).toHaveLength(2);
  expect(rewards).toEqual(expect.arrayContaining([shared.reward, paid]));
  expect((await talkable.getPerson({ person_slug: ann })).person.referral_counts).toMatchObject({ approved: 1 });

  const coupon = await talkable.getCoupon({ code: 'ADV-1' });
  expect(coupon).toMatchObject({
    talkable_coupon: true,
    coupon: { code: 'ADV-1' },
    associated_reward: { person: { email: ann }, campaign: { id: 77 } },
  });
  expect(await talkable.checkCouponPermission({ code: 'ADV-1', person_slug: ann })).toMatchObject({
    allowed: true,
    checks: { different_owner: false },
  });
  expect(await talkable.checkCouponPermission({ code: 'ADV-1', person_slug: bob })).toMatchObject({
    allowed: false,
    error_message: 'This coupon code has been issued to another email address',
    checks: { different_owner: true, coupon_used: false },
  });
  expect(await talkable.checkCouponPermission({ code: 'FRIEND-1', person_slug: bob })).toMatchObject({
    allowed: false,
    checks: { coupon_used: true },
  });
  expect(await talkable.checkCouponPermission({ code: 'ADV-2', person_slug: ann })).toMatchObject({
    allowed: false,
    error_message: 'This coupon code has not been issued yet',
    checks: { coupon_unissued: true },
  });

  // The purchase is taken back, once.
  const refunded = await talkable.refundOrigin({ origin_slug: 'B-100' });
  expect(refunded.origin).toEqual({
    ...bought.origin,
    refunded_at: timestamp,
    partially_refunded: false,
    refund_subtotal: 100,
  });
  const twice = await failure(talkable.refundOrigin({ origin_slug: 'B-100' }));
  expect(isStatusError(twice, 'refundOrigin', 400) && twice.body.error_message).toBe(
    'Origin has already been refunded',
  );
});

test('what is refused along the way is a typed error, and changes nothing', async () => {
  const { talkable } = setup();
  await talkable.createPurchase({ body: { data: { email: ann, order_number: 'A-100', subtotal: 59.9 } } });
  const own = await talkable.claimOffer({ advocate_email: ann, friend_email: ann });
  expect(own).toMatchObject({
    friend_reward: null,
    friend_unredeem_reason: 'SELF_REFERRAL',
    friend_human_unredeem_reason: 'Self Referral',
  });
  const before = await talkable.getPerson({ person_slug: ann });

  const other = await failure(
    talkable.createPurchase({ body: { data: { email: ann, order_number: 'A-100', subtotal: 10 } } }),
  );
  expect(isStatusError(other, 'createPurchase', 400) && other.body.error_message).toContain('Duplicate entity');
  const nobody = await talkable.getPerson({ person_slug: 'nobody@example.com' }).result();
  expect(!nobody.ok && nobody.status === 400 && nobody.error.error_message).toBe('No person found by `person_slug`.');
  const elsewhere = await failure(talkable.listCampaigns({ site_slug: 'nowhere' }));
  expect(isStatusError(elsewhere, 'listCampaigns', 400) && elsewhere.body.error_message).toBe(
    'No site found by `site_slug`.',
  );

  // An order that led to no referral is answered without one.
  expect(
    await talkable.updateReferral({ origin_slug: 'A-100', body: { data: { status: 'approved' } } }),
  ).toBeUndefined();
  expect(await talkable.getPerson({ person_slug: ann })).toEqual(before);
});

test('a batch is accepted at once and worked off later; what was wrong in it never comes back', async () => {
  const { talkable, emulator } = setup();
  const good = { email: ann, order_number: 'A-100', subtotal: 59.9 };
  expect(
    await talkable.createPurchases({
      body: { data: [good, { ...good, order_number: 'A-101', email: 'no address' }], create_offers: false },
    }),
  ).toBeUndefined();
  expect(isStatusError(await failure(talkable.getPerson({ person_slug: ann })), 'getPerson', 400)).toBe(true);
  emulator.clock.advance(60_000);
  expect((await talkable.getPerson({ person_slug: ann })).person.email).toBe(ann);
  expect(isStatusError(await failure(talkable.refundOrigin({ origin_slug: 'A-101' })), 'refundOrigin', 400)).toBe(
    true,
  );
});

test('assets go up and come back, page after page', async () => {
  const { talkable } = setup();
  for (const name of ['a.txt', 'b.txt', 'c.txt'])
    await talkable.uploadAsset({ body: { file: new File([name], name, { type: 'text/plain' }) } });
  const page = await talkable.listAssets({ per_page: 2 });
  expect(page.items.map(({ name }) => name)).toEqual(['c.txt', 'b.txt']);
  expect(page.cursor).toBe(2);
  const names: string[] = [];
  for await (const asset of talkable.listAssets({ per_page: 2 })) names.push(asset.name);
  expect(names).toEqual(['c.txt', 'b.txt', 'a.txt']);
  const [newest] = page.items;
  expect((await talkable.getAsset({ id: newest?.id ?? 0 })).asset).toMatchObject({
    name: 'c.txt',
    content_type: 'text/plain',
    size: 5,
    width: null,
  });
  const twice = await failure(talkable.uploadAsset({ body: { file: new File(['x'], 'a.txt') } }));
  expect(isStatusError(twice, 'uploadAsset', 422) && twice.body.error_message).toBe(
    'Validation failed: File name has already been taken',
  );
});

test('without the right key there is nothing but a 401', async () => {
  const { emulator } = setup();
  const stranger = createTalkable({ apiKey: 'wrong', siteSlug: site.slug, fetch: emulator.fetch });
  const error = await failure(stranger.listCampaigns());
  expect(isStatusError(error, 'listCampaigns', 401) && error.body.ok).toBe(false);
});
