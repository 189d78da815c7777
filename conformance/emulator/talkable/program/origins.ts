import { isDeepStrictEqual } from 'node:util';

import { duplicate, invalid, missing } from '../answers.js';
import type { Work } from '../exchange.js';
import type { Labels, LineItem, OfferRow, OriginRow, OriginType, PersonRow } from '../state/records.js';
import { readInstant } from '../time.js';
import { campaignFor } from './campaigns.js';
import { spendCoupons } from './coupons.js';
import { issueOffer } from './offers.js';
import { isUsernameTaken, personWithEmail, visitorWith, writeDetails, type PersonDetails } from './people.js';
import { refer } from './referrals.js';
import { track } from './tracking.js';

/** What any of the three kinds of origin may bring. */
export interface OriginData extends PersonDetails, Partial<Record<keyof Labels, string>> {
  readonly email: string;
  readonly order_number?: string;
  readonly event_category?: string;
  readonly event_number?: string;
  readonly subtotal?: number;
  readonly coupon_codes?: readonly string[];
  readonly items?: readonly LineItem[];
  readonly campaign_tags?: string | readonly string[];
  readonly sharing_channels?: readonly string[];
  readonly ip_address?: string;
  readonly uuid?: string;
  readonly created_at?: string;
  readonly traffic_source?: string;
}

const FOREIGN: Readonly<Record<OriginType, readonly string[]>> = {
  AffiliateMember: ['order_number', 'event_category', 'event_number', 'subtotal', 'coupon_codes', 'items'],
  Purchase: ['event_category', 'event_number'],
  Event: ['order_number'],
};

/** The data without what belongs to other types: the contract ignores it (INF-20), so nobody has looked at it. */
const ownData = (type: OriginType, data: OriginData): OriginData =>
  Object.fromEntries(Object.entries(data).filter(([name]) => !FOREIGN[type].includes(name))) as unknown as OriginData;

/** What came of an origin. */
export interface Recorded {
  readonly origin: OriginRow;
  readonly offer: OfferRow | undefined;
}

const labelsOf = (data: OriginData): Labels => ({
  segment1: data.segment1 ?? null,
  segment2: data.segment2 ?? null,
  segment3: data.segment3 ?? null,
  utm_campaign: data.utm_campaign ?? null,
  utm_content: data.utm_content ?? null,
  utm_medium: data.utm_medium ?? null,
  utm_source: data.utm_source ?? null,
  utm_term: data.utm_term ?? null,
});

const isReachable = (slug: string): boolean =>
  slug !== '.' && slug !== '..' && !slug.includes('\0') && !/\p{Surrogate}/u.test(slug);

/** What a path names the origin by (TK-REFUND-08, TK-REFUND-09); refuses a number by which none could. */
function slugOf(work: Work, type: OriginType, data: OriginData): string | null {
  if (type === 'AffiliateMember') return null;
  const { order_number = '', event_category = '', event_number = '' } = data;
  const [name, number] = type === 'Purchase' ? ['order_number', order_number] : ['event_number', event_number];
  const slug = type === 'Purchase' ? number : `${event_category}:${number}`;
  const isUsable = number !== '' && isReachable(slug);
  if (!isUsable && work.decide('unreachableNumber') === 'refuse')
    throw number === '' ? missing(work, name) : invalid(work, name);
  return slug;
}

const upperCased = (codes: readonly string[]): string[] => codes.map((code) => code.toUpperCase());

/** Whether an origin says what the one before with its number said. */
function isSame(
  { decide }: Work,
  before: OriginRow,
  { email, subtotal = 0, coupon_codes = [], items = [] }: OriginData,
) {
  const rest = [upperCased(before.couponCodes), before.items];
  const comparesRest = decide('comparedData') === 'with-coupons-and-items';
  return (
    before.email?.toLowerCase() === email.toLowerCase() &&
    before.subtotal === subtotal &&
    (!comparesRest || isDeepStrictEqual(rest, [upperCased(coupon_codes), items]))
  );
}

