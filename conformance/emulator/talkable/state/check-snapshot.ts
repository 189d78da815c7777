import { repeated } from '../../core/shape.js';
import type { SiteSetup } from '../setup/types.js';
import type { SiteData, TableName } from './shapes.js';

type Row = Readonly<Record<string, unknown>> & { readonly id: number };
type Rows = readonly Row[];
type TablesOf = Readonly<Record<TableName, { readonly nextId: number; readonly rows: Rows }>>;

/** By which property a row names a row of another table; `null` names none. */
const REFERENCES: readonly (readonly [from: TableName, property: string, to: TableName])[] = [
  ['visitors', 'personId', 'people'],
  ['origins', 'personId', 'people'],
  ['origins', 'offerId', 'offers'],
  ['offers', 'personId', 'people'],
  ['offers', 'couponId', 'coupons'],
  ['links', 'offerId', 'offers'],
  ['shares', 'offerId', 'offers'],
  ['shares', 'personId', 'people'],
  ['shares', 'linkId', 'links'],
  ['visitorOffers', 'offerId', 'offers'],
  ['visitorOffers', 'shareId', 'shares'],
  ['referrals', 'offerId', 'offers'],
  ['referrals', 'originId', 'origins'],
  ['referrals', 'advocateId', 'people'],
  ['referrals', 'friendId', 'people'],
  ['rewards', 'personId', 'people'],
  ['rewards', 'referralId', 'referrals'],
  ['rewards', 'couponId', 'coupons'],
  ['coupons', 'visitorOfferId', 'visitorOffers'],
  ['coupons', 'owners', 'people'],
  ['actions', 'memberId', 'members'],
  ['actions', 'couponId', 'coupons'],
];

/** Properties that tell the rows of a table apart, whatever their case. */
const UNIQUE: readonly (readonly [TableName, string])[] = [
  ['people', 'email'],
  ['visitors', 'uuid'],
  ['offers', 'shortUrlCode'],
  ['links', 'code'],
  ['coupons', 'code'],
  ['members', 'email'],
];

/** What a snapshot says about rows beyond their form: that there is one of each, and that what they name is there. */
export function checkSite({ tables }: SiteData, setup: SiteSetup, name: string): void {
  // The shapes have seen to the types of all rows; here only names matter.
  const all = tables as unknown as TablesOf;
  const where = (table: TableName): string => `${name}.tables.${table}`;
  const ids = new Map<TableName, ReadonlySet<unknown>>();
  for (const [table, { nextId, rows }] of Object.entries(all) as [TableName, TablesOf[TableName]][]) {
    ids.set(table, new Set(rows.map(({ id }) => id)));
    refuseTwice(rows, 'id', where(table));
    const ahead = rows.find(({ id }) => id >= nextId);
    if (ahead)
      throw new TypeError(`${where(table)}.nextId is ${String(nextId)}; it must be above ${String(ahead.id)}.`);
  }
  for (const [table, property] of UNIQUE) refuseTwice(all[table].rows, property, where(table));
  for (const [from, property, to] of REFERENCES) refuseLost(all[from].rows, property, ids.get(to), where(from));
  checkSetup(all, setup, where);
  refuseOffersWithoutLink(all, where('offers'));
}

function refuseTwice(rows: Rows, property: string, name: string): void {
  const keys = rows.map((row) => row[property]).filter((key) => key !== null);
  const twice = repeated(
    keys.map((key) => (typeof key === 'string' && property !== 'code' ? key.toLowerCase() : key)),
  );
  if (twice) throw new TypeError(`${name}: the ${property} ${JSON.stringify(twice.value)} is there twice.`);
}

function refuseLost(rows: Rows, property: string, known: ReadonlySet<unknown> | undefined, name: string): void {
  for (const row of rows) {
    const lost = [row[property]].flat().find((id) => id !== null && !known?.has(id));
    if (lost !== undefined)
      throw new TypeError(
        `${name}: the ${property} ${String(lost)} of ${String(row.id)} names nothing that is there.`,
      );
  }
}

/** Campaigns, incentives and coupon lists are set up by options, and not part of a snapshot. */
function checkSetup(all: TablesOf, { campaigns, couponLists }: SiteSetup, where: (table: TableName) => string): void {
  const known = new Set<unknown>(campaigns.map(({ id }) => id));
  for (const table of ['origins', 'offers', 'shares', 'referrals', 'rewards'] as const)
    refuseLost(all[table].rows, 'campaignId', known, where(table));
  refuseLost(all.coupons.rows, 'list', new Set(couponLists.map((list) => list.name)), where('coupons'));
  const incentives = new Set(
    campaigns.flatMap(({ id, incentives }) => incentives.map(({ identifier }) => `${String(id)} ${identifier}`)),
  );
  const named = all.rewards.rows.map((row) => ({
    ...row,
    incentive: `${String(row['campaignId'])} ${String(row['incentive'])}`,
  }));
  refuseLost(named, 'incentive', incentives, where('rewards'));
}

function refuseOffersWithoutLink({ offers, links }: TablesOf, name: string): void {
  const linked = new Set(links.rows.map((link) => `${String(link['kind'])} ${String(link['offerId'])}`));
  const bare = offers.rows.find(({ id }) => !linked.has(`show ${String(id)}`) || !linked.has(`claim ${String(id)}`));
  if (bare) throw new TypeError(`${name}: ${String(bare.id)} has no link to show it or none to claim it.`);
}
