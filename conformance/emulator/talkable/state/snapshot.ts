import { readAs } from '../../core/shape.js';
import type { SiteOptions } from '../setup/types.js';
import { checkSite } from './check-snapshot.js';
import { sitesData, type SiteData, type TableName } from './shapes.js';
import type { Site } from './site.js';
import type { TableData } from './table.js';

const dataOf = ({ slug, setUpAt, codesGiven, trafficSeen, tables }: Site): unknown => ({
  slug,
  setUpAt,
  codesGiven,
  trafficSeen,
  tables: Object.fromEntries(Object.entries(tables).map(([name, table]) => [name, table.data()])),
});

/** All sites as data, parts of which are the state itself. Set-ups, keys and rates are not part of it. */
export const snapshotSites = (sites: readonly Site[]): unknown => ({ sites: sites.map(dataOf) });

function fill(site: Site, data: SiteData): void {
  site.codesGiven = data.codesGiven;
  site.trafficSeen = [...data.trafficSeen];
  const tables = Object.entries(site.tables) as [TableName, { restore(data: TableData<{ id: number }>): void }][];
  for (const [name, table] of tables) table.restore(data.tables[name]);
}

/** The sites that are served, filled from a snapshot; every site of the snapshot must be among them. */
export function restoreSites(
  snapshot: unknown,
  served: readonly SiteOptions[],
  open: (site: SiteOptions, setUpAt?: number) => Site,
): readonly Site[] {
  const restored = new Map<string, Site>();
  for (const [index, data] of readAs(sitesData, snapshot, 'snapshot.talkable').sites.entries()) {
    const { slug, setUpAt } = data;
    const name = `snapshot.talkable.sites[${String(index)}]`;
    const options = served.find((site) => site.slug === slug);
    if (!options) throw new TypeError(`The snapshot holds the site "${slug}", which this emulator does not serve.`);
    if (restored.has(slug)) throw new TypeError(`${name}: the site "${slug}" is there twice.`);
    const site = open(options, setUpAt);
    checkSite(data, site.setup, name);
    fill(site, data);
    restored.set(slug, site);
  }
  return served.map((site) => restored.get(site.slug) ?? open(site));
}
