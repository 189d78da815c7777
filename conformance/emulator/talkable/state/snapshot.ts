import type { SiteOptions } from '../setup/types.js';
import type { Site, Tables } from './site.js';
import type { TableData } from './table.js';

type TableName = keyof Tables;
type RowOf<Name extends TableName> = NonNullable<ReturnType<Tables[Name]['get']>>;

/** A site as plain data. Its set-up, key and rates are not part of it. */
interface SiteData {
  readonly slug: string;
  /** When it was set up, in Unix milliseconds: default coupons are valid from then on. */
  readonly setUpAt: number;
  readonly codesGiven: number;
  readonly trafficSeen: readonly string[];
  readonly tables: { readonly [Name in TableName]: TableData<RowOf<Name>> };
}

const dataOf = ({ slug, setUpAt, codesGiven, trafficSeen, tables }: Site): unknown => ({
  slug,
  setUpAt,
  codesGiven,
  trafficSeen,
  tables: Object.fromEntries(Object.entries(tables).map(([name, table]) => [name, table.data()])),
});

/** All sites as data, parts of which are the state itself. */
export const snapshotSites = (sites: readonly Site[]): unknown => sites.map(dataOf);

function fill(site: Site, data: SiteData): void {
  site.codesGiven = data.codesGiven;
  site.trafficSeen = [...data.trafficSeen];
  const tables = Object.entries(site.tables) as [TableName, { restore(data: TableData<{ id: number }>): void }][];
  for (const [name, table] of tables) table.restore(data.tables[name]);
}

/** The sites that are served, filled from what `snapshotSites` gave; every site in it must be among them. */
export function restoreSites(
  snapshot: unknown,
  served: readonly SiteOptions[],
  open: (site: SiteOptions, setUpAt?: number) => Site,
): readonly Site[] {
  const held = new Map((snapshot as readonly SiteData[]).map((data) => [data.slug, data]));
  const strange = [...held.keys()].find((slug) => !served.some((site) => site.slug === slug));
  if (strange !== undefined)
    throw new TypeError(`The snapshot holds the site "${strange}", which this emulator does not serve.`);
  return served.map((options) => {
    const data = held.get(options.slug);
    const site = open(options, data?.setUpAt);
    if (data) fill(site, data);
    return site;
  });
}
