import { describe, expect, test } from 'vitest';

import { ANN, body, data, JULY, raw, refuses } from '../../../test/emulator/talkable-refusals.js';
import { at, join, openSite, SLUG } from '../../../test/emulator/talkable.js';

const MEMBER = '/loyalty/members/ann@example.com';
const NO_PERSON = 'No person found by `person_slug`.';
const DATES = 'Invalid member_dates format, expected an array of objects with `date` and `identifier` keys';

refuses([
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
  ['an unknown metric', 'GET', '/metrics/nothing', { query: JULY }, 400, 'No metric found.'],
  ["a metric called like an object's own", 'GET', '/metrics/toString', { query: JULY }, 400, 'No metric found.'],
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
    { query: { ...JULY, end_date: '2026-02-30' } },
    400,
    '`end_date` is invalid',
  ],
  [
    'a range of too many days',
    'GET',
    '/metrics/shares/segmentize',
    { query: { ...JULY, end_date: '9999-12-31', 'segment_by[period]': 'day' } },
    400,
    /5000 segments/,
  ],
  [
    'a precision that makes no sense',
    'GET',
    '/metrics/shares',
    { query: { ...JULY, precision: '1000' } },
    400,
    '`precision` is invalid',
  ],
  [
    'an unsupported period',
    'GET',
    '/metrics/shares/segmentize',
    { query: { ...JULY, 'segment_by[period]': 'hour' } },
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
]);

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
    const site = openSite();
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
