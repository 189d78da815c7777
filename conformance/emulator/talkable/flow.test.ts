import { expect, test } from 'vitest';

import { at, openSite, type Claimed, type Issued, type Referral } from '../../../test/emulator/talkable.js';

const ANN = 'ann@example.com';
const BOB = 'bob@example.com';

interface Shared {
  readonly share: Readonly<Record<string, unknown>>;
  readonly reward: unknown;
}

test("from the first offer to the refund: every object is as the contract's examples tell", async () => {
  const site = openSite();

  const joined = await site.result<Issued & { claim_links: Record<string, string> }>(
    'POST',
    '/origins/affiliate_member',
    {
      body: {
        data: {
          email: ANN,
          first_name: 'Ann',
          last_name: 'Archer',
          phone_number: '+12025551111',
          sharing_channels: ['facebook', 'whatsapp'],
        },
      },
    },
  );
  const code = joined.offer.short_url_code;
  expect(joined.origin).toMatchObject({ id: 7001, type: 'AffiliateMember', email: ANN });
  expect(joined.offer).toMatchObject({ id: 5001, email: ANN, coupon_code: null, campaign_tags: ['invite'] });
  expect(code).toMatch(/^[A-Za-z0-9]{6}$/);
  expect(new Set([joined.offer.claim_url, ...Object.values(joined.claim_links)]).size).toBe(3);
  expect(await site.result('GET', at`/offers/${code}`)).toEqual({ offer: joined.offer });

  const { share, reward } = await site.result<Shared>('POST', at`/offers/${code}/shares/social`, {
    body: { channel: 'facebook' },
  });
  expect(share).toMatchObject({
    id: 6001,
    type: 'SocialOfferShare',
    channel_identifier: 'facebook',
    friends_count: 0,
    friend_clicks_count: 0,
  });
  expect([share['offer'], share['short_url'], reward]).toEqual([joined.offer, joined.claim_links['facebook'], null]);

  const status = { query: { claim_url: joined.claim_links['facebook'] ?? '' } };
  expect(await site.result('GET', at`/offers/${code}/claim_url_status`, status)).toEqual({ active: true });

  const claimed = await site.result<Claimed>('POST', '/offer_claims', {
    query: { advocate_email: ANN, friend_email: BOB },
  });
  expect(claimed).toMatchObject({
    friend_reward: { id: 9001, reason: 'click', status: 'Paid', coupon_code: 'FRIEND-7K2P' },
    friend_unredeem_reason: null,
  });

  const bought = await site.result<Issued>('POST', '/origins/purchase', {
    body: {
      data: { email: BOB, first_name: 'Bob', order_number: 'A-100', subtotal: 120, coupon_codes: ['FRIEND-7K2P'] },
    },
  });
  expect(bought.origin).toMatchObject({
    id: 7002,
    order_number: 'A-100',
    coupon_code: 'FRIEND-7K2P',
    subtotal: 120,
    refunded_at: null,
  });

  const {
    referrals: [pending],
  } = await site.result<{ referrals: Referral[] }>('GET', at`/people/${ANN}/referrals_as_advocate`);
  expect(pending).toMatchObject({
    id: 8001,
    status: 'pending',
    campaign_id: 35944,
    offer_id: 5001,
    referred_origin_id: 7002,
    track_method: 'coupon',
    referred_subtotal: 120,
    ad_rewarded: true,
    fraud_details: null,
    advocate_person: { email: ANN, last_name: 'Archer' },
    friend_person: { email: BOB, first_name: 'Bob' },
    advocate_rewards: [{ id: 9002, reason: 'referrer', status: 'Unpaid', coupon: null, coupon_code: null }],
    friend_rewards: [],
  });
  expect(await site.result('GET', at`/people/${BOB}/referrals_as_friend`)).toEqual({ referrals: [pending] });

  site.emulator.clock.advance(86_400_000);
  const { referral } = await site.result<{ referral: Referral }>('PUT', '/origins/A-100/referral', {
    body: { data: { status: 'approved' } },
  });
  expect(referral).toMatchObject({
    status: 'approved',
    created_at: '2026-07-07T09:00:00.000-07:00',
    updated_at: '2026-07-08T09:00:00.000-07:00',
    advocate_rewards: [
      {
        id: 9002,
        status: 'Paid',
        coupon_code: 'ANN-Q4XZ',
        coupon: { id: 301, code: 'ANN-Q4XZ', single_use: true, used: false, usages: 0 },
      },
    ],
  });
  expect(await site.result('GET', at`/people/${ANN}/rewards`)).toEqual({ rewards: referral.advocate_rewards });

  expect(await site.result('GET', at`/coupons/ann-q4xz/permission/${ANN}`)).toMatchObject({
    allowed: true,
    error_message: null,
  });
  expect(await site.result('GET', at`/coupons/ANN-Q4XZ/permission/${BOB}`)).toMatchObject({
    allowed: false,
    error_message: 'This coupon code has been issued to another email address',
    checks: { different_owner: true, coupon_used: false },
  });
  expect(await site.result('GET', at`/coupons/FRIEND-7K2P/permission/${BOB}`)).toMatchObject({
    allowed: false,
    checks: { coupon_used: true },
  });

  const { origin } = await site.result<{ origin: object }>('POST', '/origins/A-100/refund', { body: {} });
  expect(origin).toMatchObject({
    refunded_at: '2026-07-08T09:00:00.000-07:00',
    refund_subtotal: 120,
    partially_refunded: false,
    subtotal: 120,
  });
  expect(await site.send('POST', '/origins/A-100/refund', { body: {} })).toMatchObject({
    status: 400,
    body: { ok: false, error_message: 'Origin has already been refunded' },
  });
});

test('the curl call of the documentation works as printed, and without its key it does not', async () => {
  const site = openSite({ site: { apiKey: 'i9uil7nQgDjucCiTJu' } });
  const url = 'https://www.talkable.com/api/v2/campaigns?site_slug=my-store';
  const answer = await site.emulator.fetch(url, {
    headers: { accept: 'application/json', Authorization: 'Bearer i9uil7nQgDjucCiTJu' },
  });
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8']);
  expect(await answer.json()).toMatchObject({
    ok: true,
    result: { campaigns: [{ id: 35944 }, { id: 35800 }, { id: 35120 }] },
  });
  const refused = await site.emulator.fetch(url, { headers: { accept: 'application/json' } });
  expect([refused.status, await refused.json()]).toEqual([401, { ok: false, error_message: 'Unauthorized' }]);
});
