import { describe, expect, test } from 'vitest';

import { faultsOf } from '../../../test/emulator/snapshot-faults.js';
import { at, buy, claim, decide, join, openSite, START, type TestSite } from '../../../test/emulator/talkable.js';

const [ANN, BOB] = ['ann@example.com', 'bob@example.com'];

async function busySite(): Promise<TestSite> {
  const site = openSite();
  const code = await join(site, ANN, { username: 'ann', customer_id: 'c-1', custom_properties: { a: 'b' } });
  await claim(site, ANN, BOB);
  await buy(site, BOB, 'A-100', { items: [{ price: 60, quantity: 2, product_id: 'SKU-1' }] });
  await decide(site, 'A-100', 'approved');
  await site.result('POST', at`/offers/${code}/shares/social`, { body: { channel: 'facebook' } });
  await site.result('POST', '/loyalty/members/ann@example.com/collect_actions', {
    body: { data: { type: 'review' } },
  });
  await site.result('POST', '/origins/batch/purchases', {
    body: { data: [{ email: 'cy@example.com', order_number: 'B-1', subtotal: 1 }] },
  });
  const form = new FormData();
  form.append('site_slug', 'my-store');
  form.append('file', new File(['abc'], 'a.png', { type: 'image/png' }));
  await site.result('POST', '/assets', { body: form });
  return site;
}

const PATHS = [
  '/campaigns',
  '/people/ann@example.com',
  '/people/ann@example.com/personal_data',
  '/people/ann@example.com/referrals_as_advocate',
  '/people/bob@example.com/referrals_as_friend',
  '/people/bob@example.com/rewards',
  '/people/ann@example.com/shares_by',
  '/coupons/FRIEND-7K2P',
  '/loyalty/members/ann@example.com',
  '/loyalty/members/ann@example.com/collect_actions',
  '/assets',
  '/traffic_sources',
];

/** What is refused changes nothing; what is taken is a state like any other: it can be taken again, and no answer has a bug. */
test('a snapshot with any value replaced is refused whole, or works', async () => {
  const site = await busySite();
  const snapshot = site.emulator.snapshot();
  const before = JSON.stringify(snapshot);
  let refused = 0;
  for (const fault of faultsOf(snapshot)) {
    try {
      site.emulator.restore(fault.snapshot);
    } catch (error) {
      refused += 1;
      expect(error, fault.what).toBeInstanceOf(TypeError);
      expect((error as Error).message, fault.what).toMatch(/^[^\n]{1,500}\.$/);
      expect(JSON.stringify(site.emulator.snapshot()) === before, fault.what).toBe(true);
      continue;
    }
    const taken = site.emulator.snapshot();
    site.emulator.restore(taken);
    expect(site.emulator.snapshot(), fault.what).toEqual(taken);
    for (const path of PATHS) {
      const { status, text } = await site.send('GET', path);
      expect(status, `${fault.what}: ${path} ${text}`).toBeLessThan(500);
    }
    site.emulator.restore(snapshot);
  }
  expect(refused).toBeGreaterThan(2000);
}, 120_000);

interface Data {
  clock: { now: number; frozen: boolean };
  talkable: { sites: { tables: Record<string, { nextId: number; rows: Record<string, unknown>[] }> }[] };
}

const rowOf = (data: Data, table: string): Record<string, unknown> =>
  data.talkable.sites[0]?.tables[table]?.rows[0] ?? {};

describe('a snapshot that contradicts itself is refused, and the cause named', () => {
  test.each<[string, (data: Data) => unknown, RegExp]>([
    [
      'a site twice',
      ({ talkable: { sites } }) => sites.push(...sites),
      /sites\[1\]: the site "my-store" is there twice/,
    ],
    [
      'an offer of nobody',
      (data) => (rowOf(data, 'offers')['personId'] = 77),
      /offers: the personId 77 of 5001 names nothing/,
    ],
    [
      'an owner who is not there',
      (data) => (rowOf(data, 'coupons')['owners'] = [77]),
      /coupons: the owners 77 of 301 /,
    ],
    [
      'another campaign',
      (data) => (rowOf(data, 'offers')['campaignId'] = 5),
      /offers: the campaignId 5 of 5001 names nothing/,
    ],
    ['another list', (data) => (rowOf(data, 'coupons')['list'] = 'x'), /coupons: the list x of 301 names nothing/],
    [
      'another incentive',
      (data) => (rowOf(data, 'rewards')['incentive'] = 'x'),
      /rewards: the incentive \d+ x of 9001 /,
    ],
    ['a number ahead', (data) => (rowOf(data, 'people')['id'] = 99), /people\.nextId is \d+; it must be above 99/],
    ['no link to an offer', (data) => (rowOf(data, 'links')['kind'] = 'mail'), /offers: 5001 has no link to show it/],
    [
      'another site',
      ({ talkable: { sites } }) => Object.assign(sites[0] ?? {}, { slug: 'other' }),
      /^The snapshot holds the site "other", which this emulator does not serve\.$/,
    ],
    ['no clock', (data) => delete (data as Partial<Data>).clock, /^snapshot\.clock is missing/],
  ])('%s', async (_, change, message) => {
    const site = await busySite();
    const data = site.emulator.snapshot() as Data;
    change(data);
    const before = site.emulator.snapshot();
    expect(() => {
      site.emulator.restore(data);
    }).toThrow(message);
    expect(site.emulator.snapshot()).toEqual(before);
  });
});

test('a snapshot brings the clock and the time of the set-up back: coupons made later are valid as long', async () => {
  const site = openSite();
  site.emulator.clock.freeze(START);
  site.emulator.clock.advance(366 * 86_400_000);
  const other = openSite({ clock: () => START + 1000 * 86_400_000 });
  other.emulator.restore(JSON.parse(JSON.stringify(site.emulator.snapshot())));
  expect(other.emulator.clock.state()).toEqual({ now: START + 366 * 86_400_000, frozen: true });
  const [first, second] = [await claim(site, ANN, BOB), await claim(other, ANN, BOB)];
  expect(second).toEqual(first);
});
