import type { Answer } from '../../../harness/answer.js';
import { expectEqual, expectStatus, expectThat } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { visitor } from '../support/cast.js';
import { SHARING_TAG } from '../support/fixture.js';
import {
  buy,
  claim,
  decide,
  expectDone,
  join,
  offerOf,
  refer,
  referralOf,
  rewardsOf,
} from '../support/referral-steps.js';
import { scenario } from '../support/scenario.js';
import { mail, post, read, type Context } from '../support/site.js';

const SET_UP = { needs: ['state', 'destructive', 'fixture'] } as const;
const REWARD_KEYS = [
  'id',
  'amount',
  'reason',
  'status',
  'coupon',
  'coupon_code',
  'incentive_type',
  'incentive_description',
  'incentive_custom_description',
];

const ofVisitor = (context: Context, name: string, query: Record<string, string> = {}): Promise<Answer> =>
  read(context, '/rewards', { query: { visitor_uuid: visitor(context, name), ...query } });

/** The statuses of what a visitor earned by Friends' purchases; `status` as it is asked for. */
async function statusesOf(context: Context, name: string, status?: string): Promise<unknown[]> {
  const answer = expectDone(await ofVisitor(context, name, status === undefined ? {} : { status }));
  const listed = answer.array('/result/rewards') as Record<string, unknown>[];
  return listed.filter((reward) => reward['reason'] === 'referrer').map((reward) => reward['status']);
}

/** Ann, known as a visitor, shares for a coupon. */
async function shareForReward(context: Context): Promise<Answer> {
  const offer = await offerOf(context, 'ann', { campaign_tags: SHARING_TAG, uuid: visitor(context, 'ann') });
  return expectDone(await post(context, path`/offers/${offer}/shares/social`, { channel: 'facebook' }));
}

/** Ann, known as a visitor, refers Bob; her reward is paid with cash and is not a coupon. */
async function referForRebate(context: Context): Promise<string> {
  const offer = await offerOf(context, 'ann', { campaign_tags: SHARING_TAG, uuid: visitor(context, 'ann') });
  expectDone(await post(context, path`/offers/${offer}/shares/email`, { recipients: mail(context, 'bob') }));
  await buy(context, 'bob', context.id('A-100'));
  return context.id('A-100');
}

/**
 * Rewards of every kind that the set-up gives: for sharing, a click and a purchase, as coupon and rebate, paid, unpaid
 * and voided.
 */
async function manyRewards(context: Context): Promise<Record<string, unknown>[]> {
  const shared = await shareForReward(context);
  const clicked = await claim(context, 'ann', 'cy');
  const order = await referForRebate(context);
  const approved = expectDone(await decide(context, order, 'approved'));
  expectDone(await decide(context, await refer(context, 'dee'), 'voided'));
  await refer(context, 'eve');
  const listed = (await rewardsOf(context, 'ann')).array('/result/rewards');
  const found = [
    shared.at('/result/reward'),
    clicked.at('/result/friend_reward'),
    ...approved.array('/result/referral/friend_rewards'),
    ...listed,
  ];
  return found as Record<string, unknown>[];
}

