import { codeLike } from '../setup/coupon-codes.js';
import type { CouponListSetup } from '../setup/types.js';
import type { CouponRow } from '../state/records.js';
import { couponOf, type Site } from '../state/site.js';

export function couponList({ setup, slug }: Site, name: string): CouponListSetup {
  const list = setup.couponLists.find((candidate) => candidate.name === name);
  if (!list) throw new Error(`The site "${slug}" has no coupon list "${name}".`);
  return list;
}

/** How many coupons of a list nobody has yet. */
export const stockOf = ({ tables }: Site, list: string): number => tables.coupons.list('stock', list).length;

/** Whether a list has something to give: it is for many uses, in stock, or refilled. */
export function hasCoupon(site: Site, list: string): boolean {
  const { singleUse = true, refilledWith } = couponList(site, list);
  return !singleUse || refilledWith !== undefined || stockOf(site, list) > 0;
}

function refill(site: Site, list: CouponListSetup, prefix: string): CouponRow {
  const { coupons } = site.tables;
  let index = coupons.list('list', list.name).length;
  while (coupons.find('code', codeLike(prefix, index).toUpperCase())) index += 1;
  return coupons.add(couponOf(list, codeLike(prefix, index)));
}

/** The coupon that a list gives out next; `undefined` when it has run out. */
export function nextCoupon(site: Site, name: string): CouponRow | undefined {
  const list = couponList(site, name);
  const { coupons } = site.tables;
  if (list.singleUse === false) return coupons.find('list', name);
  const next = coupons.find('stock', name);
  return next ?? (list.refilledWith === undefined ? undefined : refill(site, list, list.refilledWith));
}

/** Gives a coupon to a person; `visitorOfferId` is the Friend's copy of the offer that it came with. */
export function issueCoupon({ tables }: Site, coupon: CouponRow, personId: number, visitorOfferId: number | null = null): void {
  const owners = coupon.owners.includes(personId) ? coupon.owners : [...coupon.owners, personId];
  tables.coupons.change(coupon, { owners, ...(coupon.singleUse && { visitorOfferId }) });
}
