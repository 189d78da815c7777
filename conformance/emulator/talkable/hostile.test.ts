import { beforeAll, describe, expect, test } from 'vitest';

import {
  API_KEY,
  at,
  buy,
  claim,
  join,
  openSite,
  SLUG,
  type Call,
  type TestSite,
} from '../../../test/emulator/talkable.js';

const ANN = 'ann@example.com';

let site: TestSite;
let before: string;

const stateOf = ({ emulator }: TestSite): string => JSON.stringify(emulator.snapshot());

beforeAll(async () => {
  site = openSite();
  await join(site, ANN, { username: 'ann' });
  await claim(site, ANN, 'bob@example.com');
  await buy(site, 'bob@example.com', 'A-100', { items: [{ price: 60, quantity: 2, product_id: 'SKU-1' }] });
  await site.send('POST', '/origins/event', {
    body: { data: { email: ANN, event_category: 'newsletter', event_number: '42', subtotal: 0 } },
  });
  await site.send('PUT', '/people/bob@example.com', { body: { data: { first_name: 'Bob' } } });
  before = stateOf(site);
});

type Case = readonly [
  what: string,
  method: string,
  path: string,
  call: Call,
  status: number,
  message: string | RegExp,
];

const body = (fields: object, more: Call = {}): Call => ({ body: fields, ...more });
const data = (fields: unknown): Call => body({ data: fields });
const raw = (text: string, type = 'application/json'): Call => ({ body: text, headers: { 'content-type': type } });
const dates = { start_date: '2026-07-01', end_date: '2026-07-31' };

const MEMBER = '/loyalty/members/ann@example.com';
const NO_PERSON = 'No person found by `person_slug`.';
const NO_OFFER = 'No offer found by id.';
const DUPLICATE =
  'Duplicate entity: Talkable already has existing Purchase with the same order_number but different data\n';
const DATES = 'Invalid member_dates format, expected an array of objects with `date` and `identifier` keys';
const PURCHASE = { email: 'cy@example.com', order_number: 'A-200', subtotal: 10 };
const PAID = { email: 'bob@example.com', order_number: 'A-100' };
const EVENT = { email: ANN, event_category: 'newsletter', event_number: '43', subtotal: 0 };