/** The origin that has this number already; refuses where it differs (TK-ORIGIN-22, TK-ORIGIN-23). */
function findAgain(work: Work, type: OriginType, slug: string | null, data: OriginData): OriginRow | undefined {
  const existing = slug === null ? undefined : work.site.tables.origins.find('slug', `${type} ${slug}`);
  if (!existing) return undefined;
  if (isSame(work, existing, data) && work.decide('originAgain') === 'existing') return existing;
  throw duplicate(type, type === 'Purchase' ? 'order_number' : 'event_number');
}

/** The person behind an origin, with what it says about them. */
function personOf(work: Work, data: OriginData): PersonRow {
  const person = personWithEmail(work, data.email);
  const { username, ...others } = data;
  const isTaken = username !== undefined && isUsernameTaken(work.site, username, person);
  writeDetails(work, person, isTaken && work.decide('takenUsername') === 'leave' ? others : data);
  return person;
}

function offerFor(work: Work, type: OriginType, person: PersonRow, data: OriginData): OfferRow | undefined {
  const campaign = campaignFor(work, [data.campaign_tags ?? []].flat(), type);
  return campaign && issueOffer(work, person, campaign, data.traffic_source ?? null);
}

/** Ties a purchase or event to the offer it came through, then spends its coupons. */
function attribute(work: Work, origin: OriginRow, uuid: string | undefined): void {
  const { visitors } = work.site.tables;
  const tracked = track(work, origin, uuid);
  const visitor = uuid === undefined ? undefined : visitors.find('uuid', uuid.toLowerCase());
  if (tracked) refer(work, tracked, origin, visitor?.personId === tracked.offer.personId);
  spendCoupons(work, origin.couponCodes);
}

const LOOPBACK = '127.0.0.1';

/** Records what a person did, once: issues an offer, and makes a referral of it where it came through somebody's offer. */
export function recordOrigin(work: Work, type: OriginType, given: OriginData, createOffers = true): Recorded {
  const { site, now, lean } = work;
  const data = ownData(type, given);
  const slug = slugOf(work, type, data);
  const again = findAgain(work, type, slug, data);
  if (again) return { origin: again, offer: site.tables.offers.get(again.offerId ?? 0) };
  const createdAt = data.created_at === undefined ? now : readInstant(work, 'created_at', data.created_at);
  const person = personOf(work, data);
  const offer = createOffers ? offerFor(work, type, person, data) : undefined;
  const { uuid, traffic_source = null } = data;
  lean('INF-19');
  const origin = site.tables.origins.add({
    type,
    personId: person.id,
    createdAt,
    slug,
    category: data.event_category ?? null,
    number: data.order_number ?? data.event_number ?? null,
    subtotal: data.subtotal ?? 0,
    couponCodes: data.coupon_codes ?? [],
    items: data.items ?? [],
    labels: labelsOf(data),
    trafficSource: traffic_source,
    campaignId: offer?.campaignId ?? null,
    offerId: offer?.id ?? null,
    email: data.email,
    customerId: person.customerId,
    ipAddress: data.ip_address === 'current' ? LOOPBACK : (data.ip_address ?? null),
    refundedAt: null,
    refundSubtotal: null,
  });
  if (traffic_source !== null && !site.trafficSeen.includes(traffic_source)) site.trafficSeen.push(traffic_source);
  if (type !== 'AffiliateMember') attribute(work, origin, uuid);
  if (uuid !== undefined) site.tables.visitors.change(visitorWith(site, uuid), { personId: person.id });
  return { origin, offer };
}

/** A purchase by its order number, or an event by its category and number. */
export function originBySlug({ site, decide }: Work, slug: string): OriginRow | undefined {
  const { origins } = site.tables;
  const [purchase, event] = [origins.find('slug', `Purchase ${slug}`), origins.find('slug', `Event ${slug}`)];
  if (purchase && event) return decide('originOfTwo') === 'event' ? event : purchase;
  if (purchase || event) return purchase ?? event;
  const member = origins.find('member', slug.toLowerCase());
  return member && decide('slugOfMember') === 'email' ? member : undefined;
}
