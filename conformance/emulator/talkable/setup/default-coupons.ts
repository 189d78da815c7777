import type { CouponListSetup } from './types.js';

const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const STRIDE = 7919;

/** Codes like `ANN-Q4XZ`: the stride is odd, so all codes of four places come up before one comes again. */
function codesLike(prefix: string, howMany: number): string[] {
  return Array.from({ length: howMany }, (_, index) => {
    let number = (31_415 + index * STRIDE) % ALPHABET.length ** 4;
    let code = '';
    for (let place = 0; place < 4; place += 1) {
      code += ALPHABET.charAt(number % ALPHABET.length);
      number = Math.floor(number / ALPHABET.length);
    }
    return `${prefix}-${code}`;
  });
}

const QUARTER = 90 * 24 * 60 * 60 * 1000;

/** The end of the year, of the next one when this ends soon. */
const endOfYear = (now: number): string => `${String(new Date(now + QUARTER).getUTCFullYear())}-12-31T23:59:00.000-07:00`;

/** The lists of the default set-up, as of a time in Unix milliseconds. */
export function defaultCouponLists(now: number): CouponListSetup[] {
  const validUntil = endOfYear(now);
  const list = (name: string, amount: number, codes: readonly string[], rest: Partial<CouponListSetup> = {}): CouponListSetup =>
    ({ name, amount, codes, validUntil, ...rest });
  return [
    list('Ten dollars', 10, ['ANN-Q4XZ', ...codesLike('ADVOCATE', 99)]),
    list('Ten dollars for friends', 10, ['FRIEND-7K2P', ...codesLike('FRIEND', 99)]),
    list('Ten dollars for sharing', 10, ['SHARE-5M9T', ...codesLike('SHARE', 99)]),
    list('Spare', 10, ['SPARE-8R3W', 'SPARE-9T4N']),
    list('Loyalty 10%', 10, ['POINTS-2V6H', ...codesLike('POINTS', 39)], { percentage: true }),
    list('Loyalty 25%', 25, codesLike('QUARTER', 5), { percentage: true, validUntil: null }),
    list('Five dollars for everyone', 5, ['EVERYONE-5'], { singleUse: false, validUntil: null }),
    list('Expired', 10, ['EXPIRED-3F8J'], { validUntil: '2020-12-31T23:59:00.000-07:00' }),
  ];
}
