import type { Receiver } from '../../core/receivers.js';

export interface IncentiveSetup {
  /** Unique within the campaign. */
  readonly identifier: string;
  /** What earns it: the Advocate by a Friend's purchase or by sharing, the Friend by claiming or by a purchase. */
  readonly action: 'referrer' | 'sharing' | 'click' | 'referred';
  readonly type: 'discount_coupon' | 'rebate' | 'other';
  readonly amount: number | null;
  /** Whether the amount is a percentage; default false. */
  readonly percentage?: boolean;
  /** Whether the amount is loyalty points; default false. */
  readonly inPoints?: boolean;
  /** Where coupons are taken from; required for `discount_coupon`. */
  readonly couponList?: string;
  /** Conditions, beyond or instead of the usual ones of the action. */
  readonly criteria?: Readonly<Record<string, unknown>>;
}

export interface CampaignSetup {
  readonly id: number;
  readonly name: string;
  readonly status: 'Live' | 'Disabled' | 'Test' | 'Scheduled';
  /** Default `popup`. */
  readonly appearance?: string;
  readonly tags: readonly string[];
  /** Types of origin that it issues offers for; default affiliate members and purchases. Events are always taken. */
  readonly joinableBy?: readonly ('affiliate_member' | 'purchase')[];
  /** ISO 8601. */
  readonly startsAt: string;
  readonly endsAt?: string | null;
  readonly incentives: readonly IncentiveSetup[];
}

export interface CouponListSetup {
  readonly name: string;
  readonly amount: number;
  readonly percentage?: boolean;
  /** Default true; a list for many uses has one code. */
  readonly singleUse?: boolean;
  /** 3 to 255 characters each; kept in upper case. */
  readonly codes: readonly string[];
  /** What further codes begin with, which are made when all are given out; without it the list runs out. */
  readonly refilledWith?: string;
  /** How many further codes there are, made when they are wanted; absent: without end. */
  readonly refills?: number;
  /** ISO 8601; `null` for ever. */
  readonly validUntil: string | null;
}

export interface CollectRuleSetup {
  readonly identifier: string;
  readonly name: string;
  readonly description: string;
  readonly points: number;
  /** Whether a member can collect by it once only; default false. */
  readonly oncePerMember?: boolean;
}

export interface RedemptionBatchSetup {
  readonly id: number;
  readonly description: string | null;
  readonly pointsCost: number;
  readonly couponList: string;
}

export interface LoyaltyMemberSetup {
  readonly email: string;
  readonly phoneNumber?: string;
  readonly points: number;
  /** Default true. */
  readonly active?: boolean;
  /** Whether a loyalty campaign is found for the member; default true. */
  readonly inCampaign?: boolean;
  readonly customProperties?: Readonly<Record<string, string>>;
  readonly memberDates?: readonly { readonly identifier: string; readonly date: string }[];
}

export interface LoyaltySetup {
  readonly collectRules: readonly CollectRuleSetup[];
  readonly redemptionBatches: readonly RedemptionBatchSetup[];
  readonly members: readonly LoyaltyMemberSetup[];
}

/** A site as its merchant would have set it up on the dashboard; what is left out is as in `defaultSetup`. */
export interface SiteSetup {
  /** Highest id first wins where several campaigns fit. */
  readonly campaigns: readonly CampaignSetup[];
  readonly couponLists: readonly CouponListSetup[];
  readonly loyalty: LoyaltySetup;
  readonly trafficSources: readonly string[];
  /** Offset of the site's time zone; default `-07:00`. */
  readonly utcOffset: string;
  /** Seconds after which pending referrals are approved; `null` (the default) leaves it to the API. */
  readonly approveAfterSeconds: number | null;
  /** Mails that may go out for one offer; default 25. */
  readonly mailQuota: number;
  /** Highest balance of a loyalty member; default 10,000. */
  readonly pointsLimit: number;
  /** Seconds until the job that works off batches runs; default 1. */
  readonly batchDelaySeconds: number;
  /** Where Friends land when they follow a link. */
  readonly landingUrl: string;
  /** The security key that all webhooks carry, and by which they are signed. */
  readonly webhookKey: string;
}

/** A site that the emulator serves. */
export interface SiteOptions extends Partial<SiteSetup> {
  /** The "Site ID", sent as `site_slug`. */
  readonly slug: string;
  readonly apiKey: string;
  /** Requests before the site is throttled, under `rateLimits: 'documented'`. No limit is published; absent: none. */
  readonly rateLimit?: { readonly capacity: number; readonly refillPerSecond: number };
  /** Where its webhooks are delivered to. */
  readonly webhooks?: readonly Receiver[];
}
