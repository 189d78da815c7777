import type { OriginRow, ReferralStatus, RewardRow } from '../state/records.js';
import type { Site } from '../state/site.js';
import type { Collect, Counted } from './counted.js';
import { findCoupon } from './coupons.js';

const purchases = ({ tables }: Site): OriginRow[] => tables.origins.all().filter(({ type }) => type === 'Purchase');

const sale = (origin: OriginRow, campaignId = origin.campaignId): Counted => ({
  at: origin.createdAt,
  amount: origin.subtotal,
  personId: origin.personId,
  campaignId,
  trafficSource: origin.trafficSource,
});

/** Tells of the purchases of a site which ones count. */
type Which = (site: Site) => (origin: OriginRow) => boolean;

export const salesThat =
  (...tests: readonly Which[]): Collect =>
  (site) => {
    const all = tests.map((which) => which(site));
    return purchases(site)
      .filter((origin) => all.every((test) => test(origin)))
      .map((origin) => sale(origin, site.tables.referrals.find('origin', origin.id)?.campaignId));
  };

export const not =
  (which: Which): Which =>
  (site) => {
    const test = which(site);
    return (origin) => !test(origin);
  };

/** The first purchase of its buyer. */
export const isFirst: Which = (site) => {
  const first = new Map<number, number>();
  for (const { id, personId } of purchases(site)) if (!first.has(personId)) first.set(personId, id);
  return ({ id, personId }) => first.get(personId) === id;
};

/** Came through somebody's offer, and what became of the referral. */
export const isReferred =
  (...statuses: readonly ReferralStatus[]): Which =>
  ({ tables }) =>
  ({ id }) => {
    const status = tables.referrals.find('origin', id)?.status;
    return status !== undefined && (statuses.length === 0 || statuses.includes(status));
  };

/** The buyer is an Advocate: has an offer. */
export const isAdvocates: Which =
  ({ tables }) =>
  ({ personId }) =>
    tables.offers.find('person', personId) !== undefined;

/** A coupon was used that one of these rewards, or a reward at all, came with. */
export const hasCoupon =
  (...reasons: readonly RewardRow['reason'][]): Which =>
  (site) =>
  ({ couponCodes }) =>
    couponCodes.some((code) => {
      const coupon = findCoupon(site, code);
      const reward = coupon && site.tables.rewards.find('coupon', coupon.id);
      return reward !== undefined && (reasons.length === 0 || reasons.includes(reward.reason));
    });

export const refunds: Collect = (site) =>
  purchases(site).flatMap((origin) =>
    origin.refundedAt === null ? [] : [{ ...sale(origin), at: origin.refundedAt, amount: origin.refundSubtotal ?? 0 }],
  );

type RewardTest = (reward: RewardRow, site: Site) => boolean;

export const rewardsThat =
  (test: RewardTest): Collect =>
  (site) =>
    site.tables.rewards
      .all()
      .filter((reward) => reward.status !== 'Voided' && test(reward, site))
      .map(({ createdAt, personId, campaignId, incentive }) => ({
        at: createdAt,
        personId,
        campaignId,
        amount:
          site.setup.campaigns
            .find(({ id }) => id === campaignId)
            ?.incentives.find(({ identifier }) => identifier === incentive)?.amount ?? 0,
      }));

export const isOfAdvocate: RewardTest = ({ reason }) => reason === 'shared' || reason === 'referrer';
export const isUsed: RewardTest = ({ couponId }, { tables }) => (tables.coupons.get(couponId ?? 0)?.usages ?? 0) > 0;
