import { expectEqual, expectIncludes, expectThat } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { SHARING_TAG, TAG } from '../support/fixture.js';
import {
  buy,
  decide,
  expectDone,
  join,
  refer,
  referralOf,
  referralsOf,
  rewardsOf,
  rewardStatuses,
  statusOf,
} from '../support/referral-steps.js';
import { scenario } from '../support/scenario.js';
import { elsewhere, mail, post, read } from '../support/site.js';

const SET_UP = { needs: ['state', 'destructive', 'fixture'] } as const;
const REFERRAL = '/result/referral';

export const referralsRewarding = [
  scenario(
    'rewards wait for approval and are paid with it',
    { claims: ['TK-REFERRAL-06', 'TK-REFERRAL-09'], ...SET_UP },
    async (context) => {
      const order = await refer(context);
      expectThat(!(await rewardStatuses(context)).includes('Paid'), 'a reward is paid before approval');
      const decided = expectDone(await decide(context, order, 'approved'));
      expectEqual(decided.strings(`${REFERRAL}/advocate_rewards`, 'status'), ['Paid'], 'the rewards of the referral');
      expectEqual(await rewardStatuses(context), ['Paid'], 'the rewards of the Advocate');
    },
  ),

  scenario(
    'the reward of a pending referral is unpaid and has no coupon',
    { claims: ['TK-REFERRAL-15'], ...SET_UP },
    async (context) => {
      await refer(context);
      const { answer, at } = await referralOf(context, 'ann', 'bob');
      expectEqual(answer.at(`${at}/status`), 'pending', 'the status');
      expectIncludes(
        answer.at(`${at}/advocate_rewards/0`),
        { status: 'Unpaid', coupon: null, coupon_code: null },
        'the reward',
      );
    },
  ),

  scenario(
    'voiding a referral keeps the Advocate from being rewarded',
    { claims: ['TK-REFERRAL-08'], ...SET_UP },
    async (context) => {
      const order = await refer(context);
      expectDone(await decide(context, order, 'voided'));
      expectThat(!(await rewardStatuses(context)).includes('Paid'), 'the Advocate was rewarded for a voided referral');
      await decide(context, order, 'approved');
      const rewards = await rewardsOf(context, 'ann');
      expectThat(
        !rewards
          .array('/result/rewards')
          .some((_, nth) => rewards.at(`/result/rewards/${String(nth)}/coupon`) !== null),
        'the Advocate has a coupon',
      );
    },
  ),

  scenario(
    'an approved referral need not lead to a reward',
    { claims: ['TK-FLOW-05'], ...SET_UP },
    async (context) => {
      const order = await refer(context, 'bob', { subtotal: 20 });
      const decided = expectDone(await decide(context, order, 'approved'));
      expectEqual(decided.at(`${REFERRAL}/status`), 'approved', 'the status');
      expectEqual(
        decided.array(`${REFERRAL}/advocate_rewards`),
        [],
        'the rewards of a purchase below the least subtotal of the incentive',
      );
    },
  ),

  scenario(
    'approving gives a coupon, voiding makes the reward voided',
    { claims: ['INF-13'], ...SET_UP },
    async (context) => {
      expectDone(await decide(context, await refer(context, 'bob'), 'approved'));
      expectDone(await decide(context, await refer(context, 'cy'), 'voided'));
      const rewards = await rewardsOf(context, 'ann');
      const found = rewards
        .array('/result/rewards')
        .map((_, nth) => [
          rewards.at(`/result/rewards/${String(nth)}/status`),
          rewards.at(`/result/rewards/${String(nth)}/coupon`) !== null,
        ]);
      expectEqual(
        found.sort(),
        [
          ['Paid', true],
          ['Voided', false],
        ],
        'status of the rewards, and whether they have a coupon',
      );
    },
  ),

  scenario(
    'where approval is automatic a referral is approved after the delay',
    { claims: ['TK-REFERRAL-07'], needs: ['state', 'clock', 'second-app', 'fixture', 'destructive'] },
    async (context) => {
      const second = elsewhere(context);
      const offer = (await buy(second, 'ann', context.id('A-100'))).string('/result/offer/short_url_code');
      expectDone(await post(second, path`/offers/${offer}/shares/email`, { recipients: mail(second, 'bob') }));
      await buy(second, 'bob', context.id('A-101'));
      expectEqual(
        [await statusOf(second), await rewardStatuses(second)],
        ['pending', ['Unpaid']],
        'status and rewards at first',
      );
      context.advance(366 * 86_400_000);
      expectEqual(
        [await statusOf(second), await rewardStatuses(second)],
        ['approved', ['Paid']],
        'status and rewards a year later',
      );
    },
  ),

  scenario(
    'where approval is by hand a referral waits for it',
    { claims: ['TK-REFERRAL-06'], needs: ['state', 'clock', 'fixture', 'destructive'] },
    async (context) => {
      const order = await refer(context);
      context.advance(30 * 86_400_000);
      expectEqual(
        [await statusOf(context), await rewardStatuses(context)],
        ['pending', ['Unpaid']],
        'status and rewards a month later',
      );
      expectDone(await decide(context, order, 'approved'));
      expectEqual(await rewardStatuses(context), ['Paid'], 'the rewards after approval');
    },
  ),

  scenario(
    'an approved referral shows the same coupons to the Advocate and to the Friend',
    { claims: ['TK-REFERRAL-11', 'TK-PERSON-16', 'TK-PERSON-17', 'TK-REWARD-02', 'TK-REWARD-06'], ...SET_UP },
    async (context) => {
      for (const [tag, side] of [
        [TAG, 'advocate_rewards'],
        [SHARING_TAG, 'friend_rewards'],
      ] as const) {
        const [advocate, friend, order] = [`ann-${side}`, `bob-${side}`, context.id(`order-${side}`)];
        const joined = await join(context, advocate, { campaign_tags: tag });
        const offer = joined.string('/result/offer/short_url_code');
        expectDone(await post(context, path`/offers/${offer}/shares/email`, { recipients: mail(context, friend) }));
        await buy(context, friend, order);
        expectDone(await decide(context, order, 'approved'));
        const asAdvocate = await referralsOf(context, advocate);
        const asFriend = await read(context, path`/people/${mail(context, friend)}/referrals_as_friend`);
        expectEqual(asFriend.at('/result/referrals'), asAdvocate.at('/result/referrals'), 'the referrals of both');
        const at = `/result/referrals/0/${side}/0`;
        expectEqual(asFriend.at(`${at}/coupon/code`), asFriend.string(`${at}/coupon_code`), 'the code of the coupon');
      }
    },
  ),

  scenario(
    'a Friend of a mailed offer is rewarded on approval too',
    { claims: ['TK-REWARD-08'], ...SET_UP },
    async (context) => {
      const offer = (await join(context, 'ann', { campaign_tags: SHARING_TAG })).string(
        '/result/offer/short_url_code',
      );
      expectDone(await post(context, path`/offers/${offer}/shares/email`, { recipients: mail(context, 'bob') }));
      await buy(context, 'bob', context.id('A-100'));
      expectDone(await decide(context, context.id('A-100'), 'approved'));
      const rewards = expectDone(await read(context, path`/people/${mail(context, 'bob')}/rewards`));
      expectEqual(
        rewards.strings('/result/rewards', 'reason'),
        ['referred'],
        'the reasons of the rewards of the Friend',
      );
    },
  ),
];
