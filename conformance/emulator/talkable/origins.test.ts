import { describe, expect, test } from 'vitest';

import { at, buy, join, openSite, type Issued } from '../../../test/emulator/talkable.js';

const ANN = 'ann@example.com';

describe('an origin', () => {
  test('of each type comes back with its own fields and no others', async () => {
    const site = openSite();
    const labels = { segment1: 'a', utm_source: 'newsletter' };
    const create = async (type: string, data: object): Promise<object> =>
      (await site.result<Issued>('POST', '/origins', { body: { type, data: { email: ANN, ...labels, ...data } } }))
        .origin;
    const common = {
      email: ANN,
      customer_id: null,
      ip_address: null,
      segment1: 'a',
      segment2: null,
      segment3: null,
      utm_campaign: null,
      utm_content: null,
      utm_medium: null,
      utm_source: 'newsletter',
      utm_term: null,
    };
    const money = {
      subtotal: 12.5,
      coupon_code: 'C1,C2',
      refunded_at: null,
      partially_refunded: false,
      refund_subtotal: null,
    };
    const spent = { subtotal: 12.5, coupon_codes: ['C1', 'C2'] };
    expect(await create('AffiliateMember', {})).toEqual({ ...common, id: 7001, type: 'AffiliateMember' });
    expect(await create('Purchase', { ...spent, order_number: '12', created_at: '2026-01-01T00:00:00Z' })).toEqual({
      ...common,
      ...money,
      id: 7002,
      type: 'Purchase',
      order_number: '12',
      order_date: '2025-12-31T17:00:00.000-07:00',
    });
    expect(await create('Event', { ...spent, event_category: 'signed_up', event_number: '12' })).toEqual({
      ...common,
      ...money,
      id: 7003,
      type: 'Event',
      event_number: '12',
      event_category: 'signed_up',
    });
  });

  test('is recorded without what belongs to another type, whatever that is', async () => {
    const site = openSite();
    const data = {
      email: ANN,
      event_category: 'signed_up',
      event_number: '1',
      subtotal: 0,
      order_number: [1],
      foo: 1,
    };
    const { origin } = await site.result<Issued>('POST', '/origins', { body: { type: 'Event', data } });
    expect(origin).toMatchObject({ type: 'Event', event_number: '1' });
    expect(origin).not.toHaveProperty('order_number');
  });

  test('sent again with the same data is answered with what exists, and nothing happens twice', async () => {
    const site = openSite();
    const first = await buy(site, ANN, 'A-100', { coupon_codes: ['SPARE-8R3W'], uuid: crypto.randomUUID() });
    const state = JSON.stringify(site.emulator.snapshot());
    const again = await buy(site, ANN, 'A-100', { coupon_codes: ['SPARE-8R3W'], uuid: crypto.randomUUID() });
    expect([again.status, again.body, again.assumed]).toEqual([201, first.body, ['INF-Q04', 'INF-05', 'INF-Q05']]);
    expect(JSON.stringify(site.emulator.snapshot())).toBe(state);
  });

  test('sent again with its coupon codes in another case is the same', async () => {
    const site = openSite();
    const first = await buy(site, ANN, 'A-100', { coupon_codes: ['SPARE-8R3W'] });
    expect(await buy(site, ANN, 'A-100', { coupon_codes: ['spare-8r3w'] })).toMatchObject({
      status: 201,
      body: first.body,
    });
  });

  test('with the number of another category is another one', async () => {
    const site = openSite();
    const create = (event_category: string) =>
      site.send('POST', '/origins/event', {
        body: { data: { email: ANN, event_category, event_number: '1', subtotal: 0 } },
      });
    expect([(await create('signed_up')).status, (await create('signed_off')).status]).toEqual([201, 201]);
  });

  test('that no campaign fits is recorded without an offer, and without links', async () => {
    const site = openSite();
    const answer = await buy(site, ANN, 'A-100', {
      campaign_tags: ['nothing', 'post-purchase'],
      sharing_channels: ['sms'],
    });
    expect([answer.status, answer.body]).toEqual([
      201,
      { ok: true, result: { origin: expect.objectContaining({ order_number: 'A-100' }) as unknown, offer: null } },
    ]);
  });

  test('is offered the campaign of its tags, as a text or as a list', async () => {
    const site = openSite();
    for (const campaign_tags of ['sharing', ['nothing', 'sharing']]) {
      const code = await join(site, ANN, { campaign_tags });
      expect(await site.result('GET', at`/offers/${code}`)).toMatchObject({
        offer: { campaign_tags: ['sharing'], incentives: { share_reward: { action_type: 'sharing' } } },
      });
    }
  });

  test('gives a person the same offer again, and the same link for a channel', async () => {
    const site = openSite();
    const joinWith = (sharing_channels: string[]) =>
      site.result<Issued & { claim_links: Record<string, string> }>('POST', '/origins/affiliate_member', {
        body: { data: { email: ANN, sharing_channels } },
      });
    const [first, again] = [await joinWith(['sms', 'custom']), await joinWith(['sms'])];
    expect(again.offer).toEqual(first.offer);
    expect(again.claim_links['sms']).toBe(first.claim_links['sms']);
    expect(first.claim_links['sms']).not.toBe(first.claim_links['custom']);
  });

  test('tells of the person, and leaves a user name with whom it belongs to', async () => {
    const site = openSite();
    await join(site, ANN, { username: 'ann', custom_properties: { country: 'US', eye_color: 'brown' } });
    await join(site, ANN, { last_name: 'Archer', custom_properties: { country: 'CA' } });
    await join(site, 'bob@example.com', { username: 'ANN', customer_id: '2048' });
    expect(await site.result('GET', '/people/ann')).toMatchObject({
      person: { email: ANN, last_name: 'Archer', custom_properties: { country: 'CA', eye_color: 'brown' } },
    });
    expect(await site.result('GET', '/people/2048')).toMatchObject({
      person: { email: 'bob@example.com', username: null },
    });
  });

  test('spends the coupons that it names', async () => {
    const site = openSite();
    await buy(site, ANN, 'A-100', { coupon_codes: ['spare-8r3w', 'EVERYONE-5'] });
    expect(await site.result('GET', '/coupons/SPARE-8R3W')).toMatchObject({ coupon: { used: true, usages: 1 } });
    expect(await site.result('GET', '/coupons/EVERYONE-5')).toMatchObject({ coupon: { used: false, usages: null } });
  });

  test('names a coupon that was spent without spending it again', async () => {
    const site = openSite();
    await buy(site, ANN, 'A-100', { coupon_codes: ['SPARE-8R3W'] });
    expect(await buy(site, ANN, 'A-101', { coupon_codes: ['SPARE-8R3W'] })).toMatchObject({
      status: 201,
      body: { result: { origin: { coupon_code: 'SPARE-8R3W' } } },
    });
    expect(await site.result('GET', '/coupons/SPARE-8R3W')).toMatchObject({ coupon: { used: true, usages: 1 } });
    expect(await site.result('GET', at`/coupons/SPARE-8R3W/permission/${ANN}`)).toMatchObject({
      allowed: false,
      checks: { coupon_used: true },
    });
  });
});

