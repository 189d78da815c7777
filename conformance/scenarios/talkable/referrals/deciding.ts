import { expectEqual, expectIncludes, expectStatus, expectThat } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { SHARING_TAG } from '../support/fixture.js';
import {
  buy,
  decide,
  expectDone,
  expectRefused,
  join,
  refer,
  referralOf,
  rewardsOf,
} from '../support/referral-steps.js';
import { scenario } from '../support/scenario.js';
import { elsewhere, mail, post, read, type Context } from '../support/site.js';

const SET_UP = { needs: ['state', 'destructive', 'fixture'] } as const;
const REFERRAL = '/result/referral';

async function statusOf(context: Context, friend = 'bob'): Promise<unknown> {
  const { answer, at } = await referralOf(context, 'ann', friend);
  return answer.at(`${at}/status`);
}

async function rewardStatuses(context: Context): Promise<string[]> {
  return (await rewardsOf(context, 'ann')).strings('/result/rewards', 'status');
}

export const referralsDeciding = [
  scenario(
    'a decision is answered 200 with the referral, and is kept',
    { claims: ['TK-REFERRAL-01'], ...SET_UP },
    async (context) => {
      const order = await refer(context);
      expectEqual(await statusOf(context), 'pending', 'the status before');
      const decided = await decide(context, order, 'approved');
      expectStatus(decided, 200);
      expectEqual(decided.at(`${REFERRAL}/status`), 'approved', 'the status of the answer');
      expectEqual(decided.at(`${REFERRAL}/friend_person/email`), mail(context, 'bob'), 'the Friend');
      expectEqual(await statusOf(context), 'approved', 'the status afterwards');
    },
  ),

  scenario(
    'a referral takes each of the five statuses',
    { claims: ['TK-REFERRAL-02'], ...SET_UP },
    async (context) => {
      const plans = { bob: ['flagged', 'pending', 'approved'], cy: ['flagged', 'voided'], dee: ['blocked'] };
      for (const [friend, steps] of Object.entries(plans)) {
        const order = await refer(context, friend);
        for (const status of steps) {
          expectStatus(await decide(context, order, status), 200);
          expectEqual(await statusOf(context, friend), status, 'the status');
        }
      }
    },
  ),

  scenario(
    'an approved referral cannot be voided',
    { claims: ['TK-REFERRAL-03', 'TK-REFERRAL-10'], ...SET_UP },
    async (context) => {
      const order = await refer(context);
      expectDone(await decide(context, order, 'approved'));
      expectRefused(await decide(context, order, 'voided'));
      expectEqual(await statusOf(context), 'approved', 'the status afterwards');
    },
  ),

  scenario('a voided referral cannot be approved', { claims: ['TK-REFERRAL-03'], ...SET_UP }, async (context) => {
    const order = await refer(context);
    expectDone(await decide(context, order, 'voided'));
    expectRefused(await decide(context, order, 'approved'));
    expectEqual(await statusOf(context), 'voided', 'the status afterwards');
  }),

  scenario(
    'pending and flagged referrals can be voided, blocked ones cannot',
    { claims: ['TK-REFERRAL-10'], ...SET_UP },
    async (context) => {
      expectStatus(await decide(context, await refer(context, 'bob'), 'voided'), 200);
      const flagged = await refer(context, 'cy');
      expectDone(await decide(context, flagged, 'flagged'));
      expectStatus(await decide(context, flagged, 'voided'), 200);
      const blocked = await refer(context, 'dee');
      expectDone(await decide(context, blocked, 'blocked'));
      expectRefused(await decide(context, blocked, 'voided'));
      expectEqual(await statusOf(context, 'dee'), 'blocked', 'the status afterwards');
    },
  ),

  scenario(
    'an unknown origin is answered 400 with its message',
    { claims: ['TK-REFERRAL-04'], needs: ['state'] },
    async (context) => {
      for (const slug of [context.id('no-order'), 'newsletter_subscription:4711', mail(context, 'ann')]) {
        const answer = await decide(context, slug, 'approved');
        expectStatus(answer, 400);
        expectEqual(answer.at('/error_message'), 'No origin found by `origin_slug`.', 'error_message');
      }
    },
  ),

  scenario(
    'a decision on a purchase that is no referral is no error',
    { claims: ['TK-REFERRAL-05'], needs: ['state', 'destructive'] },
    async (context) => {
      await buy(context, 'bob', context.id('A-100'));
      await buy(context, 'bob', context.id('A-101'));
      expectStatus(await decide(context, context.id('A-100'), 'approved'), 200);
      expectStatus(await decide(context, context.id('A-101'), 'voided'), 200);
    },
  ),

  scenario(
    'a purchase that is no referral is answered with ok and nothing else',
    { claims: ['INF-Q07'], needs: ['state', 'destructive'] },
    async (context) => {
      await buy(context, 'bob', context.id('A-100'));
      expectEqual((await decide(context, context.id('A-100'), 'approved')).body, { ok: true }, 'the body');
    },
  ),

  scenario(
    'a change of status that is not open is answered 422',
    { claims: ['INF-Q06'], ...SET_UP },
    async (context) => {
      const order = await refer(context);
      expectDone(await decide(context, order, 'approved'));
      const answer = await decide(context, order, 'voided');
      expectStatus(answer, 422);
      expectThat(
        answer.string('/error_message').startsWith('Validation failed: '),
        'the message does not begin with "Validation failed: "',
      );
    },
  ),

  scenario(
    'the status that a referral has already is accepted and changes nothing',
    { claims: ['INF-14'], ...SET_UP },
    async (context) => {
      const order = await refer(context);
      for (const status of ['pending', 'approved', 'approved'])
        expectStatus(await decide(context, order, status), 200);
      expectEqual((await rewardsOf(context, 'ann')).array('/result/rewards').length, 1, 'the number of rewards');
    },
  ),

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
