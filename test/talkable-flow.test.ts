import { expect, test } from 'vitest';

import { isStatusError } from '../src/talkable/index.js';
import { failure } from './client/client.js';
import { ann, bob, openShop, timestamp } from './shop.js';

// The whole referral flow through the client alone: an Advocate joins and shares, a Friend claims and buys, the
// merchant approves and takes the purchase back. Every object on the way is checked.

test('from the Advocate who joins to the Friend whose purchase is taken back', async () => {
  const { talkable } = openShop();

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
