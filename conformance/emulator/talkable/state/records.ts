// The rows of a site, as plain data. Times are Unix milliseconds; what was never set is `null`.

import type {
  FraudPoliciesStatus,
  LineItem,
  MemberDate,
  PersonalDataOrigin,
} from '../../../../generated/talkable/types.js';

export interface PersonRow {
  readonly id: number;
  readonly createdAt: number;
  email: string | null;
  firstName: string | null;
  lastName: string | null;
  username: string | null;
  customerId: string | null;
  phoneNumber: string | null;
  customProperties: Readonly<Record<string, string>>;
  optedInAt: number | null;
  unsubscribedAt: number | null;
  identifierHash: string | null;
}

export interface VisitorRow {
  readonly id: number;
  readonly uuid: string;
  personId: number | null;
  /** What the visitor followed a link with last, as far as it was told. */
  device: 'mobile' | 'desktop' | null;
}

export type OriginType = 'AffiliateMember' | 'Purchase' | 'Event';

/** Labels that every origin has and answers with. */
export const LABELS = [
  'segment1',
  'segment2',
  'segment3',
  'utm_campaign',
  'utm_content',
  'utm_medium',
  'utm_source',
  'utm_term',
] as const;

export type Labels = Readonly<Record<(typeof LABELS)[number], string | null>>;

export interface OriginRow {
  readonly id: number;
  readonly type: OriginType;
  readonly personId: number;
  readonly createdAt: number;
  /** `order_number`, or `event_category:event_number`; an affiliate member has none. */
  readonly slug: string | null;
  readonly category: string | null;
  /** Order or event number. */
  readonly number: string | null;
  readonly subtotal: number;
  readonly couponCodes: readonly string[];
  readonly items: readonly LineItem[];
  readonly labels: Labels;
  readonly shipping: Pick<PersonalDataOrigin, 'shipping_address' | 'shipping_zip'>;
  readonly trafficSource: string | null;
  readonly campaignId: number | null;
  readonly offerId: number | null;
  email: string | null;
  customerId: string | null;
  ipAddress: string | null;
  refundedAt: number | null;
  refundSubtotal: number | null;
}

export interface OfferRow {
  readonly id: number;
  readonly shortUrlCode: string;
  readonly personId: number;
  readonly campaignId: number;
  readonly createdAt: number;
  readonly trafficSource: string | null;
  /** The coupon of the reward for sharing. */
  couponId: number | null;
}

/** What stands behind `/x/{code}`. */
export interface LinkRow {
  readonly id: number;
  readonly code: string;
  readonly offerId: number;
  readonly kind: 'show' | 'claim' | 'channel' | 'mail';
  readonly channel: string | null;
}

export interface ShareRow {
  readonly id: number;
  readonly offerId: number;
  readonly personId: number;
  readonly campaignId: number;
  readonly channel: string;
  readonly linkId: number;
  readonly sharedAt: number;
  /** The recipient of a mail; `null` for every other channel. */
  readonly email: string | null;
  /** Whether a mail went out, and counts towards the quota. */
  readonly mailed: boolean;
  clicks: number;
}

/** A Friend's copy of an offer. */
export interface VisitorOfferRow {
  readonly id: number;
  readonly offerId: number;
  readonly shareId: number | null;
  readonly createdAt: number;
  /** Where it is known: the mail's recipient or who claimed. */
  email: string | null;
  readonly visitorUuid: string | null;
  readonly ipAddress: string | null;
  clickedAt: number | null;
  /** When its link was followed; a claim by the API follows none. */
  clicks: readonly number[];
  visitedAt: number | null;
}

export type ReferralStatus = 'pending' | 'flagged' | 'approved' | 'voided' | 'blocked';

export interface ReferralRow {
  readonly id: number;
  readonly campaignId: number;
  readonly offerId: number;
  readonly originId: number;
  readonly advocateId: number;
  readonly friendId: number;
  readonly trackMethod: string;
  readonly findings: FraudPoliciesStatus;
  readonly fraudDetails: string | null;
  readonly createdAt: number;
  status: ReferralStatus;
  updatedAt: number;
}

export interface RewardRow {
  readonly id: number;
  readonly personId: number;
  readonly reason: 'shared' | 'click' | 'referrer' | 'referred';
  readonly campaignId: number;
  /** The incentive, by its identifier within the campaign. */
  readonly incentive: string;
  readonly referralId: number | null;
  readonly createdAt: number;
  status: 'Paid' | 'Unpaid' | 'Voided';
  couponId: number | null;
}

export interface CouponRow {
  readonly id: number;
  /** In upper case. */
  readonly code: string;
  readonly list: string;
  readonly amount: number;
  readonly percentage: boolean;
  readonly singleUse: boolean;
  readonly validUntil: number | null;
  /** The visitor offer that a click reward came with: whoever spends the coupon came through it. */
  visitorOfferId: number | null;
  /** People that it was issued to. */
  owners: readonly number[];
  usages: number;
}

export interface LoyaltyMemberRow {
  readonly id: number;
  readonly email: string;
  readonly phoneNumber: string | null;
  readonly active: boolean;
  readonly inCampaign: boolean;
  balance: number;
  customProperties: Readonly<Record<string, string>>;
  memberDates: readonly MemberDate[];
}

export interface LoyaltyActionRow {
  readonly id: number;
  readonly memberId: number;
  readonly kind: 'collect' | 'redeem' | 'adjust';
  readonly createdAt: number;
  readonly points: number;
  /** The rule by which points were collected. */
  readonly rule: string | null;
  readonly couponId: number | null;
  readonly description: string | null;
}

export interface AssetRow {
  readonly id: number;
  readonly name: string;
  readonly contentType: string;
  readonly size: number;
  readonly width: number | null;
  readonly height: number | null;
  readonly fingerprint: string;
  readonly createdAt: number;
}

/** A batch that was accepted and waits for its job. */
export interface BatchRow {
  readonly id: number;
  readonly type: OriginType;
  readonly dueAt: number;
  items: readonly unknown[];
  /** Where the item stands that is next. */
  next: number;
  readonly createOffers: boolean;
  done: boolean;
}
