import { describe, expect, test } from 'vitest';

import { createContract, openContract } from '../../contract/contract.js';
import type { ContractDocument } from '../../contract/document.js';
import { createEmulator } from '../index.js';
import { at, buy, claim, decide, join, openSite, START } from '../../../test/emulator/talkable.js';

const TWO = {
  sites: [
    { slug: 'one', apiKey: 'key-one', rateLimit: { capacity: 2, refillPerSecond: 1 } },
    { slug: 'two', apiKey: 'key-two' },
  ],
};

async function ask(
  emulator: ReturnType<typeof createEmulator>,
  slug: string,
  key: string,
): Promise<readonly [number, unknown]> {
  const answer = await emulator.fetch(`https://www.talkable.com/api/v2/traffic_sources?site_slug=${slug}`, {
    headers: { authorization: `Bearer ${key}` },
  });
  return [answer.status, await answer.json()];
}

describe('a site', () => {
  test('is closed to the key of another', async () => {
    const emulator = createEmulator({ talkable: TWO });
    expect(await ask(emulator, 'one', 'key-one')).toEqual([
      200,
      { ok: true, result: [{ identifier: 'api' }, { identifier: 'checkout' }] },
    ]);
    expect(await ask(emulator, 'two', 'key-one')).toEqual([401, { ok: false, error_message: 'Unauthorized' }]);
  });

  test('is throttled by itself, where a limit is set up and wanted', async () => {
    const emulator = createEmulator({ talkable: TWO, rateLimits: 'documented' });
    emulator.clock.freeze(START);
    const statuses = [];
    for (let count = 0; count < 4; count += 1) statuses.push((await ask(emulator, 'one', 'key-one'))[0]);
    expect([...statuses, (await ask(emulator, 'two', 'key-two'))[0]]).toEqual([200, 200, 429, 429, 200]);
    expect((await ask(emulator, 'one', 'key-one'))[1]).toEqual({ ok: false, error_message: 'Too Many Requests' });
    emulator.clock.advance(1000);
    expect((await ask(emulator, 'one', 'key-one'))[0]).toBe(200);
  });

  test('is named in the query or in the body, whatever the call', async () => {
    const site = openSite();
    const answer = await site.send('POST', '/visitors', {
      body: JSON.stringify({ data: { uuid: '7f6a1f3e-2c1b-4f0e-9a55-0b6c2d1e8a01' } }),
    });
    expect([answer.status, answer.assumed]).toEqual([200, ['INF-02']]);
    const inBody = await site.send('PUT', '/visitor_offers/1/track_visit', { body: {} });
    expect([inBody.body['error_message'], inBody.assumed]).toEqual(['No visitor offer found by id.', ['INF-02']]);
  });

  test('is the one in its place where query and body differ, and the answer says that this is assumed', async () => {
    const site = openSite();
    const data = { uuid: '7f6a1f3e-2c1b-4f0e-9a55-0b6c2d1e8a01' };
    const send = async (query: string, body: string): Promise<readonly unknown[]> => {
      const answer = await site.send('POST', '/visitors', {
        query: { site_slug: query },
        body: { site_slug: body, data },
      });
      return [answer.status, answer.assumed];
    };
    expect(await send('my-store', 'my-store')).toEqual([200, []]);
    expect(await send('nowhere', 'my-store')).toEqual([200, ['INF-02', 'INF-54']]);
    expect(await send('my-store', 'nowhere')).toEqual([400, ['INF-02', 'INF-54']]);
    const visit = await site.send('PUT', '/visitor_offers/1/track_visit', {
      query: { site_slug: 'nowhere' },
      body: { site_slug: 'my-store' },
    });
    expect([visit.body['error_message'], visit.assumed]).toEqual([
      'No site found by `site_slug`.',
      ['INF-02', 'INF-54'],
    ]);
  });

  test('lists the labels of traffic that came in', async () => {
    const site = openSite();
    await join(site, 'ann@example.com', { traffic_source: 'app' });
    expect(await site.result('GET', '/traffic_sources')).toEqual([
      { identifier: 'api' },
      { identifier: 'checkout' },
      { identifier: 'app' },
    ]);
  });

  test('can be set up otherwise', async () => {
    const campaign = {
      id: 1,
      name: 'Mine',
      status: 'Live' as const,
      tags: [],
      startsAt: '2026-01-01T00:00:00Z',
      incentives: [],
    };
    const site = openSite({ site: { campaigns: [campaign], utcOffset: '+05:30', trafficSources: [] } });
    expect(await site.result('GET', '/campaigns')).toMatchObject({
      campaigns: [{ id: 1, slug: 1, live_period: { starts_at: '2026-01-01T05:30:00.000+05:30' } }],
    });
    expect(await site.result('GET', '/traffic_sources')).toEqual([]);
  });
});

