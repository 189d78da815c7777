import { describe, expect, test } from 'vitest';

import { at, buy, claim, decide, join, openSite } from '../../../test/emulator/talkable.js';

const ANN = 'ann@example.com';
const BOB = 'bob@example.com';

describe('a person', () => {
  test('is found by address, user name, customer id and phone number', async () => {
    const site = openSite();
    await join(site, ANN, { username: 'ann archer', customer_id: '1024', phone_number: '+12025551111' });
    for (const slug of [ANN, 'ANN@example.com', 'Ann Archer', '1024', '+12025551111']) {
      expect(await site.result('GET', at`/people/${slug}`)).toMatchObject({ person: { email: ANN } });
    }
  });

  test('who is new has all twenty properties, and nothing counted', async () => {
    const { person } = await openSite().result<{ person: object }>('PUT', at`/people/${BOB}`, { body: { data: {} } });
    expect(person).toEqual({
      email: BOB,
      first_name: null,
      last_name: null,
      username: null,
      customer_id: null,
      phone_number: null,
      personal_claim_url: 'https://share.my-store.example/by/bob@example.com',
      custom_properties: {},
      sub_choice: false,
      subscribed_at: null,
      opted_in_at: null,
      phone_opted_in_at: null,
      unsubscribed_at: null,
      events_count: 0,
      referral_counts: { total: 0, approved: 0, pending: 0 },
      reward_counts: { total: 0 },
      share_counts: { total: 0 },
      gender: null,
      last_invited_by: null,
      referred_by: null,
    });
  });

  test('who refers, earns and shares has it counted', async () => {
    const site = openSite();
    const code = await join(site, ANN);
    await site.send('POST', at`/offers/${code}/shares/social`, { body: { channel: 'facebook' } });
    await site.send('POST', at`/offers/${code}/shares/email`, { body: { recipients: `${BOB}\ncy@example.com` } });
    await buy(site, BOB, 'A-100');
    await buy(site, 'cy@example.com', 'A-101');
    await decide(site, 'A-100', 'approved');
    expect(await site.result('GET', at`/people/${ANN}`)).toMatchObject({
      person: {
        referral_counts: { total: 2, approved: 1, pending: 1 },
        reward_counts: { total: 2, paid: 1, unpaid: 1 },
        share_counts: { total: 3, facebook: 1, email: 2 },
        events_count: 0,
      },
    });
    expect(await site.result('GET', at`/people/${ANN}/rewards`)).toMatchObject({
      rewards: [{ status: 'Paid' }, { status: 'Unpaid' }],
    });
    expect(await site.result('GET', at`/people/${ANN}/shares_by`)).toMatchObject({
      shares: [
        { type: 'SocialOfferShare' },
        { type: 'EmailOfferShare', email: BOB },
        { type: 'EmailOfferShare', email: 'cy@example.com' },
      ],
    });
  });

  test('has a personal link that follows the user name', async () => {
    const site = openSite();
    await join(site, ANN);
    const rename = (username: string) => site.result('PUT', at`/people/${ANN}`, { body: { data: { username } } });
    expect(await rename('ann')).toMatchObject({
      person: { personal_claim_url: 'https://share.my-store.example/by/ann' },
    });
    expect(await rename('ann archer')).toMatchObject({
      person: { personal_claim_url: 'https://share.my-store.example/by/ann%20archer' },
    });
    expect((await site.send('GET', '/people/ann')).status).toBe(400);
  });

  test('can move to another address, and is found there only', async () => {
    const site = openSite();
    await join(site, ANN);
    await site.result('PUT', at`/people/${ANN}`, {
      body: { data: { email: 'ann@work.example', unsubscribed_at: '2026-07-01T00:00:00Z' } },
    });
    expect(await site.result('GET', '/people/ann@work.example')).toMatchObject({
      person: { unsubscribed_at: '2026-06-30T17:00:00.000-07:00' },
    });
    expect((await site.send('GET', at`/people/${ANN}`)).status).toBe(400);
  });

  test('opts in, unsubscribes and comes back', async () => {
    const site = openSite();
    const say = async (data: object): Promise<readonly unknown[]> => {
      const { person } = await site.result<{ person: Record<string, unknown> }>('PUT', at`/people/${BOB}`, {
        body: { data },
      });
      return [person['sub_choice'], person['opted_in_at'], person['unsubscribed_at']];
    };
    const now = '2026-07-07T09:00:00.000-07:00';
    expect(await say({ gated_param_subscribed: true })).toEqual([true, now, null]);
    expect(await say({ unsubscribed: true })).toEqual([false, now, now]);
    expect(await say({ unsubscribed: false })).toEqual([true, now, null]);
    expect(await say({ gated_param_subscribed: false })).toEqual([false, null, null]);
  });
});

