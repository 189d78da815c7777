import type { CouponRow } from '../state/records.js';
import type { Site } from '../state/site.js';

/** The coupon that a list would give out next: its next unissued one, or the one that everybody shares. */
export function nextCoupon({ tables }: Site, list: string): CouponRow | undefined {
  const shared = tables.coupons.find('list', list);
  return shared?.singleUse === false ? shared : tables.coupons.find('stock', list);
}

/** Takes a coupon off its list for a person. */
export function issueCoupon({ tables }: Site, coupon: CouponRow, personId: number, visitorOfferId: number | null = null): void {
  const owners = coupon.owners.includes(personId) ? coupon.owners : [...coupon.owners, personId];
  tables.coupons.change(coupon, { owners, ...(coupon.singleUse && { visitorOfferId }) });
}

/** How many coupons of a list nobody has yet. */
export const stockOf = ({ tables }: Site, list: string): number => tables.coupons.list('stock', list).length;