async function play(site: ReturnType<typeof openSite>): Promise<void> {
  await claim(site, 'ann@example.com', 'bob@example.com');
  await buy(site, 'bob@example.com', 'A-100');
  await decide(site, 'A-100', 'approved');
  await site.send('POST', '/origins/batch/purchases', {
    body: { data: [{ email: 'cy@example.com', order_number: 'B-1', subtotal: 1 }] },
  });
}

describe('the state', () => {
  test('is plain data, taken with a snapshot and brought back by it, in another emulator too', async () => {
    const site = openSite();
    await play(site);
    const snapshot = site.emulator.snapshot();
    expect(JSON.parse(JSON.stringify(snapshot))).toEqual(snapshot);
    const other = openSite();
    other.emulator.restore(JSON.parse(JSON.stringify(snapshot)));
    expect(other.emulator.snapshot()).toEqual(snapshot);
    other.emulator.clock.advance(1000);
    expect(await other.result('GET', '/people/cy@example.com')).toMatchObject({ person: { events_count: 1 } });
    expect(
      (await other.result<{ origin: object }>('POST', '/origins/A-100/refund', { body: {} })).origin,
    ).toMatchObject({ id: 7001, refund_subtotal: 120 });
    expect(site.emulator.snapshot()).toEqual(snapshot);
  });

  test('that was restored gives out the numbers and codes that would have come', async () => {
    const [site, other] = [openSite(), openSite()];
    await play(site);
    other.emulator.restore(site.emulator.snapshot());
    const [code, same] = [await join(site, 'di@example.com'), await join(other, 'di@example.com')];
    expect(same).toBe(code);
  });

  test('is forgotten by a reset, and the seed decides the codes', async () => {
    const site = openSite();
    const fresh = site.emulator.snapshot();
    const first = await join(site, 'ann@example.com');
    site.emulator.reset();
    expect(site.emulator.snapshot()).toEqual(fresh);
    expect(await join(site, 'ann@example.com')).toBe(first);
    expect(await join(openSite({ seed: 2 }), 'ann@example.com')).not.toBe(first);
  });

  test('of a site that is not served is refused by its name', () => {
    const other = createEmulator({ talkable: { sites: [{ slug: 'other', apiKey: 'key' }] } });
    expect(() => {
      openSite().emulator.restore(other.snapshot());
    }).toThrow(/"other"/);
  });
});

describe('a decision', () => {
  test('can be turned, and an answer says what it leans on', async () => {
    const emulator = createEmulator({ talkable: { ...TWO, decisions: { foreignSite: 'no-site' } } });
    expect((await ask(emulator, 'two', 'key-one'))[0]).toBe(400);
    expect(emulator.assumptions()).toEqual(['INF-Q03']);
  });

  test('can be named by its claim', async () => {
    const emulator = createEmulator({ talkable: { ...TWO, decisions: { 'INF-Q03': 'no-site' } as never } });
    expect((await ask(emulator, 'two', 'key-one'))[0]).toBe(400);
  });
});

test('an answer outside the contract is told as a bug', async () => {
  const { api, edition, document } = openContract('talkable');
  const other = JSON.stringify(document).replaceAll('"result_type"', '"kind"');
  const site = openSite({
    talkable: { contract: createContract(api, edition, JSON.parse(other) as ContractDocument) },
  });
  const query = { start_date: '2026-07-01', end_date: '2026-07-31' };
  const answer = await site.send('GET', '/metrics/shares', { query });
  expect([answer.status, answer.text]).toEqual([500, expect.stringContaining('getMetric')]);
});

test('the links of an offer are those of its site, whatever the site is called', async () => {
  const emulator = createEmulator({ talkable: { sites: [{ slug: 'My Shop/1', apiKey: 'x' }] } });
  const answer = await emulator.fetch('https://www.talkable.com/api/v2/origins/affiliate_member', {
    method: 'POST',
    headers: { authorization: 'Bearer x', 'content-type': 'application/json' },
    body: JSON.stringify({ site_slug: 'My Shop/1', data: { email: 'ann@example.com' } }),
  });
  const { result } = (await answer.json()) as { result: { offer: { claim_url: string } } };
  expect(result.offer.claim_url).toMatch(/^https:\/\/share\.my-shop-1\.example\/x\/\w{6}$/);
  expect((await emulator.fetch(result.offer.claim_url, { redirect: 'manual' })).status).toBe(302);
  expect(at`/a/${'b c'}`).toBe('/a/b%20c');
});
