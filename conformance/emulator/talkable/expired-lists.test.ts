import { describe, expect, test } from 'vitest';

import {
  buy,
  claim,
  decide,
  join,
  openSite,
  referralsOf,
  START,
  type TestSite,
} from '../../../test/emulator/talkable.js';
import { defaultSetup, type TalkableOptions } from '../index.js';

const [ANN, BOB] = ['ann@example.com', 'bob@example.com'];
const HOUR = 3_600_000;
const END = START + HOUR;

const couponLists = defaultSetup(START).couponLists.map((list) => ({
  ...list,
  validUntil: new Date(END).toISOString(),
}));

/** A site whose coupon lists all end in an hour; at their last moment, or after it. */
function openAt(moment: 'last' | 'after', decisions: TalkableOptions['decisions'] = {}): TestSite {
  const site = openSite({ site: { couponLists }, talkable: { decisions } });
  site.emulator.clock.advance(HOUR + (moment === 'after' ? 1 : 0));
  return site;
}

describe('a coupon list whose time is over', () => {
  test('gives until its last moment', async () => {
    const site = openAt('last');
    await join(site, ANN);
    expect(await claim(site, ANN, BOB)).toMatchObject({ friend_reward: { coupon_code: 'FRIEND-7K2P' } });
  });

  test('has nothing for a claim, and the answer says that this is assumed', async () => {
    const site = openAt('after');
    await join(site, ANN);
    const answer = await site.send('POST', '/offer_claims', { query: { advocate_email: ANN, friend_email: BOB } });
    expect(answer.body).toMatchObject({ result: { friend_reward: null, friend_unredeem_reason: 'OUT_OF_COUPONS' } });
    expect(answer.assumed).toContain('INF-50');
  });

  test('leaves the reward of an approved referral waiting', async () => {
    const site = openAt('after');
    const code = await join(site, ANN);
    await site.send('POST', `/offers/${code}/shares/email`, { body: { recipients: BOB } });
    await buy(site, BOB, 'A-100');
    expect((await decide(site, 'A-100', 'approved')).assumed).toContain('INF-50');
    expect((await referralsOf(site, ANN))[0]).toMatchObject({
      status: 'approved',
      advocate_rewards: [{ status: 'Unpaid', coupon_code: null }],
    });
  });

  test('has nothing for sharing', async () => {
    const site = openAt('after');
    const code = await join(site, ANN, { campaign_tags: 'sharing' });
    expect(await site.result('POST', `/offers/${code}/shares/social`, { body: { channel: 'sms' } })).toMatchObject({
      reward: null,
    });
  });

  test('has nothing for points, which stay', async () => {
    const site = openAt('after');
    expect(await site.result('GET', `/loyalty/members/${ANN}/redemption_batches`)).toMatchObject({
      redemption_batches: [{ available_coupons_count: 0 }, { available_coupons_count: 0 }],
    });
    expect(
      await site.send('POST', `/loyalty/members/${ANN}/redeem_actions`, {
        body: { data: { redemption_batch_id: 12 } },
      }),
    ).toMatchObject({ status: 400, body: { error_message: 'No coupons available' } });
    expect(await site.result('GET', `/loyalty/members/${ANN}`)).toMatchObject({
      loyalty_member: { points_balance: 100 },
    });
  });

  test('gives all the same where it is decided so', async () => {
    const site = openAt('after', { expiredList: 'gives' });
    await join(site, ANN);
    expect(await claim(site, ANN, BOB)).toMatchObject({ friend_reward: { coupon: { active: false } } });
  });
});
