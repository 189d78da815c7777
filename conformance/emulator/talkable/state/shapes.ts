import { time } from '../../core/clock.js';
import {
  finite,
  flag,
  listOf,
  mapOf,
  nullable,
  oneOf,
  plain,
  record,
  someText,
  text,
  whole,
  type Shape,
} from '../../core/shape.js';
import { memberDate } from '../setup/shape.js';
import type { FraudFindings, Labels } from './records.js';
import type { Tables } from './site.js';
import type { TableData } from './table.js';

export type TableName = keyof Tables;
type RowOf<Name extends TableName> = NonNullable<ReturnType<Tables[Name]['get']>>;

/** A site as plain data. Its set-up, key and rates are not part of it. */
export interface SiteData {
  readonly slug: string;
  /** When it was set up, in Unix milliseconds: default coupons are valid from then on. */
  readonly setUpAt: number;
  readonly codesGiven: number;
  readonly trafficSeen: readonly string[];
  readonly tables: { readonly [Name in TableName]: TableData<RowOf<Name>> };
}

const DAY = 86_400_000;

/** Unix milliseconds of a time that callers give: somewhere its year has four digits. */
const instant = whole(Date.parse('0000-01-01T00:00:00Z') - DAY, Date.UTC(10_000, 0, 1) + DAY);

const id = whole(1);
const count = whole(0);
const texts = listOf(text);
const custom = mapOf(text);
const originType = oneOf('AffiliateMember', 'Purchase', 'Event');

const label = nullable(text);
const labels = record<Labels>({
  segment1: label,
  segment2: label,
  segment3: label,
  utm_campaign: label,
  utm_content: label,
  utm_medium: label,
  utm_source: label,
  utm_term: label,
});

const findings = record<FraudFindings>({ blocked: texts, flagged: texts, skipped: texts, passed: texts });

/** The rows of each table. What a caller sent is kept as it was. */
const rows: { readonly [Name in TableName]: Shape<RowOf<Name>> } = {
  people: record<RowOf<'people'>>({
    id,
    createdAt: instant,
    email: nullable(text),
    firstName: nullable(text),
    lastName: nullable(text),
    username: nullable(text),
    customerId: nullable(text),
    phoneNumber: nullable(text),
    customProperties: custom,
    optedInAt: nullable(instant),
    unsubscribedAt: nullable(instant),
    identifierHash: nullable(text),
  }),
  visitors: record<RowOf<'visitors'>>({ id, uuid: text, personId: nullable(id) }),
  origins: record<RowOf<'origins'>>({
    id,
    type: originType,
    personId: id,
    createdAt: instant,
    slug: nullable(text),
    category: nullable(text),
    number: nullable(text),
    subtotal: finite,
    couponCodes: texts,
    items: listOf(mapOf(plain)) as Shape<RowOf<'origins'>['items']>,
    labels,
    trafficSource: nullable(text),
    campaignId: nullable(whole(0)),
    offerId: nullable(id),
    email: nullable(text),
    customerId: nullable(text),
    ipAddress: nullable(text),
    refundedAt: nullable(instant),
    refundSubtotal: nullable(finite),
  }),
  offers: record<RowOf<'offers'>>({
    id,
    shortUrlCode: someText,
    personId: id,
    campaignId: whole(0),
    createdAt: instant,
    trafficSource: nullable(text),
    couponId: nullable(id),
  }),
  links: record<RowOf<'links'>>({
    id,
    code: someText,
    offerId: id,
    kind: oneOf('show', 'claim', 'channel', 'mail'),
    channel: nullable(text),
  }),
  shares: record<RowOf<'shares'>>({
    id,
    offerId: id,
    personId: id,
    campaignId: whole(0),
    channel: text,
    linkId: id,
    sharedAt: instant,
    email: nullable(text),
    mailed: flag,
    clicks: count,
  }),
  visitorOffers: record<RowOf<'visitorOffers'>>({
    id,
    offerId: id,
    shareId: nullable(id),
    createdAt: instant,
    email: nullable(text),
    visitorUuid: nullable(text),
    ipAddress: nullable(text),
    clickedAt: nullable(instant),
    visitedAt: nullable(instant),
  }),
  referrals: record<RowOf<'referrals'>>({
    id,
    campaignId: whole(0),
    offerId: id,
    originId: id,
    advocateId: id,
    friendId: id,
    trackMethod: text,
    findings,
    fraudDetails: nullable(text),
    createdAt: instant,
    status: oneOf('pending', 'flagged', 'approved', 'voided', 'blocked'),
    updatedAt: instant,
  }),
  rewards: record<RowOf<'rewards'>>({
    id,
    personId: id,
    reason: oneOf('shared', 'click', 'referrer', 'referred'),
    campaignId: whole(0),
    incentive: text,
    referralId: nullable(id),
    createdAt: instant,
    status: oneOf('Paid', 'Unpaid', 'Voided'),
    couponId: nullable(id),
  }),
  coupons: record<RowOf<'coupons'>>({
    id,
    code: someText,
    list: text,
    amount: finite,
    percentage: flag,
    singleUse: flag,
    validUntil: nullable(instant),
    visitorOfferId: nullable(id),
    owners: listOf(id),
    usages: count,
  }),
  members: record<RowOf<'members'>>({
    id,
    email: text,
    phoneNumber: nullable(text),
    active: flag,
    inCampaign: flag,
    balance: whole(),
    customProperties: custom,
    memberDates: listOf(memberDate),
  }),
  actions: record<RowOf<'actions'>>({
    id,
    memberId: id,
    kind: oneOf('collect', 'redeem', 'adjust'),
    createdAt: instant,
    points: whole(),
    rule: nullable(text),
    couponId: nullable(id),
    description: nullable(text),
  }),
  assets: record<RowOf<'assets'>>({
    id,
    name: text,
    contentType: text,
    size: count,
    width: nullable(count),
    height: nullable(count),
    fingerprint: text,
    createdAt: instant,
  }),
  batches: record<RowOf<'batches'>>({
    id,
    type: originType,
    dueAt: instant,
    items: listOf(plain),
    createOffers: flag,
    done: flag,
  }),
};

const table = <Row extends { readonly id: number }>(row: Shape<Row>): Shape<TableData<Row>> =>
  record<TableData<Row>>({ nextId: id, rows: listOf(row) });

// The tables have the names of their rows' shapes, which entries do not tell TypeScript.
const tables = record<SiteData['tables']>(
  Object.fromEntries(Object.entries(rows).map(([name, row]) => [name, table(row as Shape<never>)])) as never,
);

/** The sites of a snapshot. */
export const sitesData = record<{ readonly sites: readonly SiteData[] }>({
  sites: listOf(record<SiteData>({ slug: someText, setUpAt: time, codesGiven: count, trafficSeen: texts, tables })),
});