const CASES: readonly Case[] = [
  ['an unknown path', 'GET', '/nowhere', {}, 404, 'NotFound'],
  ['no path at all', 'GET', '', {}, 404, 'NotFound'],
  ['the renamed path of metrics', 'GET', '/metrics/shares/detalize', { query: dates }, 404, 'NotFound'],
  ['a method that no operation has', 'DELETE', '/people/ann@example.com', {}, 404, 'NotFound'],
  ['broken percent-encoding', 'GET', '/people/%ZZ', {}, 400, /percent-encoded/],
  ['a NUL character in a path', 'GET', '/people/a%00b', {}, 400, /NUL/],
  [
    'another scheme',
    'GET',
    '/campaigns',
    { headers: { authorization: `Basic ${btoa(`${API_KEY}:`)}` } },
    401,
    'Unauthorized',
  ],
  ['a wrong key', 'GET', '/campaigns', { headers: { authorization: 'Bearer wrong' } }, 401, 'Unauthorized'],
  [
    'a wrong key on an unknown site',
    'GET',
    '/campaigns',
    { headers: { authorization: 'Bearer wrong' }, query: { site_slug: 'x' } },
    401,
    'Unauthorized',
  ],
  [
    'an unknown site in a query',
    'GET',
    '/campaigns',
    { query: { site_slug: 'nowhere' } },
    400,
    'No site found by `site_slug`.',
  ],
  [
    'an unknown site in a body',
    'POST',
    '/visitors',
    body({ site_slug: 'nowhere' }),
    400,
    'No site found by `site_slug`.',
  ],
  ['a site that is no text', 'POST', '/visitors', body({ site_slug: { a: 1 } }), 400, 'No site found by `site_slug`.'],
  ['an empty site', 'GET', '/campaigns', { query: { site_slug: '' } }, 400, '`site_slug` is required'],
  ['no body', 'POST', '/origins', {}, 400, '`type` is required'],
  ['malformed JSON', 'POST', '/origins/purchase', raw('{"data":'), 400, /not JSON/],
  ['text that is no JSON', 'PUT', '/people/ann', raw('first_name=Ann'), 400, /not JSON/],
  ['another content type', 'POST', '/visitors', raw('<a/>', 'application/xml'), 400, /Content-Type/],
  [
    'a form where JSON is wanted',
    'POST',
    '/visitors',
    raw('uuid=1', 'application/x-www-form-urlencoded'),
    400,
    '`data` is required',
  ],
  ['an array', 'POST', '/visitors', { body: [] }, 400, 'The body must be a JSON object.'],
  ['null', 'POST', '/visitors', raw('null'), 400, 'The body must be a JSON object.'],
  ['data that is no object', 'POST', '/origins/purchase', data([]), 400, '`data` is invalid'],
  ['no data', 'PUT', '/people/ann', body({}), 400, '`data` is required'],
  [
    'a wrong type of origin',
    'POST',
    '/origins',
    body({ type: 'purchase', data: PURCHASE }),
    400,
    '`type` must be within ["AffiliateMember", "Purchase", "Event"]',
  ],
  [
    'a type that is no text',
    'POST',
    '/origins',
    body({ type: {}, data: PURCHASE }),
    400,
    '`type` must be within ["AffiliateMember", "Purchase", "Event"]',
  ],
  [
    'a purchase as an origin without its number',
    'POST',
    '/origins',
    body({ type: 'Purchase', data: { email: ANN, subtotal: 1 } }),
    400,
    '`order_number` is required',
  ],
  [
    'a purchase without an address',
    'POST',
    '/origins/purchase',
    data({ order_number: 'A-200', subtotal: 10 }),
    400,
    '`email` is required',
  ],
  [
    'a member with an invalid address',
    'POST',
    '/origins/affiliate_member',
    data({ email: 'ann' }),
    400,
    "Email isn't valid",
  ],
  [
    'a purchase with an invalid address',
    'POST',
    '/origins/purchase',
    data({ ...PURCHASE, email: '@' }),
    400,
    "Email isn't valid",
  ],
  [
    'a negative subtotal',
    'POST',
    '/origins/purchase',
    data({ ...PURCHASE, subtotal: -1 }),
    400,
    '`subtotal` is invalid',
  ],
  [
    'a subtotal that no number holds',
    'POST',
    '/origins/purchase',
    raw('{"site_slug":"my-store","data":{"email":"cy@example.com","order_number":"A-200","subtotal":1e400}}'),
    400,
    '`subtotal` is invalid',
  ],
  [
    'a subtotal that is a text',
    'POST',
    '/origins/purchase',
    data({ ...PURCHASE, subtotal: 'ten' }),
    400,
    '`subtotal` is invalid',
  ],
  [
    'an unknown currency',
    'POST',
    '/origins/purchase',
    data({ ...PURCHASE, currency_iso_code: 'XXX' }),
    400,
    '`currency_iso_code` is invalid',
  ],
  [
    'items that are not in order',
    'POST',
    '/origins/purchase',
    data({ ...PURCHASE, items: [{ price: 'x' }] }),
    400,
    '`items` is invalid',
  ],
  [
    'a link for a channel that can have none',
    'POST',
    '/origins/purchase',
    data({ ...PURCHASE, sharing_channels: ['sms', 'reminder'] }),
    400,
    'Wrong sharing channel: reminder',
  ],
  [
    'a time that is none',
    'POST',
    '/origins/purchase',
    data({ ...PURCHASE, created_at: 'yesterday' }),
    400,
    '`created_at` is invalid',
  ],
  [
    'a leap second',
    'POST',
    '/origins/purchase',
    data({ ...PURCHASE, created_at: '2016-12-31T23:59:60Z' }),
    400,
    '`created_at` is invalid',
  ],
  [
    'a visitor that is no UUID',
    'POST',
    '/origins/purchase',
    data({ ...PURCHASE, uuid: 'x' }),
    400,
    '`uuid` is invalid',
  ],
  [
    'a property that may not be called so',
    'POST',
    '/origins/purchase',
    data({ ...PURCHASE, custom_properties: { 'A b': 1 } }),
    400,
    '`custom_properties` is invalid',
  ],
  [
    'an order with an empty number',
    'POST',
    '/origins/purchase',
    data({ ...PURCHASE, order_number: '' }),
    400,
    '`order_number` is required',
  ],
  [
    'an order with a NUL in its number',
    'POST',
    '/origins',
    body({ type: 'Purchase', data: { ...PURCHASE, order_number: 'A\0' } }),
    400,
    '`order_number` is invalid',
  ],
  [
    'an order whose number a path swallows',
    'POST',
    '/origins/purchase',
    data({ ...PURCHASE, order_number: '..' }),
    400,
    '`order_number` is invalid',
  ],
  [
    'an order with half a character in its number',
    'POST',
    '/origins/purchase',
    data({ ...PURCHASE, order_number: '\ud83d' }),
    400,
    '`order_number` is invalid',
  ],
  [
    'an event with an empty number',
    'POST',
    '/origins/event',
    data({ ...EVENT, event_number: '' }),
    400,
    '`event_number` is required',
  ],
  [
    'an event with a NUL in its number',
    'POST',
    '/origins/event',
    data({ ...EVENT, event_number: '\0' }),
    400,
    '`event_number` is invalid',
  ],
  [
    'an order again with another subtotal',
    'POST',
    '/origins/purchase',
    data({ ...PAID, subtotal: 10 }),
    400,
    DUPLICATE,
  ],
  [
    'an event again with another subtotal',
    'POST',
    '/origins/event',
    data({ ...EVENT, event_number: '42', subtotal: 1 }),
    400,
    /existing Event .* event_number .*\n$/,
  ],
  [
    'a short event category',
    'POST',
    '/origins/event',
    data({ ...EVENT, event_category: 'news' }),
    400,
    '`event_category` is invalid',
  ],
  ['a batch that is no list', 'POST', '/origins/batch/events', data({}), 400, '`data` is invalid'],
  [
    'a refund of an unknown origin',
    'POST',
    '/origins/A-999/refund',
    body({}),
    400,
    'No origin found by `origin_slug`.',
  ],
  [
    'a refund of an affiliate member',
    'POST',
    '/origins/ann@example.com/refund',
    body({}),
    400,
    'No origin found by `origin_slug`.',
  ],
  [
    'a refund beyond the subtotal',
    'POST',
    '/origins/A-100/refund',
    data({ refund_subtotal: 121 }),
    422,
    'Validation failed: Refund subtotal must be between 0 and the subtotal',
  ],
  ['a negative refund', 'POST', '/origins/A-100/refund', data({ refund_subtotal: -1 }), 422, /^Validation failed: /],
  [
    'the status of an unknown origin',
    'PUT',
    '/origins/A-999/referral',
    data({ status: 'approved' }),
    400,
    'No origin found by `origin_slug`.',
  ],
  ['a wrong status', 'PUT', '/origins/A-100/referral', data({ status: 'unblocked' }), 400, '`status` is invalid'],
  ['no status', 'PUT', '/origins/A-100/referral', data({}), 400, '`status` is required'],
  ['an unknown offer', 'GET', '/offers/nowhere', {}, 400, NO_OFFER],
  ["an offer called like an object's own", 'GET', '/offers/__proto__', {}, 400, NO_OFFER],
  ['an offer on a path out of the API', 'GET', '/offers/..%2F..%2Fadmin', {}, 400, NO_OFFER],
  ['the link of an unknown offer', 'GET', '/offers/nowhere/claim_url_status', {}, 400, NO_OFFER],
  [
    'a link for a refused channel',
    'GET',
    '/offers/nowhere',
    { query: { 'sharing_channels[]': 'email' } },
    400,
    'Wrong sharing channel: email',
  ],
  ['no recipients', 'POST', '/offers/nowhere/shares/email', body({}), 400, '`recipients` is required'],
  ['a share of an unknown offer', 'POST', '/offers/nowhere/shares/social', body({ channel: 'sms' }), 400, NO_OFFER],
  [
    'a wrong channel',
    'POST',
    '/offers/nowhere/shares/social',
    body({ channel: 'email' }),
    400,
    '`channel` is invalid',
  ],
  ['no channel', 'POST', '/offers/nowhere/shares/social', body({}), 400, '`channel` is required'],
  [
    'a claim with an invalid Advocate',
    'POST',
    '/offer_claims',
    { query: { advocate_email: 'ann', friend_email: ANN } },
    400,
    'Invalid `advocate_email`.',
  ],
  [
    'a claim with an invalid Friend',
    'POST',
    '/offer_claims',
    { query: { advocate_email: ANN, friend_email: 'bob@' } },
    400,
    'Invalid `friend_email`.',
  ],
  [
    'a claim without a Friend',
    'POST',
    '/offer_claims',
    { query: { advocate_email: ANN } },
    400,
    '`friend_email` is required',
  ],
  ['rewards of nobody', 'GET', '/rewards', {}, 400, '`visitor_uuid` is required'],
  [
    'rewards of a wrong status',
    'GET',
    '/rewards',
    { query: { visitor_uuid: crypto.randomUUID(), status: 'paid' } },
    400,
    '`status` is invalid',
  ],
  ['a visit to an unknown offer', 'PUT', '/visitor_offers/1/track_visit', {}, 400, 'No visitor offer found by id.'],
  [
    'a visit to an offer that is no number',
    'PUT',
    '/visitor_offers/x/track_visit',
    {},
    400,
    'No visitor offer found by id.',
  ],
  [
    'a visit to a number that is not spelt as one of an offer',
    'PUT',
    '/visitor_offers/4001.0/track_visit',
    {},
    400,
    'No visitor offer found by id.',
  ],
  ['a visitor with a wrong UUID', 'POST', '/visitors', data({ uuid: '7f6a' }), 400, '`uuid` is invalid'],
  ['an unknown person', 'GET', '/people/nobody@example.com', {}, 400, NO_PERSON],
  ["a person called like an object's own", 'GET', '/people/constructor', {}, 400, NO_PERSON],
  ['the rewards of an unknown person', 'GET', '/people/nobody/rewards', {}, 400, NO_PERSON],
  ['anonymising an unknown person', 'POST', '/people/nobody/anonymize', body({}), 400, NO_PERSON],
  ['an update of somebody who cannot be made', 'PUT', '/people/nobody', data({ first_name: 'No' }), 400, NO_PERSON],
  [
    'an unpermitted key',
    'PUT',
    '/people/ann',
    data({ foo: 1, first_name: 2 }),
    400,
    'found unpermitted parameter: :foo',
  ],
  [
    "an unpermitted key called like an object's own",
    'PUT',
    '/people/ann',
    raw(`{"site_slug":"${SLUG}","data":{"__proto__":{}}}`),
    400,
    'found unpermitted parameter: :__proto__',
  ],
  [
    'a user name that is taken',
    'PUT',
    '/people/bob@example.com',
    data({ username: 'ANN' }),
    422,
    'Validation failed: Username has already been taken. Please try another one.',
  ],
  [
    'a user name that cannot be one',
    'PUT',
    '/people/ann',
    data({ username: '1a' }),
    422,
    'Validation failed: Username is invalid',
  ],
  [
    'an address that is taken',
    'PUT',
    '/people/bob@example.com',
    data({ email: ANN }),
    422,
    'Validation failed: Email has already been taken',
  ],
  [
    'unsubscribing nobody',
    'POST',
    '/people/nobody/unsubscribe',
    body({}),
    422,
    "Validation failed: Email isn't valid",
  ],
  ['an unknown metric', 'GET', '/metrics/nothing', { query: dates }, 400, 'No metric found.'],
  ["a metric called like an object's own", 'GET', '/metrics/toString', { query: dates }, 400, 'No metric found.'],
  [
    'a metric without an end',
    'GET',
    '/metrics/shares',
    { query: { start_date: '2026-07-01' } },
    400,
    '`end_date` is required',
  ],
  [
    'a day that there is not',
    'GET',
    '/metrics/shares',
    { query: { ...dates, end_date: '2026-02-30' } },
    400,
    '`end_date` is invalid',
  ],
  [
    'a range of too many days',
    'GET',
    '/metrics/shares/segmentize',
    { query: { ...dates, end_date: '9999-12-31', 'segment_by[period]': 'day' } },
    400,
    /5000 segments/,
  ],
  [
    'a precision that makes no sense',
    'GET',
    '/metrics/shares',
    { query: { ...dates, precision: '1000' } },
    400,
    '`precision` is invalid',
  ],
  [
    'an unsupported period',
    'GET',
    '/metrics/shares/segmentize',
    { query: { ...dates, 'segment_by[period]': 'hour' } },
    400,
    'Unsupported option for period segmentation. Supported options: day, week, month, quarter, year',
  ],
  ['an unknown member', 'GET', '/loyalty/members/nobody@example.com', {}, 400, 'Loyalty member not found'],
  [
    'a member who is not active',
    'GET',
    '/loyalty/members/inactive@example.com',
    {},
    400,
    'Loyalty member is not active',
  ],
  [
    'a collect of a member who is not active',
    'POST',
    '/loyalty/members/inactive@example.com/collect_actions',
    data({ type: 'review' }),
    400,
    'Loyalty member is not active',
  ],
  [
    'batches of a member without a campaign',
    'GET',
    '/loyalty/members/elsewhere@example.com/redemption_batches',
    {},
    400,
    'No loyalty campaign found for the member',
  ],
  [
    'an unknown identifier',
    'POST',
    `${MEMBER}/collect_actions`,
    data({ type: 'random' }),
    400,
    'No action configurations found for identifier `random`',
  ],
  ['too few points', 'POST', `${MEMBER}/redeem_actions`, data({ redemption_batch_id: 13 }), 400, 'not enough points'],
  [
    'an unknown batch',
    'POST',
    `${MEMBER}/redeem_actions`,
    data({ redemption_batch_id: 99 }),
    400,
    'No redemption batch found by `redemption_batch_id`.',
  ],
  [
    'the batch 0',
    'POST',
    `${MEMBER}/redeem_actions`,
    data({ redemption_batch_id: 0 }),
    400,
    '`redemption_batch_id` is invalid',
  ],
  [
    'points out of range',
    'POST',
    `${MEMBER}/manual_adjustment_actions`,
    data({ points: -101 }),
    422,
    'Validation failed: Points adjustment must result in member points balance between 0 and available points limit',
  ],
  [
    'far too many points',
    'POST',
    `${MEMBER}/manual_adjustment_actions`,
    data({ points: 1e300 }),
    422,
    /^Validation failed/,
  ],
  ['half a point', 'POST', `${MEMBER}/manual_adjustment_actions`, data({ points: 0.5 }), 400, '`points` is invalid'],
  ['dates that are no list', 'PUT', MEMBER, data({ member_dates: {} }), 400, DATES],
  ['a date without an identifier', 'PUT', MEMBER, data({ member_dates: [{ date: '2026-01-01' }] }), 400, DATES],
  [
    'a property name with a capital',
    'PUT',
    MEMBER,
    data({ custom_properties: { Country: 'US' } }),
    422,
    "Validation failed: Identifier can contain lowercase letters, numbers and '_' only and cannot begin with a number",
  ],
  ['an unknown asset', 'GET', '/assets/999', {}, 400, 'No asset found by `id`.'],
  ['an asset that is no number', 'GET', '/assets/..%2f', {}, 400, 'No asset found by `id`.'],
  ['a page before the first', 'GET', '/assets', { query: { page: '0' } }, 400, '`page` is invalid'],
  ['too many on a page', 'GET', '/assets', { query: { per_page: '101' } }, 400, '`per_page` is invalid'],
  ['an upload that is JSON', 'POST', '/assets', raw('{}'), 400, /multipart\/form-data/],
  ['an upload without a file', 'POST', '/assets', {}, 400, '`file` is required'],
];

