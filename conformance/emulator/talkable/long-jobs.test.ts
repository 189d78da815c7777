import { setImmediate } from 'node:timers/promises';

import { expect, test } from 'vitest';

import {
  buy,
  claim,
  join,
  openSite,
  referralsOf,
  SLUG,
  START,
  type TestSite,
} from '../../../test/emulator/talkable.js';
import type { BatchRow } from './state/records.js';

const OTHER = { slug: 'other-store', apiKey: 'other_key' };
const ORDERS = 5000;

const data = Array.from({ length: ORDERS }, (_, index) => ({
  email: `buyer-${String(index % 10)}@example.com`,
  order_number: `O-${String(index)}`,
  subtotal: 10,
}));

/** A site at which a batch of many orders is due. */
async function openWithBatch(): Promise<TestSite> {
  const site = openSite({ talkable: { sites: [{ slug: SLUG, apiKey: 'talkable_test_key' }, OTHER] } });
  expect((await site.send('POST', '/origins/batch/purchases', { body: { data } })).status).toBe(200);
  site.emulator.clock.advance(86_400_000);
  return site;
}

const range = { start_date: '2026-07-01', end_date: '2026-07-31' };
const countOf = async (site: TestSite): Promise<number> =>
  (await site.result<{ plain: number }>('GET', '/metrics/total_sales_count', { query: range })).plain;

test('a long job does not hold up other sites, and requests to its own wait for all of it', async () => {
  const site = await openWithBatch();
  const answered: string[] = [];
  const note = (name: string) => (): void => {
    answered.push(name);
  };
  const own = countOf(site);
  const ownAgain = countOf(site);
  const other = site.emulator.fetch('https://www.talkable.com/api/v2/campaigns?site_slug=other-store', {
    headers: { authorization: `Bearer ${OTHER.apiKey}` },
  });
  await Promise.all([own.then(note('own')), ownAgain.then(note('own again')), other.then(note('other'))]);
  expect(answered).toEqual(['other', 'own', 'own again']);
  expect([await own, await ownAgain, (await other).status]).toEqual([ORDERS, ORDERS, 200]);
});

interface Snapshot {
  readonly apis: {
    readonly talkable: readonly { readonly tables: { readonly batches: { readonly rows: readonly BatchRow[] } } }[];
  };
}

/** How many items of batches a snapshot holds. */
const leftIn = (snapshot: unknown): number =>
  (snapshot as Snapshot).apis.talkable.flatMap(({ tables }) =>
    tables.batches.rows.flatMap(({ items, next }) => items.slice(next)),
  ).length;

test('a snapshot from the middle of a long job holds what is done and what is left', async () => {
  const site = await openWithBatch();
  const counting = countOf(site);
  while (leftIn(site.emulator.snapshot()) === ORDERS) await setImmediate();
  const snapshot = site.emulator.snapshot();
  expect(leftIn(snapshot)).toBeGreaterThan(0);
  const copy = openSite({ talkable: { sites: [{ slug: SLUG, apiKey: 'talkable_test_key' }, OTHER] } });
  copy.emulator.restore(snapshot);
  copy.emulator.clock.freeze(START + 86_400_000);
  expect([await counting, await countOf(copy)]).toEqual([ORDERS, ORDERS]);
});

test('more referrals than one turn takes are approved when their time has come', async () => {
  const site = openSite({ site: { approveAfterSeconds: 60 } });
  await join(site, 'ann@example.com');
  const friends = Array.from({ length: 230 }, (_, index) => `friend-${String(index)}@example.com`);
  for (const [index, friend] of friends.entries()) {
    await claim(site, 'ann@example.com', friend);
    await buy(site, friend, `O-${String(index)}`);
  }
  site.emulator.clock.advance(60_000);
  const statuses = (await referralsOf(site, 'ann@example.com')).map(({ status }) => status);
  expect(statuses).toEqual(friends.map(() => 'approved'));
});