describe('a batch', () => {
  const ITEMS = [
    { email: 'one@example.com', order_number: 'B-1', subtotal: 10 },
    { email: 'no address', order_number: 'B-2', subtotal: 10 },
    { email: 'three@example.com', order_number: 'B-1', subtotal: 99 },
    7,
    { email: 'five@example.com', order_number: '', subtotal: 10 },
    { email: 'four@example.com', order_number: 'B-4', subtotal: 10 },
  ];

  test('is accepted whatever is in it, and worked off later: what is wrong is dropped without a word', async () => {
    const site = openSite();
    expect((await site.send('POST', '/origins/batch/purchases', { body: { data: ITEMS } })).body).toEqual({
      ok: true,
    });
    expect((await site.send('GET', '/people/one@example.com')).status).toBe(400);
    site.emulator.clock.advance(1000);
    const status = async (name: string): Promise<number> =>
      (await site.send('GET', `/people/${name}@example.com`)).status;
    expect([await status('one'), await status('three'), await status('five'), await status('four')]).toEqual([
      200, 400, 400, 200,
    ]);
    expect(await site.result('GET', '/people/one@example.com/personal_data')).toMatchObject({
      person: { origins: [{ order_number: 'B-1', subtotal: 10 }] },
    });
  });

  test.each([
    [undefined, 0],
    [false, 0],
    [true, 1],
  ])('with create_offers %s issues %s offers', async (create_offers, offers) => {
    const site = openSite();
    await site.send('POST', '/origins/batch/affiliate_members', { body: { data: [{ email: ANN }], create_offers } });
    site.emulator.clock.advance(1000);
    const query = { start_date: '2026-07-07', end_date: '2026-07-07' };
    expect(await site.result('GET', '/metrics/offers', { query })).toMatchObject({ plain: offers });
    expect(await site.result('GET', '/metrics/people', { query })).toMatchObject({ plain: 1 });
  });
});

test.each(['a/b', 'a%2Fb', 'A 100', '#1', '...', '12?', '\u{1F4A9}', ' ', '__proto__', 'cat:1'])(
  'an order is reached by its number: %s',
  async (order) => {
    const site = openSite();
    expect((await buy(site, ANN, order)).status).toBe(201);
    expect(await site.result('POST', at`/origins/${order}/refund`, { body: {} })).toMatchObject({
      origin: { order_number: order },
    });
  },
);
