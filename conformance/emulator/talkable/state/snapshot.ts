import type { TableData } from './table.js';
import type { Site, Tables } from './site.js';

type Name = keyof Tables;

interface SiteData {
  readonly slug: string;
  readonly codesGiven: number;
  readonly trafficSeen: readonly string[];
  readonly tables: Readonly<Record<Name, TableData<never>>>;
}

const dataOf = ({ slug, codesGiven, trafficSeen, tables }: Site): unknown => ({
  slug,
  codesGiven,
  trafficSeen,
  tables: Object.fromEntries(Object.entries(tables).map(([name, table]) => [name, table.data()])),
});

/** All sites as plain data of its own: later changes do not reach it. Set-ups, keys and rates are not part of it. */
export const snapshotSites = (sites: readonly Site[]): unknown => structuredClone({ sites: sites.map(dataOf) });

function fill(site: Site, data: SiteData): void {
  site.codesGiven = data.codesGiven;
  site.trafficSeen = [...data.trafficSeen];
  const tables = Object.entries(site.tables) as [Name, { restore(data: TableData<never>): void }][];
  for (const [name, table] of tables) table.restore(data.tables[name]);
}

function read(snapshot: unknown): readonly SiteData[] {
  const sites = (snapshot as { sites?: unknown } | null)?.sites;
  if (!Array.isArray(sites))
    throw new TypeError('The snapshot of talkable must have an array "sites", as snapshot() returned it.');
  return structuredClone(sites) as SiteData[];
}

/** Fills fresh sites from a snapshot and returns them; every site of the snapshot must be among them. */
export function restoreSites(snapshot: unknown, fresh: readonly Site[]): readonly Site[] {
  for (const data of read(snapshot)) {
    const site = fresh.find((candidate) => candidate.slug === data.slug);
    if (!site) throw new TypeError(`The snapshot holds the site "${data.slug}", which this emulator does not serve.`);
    fill(site, data);
  }
  return fresh;
}
