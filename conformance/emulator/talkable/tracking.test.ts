import { describe, expect, test } from 'vitest';

import {
  at,
  buy,
  claim,
  join,
  openSite,
  referralsOf,
  type Issued,
  type TestSite,
} from '../../../test/emulator/talkable.js';

const BOB = 'bob@example.com';

interface Visit {
  readonly status: number;
  readonly uuid: string;
  readonly offerId: string;
}

/** Follows a link as a browser does. */
async function follow(site: TestSite, url: string, headers: Readonly<Record<string, string>> = {}): Promise<Visit> {
  const response = await site.emulator.fetch(url, { headers, redirect: 'manual' });
  const landing = new URL(response.headers.get('location') ?? 'https://nowhere.example');
  return {
    status: response.status,
    uuid: landing.searchParams.get('tkbl_cvuuid') ?? '',
    offerId: landing.searchParams.get('talkable_visitor_offer_id') ?? '',
  };
}

async function claimUrl(site: TestSite, code: string): Promise<string> {
  return (await site.result<Issued>('GET', at`/offers/${code}`)).offer.claim_url;
}

const trackedBy = async (site: TestSite, friend = BOB): Promise<string | undefined> =>
  (await referralsOf(site, friend, 'friend'))[0]?.track_method;

describe('a link', () => {
  test("leads to the landing page with the visitor and the Friend's copy, whose visit can be confirmed", async () => {
    const site = openSite();
    const visit = await follow(site, await claimUrl(site, await join(site, 'ann@example.com')));
    expect(visit).toMatchObject({
      status: 302,
      uuid: expect.stringMatching(/^[0-9a-f-]{36}$/) as unknown,
      offerId: '4001',
    });
    expect((await site.send('PUT', `/visitor_offers/${visit.offerId}/track_visit`)).body).toEqual({ ok: true });
    expect(
      await site.result('GET', '/metrics/visits', { query: { start_date: '2026-07-07', end_date: '2026-07-07' } }),
    ).toMatchObject({ plain: 1 });
  });

  test('counts a click on the share that it came with', async () => {
    const site = openSite();
    const code = await join(site, 'ann@example.com');
    const { share } = await site.result<{ share: { short_url: string } }>('POST', at`/offers/${code}/shares/social`, {
      body: { channel: 'sms' },
    });
    await follow(site, share.short_url);
    expect(await site.result('GET', '/people/ann@example.com/shares_by')).toMatchObject({
      shares: [{ friends_count: 0, friend_clicks_count: 1 }],
    });
  });

  test('that nobody made, or that is only posted to, is refused', async () => {
    const site = openSite();
    const url = await claimUrl(site, await join(site, 'ann@example.com'));
    expect((await site.emulator.fetch('https://share.my-store.example/x/nobody')).status).toBe(404);
    expect((await site.emulator.fetch(url, { method: 'POST' })).status).toBe(405);
  });
});

describe("a Friend's purchase is tied to the offer", () => {
  test('by the visitor that followed the link', async () => {
    const site = openSite();
    const { uuid } = await follow(site, await claimUrl(site, await join(site, 'ann@example.com')));
    await buy(site, BOB, 'A-100', { uuid: uuid.toUpperCase() });
    expect(await trackedBy(site)).toBe('cookie');
  });

  test('by the address that clicked, for an hour', async () => {
    const site = openSite();
    await follow(site, await claimUrl(site, await join(site, 'ann@example.com')), {
      'x-forwarded-for': '192.0.2.7, 10.0.0.1',
    });
    site.emulator.clock.advance(3_600_000);
    await buy(site, BOB, 'A-100', { ip_address: '192.0.2.7' });
    expect(await trackedBy(site)).toBe('ip_address');
    site.emulator.clock.advance(1);
    await buy(site, 'cy@example.com', 'A-101', { ip_address: '192.0.2.7' });
    expect(await referralsOf(site, 'cy@example.com', 'friend')).toEqual([]);
  });

  test('by the address of the caller when it is called current', async () => {
    const site = openSite();
    await follow(site, await claimUrl(site, await join(site, 'ann@example.com')));
    const bought = await buy(site, BOB, 'A-100', { ip_address: 'current' });
    expect(bought.body).toMatchObject({ result: { origin: { ip_address: '127.0.0.1' } } });
    expect(await trackedBy(site)).toBe('ip_address');
  });

  test('by an earlier purchase', async () => {
    const site = openSite();
    const { uuid } = await follow(site, await claimUrl(site, await join(site, 'ann@example.com')));
    await buy(site, BOB, 'A-100', { uuid });
    await buy(site, BOB, 'A-101');
    expect((await referralsOf(site, BOB, 'friend')).map((referral) => referral.track_method)).toEqual([
      'cookie',
      'event_chain',
    ]);
  });

  test('by the coupon before the visitor, and by the visitor before the mail', async () => {
    const site = openSite();
    const code = {
      ann: await join(site, 'ann@example.com'),
      cy: await join(site, 'cy@example.com'),
      di: await join(site, 'di@example.com'),
    };
    await site.send('POST', at`/offers/${code.di}/shares/email`, { body: { recipients: BOB } });
    const { friend_reward } = await claim(site, 'ann@example.com', 'eve@example.com');
    const { uuid } = await follow(site, await claimUrl(site, code.cy));
    await buy(site, BOB, 'A-100', { uuid, coupon_codes: ['NOBODYS', friend_reward?.coupon_code.toLowerCase() ?? ''] });
    await buy(site, BOB, 'A-101', { uuid });
    await buy(site, BOB, 'A-102');
    expect(await referralsOf(site, BOB, 'friend')).toMatchObject([
      { track_method: 'coupon', advocate_person: { email: 'ann@example.com' } },
      { track_method: 'cookie', advocate_person: { email: 'cy@example.com' } },
      { track_method: 'share_email', advocate_person: { email: 'di@example.com' } },
    ]);
  });

  test('by a coupon that nobody used yet, and not by one that was', async () => {
    const site = openSite();
    await join(site, 'ann@example.com');
    const { friend_reward } = await claim(site, 'ann@example.com', 'eve@example.com');
    const coupon_codes = [friend_reward?.coupon_code ?? ''];
    await buy(site, BOB, 'A-100', { coupon_codes });
    expect(await trackedBy(site)).toBe('coupon');
    const second = await buy(site, 'cy@example.com', 'A-101', { coupon_codes });
    expect([second.status, second.assumed.includes('INF-16')]).toEqual([201, true]);
    expect(await referralsOf(site, 'cy@example.com', 'friend')).toEqual([]);
  });

  test('by nothing at all: then there is no referral', async () => {
    const site = openSite();
    await join(site, 'ann@example.com');
    await buy(site, BOB, 'A-100', { uuid: '7f6a1f3e-2c1b-4f0e-9a55-0b6c2d1e8a01', coupon_codes: ['SPARE-8R3W'] });
    expect(await referralsOf(site, BOB, 'friend')).toEqual([]);
  });
});
