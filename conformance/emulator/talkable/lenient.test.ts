import { request, type IncomingMessage } from 'node:http';

import { describe, expect, test } from 'vitest';

import {
  at,
  join,
  openSite,
  API_KEY,
  SLUG,
  type Answer,
  type Issued,
  type TestSite,
} from '../../../test/emulator/talkable.js';

const ANN = 'ann@example.com';
const JULY = { start_date: '2026-07-01', end_date: '2026-07-31' };

const report = (site: TestSite, data: object): Promise<Answer> =>
  site.send('POST', '/origins/purchase', {
    body: { data: { email: ANN, order_number: 'A-100', subtotal: 1, ...data } },
  });

const originOf = (answer: Answer): unknown => (answer.body['result'] as Issued).origin;

describe('a value in another form', () => {
  test('is taken for what it stands for, at any depth', async () => {
    const site = openSite();
    const items = [{ price: '10.50', quantity: '2', product_id: 77 }];
    const given = { order_number: 12, customer_id: 1024, subtotal: '59.90', items };
    const answer = await report(site, given);
    expect(originOf(answer)).toMatchObject({ order_number: '12', customer_id: '1024', subtotal: 59.9 });
    expect(answer.assumed).toContain('INF-55');
    const plain = [{ price: 10.5, quantity: 2, product_id: '77' }];
    const again = await report(site, { order_number: '12', customer_id: '1024', subtotal: 59.9, items: plain });
    expect([again.status, again.body, again.assumed.includes('INF-55')]).toEqual([201, answer.body, false]);
  });

  test('may be the word for a boolean', async () => {
    const site = openSite();
    await site.result('PUT', at`/people/${ANN}`, { body: { data: { unsubscribed: 'true' } } });
    expect(await site.result('GET', at`/people/${ANN}`)).toMatchObject({
      person: { unsubscribed_at: '2026-07-07T09:00:00.000-07:00' },
    });
    const code = await join(site, ANN);
    const body = { recipients: 'bob@example.com', validation_only: 'true' };
    expect(await site.result('POST', at`/offers/${code}/shares/email`, { body })).toMatchObject({
      validation_only: true,
    });
  });

  test.each<[what: string, data: object, name: string]>([
    ['no number', { subtotal: 'ten' }, 'subtotal'],
    ['an empty text', { subtotal: '' }, 'subtotal'],
    ['a number below 0', { subtotal: '-1' }, 'subtotal'],
    ['a number in words of another base', { subtotal: '0x10' }, 'subtotal'],
    ['an object', { order_number: {} }, 'order_number'],
    ['half a thing', { items: [{ quantity: '1.5' }] }, 'items'],
  ])('is refused where it stands for nothing: %s', async (_, data, name) => {
    expect(await report(openSite(), data)).toMatchObject({
      status: 400,
      body: { error_message: `\`${name}\` is invalid` },
    });
  });

  test.each<[what: string, data: object, name: string]>([
    ['order_number', { order_number: 12 }, 'order_number'],
    ['customer_id', { customer_id: 1024 }, 'customer_id'],
    ['product_id', { items: [{ product_id: 77 }] }, 'items'],
    ['subtotal', { subtotal: '1' }, 'subtotal'],
    ['price', { items: [{ price: '1' }] }, 'items'],
  ])('is refused where only the form of the contract is taken: %s', async (_, data, name) => {
    const site = openSite({ talkable: { decisions: { lenientValues: 'strict' } } });
    expect(await report(site, data)).toMatchObject({ status: 400, body: { error_message: `\`${name}\` is invalid` } });
  });
});

describe('a form', () => {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const send = (site: TestSite, path: string, fields: [string, string][]): Promise<Answer> =>
    site.send('POST', path, { body: new URLSearchParams(fields).toString(), headers });

  test('is read like the JSON that it stands for', async () => {
    const site = openSite();
    const answer = await send(site, '/origins/purchase', [
      ['site_slug', SLUG],
      ['data[email]', ANN],
      ['data[order_number]', 'A-100'],
      ['data[subtotal]', '59.90'],
      ['data[coupon_codes][]', 'C1'],
      ['data[coupon_codes][]', 'C2'],
      ['data[custom_properties][country]', 'US'],
      ['data[items][][price]', '10'],
      ['data[items][][quantity]', '1'],
      ['data[items][][price]', '49.9'],
    ]);
    expect(originOf(answer)).toMatchObject({ order_number: 'A-100', subtotal: 59.9, coupon_code: 'C1,C2' });
    const items = [{ price: 10, quantity: 1 }, { price: 49.9 }];
    const same = await report(site, { subtotal: 59.9, coupon_codes: ['C1', 'C2'], items });
    expect([same.status, same.body]).toEqual([201, answer.body]);
    expect(await site.result('GET', at`/people/${ANN}`)).toMatchObject({
      person: { custom_properties: { country: 'US' } },
    });
  });

  test('is held to the contract like JSON', async () => {
    const site = openSite();
    const answer = await send(site, '/origins/purchase', [
      ['data[email]', ANN],
      ['data[subtotal]', '1'],
    ]);
    expect([answer.status, answer.body['error_message']]).toEqual([400, '`order_number` is required']);
    const deep = await send(site, '/origins/purchase', [[`data${'[a]'.repeat(10_000)}`, '1']]);
    expect([deep.status, deep.body['error_message']]).toEqual([400, '`data` is required']);
  });
});

describe('a list in a query', () => {
  test.each([
    ['campaign_ids', '35944', 1],
    ['campaign_ids', '1,35944', 1],
    ['campaign_ids', '1', 0],
    ['campaign_tags', 'invite', 1],
    ['campaign_tags', 'sharing', 0],
  ])('narrows a metric without its brackets: %s=%s', async (name, value, plain) => {
    const site = openSite();
    await join(site, ANN);
    const query = { ...JULY, [name]: value };
    expect(await site.result('GET', '/metrics/offers', { query })).toMatchObject({ plain });
  });
});

test('what comes with a GET is read, over a socket too', async () => {
  const { emulator } = openSite();
  await using listening = await emulator.listen({ port: 0 });
  const body = JSON.stringify({ site_slug: SLUG, ...JULY, 'campaign_ids[]': [35944] });
  const headers = {
    authorization: `Bearer ${API_KEY}`,
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
  };
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const outgoing = request(`${listening.origin}/api/v2/metrics/offers/`, { method: 'GET', headers }, resolve);
    outgoing.on('error', reject).end(body);
  });
  answer.resume();
  expect(answer.statusCode).toBe(200);
});
