import { isDeepStrictEqual } from 'node:util';

import type { ResponseMessage } from '../../core/message.js';
import { rule } from '../../core/rules.js';
import { badRequest } from '../envelope.js';
import type { CampaignSetup } from '../setup/types.js';
import type { LineItem, OriginRow, OriginType } from '../state/records.js';

/** What two origins with the same number are compared by. */
export interface Comparable {
  readonly email: string | null;
  readonly subtotal: number;
  readonly couponCodes: readonly string[];
  readonly items: readonly LineItem[];
}

const comparable = ({ email, subtotal, couponCodes, items }: Comparable): unknown => [
  email?.toLowerCase(),
  subtotal,
  couponCodes.map((code) => code.toUpperCase()),
  items,
];

const takes = (campaign: CampaignSetup, type: OriginType): boolean => {
  const joinable = campaign.joinableBy ?? ['affiliate_member', 'purchase'];
  return type === 'Event' || joinable.includes(type === 'Purchase' ? 'purchase' : 'affiliate_member');
};

const duplicate = (type: string, name: string): ResponseMessage =>
  badRequest(`Duplicate entity: Talkable already has existing ${type} with the same ${name} but different data\n`);

const LOOPBACK = '127.0.0.1';

export const originRules = {
  wrongType: rule({ claims: ['TK-ORIGIN-02', 'TK-ORIGIN-03'] }, (): ResponseMessage =>
    badRequest('`type` must be within ["AffiliateMember", "Purchase", "Event"]'),
  ),
  invalidMemberEmail: rule({ claims: ['TK-ORIGIN-21'] }, (): ResponseMessage => badRequest("Email isn't valid")),
  /** An order or event number that is empty. */
  emptyNumber: rule({ claims: ['TK-ERR-04'], assumes: ['INF-49', 'INF-Q02'] }, (name: string): ResponseMessage =>
    badRequest(`\`${name}\` is required`),
  ),
  /** One by which no path could name the origin. */
  unreachableNumber: rule({ claims: ['TK-ERR-04'], assumes: ['INF-27', 'INF-49'] }, (name: string): ResponseMessage =>
    badRequest(`\`${name}\` is invalid`),
  ),
  /** The same words on the operations for which no source shows them. */
  invalidEmail: rule({ claims: ['TK-ERR-04'], assumes: ['INF-27'] }, (): ResponseMessage =>
    badRequest("Email isn't valid"),
  ),
  isSameOrigin: rule(
    { claims: ['TK-ORIGIN-22', 'TK-ORIGIN-23', 'TK-COUPON-12'], assumes: ['INF-Q04'] },
    (before: Comparable, now: Comparable): boolean => isDeepStrictEqual(comparable(before), comparable(now)),
  ),
  /** What an origin sent again is answered with; `undefined` would record it once more. */
  originSentAgain: rule({ assumes: ['INF-05', 'INF-Q05'] }, (existing: OriginRow): OriginRow | undefined => existing),
  duplicatePurchase: rule({ claims: ['TK-ORIGIN-22'] }, (): ResponseMessage => duplicate('Purchase', 'order_number')),
  duplicateEvent: rule({ claims: ['TK-ORIGIN-23'] }, (): ResponseMessage => duplicate('Event', 'event_number')),
  eventSlug: rule(
    { claims: ['TK-ORIGIN-31', 'TK-REFUND-09'] },
    (category: string, number: string): string => `${category}:${number}`,
  ),
  joinedCoupons: rule({ claims: ['TK-ORIGIN-15', 'TK-ORIGIN-16'] }, (codes: readonly string[]): string =>
    codes.join(','),
  ),
  ipAddress: rule({ claims: ['TK-ORIGIN-24'] }, (given: string | undefined): string | null =>
    given === 'current' ? LOOPBACK : (given ?? null),
  ),
  /** The campaign that issues the offer; `undefined` means no offer (TK-ORIGIN-17). */
  campaignFor: rule(
    { claims: ['TK-ORIGIN-17', 'TK-ORIGIN-20'], assumes: ['INF-29'] },
    (campaigns: readonly CampaignSetup[], tags: readonly string[], type: OriginType): CampaignSetup | undefined =>
      campaigns
        .filter((campaign) => campaign.status === 'Live' && takes(campaign, type))
        .filter((campaign) => tags.length === 0 || tags.some((tag) => campaign.tags.includes(tag)))
        .sort((a, b) => b.id - a.id)[0],
  ),
  /** Whether an origin whose username somebody else has takes it over. */
  usernameOfOrigin: rule({ assumes: ['INF-30'] }, (): 'taken over' | 'left alone' => 'left alone'),
  /** Which of the two a slug names that a purchase and an event share. */
  originOfTwo: rule({ assumes: ['INF-51'] }, (): 'Purchase' | 'Event' => 'Purchase'),
  unknownOrigin: rule({ claims: ['TK-REFERRAL-04', 'TK-ERR-09'] }, (): ResponseMessage =>
    badRequest('No origin found by `origin_slug`.'),
  ),
  unknownOriginOfRefund: rule({ claims: ['TK-ERR-09'], assumes: ['INF-04'] }, (): ResponseMessage =>
    badRequest('No origin found by `origin_slug`.'),
  ),
};

export const batchRules = {
  /** Whether what the items of a body look like is left to a job. */
  judgedLater: rule({ claims: ['TK-BATCH-04', 'TK-BATCH-05'] }, (operationId: string): boolean =>
    ['createAffiliateMembers', 'createPurchases', 'createEvents'].includes(operationId),
  ),
  /** When the job of a batch runs. */
  batchDue: rule(
    { claims: ['TK-BATCH-06'], assumes: ['INF-31'] },
    (now: number, delaySeconds: number): number => now + delaySeconds * 1000,
  ),
  createOffers: rule(
    { claims: ['TK-BATCH-03'], assumes: ['INF-31'] },
    (asked: boolean | undefined): boolean => asked ?? false,
  ),
};
