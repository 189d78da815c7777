import type { Work } from '../exchange.js';
import type { IncentiveSetup } from '../setup/types.js';
import type { RewardReason, RewardRow } from '../state/records.js';
import type { Site } from '../state/site.js';
import { campaignOf } from './campaigns.js';
import { hasCoupon, issueCoupon, nextCoupon } from './coupons.js';

interface Grant {
  readonly personId: number;
  readonly campaignId: number;
  readonly incentive: IncentiveSetup;
  readonly reason: RewardReason;
  readonly referralId?: number;
}

/** Promises a reward; it is paid by `pay`. */
export function promise(
  { site, now, use }: Work,
  { personId, campaignId, incentive, reason, referralId = undefined }: Grant,
): RewardRow {
  return site.tables.rewards.add({
    personId,
    reason,
    campaignId,
    incentive: incentive.identifier,
    referralId: referralId ?? null,
    createdAt: now,
    status: use('rewardOfNewReferral')(),
    couponId: null,
  });
}

export function incentiveOf(site: Site, reward: RewardRow): IncentiveSetup {
  const incentive = campaignOf(site, reward.campaignId).incentives.find(
    (candidate) => candidate.identifier === reward.incentive,
  );
  if (!incentive) throw new Error(`The campaign ${String(reward.campaignId)} has no incentive "${reward.incentive}".`);
  return incentive;
}

/** Whether an incentive has something to give: a coupon in stock, or nothing is needed. */
export const canPay = (work: Work, { type, couponList = '' }: IncentiveSetup): boolean =>
  type !== 'discount_coupon' || hasCoupon(work, couponList);

/** Pays a reward, with a coupon where it consists of one; without a coupon in stock it goes on waiting. */
export function pay(work: Work, reward: RewardRow, visitorOfferId: number | null = null): void {
  const { site } = work;
  const { type, couponList = '' } = incentiveOf(site, reward);
  if (type !== 'discount_coupon') {
    site.tables.rewards.change(reward, { status: 'Paid' });
    return;
  }
  const coupon = nextCoupon(work, couponList);
  if (!coupon) return;
  issueCoupon(site, coupon, reward.personId, visitorOfferId);
  site.tables.rewards.change(reward, { status: 'Paid', couponId: coupon.id });
}

/** Whether a person was rewarded by an incentive before, and the reward was not taken back. */
export const wasRewarded = ({ tables }: Site, personId: number, campaignId: number, incentive: string): boolean =>
  tables.rewards
    .list('person', personId)
    .some(
      (reward) => reward.campaignId === campaignId && reward.incentive === incentive && reward.status !== 'Voided',
    );
