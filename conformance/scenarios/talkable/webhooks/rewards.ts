import { expectEqual } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { buy, decide, expectDone, refer, rewardsOf, statusOf } from '../support/referral-steps.js';
import { scenario } from '../support/scenario.js';
import { elsewhere, mail, post } from '../support/site.js';
import { expectKeys, hooksOf, theOnly } from '../support/webhooks.js';

const SET_UP = { needs: ['state', 'destructive', 'webhooks', 'fixture'] } as const;

export const webhooksRewards = [
  scenario(
    'an approved referral is told with the rewards of both and the origin of the Friend',
    { claims: ['TK-HOOK-10', 'TK-HOOK-11'], ...SET_UP },
    async (context) => {
      const inbox = context.receive();
      const order = await refer(context);
      expectEqual((await hooksOf(inbox, 'referral_web_hook')).length, 0, 'deliveries before the approval');
      expectDone(await decide(context, order, 'approved'));
      const hook = await theOnly(inbox, 'referral_web_hook');
      const { payload } = hook;
      const keys = ['id', 'amount', 'email', 'person', 'incentive', 'incentive_description', 'reward_coupon_code'];
      for (const reward of ['/referrer', '/advocate_rewards/0']) expectKeys(hook, reward, [...keys, 'origin']);
      expectEqual(payload.at('/referrer/email'), mail(context, 'ann'), 'who referred');
      expectEqual(payload.at('/referred_origin/order_number'), order, 'the order of the Friend');
      expectEqual(payload.at('/referrer/incentive'), 'discount_coupon', 'the form of the reward');
      const coupon = (await rewardsOf(context, 'ann')).at('/result/rewards/0/coupon/code');
      expectEqual(payload.at('/referrer/reward_coupon_code'), coupon, 'the coupon of the reward');
    },
  ),

  scenario(
    'a reward that is given is told with its person, its incentive and its coupon',
    { claims: ['TK-HOOK-09'], ...SET_UP },
    async (context) => {
      const inbox = context.receive();
      expectDone(await decide(context, await refer(context), 'approved'));
      const hook = await theOnly(inbox, 'reward_web_hook');
      expectKeys(hook, '/reward', [
        'id',
        'reason',
        'status',
        'amount',
        'incentive_type',
        'incentive_identifier',
        'incentive_description',
        'incentive_custom_description',
        'coupon',
        'coupon_code',
      ]);
      const { payload } = hook;
      expectEqual(
        [payload.at('/reward/reason'), payload.at('/reward/incentive_type'), payload.at('/person/email')],
        ['referrer', 'discount_coupon', mail(context, 'ann')],
        'reason, incentive_type and person',
      );
      expectEqual(payload.at('/reward/coupon/code'), payload.at('/reward/coupon_code'), 'coupon_code');
    },
  ),

  scenario(
    'a reward in loyalty points is not told with the referral',
    { claims: ['TK-HOOK-12'], needs: [...SET_UP.needs, 'clock', 'second-app'] },
    async (context) => {
      const second = elsewhere(context);
      const bought = await buy(second, 'ann', context.id('A-100'), { campaign_tags: 'points' });
      const offer = bought.string('/result/offer/short_url_code');
      expectDone(await post(second, path`/offers/${offer}/shares/email`, { recipients: mail(second, 'bob') }));
      await buy(second, 'bob', context.id('A-101'));
      const inbox = context.receive();
      context.advance(366 * 86_400_000);
      expectEqual(await statusOf(second), 'approved', 'the status of the referral');
      const rewards = (await rewardsOf(second, 'ann')).strings('/result/rewards', 'incentive_type');
      expectEqual(rewards.sort(), ['other', 'rebate'], 'the rewards of the Advocate, the points as "other"');
      const { payload } = await theOnly(inbox, 'referral_web_hook');
      expectEqual(payload.strings('/advocate_rewards', 'incentive'), ['rebate'], 'the rewards that are told');
    },
  ),
];
