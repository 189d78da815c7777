import type { AssociatedReward, Coupon, Reward } from '../../../../generated/talkable/types.js';
import type { Work } from '../exchange.js';
import { campaignOf } from '../program/campaigns.js';
import { couponList as listOf, isInTime, isSpent } from '../program/coupons.js';
import { incentiveOf } from '../program/rewards.js';
import type { IncentiveSetup } from '../setup/types.js';
import type { CouponRow, RewardRow } from '../state/records.js';
import { timestamp, timestampOrNull } from '../time.js';
import { describeAmount, presentCampaign, presentIncentive } from './offers.js';
import { presentRewardedPerson } from './people.js';

export function presentCoupon(coupon: CouponRow, { site, now }: Work): Coupon {
  const { singleUse } = coupon;
  return {
    id: coupon.id,
    code: coupon.code,
    amount: coupon.amount,
    description: describeAmount(coupon.amount, coupon.percentage),
    percentage_discount: singleUse ? coupon.percentage : null,
    single_use: singleUse,
    used: isSpent(coupon),
    active: isInTime(coupon, now),
    usages: singleUse ? coupon.usages : null,
    expires_at: null,
    valid_until: timestampOrNull(coupon.validUntil, site.setup.utcOffset),
  };
}

/** The incentive in words: `single use coupon for $10 off`, `shared coupon "SAVE10" for $10 off`, `$10 back`. */
function describeIncentive(
  { type, amount, percentage = false, couponList = '' }: IncentiveSetup,
  { site }: Work,
): string {
  const worth = describeAmount(amount, percentage);
  if (type === 'rebate') return `${worth} back`;
  if (type === 'other') return worth;
  const { singleUse, codes } = listOf(site, couponList);
  if (singleUse !== false) return `single use coupon for ${worth} off`;
  return `shared coupon "${codes[0]?.toUpperCase() ?? ''}" for ${worth} off`;
}

export function presentReward(reward: RewardRow, work: Work): Reward {
  const { site } = work;
  const incentive = incentiveOf(site, reward);
  const coupon = site.tables.coupons.get(reward.couponId ?? 0);
  return {
    id: reward.id,
    amount: incentive.amount,
    reason: reward.reason,
    status: reward.status,
    coupon: coupon ? presentCoupon(coupon, work) : null,
    coupon_code: coupon?.code ?? null,
    incentive_type: incentive.type,
    incentive_description: describeIncentive(incentive, work),
    incentive_custom_description: null,
  };
}

/** The reward that a coupon was given for; `null` for one that was given for none. */
export function presentAssociatedReward(coupon: CouponRow, work: Work): AssociatedReward | null {
  const { site, lean } = work;
  const reward = site.tables.rewards.find('coupon', coupon.id);
  const person = reward && site.tables.people.get(reward.personId);
  if (!reward || !person) return null;
  lean('INF-Q13');
  return {
    created_at: timestamp(reward.createdAt, site.setup.utcOffset),
    person: presentRewardedPerson(person, work),
    campaign: presentCampaign(campaignOf(site, reward.campaignId), work),
    incentive: presentIncentive(incentiveOf(site, reward)),
  };
}
