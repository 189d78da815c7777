import { codeLike } from '../setup/coupon-codes.js';
import type { CouponListSetup } from '../setup/types.js';
import type { CouponRow } from '../state/records.js';
import { couponOf, type Site } from '../state/site.js';

export function couponList({ setup, slug }: Site, name: string): CouponListSetup {
  const list = setup.couponLists.find((candidate) => candidate.name === name);
  if (!list) throw new Error(`The site "${slug}" has no coupon list "${name}".`);
  return list;
}

/** How many codes of a list can still be made; `Infinity` where it is refilled without end. */
function refillsLeft({ tables }: Site, { name, codes, refilledWith, refills = Infinity }: CouponListSetup): number {
  return refilledWith === undefined ? 0 : refills - (tables.coupons.list('list', name).length - codes.length);
}

/** How many coupons of a list nobody has yet. Where it is refilled without end, those that are made. */
export function stockOf(site: Site, name: string): number {
  const made = site.tables.coupons.list('stock', name).length;
  const left = refillsLeft(site, couponList(site, name));
  return Number.isFinite(left) ? made + left : made;
}

/** Whether a list has something to give: it is for many uses, in stock, or refilled. */
export function hasCoupon(site: Site, list: string): boolean {
  const setup = couponList(site, list);
  return setup.singleUse === false || refillsLeft(site, setup) > 0 || stockOf(site, list) > 0;
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
  if (next || list.refilledWith === undefined || refillsLeft(site, list) <= 0) return next;
  return refill(site, list, list.refilledWith);
}

/** Gives a coupon to a person; `visitorOfferId` is the Friend's copy of the offer that it came with. */
export function issueCoupon({ tables }: Site, coupon: CouponRow, personId: number, visitorOfferId: number | null = null): void {
  const owners = coupon.owners.includes(personId) ? coupon.owners : [...coupon.owners, personId];
  tables.coupons.change(coupon, { owners, ...(coupon.singleUse && { visitorOfferId }) });
}