export const rewardsEarning = [
  scenario('rewards are listed for a visitor', { claims: ['TK-REWARD-01'], ...SET_UP }, async (context) => {
    await shareForReward(context);
    const answer = await ofVisitor(context, 'ann');
    expectStatus(answer, 200);
    answer.array('/result/rewards');
    expectStatus(await read(context, '/rewards'), 400);
  }),

  scenario(
    'a visitor without rewards has an empty list',
    { claims: ['INF-47'], needs: ['state', 'destructive'] },
    async (context) => {
      expectEqual(
        (await ofVisitor(context, 'nobody')).array('/result/rewards'),
        [],
        'the rewards of an unknown visitor',
      );
      expectDone(await post(context, '/visitors', { data: { uuid: visitor(context, 'ann') } }));
      expectEqual(
        (await ofVisitor(context, 'ann')).array('/result/rewards'),
        [],
        'the rewards of a visitor who earned nothing',
      );
    },
  ),

  scenario('a reward has its nine properties', { claims: ['TK-REWARD-02'], ...SET_UP }, async (context) => {
    for (const reward of await manyRewards(context)) {
      expectEqual(
        REWARD_KEYS.filter((key) => !Object.hasOwn(reward, key)),
        [],
        'what the reward lacks',
      );
    }
  }),

  ...(
    [
      [
        'TK-REWARD-07',
        'the type of an incentive is one of three',
        'incentive_type',
        ['rebate', 'discount_coupon', 'other'],
      ],
      [
        'TK-REWARD-08',
        'the reason of a reward is one of five',
        'reason',
        ['signup', 'shared', 'click', 'referrer', 'referred'],
      ],
      ['TK-REWARD-09', 'a reward is paid, unpaid or voided', 'status', ['Paid', 'Unpaid', 'Voided']],
    ] as const
  ).map(([claimId, title, key, allowed]) =>
    scenario(title, { claims: [claimId], ...SET_UP }, async (context) => {
      const values = (await manyRewards(context)).map((reward) => String(reward[key]));
      expectEqual(
        values.filter((value) => !(allowed as readonly string[]).includes(value)),
        [],
        `${key} that is none of ${allowed.join(', ')}`,
      );
    }),
  ),

  scenario('a rebate has no coupon', { claims: ['TK-REWARD-05'], ...SET_UP }, async (context) => {
    const decided = expectDone(await decide(context, await referForRebate(context), 'approved'));
    const reward = decided.object('/result/referral/advocate_rewards/0');
    expectEqual(
      [reward['incentive_type'], reward['coupon'], reward['coupon_code']],
      ['rebate', null, null],
      'type, coupon and coupon code',
    );
  }),

  scenario(
    'a paid coupon reward has its coupon and its code',
    { claims: ['TK-REWARD-06'], ...SET_UP },
    async (context) => {
      const answers = [
        await claim(context, 'ann', 'bob'),
        await shareForReward(context),
        expectDone(await decide(context, await refer(context, 'cy'), 'approved')),
      ];
      const places = ['/result/friend_reward', '/result/reward', '/result/referral/advocate_rewards/0'];
      for (const [nth, answer] of answers.entries()) {
        const at = places[nth] ?? '';
        expectEqual(
          [answer.at(`${at}/status`), answer.at(`${at}/incentive_type`)],
          ['Paid', 'discount_coupon'],
          'status and type',
        );
        expectEqual(answer.at(`${at}/coupon_code`), answer.string(`${at}/coupon/code`), 'coupon_code');
      }
    },
  ),

  scenario('the amount of a coupon reward is a number', { claims: ['TK-REWARD-10'], ...SET_UP }, async (context) => {
    await join(context, 'ann');
    const answer = await claim(context, 'ann', 'bob');
    answer.number('/result/friend_reward/amount');
  }),

  scenario(
    "a visitor's paid rewards are listed unless another status is asked for",
    { claims: ['TK-REWARD-03', 'TK-REWARD-04'], ...SET_UP },
    async (context) => {
      const order = await referForRebate(context);
      const ask = (): Promise<unknown[][]> =>
        Promise.all([undefined, 'Unpaid', 'All'].map((status) => statusesOf(context, 'ann', status)));
      expectEqual(await ask(), [[], ['Unpaid'], ['Unpaid']], 'without a status, unpaid and all, before approval');
      expectDone(await decide(context, order, 'approved'));
      expectEqual(await ask(), [['Paid'], [], ['Paid']], 'without a status, unpaid and all, after approval');
      expectEqual(await statusesOf(context, 'ann', 'Paid'), ['Paid'], 'paid, after approval');
    },
  ),

  scenario(
    'the reward of a voided referral is listed as voided',
    { claims: ['TK-REWARD-04'], ...SET_UP },
    async (context) => {
      expectDone(await decide(context, await referForRebate(context), 'voided'));
      const asked = await Promise.all(
        ['Voided', 'All', 'Paid', 'Unpaid'].map((status) => statusesOf(context, 'ann', status)),
      );
      expectEqual(asked, [['Voided'], ['Voided'], [], []], 'voided, all, paid and unpaid');
    },
  ),

  scenario(
    'the reward that a visitor earned by sharing is listed for the visitor',
    { claims: ['TK-REWARD-12'], ...SET_UP },
    async (context) => {
      const shared = await shareForReward(context);
      const listed = expectDone(await ofVisitor(context, 'ann'));
      expectEqual(
        listed.numbers('/result/rewards', 'id'),
        [shared.number('/result/reward/id')],
        'the rewards of the visitor',
      );
      const other = await ofVisitor(context, 'bob');
      expectThat(other.status !== 200 || other.array('/result/rewards').length === 0, 'another visitor has rewards');
    },
  ),

  scenario(
    'the reward of a referral is the one that its Advocate is shown',
    { claims: ['TK-REFERRAL-11'], ...SET_UP },
    async (context) => {
      await refer(context);
      const { answer, at } = await referralOf(context, 'ann', 'bob');
      expectEqual(
        (await rewardsOf(context, 'ann')).numbers('/result/rewards', 'id'),
        answer.numbers(`${at}/advocate_rewards`, 'id'),
        'the rewards of Ann',
      );
    },
  ),
];
