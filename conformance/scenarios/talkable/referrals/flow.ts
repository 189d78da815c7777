import { expectEqual, expectIncludes, expectStatus } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { buy, claim, decide, expectDone, join, refund, referralOf, rewardsOf } from '../support/referral-steps.js';
import { scenario } from '../support/scenario.js';
import { mail, post, read, type Context } from '../support/site.js';

const STORY = { needs: ['state', 'destructive', 'fixture'], story: true } as const;

/** Whether a person may use a coupon. */
async function mayUse(context: Context, code: string, name: string, example: string): Promise<unknown> {
  const answer = await read(context, path`/coupons/${code}/permission/${mail(context, name)}`, { example });
  expectStatus(answer, 200);
  return answer.at('/result/allowed');
}

/** Joining, sharing and claiming; the answers hold what the Friend goes on with. */
async function untilClaimed(context: Context): Promise<{ readonly offer: string; readonly coupon: string }> {
  const joined = await join(context, 'ann', { sharing_channels: ['facebook', 'whatsapp'] }, 'annJoinedWithLinks');
  const offer = joined.string('/result/offer/short_url_code');
  expectEqual(
    Object.keys(joined.object('/result/claim_links')).sort(),
    ['facebook', 'whatsapp'],
    'the channels that have a link',
  );
  const found = expectDone(await read(context, path`/offers/${offer}`, { example: 'annOffer' }));
  expectEqual(found.at('/result/offer/id'), joined.at('/result/offer/id'), 'the offer');
  const shared = expectDone(
    await post(
      context,
      path`/offers/${offer}/shares/social`,
      { channel: 'facebook' },
      { example: 'sharedOnFacebook' },
    ),
  );
  expectIncludes(
    shared.at('/result/share'),
    { type: 'SocialOfferShare', channel_identifier: 'facebook' },
    'the share',
  );
  const link = { query: { claim_url: joined.string('/result/offer/claim_url') }, example: 'activeLink' };
  expectEqual(
    (await read(context, path`/offers/${offer}/claim_url_status`, link)).at('/result/active'),
    true,
    'whether the link is active',
  );
  const claimed = await claim(context, 'ann', 'bob');
  expectIncludes(claimed.at('/result'), { friend_unredeem_reason: null }, 'the claim');
  return { offer, coupon: claimed.string('/result/friend_reward/coupon/code') };
}

export const referralsFlow = [
  scenario(
    'from joining to a paid reward and a refund, each step goes on from the one before',
    { claims: ['TK-FLOW-02', 'TK-REFERRAL-09'], ...STORY },
    async (context) => {
      const { coupon } = await untilClaimed(context);
      const order = context.id('A-100');
      const bought = await buy(context, 'bob', order, { coupon_codes: [coupon] });
      expectIncludes(
        bought.at('/result/origin'),
        { type: 'Purchase', email: mail(context, 'bob'), subtotal: 120, coupon_code: coupon },
        'the purchase',
      );
      const { answer, at } = await referralOf(context, 'ann', 'bob');
      expectIncludes(answer.at(at), { referred_origin_id: bought.number('/result/origin/id') }, 'the referral');

      const approved = expectDone(await decide(context, order, 'approved'));
      expectIncludes(
        approved.at('/result/referral'),
        { id: answer.number(`${at}/id`), status: 'approved', offer_id: answer.number(`${at}/offer_id`) },
        'the approved referral',
      );
      const reward = approved.object('/result/referral/advocate_rewards/0');
      expectIncludes(reward, { status: 'Paid', reason: 'referrer' }, 'the reward of the Advocate');
      const rewards = await rewardsOf(context, 'ann');
      expectEqual(rewards.numbers('/result/rewards', 'id'), [reward['id']], 'the rewards of Ann');

      const code = approved.string('/result/referral/advocate_rewards/0/coupon/code');
      const found = expectDone(await read(context, path`/coupons/${code}`, { example: 'annCoupon' }));
      expectEqual(found.at('/result/coupon/code'), code, 'the coupon of the reward');

      const refunded = await refund(context, order);
      expectStatus(refunded, 200);
      expectIncludes(
        refunded.at('/result/origin'),
        { order_number: order, refund_subtotal: 120, partially_refunded: false },
        'the refunded purchase',
      );
    },
  ),

  scenario(
    'the coupon of a reward is for the Advocate and for nobody else',
    { claims: ['TK-COUPON-10'], ...STORY },
    async (context) => {
      const { coupon } = await untilClaimed(context);
      const order = context.id('A-100');
      await buy(context, 'bob', order, { coupon_codes: [coupon] });
      const code = expectDone(await decide(context, order, 'approved')).string(
        '/result/referral/advocate_rewards/0/coupon/code',
      );
      expectEqual(await mayUse(context, code, 'ann', 'couponAllowed'), true, 'whether Ann may use her coupon');
      expectEqual(
        await mayUse(context, code, 'bob', 'couponOfSomebodyElse'),
        false,
        'whether Bob may use the coupon of Ann',
      );
    },
  ),

  scenario(
    'a purchase that is returned before approval is voided and earns nothing',
    { claims: ['TK-REFERRAL-08'], needs: STORY.needs },
    async (context) => {
      const { coupon } = await untilClaimed(context);
      const order = context.id('A-100');
      await buy(context, 'bob', order, { coupon_codes: [coupon] });
      expectDone(await decide(context, order, 'voided'));
      expectDone(await refund(context, order));
      const statuses = (await rewardsOf(context, 'ann')).strings('/result/rewards', 'status');
      expectEqual(
        statuses.filter((status) => status === 'Paid'),
        [],
        'the paid rewards of Ann',
      );
    },
  ),

  scenario('a coupon that a Friend spent is used', { claims: ['INF-16'], needs: STORY.needs }, async (context) => {
    const { coupon } = await untilClaimed(context);
    expectEqual(await mayUse(context, coupon, 'bob', 'couponAllowed'), true, 'whether Bob may use his coupon');
    await buy(context, 'bob', context.id('A-100'), { coupon_codes: [coupon] });
    const spent = expectDone(await read(context, path`/coupons/${coupon}`));
    expectIncludes(spent.at('/result/coupon'), { used: true, usages: 1 }, 'the coupon');
    const permission = expectDone(await read(context, path`/coupons/${coupon}/permission/${mail(context, 'bob')}`));
    expectEqual(
      [permission.at('/result/allowed'), permission.at('/result/checks/coupon_used')],
      [false, true],
      'allowed and coupon_used',
    );
  }),

  scenario('each step may be taken by itself', { claims: ['TK-FLOW-02'], needs: STORY.needs }, async (context) => {
    await join(context, 'ann');
    await claim(context, 'ann', 'bob');
    expectStatus(await read(context, path`/people/${mail(context, 'bob')}`), 200);
  }),
];