describe('privacy', () => {
  test('unsubscribing makes the person who is not there, from a valid address', async () => {
    const answer = await openSite().result('POST', at`/people/${BOB}/unsubscribe`, { body: {} });
    expect(answer).toMatchObject({
      person: { email: BOB, sub_choice: false, unsubscribed_at: '2026-07-07T09:00:00.000-07:00' },
    });
  });

  test('who unsubscribed is not mailed', async () => {
    const site = openSite();
    await site.send('POST', at`/people/${BOB}/unsubscribe`, { body: {} });
    const answer = await site.result('POST', at`/offers/${await join(site, ANN)}/shares/email`, {
      body: { recipients: BOB },
    });
    expect(answer).toMatchObject({
      success: false,
      recipients: { [BOB]: { unsubscribed: true, sharable: false, currently_sent: false } },
    });
  });

  test('anonymising leaves nothing that tells who it was, and the counts', async () => {
    const site = openSite();
    await claim(site, ANN, BOB);
    await buy(site, BOB, 'A-100', {
      first_name: 'Bob',
      username: 'bobby',
      customer_id: '2048',
      phone_number: '+1',
      ip_address: '192.0.2.2',
      custom_properties: { a: 'b' },
    });
    const { person } = await site.result<{ person: { email: string } }>('POST', '/people/2048/anonymize', {
      body: {},
    });
    expect(person).toMatchObject({
      email: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}@anonymized\.email$/) as unknown,
      first_name: null,
      last_name: null,
      username: null,
      customer_id: null,
      phone_number: null,
      personal_claim_url: null,
      custom_properties: {},
      events_count: 1,
      reward_counts: { total: 1, paid: 1 },
    });
    for (const slug of [BOB, 'bobby', '2048', '+1'])
      expect((await site.send('GET', at`/people/${slug}`)).status).toBe(400);
    const data = await site.send('GET', at`/people/${person.email}/personal_data`);
    expect(data.body).toMatchObject({
      result: { person: { email: person.email, origins: [{ order_number: 'A-100', ip_address: null }] } },
    });
    expect(data.text).not.toMatch(/bob|192\.0\.2\.2/i);
  });

  test('an empty update changes nothing', async () => {
    const site = openSite();
    await site.send('PUT', at`/people/${ANN}`, {
      body: { data: { first_name: 'Ann', custom_properties: { country: 'US' }, unsubscribed: true } },
    });
    const before = JSON.stringify(site.emulator.snapshot());
    expect((await site.send('PUT', at`/people/${ANN}`, { body: { data: {} } })).status).toBe(200);
    expect(JSON.stringify(site.emulator.snapshot())).toBe(before);
  });

  test('personal data shows the number of an event as an order number, and says that this is assumed', async () => {
    const site = openSite();
    await buy(site, ANN, 'A-100');
    expect((await site.send('GET', at`/people/${ANN}/personal_data`)).assumed).toEqual([]);
    await site.send('POST', '/origins/event', {
      body: { data: { email: ANN, event_category: 'signed_up', event_number: '7', subtotal: 5 } },
    });
    const answer = await site.send('GET', at`/people/${ANN}/personal_data`);
    expect(answer.body).toMatchObject({
      result: { person: { origins: [{ order_number: 'A-100' }, { type: 'Event', order_number: '7' }] } },
    });
    expect(answer.assumed).toEqual(['INF-52']);
  });

  test('personal data lists what the person did', async () => {
    const site = openSite();
    await join(site, ANN, { ip_address: '192.0.2.1' });
    await buy(site, ANN, 'A-100');
    const created_at = '2026-07-07T09:00:00.000-07:00';
    expect(await site.result('GET', at`/people/${ANN}/personal_data`)).toMatchObject({
      person: {
        created_at,
        origins: [
          { type: 'AffiliateMember', created_at, ip_address: '192.0.2.1', order_number: ANN, subtotal: 0 },
          { type: 'Purchase', created_at, ip_address: null, order_number: 'A-100', subtotal: 120 },
        ],
      },
    });
  });
});
