import {
  finite,
  flag,
  listOf,
  mapOf,
  nullable,
  oneOf,
  optional,
  passing,
  plain,
  record,
  secret,
  someText,
  text,
  whole,
} from '../../core/shape.js';
import type {
  CampaignSetup,
  CollectRuleSetup,
  CouponListSetup,
  IncentiveSetup,
  LoyaltyMemberSetup,
  LoyaltySetup,
  RedemptionBatchSetup,
  SiteOptions,
} from './types.js';

const isDate = (value: unknown): boolean =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && new Date(value).toJSON()?.startsWith(value) === true;

type MemberDate = NonNullable<LoyaltyMemberSetup['memberDates']>[number];

const memberDate = record<MemberDate>({ identifier: text, date: passing(isDate, 'a date such as 1990-04-27') });

const incentive = record<IncentiveSetup>({
  identifier: someText,
  action: oneOf('referrer', 'sharing', 'click', 'referred'),
  type: oneOf('discount_coupon', 'rebate', 'other'),
  amount: nullable(finite),
  percentage: optional(flag),
  inPoints: optional(flag),
  couponList: optional(someText),
  criteria: optional(mapOf(plain)),
});

const campaign = record<CampaignSetup>({
  id: whole(1),
  name: text,
  status: oneOf('Live', 'Disabled', 'Test', 'Scheduled'),
  appearance: optional(text),
  tags: listOf(text),
  joinableBy: optional(listOf(oneOf('affiliate_member', 'purchase'))),
  startsAt: text,
  endsAt: optional(nullable(text)),
  incentives: listOf(incentive),
});

const couponList = record<CouponListSetup>({
  name: someText,
  amount: finite,
  percentage: optional(flag),
  singleUse: optional(flag),
  codes: listOf(text),
  refilledWith: optional(text),
  refills: optional(whole(0)),
  validUntil: nullable(text),
});

const collectRule = record<CollectRuleSetup>({
  identifier: someText,
  name: text,
  description: text,
  points: whole(),
  oncePerMember: optional(flag),
});

const redemptionBatch = record<RedemptionBatchSetup>({
  id: whole(1),
  description: nullable(text),
  pointsCost: whole(),
  couponList: someText,
});

const loyaltyMember = record<LoyaltyMemberSetup>({
  email: someText,
  phoneNumber: optional(text),
  points: whole(),
  active: optional(flag),
  inCampaign: optional(flag),
  customProperties: optional(mapOf(text)),
  memberDates: optional(listOf(memberDate)),
});

const loyalty = record<LoyaltySetup>({
  collectRules: listOf(collectRule),
  redemptionBatches: listOf(redemptionBatch),
  members: listOf(loyaltyMember),
});

function isWebUrl(value: unknown): boolean {
  const url = typeof value === 'string' && URL.canParse(value) ? new URL(value) : undefined;
  return url?.protocol === 'https:' || url?.protocol === 'http:';
}

const rateLimit = record<NonNullable<SiteOptions['rateLimit']>>({
  capacity: whole(1),
  refillPerSecond: passing((value) => Number.isFinite(value) && Number(value) >= 0, 'a number of 0 or more'),
});

/** A site as options name it. */
export const siteShape = record<SiteOptions>({
  slug: passing(
    (value) => typeof value === 'string' && value !== '' && !/\p{Surrogate}/u.test(value),
    'a text that is not empty',
  ),
  apiKey: secret,
  rateLimit: optional(rateLimit),
  campaigns: optional(listOf(campaign)),
  couponLists: optional(listOf(couponList)),
  loyalty: optional(loyalty),
  trafficSources: optional(listOf(text)),
  utcOffset: optional(text),
  approveAfterSeconds: optional(nullable(whole(0))),
  mailQuota: optional(whole(0)),
  pointsLimit: optional(whole()),
  batchDelaySeconds: optional(whole(0)),
  landingUrl: optional(passing(isWebUrl, 'an http or https URL')),
  webhookKey: optional(someText),
  webhooks: optional(passing(Array.isArray, 'a list of receivers')),
});