describe('is refused in the documented words, and changes nothing', () => {
  test.each(CASES)('%s', async (_, method, path, call, status, message) => {
    const answer = await site.send(method, path, call);
    expect([answer.status, answer.contentType]).toEqual([status, 'application/json; charset=utf-8']);
    expect(answer.body).toEqual({
      ok: false,
      error_message: typeof message === 'string' ? message : (expect.stringMatching(message) as unknown),
    });
    expect(stateOf(site)).toBe(before);
  });
});

describe('an upload', () => {
  test.each([
    [
      'a text where the file should be',
      (form: FormData) => {
        form.set('file', 'text');
      },
    ],
    [
      'a file under another name',
      (form: FormData) => {
        form.set('picture', new File(['x'], 'x.png'));
      },
    ],
  ])('of %s is refused', async (_, fill) => {
    const form = new FormData();
    fill(form);
    expect(await site.send('POST', '/assets', { body: form })).toMatchObject({
      status: 400,
      body: { error_message: '`file` is required' },
    });
  });
});

test('names and texts that could confuse an object are kept as they are', async () => {
  const own = openSite();
  const email = `"__proto__"@example.com,constructor@example.com`;
  const code = await join(own, 'constructor@example.com', {
    custom_properties: { constructor: 'a' },
    sharing_channels: ['__proto__', 'toString'],
  });
  const links = await own.result<{ claim_links: object }>('GET', at`/offers/${code}`, {
    query: { 'sharing_channels[]': '__proto__' },
  });
  expect(Object.keys(links.claim_links)).toEqual(['__proto__']);
  const report = await own.result<{ recipients: object }>('POST', at`/offers/${code}/shares/email`, {
    body: { recipients: `${email},__proto__` },
  });
  expect(Object.keys(report.recipients)).toEqual(['"__proto__"@example.com', 'constructor@example.com', '__proto__']);
  expect(await own.result('GET', '/people/constructor@example.com')).toMatchObject({
    person: { custom_properties: { constructor: 'a' } },
  });
  expect(await own.result('GET', '/coupons/__proto__')).toEqual({ talkable_coupon: false });
});

test('plain HTTP is for loopback alone', async () => {
  const headers = { authorization: `Bearer ${API_KEY}` };
  const ask = (origin: string): Promise<Response> =>
    site.emulator.fetch(`${origin}/api/v2/campaigns?site_slug=${SLUG}`, { headers });
  expect((await ask('http://127.0.0.1:4010')).status).toBe(200);
  const refused = await ask('http://www.talkable.com');
  expect([refused.status, await refused.json()]).toEqual([
    400,
    { ok: false, error_message: expect.stringContaining('https:') as unknown },
  ]);
});
