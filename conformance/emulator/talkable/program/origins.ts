import { isDeepStrictEqual } from 'node:util';

import type { AffiliateMemberData, EventData, PurchaseData } from '../../../../generated/talkable/types.js';
import { duplicate, invalid, missing } from '../answers.js';
import type { Asks, Given, Work } from '../exchange.js';
import {
  LABELS,
  type Labels,
  type OfferRow,
  type OriginRow,
  type OriginType,
  type PersonRow,
} from '../state/records.js';
import { folded } from '../state/site.js';
import { readInstant } from '../time.js';
import { campaignFor } from './campaigns.js';
import { spendCoupons } from './coupons.js';
import { issueOffer } from './offers.js';
import { createPerson, findByUsername, personWithEmail, visitorWith, writeDetails } from './people.js';
import { refer } from './referrals.js';
import { track } from './tracking.js';

/** What any of the three kinds of origin may bring. */
export type OriginData = Given<AffiliateMemberData & Partial<PurchaseData & EventData>>;

const COMMON = [
  'email',
  'first_name',
  'last_name',
  'username',
  'customer_id',
  'phone_number',
  'custom_properties',
  'person_custom_properties',
  'campaign_tags',
  'ip_address',
  'uuid',
  'created_at',
  'traffic_source',
  ...LABELS,
] as const;

const SALE = ['subtotal', 'coupon_codes', 'coupon_code', 'items', 'shipping_address', 'shipping_zip'] as const;

/** What is read of each type; what belongs to other types the contract ignores, so nobody has looked at it. */
const READ: Readonly<Record<OriginType, readonly (keyof OriginData)[]>> = {
  AffiliateMember: COMMON,
  Purchase: [...COMMON, ...SALE, 'order_number'],
  Event: [...COMMON, ...SALE, 'event_category', 'event_number'],
};

const ownData = (type: OriginType, data: OriginData): OriginData =>
  Object.fromEntries(READ[type].flatMap((name) => (data[name] === undefined ? [] : [[name, data[name]]])));

function couponsOf({ decide }: Asks, { coupon_codes, coupon_code }: OriginData): readonly string[] {
  const choice = coupon_code === undefined ? 'newer' : decide('formerCouponName');
  if (choice === 'both') return [coupon_codes ?? [], coupon_code ?? []].flat();
  return choice === 'newer' ? [coupon_codes ?? coupon_code ?? []].flat() : (coupon_codes ?? []);
}

/** The data under the names of today, of an origin that has all that it needs. */
function readOrigin(asks: Asks, type: OriginType, given: OriginData): OriginData {
  const { decide, lean } = asks;
  const { custom_field, r, alternative_visitor_uuid } = given;
  if (custom_field !== undefined || r !== undefined || alternative_visitor_uuid !== undefined) lean('INF-65');
  const data = ownData(type, given);
  const { person_custom_properties: former } = data;
  if (data.email === undefined && decide('originWithoutEmail') === 'refuse') throw missing(asks, 'email');
  if (type === 'Event' && data.subtotal === undefined && decide('eventWithoutSubtotal') === 'refuse')
    throw missing(asks, 'subtotal');
  const custom_properties = former && decide('formerPropertiesName') === 'read' ? former : undefined;
  return { ...(custom_properties && { custom_properties }), ...data, coupon_codes: [...couponsOf(asks, data)] };
}

export interface Recorded {
  readonly origin: OriginRow;
  readonly offer: OfferRow | undefined;
}

/** Null where nothing was given (TK-ORIGIN-12). */
const labelsOf = (data: OriginData): Labels =>
  Object.fromEntries(LABELS.map((name) => [name, data[name] ?? null])) as Labels;

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
    folded(before.email) === folded(email ?? null) &&
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

function strangerWith(work: Work, uuid: string | undefined): PersonRow {
  const { visitors, people } = work.site.tables;
  const visitor = uuid === undefined ? undefined : visitors.find('uuid', uuid.toLowerCase());
  return people.get(visitor?.personId ?? 0) ?? createPerson(work, null);
}

/** The person behind an origin, with what it says about them. */
function personOf(work: Work, data: OriginData): PersonRow {
  const person = data.email === undefined ? strangerWith(work, data.uuid) : personWithEmail(work, data.email);
  const { username, ...others } = data;
  const owner = username === undefined ? undefined : findByUsername(work.site, username);
  if (!owner || owner === person) writeDetails(work, person, data);
  else if (work.decide('takenUsername') === 'leave') writeDetails(work, person, others);
  else {
    work.site.tables.people.change(owner, { username: null });
    writeDetails(work, person, data);
  }
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

/** Records once what a person did: issues an offer, and makes a referral where it came through somebody's offer. */
export function recordOrigin(work: Work, type: OriginType, given: OriginData, createOffers = true): Recorded {
  const { site, now, lean } = work;
  const data = readOrigin(work, type, given);
  const slug = slugOf(work, type, data);
  const again = findAgain(work, type, slug, data);
  if (again) return { origin: again, offer: site.tables.offers.get(again.offerId ?? 0) };
  const createdAt = data.created_at === undefined ? now : readInstant(work, 'created_at', data.created_at);
  const person = personOf(work, data);
  const offer = createOffers ? offerFor(work, type, person, data) : undefined;
  const { uuid, traffic_source = null, shipping_address, shipping_zip } = data;
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
    shipping: { ...(shipping_address && { shipping_address }), ...(shipping_zip && { shipping_zip }) },
    trafficSource: traffic_source,
    campaignId: offer?.campaignId ?? null,
    offerId: offer?.id ?? null,
    email: data.email ?? null,
    customerId: person.customerId,
    ipAddress: data.ip_address === 'current' ? LOOPBACK : (data.ip_address ?? null),
    refundedAt: null,
    refundSubtotal: null,
  });
  if (traffic_source !== null && !site.trafficSeen.includes(traffic_source)) site.trafficSeen.push(traffic_source);
  if (type !== 'AffiliateMember') {
    work.happens.reported(origin);
    attribute(work, origin, uuid);
  }
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
