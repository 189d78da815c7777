import type { Work } from '../exchange.js';
import { codeLike } from '../setup/coupon-codes.js';
import type { CouponListSetup } from '../setup/types.js';
import type { CouponRow } from '../state/records.js';
import { couponOf, type Site } from '../state/site.js';

export function couponList({ setup, slug }: Site, name: string): CouponListSetup {
  const list = setup.couponLists.find((candidate) => candidate.name === name);
  if (!list) throw new Error(`The site "${slug}" has no coupon list "${name}".`);
  return list;
}

/** The coupon with a code, in upper or lower case (TK-COUPON-12). */
export const findCoupon = ({ tables }: Site, code: string): CouponRow | undefined =>
  tables.coupons.find('code', code.toUpperCase());

export const isSpent = ({ singleUse, usages }: CouponRow): boolean => singleUse && usages > 0;

export const isInTime = ({ validUntil }: CouponRow, now: number): boolean => validUntil === null || now <= validUntil;

/** Whether the time of a list is over and, with it, its giving. */
const isOver = ({ now, decide }: Work, { validUntil }: CouponListSetup): boolean =>
  validUntil !== null && now > Date.parse(validUntil) && decide('expiredList') === 'gives-nothing';

/** How many codes of a list can still be made; `Infinity` where it is refilled without end. */
function refillsLeft({ tables }: Site, { name, codes, refilledWith, refills = Infinity }: CouponListSetup): number {
  return refilledWith === undefined ? 0 : refills - (tables.coupons.list('list', name).length - codes.length);
}

/** How many coupons of a list nobody has yet. Where it is refilled without end, those that are made. */
export function stockOf(work: Work, name: string): number {
  const { site } = work;
  const list = couponList(site, name);
  if (isOver(work, list)) return 0;
  const made = site.tables.coupons.list('stock', name).length;
  const left = refillsLeft(site, list);
  return Number.isFinite(left) ? made + left : made;
}

/** Whether a list has something to give: it is for many uses, in stock, or refilled, and its time is not over. */
export function hasCoupon(work: Work, name: string): boolean {
  const list = couponList(work.site, name);
  if (isOver(work, list)) return false;
  return list.singleUse === false || refillsLeft(work.site, list) > 0 || stockOf(work, name) > 0;
}

function refill({ site, happens }: Work, list: CouponListSetup, prefix: string): CouponRow {
  let index = site.tables.coupons.list('list', list.name).length;
  while (findCoupon(site, codeLike(prefix, index))) index += 1;
  const coupon = site.tables.coupons.add(couponOf(list, codeLike(prefix, index)));
  happens.couponMade(coupon);
  return coupon;
}

/** The coupon that a list gives out next; `undefined` when it has run out. */
export function nextCoupon(work: Work, name: string): CouponRow | undefined {
  const { site } = work;
  const list = couponList(site, name);
  if (isOver(work, list)) return undefined;
  const { coupons } = site.tables;
  if (list.singleUse === false) return coupons.find('list', name);
  const next = coupons.find('stock', name);
  if (next || list.refilledWith === undefined || refillsLeft(site, list) <= 0) return next;
  return refill(work, list, list.refilledWith);
}

/** Gives a coupon to a person; `visitorOfferId` is the Friend's copy of the offer that it came with. */
export function issueCoupon(
  { tables }: Site,
  coupon: CouponRow,
  personId: number,
  visitorOfferId: number | null = null,
): void {
  const owners = coupon.owners.includes(personId) ? coupon.owners : [...coupon.owners, personId];
  tables.coupons.change(coupon, { owners, ...(coupon.singleUse && { visitorOfferId }) });
}

/** Spends the coupons that an order names; one of a single use is spent once (INF-16). */
export function spendCoupons({ site, lean }: Work, codes: readonly string[]): void {
  for (const coupon of new Set(codes.map((code) => findCoupon(site, code)))) {
    if (!coupon) continue;
    lean('INF-16');
    if (coupon.singleUse) site.tables.coupons.change(coupon, { usages: 1 });
  }
}
