import type { ResponseMessage } from '../../core/message.js';
import { rule } from '../../core/rules.js';
import { badRequest, unprocessable } from '../envelope.js';
import type { CollectRuleSetup } from '../setup/types.js';

const NAME = /^[a-z_][a-z0-9_]*$/;

export const loyaltyRules = {
  unknownMember: rule({ claims: ['TK-LOYALTY-03', 'TK-ERR-09'] }, (): ResponseMessage =>
    badRequest('Loyalty member not found'),
  ),
  inactiveMember: rule({ claims: ['TK-LOYALTY-04'] }, (): ResponseMessage =>
    badRequest('Loyalty member is not active'),
  ),
  /** On a write for which the documentation does not list this answer. */
  inactiveMemberWrite: rule({ claims: ['TK-LOYALTY-04'], assumes: ['INF-Q18'] }, (): ResponseMessage =>
    badRequest('Loyalty member is not active'),
  ),
  noLoyaltyCampaign: rule({ claims: ['TK-LOYALTY-05'] }, (): ResponseMessage =>
    badRequest('No loyalty campaign found for the member'),
  ),
  badMemberDates: rule({ claims: ['TK-LOYALTY-08'] }, (): ResponseMessage =>
    badRequest('Invalid member_dates format, expected an array of objects with `date` and `identifier` keys'),
  ),
  isPropertyName: rule({ claims: ['TK-LOYALTY-09'] }, (name: string): boolean => NAME.test(name)),
  badPropertyName: rule({ claims: ['TK-LOYALTY-09', 'TK-ERR-06'] }, (): ResponseMessage =>
    unprocessable("Identifier can contain lowercase letters, numbers and '_' only and cannot begin with a number"),
  ),
  storedProperty: rule({ claims: ['TK-LOYALTY-06', 'TK-LOYALTY-07'] }, (value: string | number | boolean): string => {
    if (typeof value === 'boolean') return value ? 't' : 'f';
    return String(value);
  }),
  unknownIdentifier: rule({ claims: ['TK-LOYALTY-13'] }, (identifier: string): ResponseMessage =>
    badRequest(`No action configurations found for identifier \`${identifier}\``),
  ),
  /** Whether the conditions of a rule are met. */
  collects: rule(
    { claims: ['TK-LOYALTY-11', 'TK-LOYALTY-12'], assumes: ['INF-17'] },
    ({ oncePerMember = false }: CollectRuleSetup, collectedBefore: boolean): boolean =>
      !(oncePerMember && collectedBefore),
  ),
  /** Whether a collect may lift the balance beyond the limit. */
  collectWithinLimit: rule({ assumes: ['INF-43'] }, (balance: number, limit: number): boolean => balance <= limit),
  balanceAfter: rule(
    { claims: ['TK-LOYALTY-11', 'TK-LOYALTY-16', 'TK-LOYALTY-20'] },
    (balance: number, points: number): number => balance + points,
  ),
  isWithinLimit: rule(
    { claims: ['TK-LOYALTY-17'], assumes: ['INF-Q19'] },
    (balance: number, limit: number): boolean => balance >= 0 && balance <= limit,
  ),
  pointsOutOfRange: rule({ claims: ['TK-LOYALTY-17', 'TK-ERR-06'] }, (): ResponseMessage =>
    unprocessable('Points adjustment must result in member points balance between 0 and available points limit'),
  ),
  isEnough: rule({ claims: ['TK-LOYALTY-21'] }, (balance: number, cost: number): boolean => balance >= cost),
  notEnoughPoints: rule({ claims: ['TK-LOYALTY-21'] }, (): ResponseMessage => badRequest('not enough points')),
  unknownBatch: rule({ assumes: ['INF-Q18'] }, (): ResponseMessage =>
    badRequest('No redemption batch found by `redemption_batch_id`.'),
  ),
  noCouponLeft: rule({ assumes: ['INF-Q18'] }, (): ResponseMessage => badRequest('No coupons available')),
  couponOfBatch: rule(
    { claims: ['TK-LOYALTY-20', 'TK-LOYALTY-22'], assumes: ['INF-18'] },
    <Coupon>(next: Coupon): Coupon => next,
  ),
  /** Who adjusted: a technical user stands for the API. */
  adjustedBy: rule(
    { claims: ['TK-LOYALTY-18'] },
    (): { account_id: number; email: string; id: number; staff_member: boolean } => ({
      account_id: 501,
      email: 'api@example.com',
      id: 601,
      staff_member: false,
    }),
  ),
};
