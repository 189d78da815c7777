import type { CouponRow, PersonRow } from '../state/records.js';
import { ok } from '../envelope.js';
import type { Handler, Work } from '../exchange.js';
import { presentAssociatedReward, presentCoupon } from '../present/rewards.js';
import { campaignOf, isLive } from '../program/campaigns.js';
import type { Checks } from '../rules/coupons.js';

const findCoupon = ({ site, use }: Work, code: string): CouponRow | undefined =>
  site.tables.coupons.find('code', use('normalised')(code));

const shown = (coupon: CouponRow, work: Work) => ({
  talkable_coupon: true as const,
  coupon: presentCoupon(coupon, work),
  associated_reward: presentAssociatedReward(coupon, work),
});

export const getCoupon: Handler<'getCoupon'> = (call) => {
  const coupon = findCoupon(call, call.path.code);
  return ok(coupon ? shown(coupon, call) : call.use('unknownCoupon')());
};

function isElses({ use }: Work, { owners }: CouponRow, person: PersonRow | undefined): boolean {
  const verdict = use('isSomebodyElses')(owners, person?.id);
  return person || owners.length === 0 ? verdict : use('unknownPersonIsAnother')(verdict);
}

/** Whether the campaign of the offer that the coupon came with still runs. */
function campaignIsLive({ site }: Work, coupon: CouponRow): boolean {
  const copy = coupon.visitorOfferId === null ? undefined : site.tables.visitorOffers.get(coupon.visitorOfferId);
  const offer = copy && site.tables.offers.get(copy.offerId);
  return !offer || isLive(campaignOf(site, offer.campaignId));
}

function checksOf(work: Work, coupon: CouponRow, person: PersonRow | undefined): Checks {
  const { now, use } = work;
  const ofOwners = (found: boolean): boolean => (found && !coupon.singleUse ? use('manyUsesChecked')(found) : found);
  return {
    coupon_unissued: ofOwners(coupon.owners.length === 0),
    coupon_expired: !use('isCouponActive')(coupon, now),
    friend_offer_expired: use('friendOfferExpired')(campaignIsLive(work, coupon)),
    different_owner: ofOwners(isElses(work, coupon, person)),
    coupon_used: use('isUsed')(coupon),
  };
}

export const checkCouponPermission: Handler<'checkCouponPermission'> = (call) => {
  const { site, path, use } = call;
  const coupon = findCoupon(call, path.code);
  if (!coupon) return ok(use('unknownCouponPermission')());
  const checks = checksOf(call, coupon, use('personBySlug')(site.tables, path.person_slug));
  const error_message = use('whyNot')(checks) ?? use('nothingToSay')();
  return ok({ ...shown(coupon, call), allowed: use('isAllowed')(checks), error_message, checks });
};
