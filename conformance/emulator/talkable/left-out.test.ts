import { describe, expect, test } from 'vitest';

import { at, buy, join, openSite, type Answer, type Issued, type TestSite } from '../../../test/emulator/talkable.js';

const ANN = 'ann@example.com';
const JULY = { start_date: '2026-07-01', end_date: '2026-07-31' };

const report = (site: TestSite, data: object): Promise<Answer> =>
  site.send('POST', '/origins/purchase', {
    body: { data: { email: ANN, order_number: 'A-100', subtotal: 1, ...data } },
  });

describe('null for an optional property', () => {
  test('counts as left out of an origin, at any depth, and of a share', async () => {
    const site = openSite();
    const nothing = {
      uuid: null,
      created_at: null,
      coupon_codes: null,
      custom_properties: null,
      traffic_source: null,
    };
    const answer = await report(site, { ...nothing, items: [{ price: 1, product_id: null }] });
    expect([answer.status, answer.assumed.includes('INF-56')]).toEqual([201, true]);
    const code = await join(site, ANN, { uuid: null, sharing_channels: null });
    const body = { recipients: 'bob@example.com', subject: null, body: null, reminder: null, validation_only: null };
    expect(await site.result('POST', at`/offers/${code}/shares/email`, { body })).toMatchObject({
      validation_only: false,
    });
    const refund = { body: { data: { refunded_at: null, refund_subtotal: null } } };
    expect(await site.result('POST', '/origins/A-100/refund', refund)).toMatchObject({
      origin: { refund_subtotal: 1 },
    });
  });

  test('is missing where the property is required', async () => {
    const answer = await report(openSite(), { email: null });
    expect([answer.status, answer.body['error_message']]).toEqual([400, '`email` is required']);
  });

  test('clears what an update can clear', async () => {
    const site = openSite();
    const known = {
      first_name: 'Ann',
      username: 'ann',
      phone_number: '+12025551111',
      custom_properties: { country: 'US' },
    };
    await site.result('PUT', at`/people/${ANN}`, { body: { data: { ...known, unsubscribed: true } } });
    const data = {
      first_name: null,
      username: null,
      phone_number: null,
      custom_properties: null,
      unsubscribed_at: null,
    };
    const cleared = {
      first_name: null,
      username: null,
      phone_number: null,
      custom_properties: {},
      unsubscribed_at: null,
    };
    expect(await site.result('PUT', at`/people/${ANN}`, { body: { data } })).toMatchObject({ person: cleared });
    const member = at`/loyalty/members/${ANN}`;
    expect(
      await site.result('PUT', member, { body: { data: { custom_properties: null, member_dates: null } } }),
    ).toMatchObject({ loyalty_member: { custom_properties: {}, member_dates: [] } });
  });

  test('says nothing of a subscription, and takes the address of a person who is known otherwise', async () => {
    const site = openSite();
    await site.result('PUT', at`/people/${ANN}`, {
      body: { data: { customer_id: '1024', gated_param_subscribed: true } },
    });
    const data = { email: null, gated_param_subscribed: null, unsubscribed: null };
    await site.result('PUT', at`/people/${ANN}`, { body: { data } });
    expect(await site.result('GET', '/people/1024')).toMatchObject({
      person: { email: null, sub_choice: true, personal_claim_url: null },
    });
  });
});

describe('somebody without an e-mail address', () => {
  const uuid = '7f6a1f3e-2c1b-4f0e-9a55-0b6c2d1e8a01';

  test('is known by the visitor, and is the person whom the visitor was before', async () => {
    const site = openSite();
    const joinAs = (data: object) =>
      site.result<Issued & { offer: { email: string | null } }>('POST', '/origins/affiliate_member', {
        body: { data },
      });
    const first = await joinAs({ uuid });
    expect(first).toMatchObject({ origin: { email: null }, offer: { email: null } });
    expect((await joinAs({ uuid })).offer).toEqual(first.offer);
    expect((await joinAs({})).offer.short_url_code).not.toBe(first.offer.short_url_code);
    await join(site, ANN, { uuid: uuid.replace('7f', '8f') });
    expect(await joinAs({ uuid: uuid.replace('7f', '8f') })).toMatchObject({
      origin: { email: null },
      offer: { email: ANN },
    });
  });

  test('can share, and be rewarded for it', async () => {
    const site = openSite();
    const data = { uuid, campaign_tags: 'sharing' };
    const { offer } = await site.result<Issued>('POST', '/origins/affiliate_member', { body: { data } });
    const path = at`/offers/${offer.short_url_code}/shares/social`;
    expect(await site.result('POST', path, { body: { channel: 'sms' } })).toMatchObject({
      reward: { coupon_code: 'SHARE-5M9T' },
    });
    expect(await site.result('GET', '/rewards', { query: { visitor_uuid: uuid } })).toMatchObject({
      rewards: [{ coupon_code: 'SHARE-5M9T' }],
    });
  });
});

test('a batch with nulls is accepted, whatever is thought of them', async () => {
  const site = openSite({ talkable: { decisions: { nullValue: 'refuse' } } });
  const body = { data: [{ email: ANN, uuid: null }, { email: 'bob@example.com' }] };
  expect((await site.send('POST', '/origins/batch/affiliate_members', { body })).body).toEqual({ ok: true });
  site.emulator.clock.advance(1000);
  expect((await site.send('GET', at`/people/${ANN}`)).status).toBe(400);
  expect((await site.send('GET', '/people/bob@example.com')).status).toBe(200);
});

test('a batch is read as leniently as the single call', async () => {
  const site = openSite();
  const data = [{}, { email: ANN, uuid: null, customer_id: 1024 }, { email: 'nobody' }];
  await site
    .result('POST', '/origins/batch/affiliate_members', { body: { data, create_offers: 'true' } })
    .catch(() => null);
  site.emulator.clock.advance(1000);
  expect(await site.result('GET', '/people/1024')).toMatchObject({ person: { email: ANN } });
  expect(await site.result('GET', '/metrics/offers', { query: JULY })).toMatchObject({ plain: 2 });
});

test('a former name of coupons ties an order like the present one', async () => {
  const site = openSite();
  const query = { advocate_email: ANN, friend_email: 'bob@example.com' };
  await site.result('POST', '/offer_claims', { query });
  await buy(site, 'cy@example.com', 'A-100', { coupon_code: 'friend-7k2p' });
  expect(await site.result('GET', '/people/cy@example.com/referrals_as_friend')).toMatchObject({
    referrals: [{ track_method: 'coupon', advocate_person: { email: ANN } }],
  });
});
