import { codesLike } from './coupon-codes.js';
import type { CouponListSetup } from './types.js';

const QUARTER = 90 * 24 * 60 * 60 * 1000;

/** The end of the year, of the next one when this ends soon. */
const endOfYear = (now: number): string =>
  `${String(new Date(now + QUARTER).getUTCFullYear())}-12-31T23:59:00.000-07:00`;

/** The lists of the default set-up, as of a time in Unix milliseconds. */
export function defaultCouponLists(now: number): CouponListSetup[] {
  const validUntil = endOfYear(now);
  const list = (
    name: string,
    amount: number,
    codes: readonly string[],
    rest: Partial<CouponListSetup> = {},
  ): CouponListSetup => ({ name, amount, codes, validUntil, ...rest });
  return [
    list('Ten dollars', 10, ['ANN-Q4XZ'], { refilledWith: 'ADVOCATE' }),
    list('Ten dollars for friends', 10, ['FRIEND-7K2P'], { refilledWith: 'FRIEND' }),
    list('Ten dollars for sharing', 10, ['SHARE-5M9T'], { refilledWith: 'SHARE' }),
    list('Spare', 10, ['SPARE-8R3W', 'SPARE-9T4N']),
    list('Loyalty 10%', 10, ['POINTS-2V6H'], { refilledWith: 'POINTS', refills: 999, percentage: true }),
    list('Loyalty 25%', 25, codesLike('QUARTER', 5), { percentage: true, validUntil: null }),
    list('Five dollars for everyone', 5, ['EVERYONE-5'], { singleUse: false, validUntil: null }),
    list('Expired', 10, ['EXPIRED-3F8J'], { validUntil: '2020-12-31T23:59:00.000-07:00' }),
  ];
}
