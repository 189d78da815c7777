import type { Work } from '../exchange.js';
import type { IncentiveSetup } from '../setup/types.js';
import type { RewardRow } from '../state/records.js';
import type { Site } from '../state/site.js';
import { campaignOf } from './campaigns.js';
import { hasCoupon, issueCoupon, nextCoupon } from './coupons.js';

type Criteria = Readonly<Record<string, unknown>>;

const PURCHASE = {
  new_customer: null,
  new_optin: false,
  subtotal_min: null,
  subtotal_max: null,
  friend_event_category: null,
  has_liquid_criteria: false,
};

const STANDARD: Readonly<Record<IncentiveSetup['action'], Criteria>> = {
  referrer: {
    ...PURCHASE,
    referrals_min: null,
    referrals_max: null,
    referrals_divisible_by: null,
    referrals_not_divisible_by: null,
    reward_uniqueness: 'once_per_friend',
  },
  referred: PURCHASE,
  click: {
    once_per_person: true,
    new_customer: null,
    new_optin: false,
    allow_on_expired_offer: false,
    allow_on_self_referral: false,
    has_liquid_criteria: false,
  },
  sharing: { once_per_person: true, email_shares: null, sharing_channels: null, has_liquid_criteria: false },
};

export const criteriaOf = ({ action, criteria = {} }: IncentiveSetup): Criteria => ({
  ...STANDARD[action],
  ...criteria,
});

type Grant = Pick<RewardRow, 'personId' | 'campaignId' | 'reason'> & {
  readonly incentive: IncentiveSetup;
  readonly referralId?: number;
};

/** Promises a reward, which is paid by `pay` (TK-REFERRAL-06). */
export function promise({ site, now }: Work, { incentive, referralId, ...grant }: Grant): RewardRow {
  return site.tables.rewards.add({
    ...grant,
    incentive: incentive.identifier,
    referralId: referralId ?? null,
    createdAt: now,
    status: 'Unpaid',
    couponId: null,
  });
}

export function incentiveOf(site: Site, reward: RewardRow): IncentiveSetup {
  const { incentives } = campaignOf(site, reward.campaignId);
  const incentive = incentives.find((candidate) => candidate.identifier === reward.incentive);
  if (!incentive) throw new Error(`The campaign ${String(reward.campaignId)} has no incentive "${reward.incentive}".`);
  return incentive;
}

/** Whether an incentive has something to give: a coupon in stock, or nothing is needed. */
export const canPay = (work: Work, { type, couponList = '' }: IncentiveSetup): boolean =>
  type !== 'discount_coupon' || hasCoupon(work, couponList);

/** Gives a reward its coupon where it consists of one; false without one in stock: it goes on waiting. */
export function supply(work: Work, reward: RewardRow, visitorOfferId: number | null = null): boolean {
  const { site } = work;
  const { type, couponList = '' } = incentiveOf(site, reward);
  const coupon = type === 'discount_coupon' ? nextCoupon(work, couponList) : null;
  if (coupon === undefined) return false;
  if (coupon) issueCoupon(site, coupon, reward.personId, visitorOfferId);
  site.tables.rewards.change(reward, { couponId: coupon?.id ?? null });
  return true;
}

/** Pays a reward that has what it consists of. */
export function payOut({ site, happens }: Work, reward: RewardRow): void {
  site.tables.rewards.change(reward, { status: 'Paid' });
  happens.rewarded(reward);
}

export function pay(work: Work, reward: RewardRow, visitorOfferId: number | null = null): void {
  if (supply(work, reward, visitorOfferId)) payOut(work, reward);
}

/** The rewards of a person by an incentive that were not taken back. */
export const rewardsBy = (
  { tables }: Site,
  personId: number,
  campaignId: number,
  { identifier }: IncentiveSetup,
): RewardRow[] =>
  tables.rewards
    .list('person', personId)
    .filter(
      (reward) => reward.campaignId === campaignId && reward.incentive === identifier && reward.status !== 'Voided',
    );
