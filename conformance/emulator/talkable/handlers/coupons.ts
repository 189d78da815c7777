import { ok } from '../answers.js';
import type { Handler, Work } from '../exchange.js';
import { presentAssociatedReward, presentCoupon } from '../present/rewards.js';
import { campaignOf, isLive } from '../program/campaigns.js';
import { findCoupon, isInTime, isSpent } from '../program/coupons.js';
import { findBySlug } from '../program/people.js';
import type { CouponRow, PersonRow } from '../state/records.js';

const shown = (coupon: CouponRow, work: Work) => ({
  talkable_coupon: true as const,
  coupon: presentCoupon(coupon, work),
  associated_reward: presentAssociatedReward(coupon, work),
});

export const getCoupon: Handler<'getCoupon'> = (call) => {
  const coupon = findCoupon(call.site, call.path.code);
  return ok(coupon ? shown(coupon, call) : { talkable_coupon: false });
};

function isElses({ decide }: Work, { owners }: CouponRow, person: PersonRow | undefined): boolean {
  if (owners.length === 0) return false;
  return person ? !owners.includes(person.id) : decide('unknownOwner') === 'another';
}

/** Whether the campaign of the offer that the coupon came with still runs. */
function campaignIsLive({ site }: Work, coupon: CouponRow): boolean {
  const copy = site.tables.visitorOffers.get(coupon.visitorOfferId ?? 0);
  const offer = copy && site.tables.offers.get(copy.offerId);
  return !offer || isLive(campaignOf(site, offer.campaignId));
}

/** What stands against a coupon; the two checks of owners are assumed for one of many uses. */
function checksOf(work: Work, coupon: CouponRow, person: PersonRow | undefined) {
  const { now, decide } = work;
  const ofOwners = (found: boolean): boolean => found && (coupon.singleUse || decide('manyUses') === 'checked');
  return {
    coupon_unissued: ofOwners(coupon.owners.length === 0),
    coupon_expired: !isInTime(coupon, now),
    friend_offer_expired: !campaignIsLive(work, coupon),
    different_owner: ofOwners(isElses(work, coupon, person)),
    coupon_used: isSpent(coupon),
  };
}

/** The checks whose words no source shows, and words that the service might have for them. */
const WORDS = {
  coupon_expired: 'This coupon code has expired',
  friend_offer_expired: 'The offer of this coupon code has expired',
  coupon_used: 'This coupon code has already been used',
} as const;

/** Why a coupon is not allowed (TK-COUPON-09, TK-COUPON-10). */
function whyNot({ decide }: Work, checks: ReturnType<typeof checksOf>): string | null {
  if (checks.coupon_unissued) return 'This coupon code has not been issued yet';
  if (checks.different_owner) return 'This coupon code has been issued to another email address';
  if (decide('unwordedCheck') === 'null') return null;
  const [failed] = (Object.keys(WORDS) as (keyof typeof WORDS)[]).filter((name) => checks[name]);
  return failed ? WORDS[failed] : null;
}

export const checkCouponPermission: Handler<'checkCouponPermission'> = (call) => {
  const { site, path } = call;
  const coupon = findCoupon(site, path.code);
  if (!coupon) return ok({ talkable_coupon: false, allowed: true });
  const checks = checksOf(call, coupon, findBySlug(call, path.person_slug));
  const allowed = !Object.values(checks).includes(true);
  return ok({ ...shown(coupon, call), allowed, error_message: whyNot(call, checks), checks });
};
