import { completeSetup } from '../setup/defaults.js';
import type { CouponListSetup, SiteOptions, SiteSetup } from '../setup/types.js';
import type {
  AssetRow,
  BatchRow,
  CouponRow,
  LinkRow,
  LoyaltyActionRow,
  LoyaltyMemberRow,
  OfferRow,
  OriginRow,
  PersonRow,
  ReferralRow,
  RewardRow,
  ShareRow,
  VisitorOfferRow,
  VisitorRow,
} from './records.js';
import { createTable } from './table.js';

/** How people and members are told apart by what they typed. */
export const folded = (text: string | null): string | null => text?.toLowerCase() ?? null;

/** Numbers begin where those of the contract's examples do. */
const createTables = () => ({
  people: createTable<PersonRow, 'email' | 'username' | 'customer' | 'phone' | 'hash'>(1, {
    email: (row) => folded(row.email),
    username: (row) => folded(row.username),
    customer: (row) => row.customerId,
    phone: (row) => row.phoneNumber,
    hash: (row) => row.identifierHash,
  }),
  visitors: createTable<VisitorRow, 'uuid' | 'person'>(1, {
    uuid: (row) => folded(row.uuid),
    person: (row) => row.personId,
  }),
  origins: createTable<OriginRow, 'slug' | 'person' | 'member' | 'offer'>(7001, {
    slug: (row) => (row.slug === null ? null : `${row.type} ${row.slug}`),
    member: (row) => (row.type === 'AffiliateMember' ? folded(row.email) : null),
    person: (row) => row.personId,
    offer: (row) => row.offerId,
  }),
  offers: createTable<OfferRow, 'code' | 'owner' | 'person'>(5001, {
    code: (row) => row.shortUrlCode,
    owner: (row) => `${String(row.personId)} ${String(row.campaignId)}`,
    person: (row) => row.personId,
  }),
  links: createTable<LinkRow, 'code' | 'offer' | 'channel'>(1, {
    code: (row) => row.code,
    offer: (row) => row.offerId,
    channel: (row) => (row.kind === 'channel' ? `${String(row.offerId)} ${row.channel ?? ''}` : null),
  }),
  shares: createTable<ShareRow, 'offer' | 'person' | 'recipient' | 'link'>(6001, {
    offer: (row) => row.offerId,
    person: (row) => row.personId,
    recipient: (row) => (row.email === null ? null : `${String(row.offerId)} ${row.email.toLowerCase()}`),
    link: (row) => row.linkId,
  }),
  visitorOffers: createTable<VisitorOfferRow, 'email' | 'uuid' | 'ip' | 'share'>(4001, {
    email: (row) => folded(row.email),
    uuid: (row) => folded(row.visitorUuid),
    ip: (row) => row.ipAddress,
    share: (row) => row.shareId,
  }),
  referrals: createTable<ReferralRow, 'origin' | 'advocate' | 'friend' | 'status'>(8001, {
    origin: (row) => row.originId,
    advocate: (row) => row.advocateId,
    friend: (row) => row.friendId,
    status: (row) => row.status,
  }),
  rewards: createTable<RewardRow, 'person' | 'referral' | 'coupon'>(9001, {
    person: (row) => row.personId,
    referral: (row) => row.referralId,
    coupon: (row) => row.couponId,
  }),
  coupons: createTable<CouponRow, 'code' | 'list' | 'stock'>(301, {
    code: (row) => row.code,
    list: (row) => row.list,
    stock: (row) => (row.owners.length === 0 && row.usages === 0 ? row.list : null),
  }),
  members: createTable<LoyaltyMemberRow, 'email'>(1, { email: (row) => folded(row.email) }),
  actions: createTable<LoyaltyActionRow, 'kind'>(1, { kind: (row) => `${String(row.memberId)} ${row.kind}` }),
  assets: createTable<AssetRow, 'name' | 'type'>(101, { name: (row) => row.name, type: (row) => row.contentType }),
  batches: createTable<BatchRow, 'waiting'>(1, { waiting: (row) => (row.done ? null : 'waiting') }),
});

export type Tables = ReturnType<typeof createTables>;

export interface Site {
  readonly slug: string;
  readonly apiKey: string;
  readonly setup: SiteSetup;
  /** The time in Unix milliseconds that the set-up is as of. */
  readonly setUpAt: number;
  readonly tables: Tables;
  readonly seed: number;
  /** How many link codes were given out. */
  codesGiven: number;
  /** Labels of traffic that were seen, beyond those set up. */
  trafficSeen: string[];
}

export function couponOf(list: CouponListSetup, code: string): Omit<CouponRow, 'id'> {
  const { name, amount, percentage = false, singleUse = true, validUntil } = list;
  return {
    code: code.toUpperCase(),
    list: name,
    amount,
    percentage,
    singleUse,
    validUntil: validUntil === null ? null : Date.parse(validUntil),
    visitorOfferId: null,
    owners: [],
    usages: 0,
  };
}

/** The first codes of all lists come first, then the second ones. */
function stock(tables: Tables, { couponLists }: SiteSetup): void {
  const longest = Math.max(0, ...couponLists.map((list) => list.codes.length));
  for (let round = 0; round < longest; round += 1) {
    for (const list of couponLists) {
      const code = list.codes[round];
      if (code !== undefined) tables.coupons.add(couponOf(list, code));
    }
  }
}

/** A fresh site, as its options set it up at a time in Unix milliseconds. */
export function createSite(options: SiteOptions, seed: number, now: number): Site {
  const setup = completeSetup(options, now);
  const tables = createTables();
  stock(tables, setup);
  for (const { email, phoneNumber = null, points, active = true, inCampaign = true, ...rest } of setup.loyalty
    .members) {
    const { customProperties = {}, memberDates = [] } = rest;
    tables.members.add({ email, phoneNumber, active, inCampaign, balance: points, customProperties, memberDates });
  }
  const { slug, apiKey } = options;
  return { slug, apiKey, setup, setUpAt: now, tables, seed, codesGiven: 0, trafficSeen: [] };
}
