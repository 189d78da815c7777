import { rule } from '../../core/rules.js';
import type { CouponRow } from '../state/records.js';

export interface Checks {
  readonly coupon_unissued: boolean;
  readonly coupon_expired: boolean;
  readonly friend_offer_expired: boolean;
  readonly different_owner: boolean;
  readonly coupon_used: boolean;
}

export const couponRules = {
  normalised: rule({ claims: ['TK-COUPON-12'] }, (code: string): string => code.toUpperCase()),
  unknownCoupon: rule({ claims: ['TK-COUPON-03'] }, (): { talkable_coupon: false } => ({ talkable_coupon: false })),
  unknownCouponPermission: rule({ claims: ['TK-COUPON-11'] }, (): { talkable_coupon: false; allowed: boolean } => ({
    talkable_coupon: false,
    allowed: true,
  })),
  isCouponActive: rule(
    { claims: ['TK-COUPON-04'] },
    ({ validUntil }: CouponRow, now: number): boolean => validUntil === null || now <= validUntil,
  ),
  /** Whether a coupon that people have is somebody else's; `personId` is `undefined` for a person nobody knows. */
  isSomebodyElses: rule(
    { claims: ['TK-COUPON-10'] },
    (owners: readonly number[], personId: number | undefined): boolean =>
      owners.length > 0 && !owners.some((owner) => owner === personId),
  ),
  /** Whether a list whose time is over gives out coupons all the same. */
  expiredListGives: rule({ assumes: ['INF-50'] }, (): boolean => false),
  /** What the checks of owners find of a coupon of many uses. */
  manyUsesChecked: rule({ assumes: ['INF-53'] }, (found: boolean): boolean => found),
  unknownPersonIsAnother: rule({ assumes: ['INF-Q11'] }, (isElses: boolean): boolean => isElses),
  /** Whether the offer that a coupon came with can no longer be claimed. */
  friendOfferExpired: rule({ claims: ['TK-COUPON-08'] }, (campaignIsLive: boolean): boolean => !campaignIsLive),
  usagesAfterPurchase: rule({ assumes: ['INF-16'] }, ({ singleUse, usages }: CouponRow): number =>
    singleUse ? 1 : usages,
  ),
  /** Whether a coupon that was used still ties an order to the offer that it came with. */
  usedCouponTies: rule({ assumes: ['INF-16'] }, (): boolean => false),
  isUsed: rule({ claims: ['TK-COUPON-04'] }, ({ singleUse, usages }: CouponRow): boolean => singleUse && usages > 0),
  isAllowed: rule(
    { claims: ['TK-COUPON-07', 'TK-COUPON-08', 'TK-COUPON-09'] },
    (checks: Checks): boolean => !Object.values(checks).includes(true),
  ),
  whyNot: rule({ claims: ['TK-COUPON-09', 'TK-COUPON-10'] }, (checks: Checks): string | undefined => {
    if (checks.coupon_unissued) return 'This coupon code has not been issued yet';
    return checks.different_owner ? 'This coupon code has been issued to another email address' : undefined;
  }),
  nothingToSay: rule({ assumes: ['INF-Q12'] }, (): null => null),
  associatedReward: rule({ claims: ['TK-COUPON-01'], assumes: ['INF-Q13'] }, <Shown>(reward: Shown): Shown => reward),
};
