import { Refusal } from '../../core/refusal.js';
import type { Work } from '../exchange.js';
import type { Labels, LineItem, OfferRow, OriginRow, OriginType, PersonRow } from '../state/records.js';
import { issueOffer } from './offers.js';
import { isUsernameTaken, personWithEmail, visitorWith, writeDetails, type PersonDetails } from './people.js';
import { readInstant } from './read-instant.js';
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

const FOREIGN: Readonly<Record<OriginType, readonly (keyof OriginData)[]>> = {
  AffiliateMember: ['order_number', 'event_category', 'event_number', 'subtotal', 'coupon_codes', 'items'],
  Purchase: ['event_category', 'event_number'],
  Event: ['order_number'],
};

/** The data without what belongs to other types: the contract ignores it (INF-20), so nobody has looked at it. */
function ownData(type: OriginType, data: OriginData): OriginData {
  const entries = Object.entries(data).filter(([name]) => !FOREIGN[type].includes(name as keyof OriginData));
  return Object.fromEntries(entries) as unknown as OriginData;
}

/** What came of an origin. */
export interface Recorded {
  readonly origin: OriginRow;
  readonly offer: OfferRow | undefined;
}

const LABELS = [
  'segment1',
  'segment2',
  'segment3',
  'utm_campaign',
  'utm_content',
  'utm_medium',
  'utm_source',
  'utm_term',
] as const;

const labelsOf = (data: OriginData): Labels =>
  Object.fromEntries(LABELS.map((name) => [name, data[name] ?? null])) as Record<keyof Labels, string | null>;

const isReachable = (slug: string): boolean =>
  slug !== '.' && slug !== '..' && !slug.includes('\0') && !/\p{Surrogate}/u.test(slug);

/** What a path names the origin by; refuses a number by which none could. */
function slugOf(
  { use }: Work,
  type: OriginType,
  { order_number = '', event_category = '', event_number = '' }: OriginData,
): string | null {
  if (type === 'AffiliateMember') return null;
  const [name, number] = type === 'Purchase' ? ['order_number', order_number] : ['event_number', event_number];
  if (number === '') throw new Refusal(use('emptyNumber')(name));
  const slug = type === 'Purchase' ? number : use('eventSlug')(event_category, number);
  if (!isReachable(slug)) throw new Refusal(use('unreachableNumber')(name));
  return slug;
}

/** The origin that has this number already; refuses where it differs. */
function findAgain(
  { site, use }: Work,
  type: OriginType,
  slug: string | null,
  data: OriginData,
): OriginRow | undefined {
  const existing = slug === null ? undefined : site.tables.origins.find('slug', `${type} ${slug}`);
  if (!existing) return undefined;
  const given = {
    email: data.email,
    subtotal: data.subtotal ?? 0,
    couponCodes: data.coupon_codes ?? [],
    items: data.items ?? [],
  };
  if (use('isSameOrigin')(existing, given)) return use('originSentAgain')(existing);
  throw new Refusal(use(type === 'Purchase' ? 'duplicatePurchase' : 'duplicateEvent')());
}

/** The person behind an origin, with what it says about them. */
function personOf(work: Work, data: OriginData): PersonRow {
  const person = personWithEmail(work, data.email);
  const { username, ...others } = data;
  const isTaken = username !== undefined && isUsernameTaken(work.site, username, person);
  const keepsName = isTaken && work.use('usernameOfOrigin')() === 'left alone';
  writeDetails(work, person, keepsName || username === undefined ? others : data);
  return person;
}

function offerFor(work: Work, type: OriginType, person: PersonRow, data: OriginData): OfferRow | undefined {
  const { site, use } = work;
  const tags = [data.campaign_tags ?? []].flat();
  const campaign = use('campaignFor')(site.setup.campaigns, tags, type);
  return campaign && issueOffer(work, person, campaign, data.traffic_source ?? null);
}

function spendCoupons({ site, use }: Work, codes: readonly string[]): void {
  for (const code of new Set(codes.map((text) => use('normalised')(text)))) {
    const coupon = site.tables.coupons.find('code', code);
    if (coupon) site.tables.coupons.change(coupon, { usages: use('usagesAfterPurchase')(coupon) });
  }
}

/** Ties a purchase or event to the offer it came through. */
function attribute(work: Work, origin: OriginRow, uuid: string | undefined): void {
  const tracked = origin.type === 'AffiliateMember' ? undefined : track(work, { origin, uuid });
  if (!tracked) return;
  const visitor = uuid === undefined ? undefined : work.site.tables.visitors.find('uuid', uuid.toLowerCase());
  refer(work, tracked, origin, visitor?.personId === tracked.offer.personId);
}

function noteTraffic({ site }: Work, source: string | undefined): void {
  if (source !== undefined && !site.trafficSeen.includes(source)) site.trafficSeen.push(source);
}

/** Records what a person did, once: issues an offer, and makes a referral of it where it came through somebody's offer. */
export function recordOrigin(work: Work, type: OriginType, given: OriginData, createOffers = true): Recorded {
  const { site, now, use } = work;
  const data = ownData(type, given);
  const slug = slugOf(work, type, data);
  const again = findAgain(work, type, slug, data);
  if (again)
    return { origin: again, offer: again.offerId === null ? undefined : site.tables.offers.get(again.offerId) };
  const createdAt = data.created_at === undefined ? now : readInstant(work, 'created_at', data.created_at);
  const person = personOf(work, data);
  const offer = createOffers ? offerFor(work, type, person, data) : undefined;
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
    trafficSource: data.traffic_source ?? null,
    campaignId: offer?.campaignId ?? null,
    offerId: offer?.id ?? null,
    email: data.email,
    customerId: person.customerId,
    ipAddress: use('ipAddress')(data.ip_address),
    refundedAt: null,
    refundSubtotal: null,
  });
  noteTraffic(work, data.traffic_source);
  attribute(work, origin, data.uuid);
  if (data.uuid !== undefined) site.tables.visitors.change(visitorWith(site, data.uuid), { personId: person.id });
  if (type !== 'AffiliateMember') spendCoupons(work, origin.couponCodes);
  return { origin, offer };
}

/** A purchase by its order number, or an event by its category and number. */
export function originBySlug({ site, use }: Work, slug: string): OriginRow | undefined {
  const { origins } = site.tables;
  const [purchase, event] = [origins.find('slug', `Purchase ${slug}`), origins.find('slug', `Event ${slug}`)];
  return purchase && event && use('originOfTwo')() === 'Event' ? event : (purchase ?? event);
}
