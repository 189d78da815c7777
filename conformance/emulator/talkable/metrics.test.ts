import { beforeAll, describe, expect, test } from 'vitest';

import { at, buy, claim, decide, join, openSite, type TestSite } from '../../../test/emulator/talkable.js';

const DAY = 86_400_000;
const ALL = { start_date: '2026-07-01', end_date: '7/31/2026' };

let site: TestSite;

/** Two Advocates, shares over two days, one referred and one other purchase, one of them partly refunded. */
beforeAll(async () => {
  site = openSite();
  const ann = await join(site, 'ann@example.com', { traffic_source: 'checkout' });
  const di = await join(site, 'di@example.com', { campaign_tags: 'sharing' });
  await site.send('POST', at`/offers/${ann}/shares/social`, { body: { channel: 'facebook' } });
  site.emulator.clock.advance(DAY);
  await site.send('POST', at`/offers/${ann}/shares/email`, { body: { recipients: 'bob@example.com' } });
  await site.send('POST', at`/offers/${di}/shares/social`, { body: { channel: 'facebook' } });
  await claim(site, 'ann@example.com', 'bob@example.com');
  await buy(site, 'bob@example.com', 'A-100', { subtotal: 120.1, traffic_source: 'app' });
  await buy(site, 'eve@example.com', 'A-101', { subtotal: 30.2 });
  await decide(site, 'A-100', 'approved');
  await site.send('POST', '/origins/A-101/refund', { body: { data: { refund_subtotal: 10 } } });
});

interface Result {
  readonly plain: number;
  readonly formatted: string;
  readonly result_type: string;
}

const metric = (name: string, query: object = {}): Promise<Result> =>
  site.result('GET', `/metrics/${name}`, { query: { ...ALL, ...query } });

describe('a metric that follows from the state', () => {
  test.each<[name: string, plain: number, formatted: string]>([
    ['offers', 4, '4'],
    ['shares', 3, '3'],
    ['sharers', 2, '2'],
    ['clicks_unique', 1, '1'],
    ['visits', 0, '0'],
    ['people', 4, '4'],
    ['customers', 2, '2'],
    ['total_sales_count', 2, '2'],
    ['total_sales_sum', 150.3, '$150.30'],
    ['talkable_sales_count', 1, '1'],
    ['talkable_sales_sum', 120.1, '$120.10'],
    ['refunded_sales_count', 1, '1'],
    ['refunded_sales_sum', 10, '$10.00'],
    ['total_rewards_count', 3, '3'],
    ['ad_rewards_count', 2, '2'],
    ['fr_rewards_count', 1, '1'],
  ])('%s is %s', async (name, plain, formatted) => {
    expect(await metric(name)).toEqual({
      plain,
      formatted,
      result_type: formatted.startsWith('$') ? 'money' : 'number',
    });
  });

  test('counts both days of the range', async () => {
    expect((await metric('shares', { start_date: '2026-07-07', end_date: '2026-07-07' })).plain).toBe(1);
    expect((await metric('shares', { start_date: '2026-07-07', end_date: '2026-07-08' })).plain).toBe(3);
    expect((await metric('shares', { start_date: '2026-07-09', end_date: '2026-07-08' })).plain).toBe(0);
  });

  test.each<[query: Record<string, string>, plain: number]>([
    [{ 'sharing_channels[]': 'email' }, 1],
    [{ 'campaign_ids[]': '35944' }, 2],
    [{ 'campaign_tags[]': 'sharing' }, 1],
    [{ campaign_status: 'live' }, 3],
    [{ campaign_status: 'Disabled' }, 0],
    [{ live_campaigns_only: 'true', exclude_qa_generated: 'false' }, 3],
  ])('is filtered by %j', async (query, plain) => {
    expect((await metric('shares', query)).plain).toBe(plain);
  });

  test('is filtered by traffic source, and written with as many decimals as wanted', async () => {
    expect(await metric('total_sales_sum', { 'traffic_sources[]': 'app', precision: '1' })).toMatchObject({
      plain: 120.1,
      formatted: '$120.1',
    });
  });
});

describe('a rate or an average', () => {
  test.each<[name: string, plain: number, formatted: string, kind: string]>([
    ['sharing_rate', 50, '50%', 'percent'],
    ['conversion_percentage', 100, '100%', 'percent'],
    ['revenue_percentage', 79.91, '79.91%', 'percent'],
    ['visit_percentage', 0, '0%', 'percent'],
    ['average_order_value', 75.15, '$75.15', 'money'],
  ])('%s divides one figure by another', async (name, plain, formatted, result_type) => {
    expect(await metric(name)).toEqual({ plain, formatted, result_type });
  });

  test('is zero where there is nothing to divide by', async () => {
    const june = { start_date: '2026-06-01', end_date: '2026-06-30' };
    expect(await metric('sharing_rate', june)).toEqual({ plain: 0, formatted: '0%', result_type: 'percent' });
  });
});

describe('a metric is narrowed to what is told of its things', () => {
  test.each<[name: string, query: Record<string, string>]>([
    ['shares', { mobile_visitor: 'true' }],
    ['shares', { device_type: 'mobile' }],
    ['people', { campaign_status: 'Live' }],
    ['offers', { 'sharing_channels[]': 'sms' }],
    ['shares', { 'traffic_sources[]': 'api' }],
  ])('%s %j', async (name, query) => {
    const answer = await site.send('GET', `/metrics/${name}`, { query: { ...ALL, ...query } });
    expect(answer.body).toMatchObject({ ok: true, result: { plain: 0 } });
    expect(answer.assumed).toContain('INF-72');
  });
});

interface Segment {
  readonly plain: number;
  readonly period?: string;
  readonly sharing_channel?: string;
  readonly campaign_tag?: string;
  readonly campaign_type?: string;
}

const segments = async (query: Record<string, string>): Promise<readonly (readonly unknown[])[]> => {
  const { segmented } = await site.result<{ segmented: Segment[] }>('GET', '/metrics/shares/segmentize', {
    query: { ...ALL, ...query },
  });
  return segmented.map(({ plain, period, sharing_channel, campaign_tag, campaign_type }) => [
    period ?? sharing_channel ?? campaign_tag ?? campaign_type,
    plain,
  ]);
};

describe('what is divided into too many segments is refused', () => {
  const years = { start_date: '2014-01-01', end_date: '2026-12-31', 'segment_by[period]': 'day' };
  const message = 'The metric would be divided into more than 5000 segments; the emulator makes at most that.';
  const divide = (query: Record<string, string>): ReturnType<TestSite['send']> =>
    site.send('GET', '/metrics/shares/segmentize', { query: { ...ALL, ...query } });

  test('by its periods', async () => {
    expect(await segments(years)).toHaveLength(4748);
    expect(await divide({ ...years, start_date: '2013-01-01' })).toMatchObject({
      status: 400,
      body: { ok: false, error_message: message },
      assumed: expect.arrayContaining(['INF-48']) as unknown,
    });
  });

  test('by the product of what it is divided by', async () => {
    expect((await divide({ ...years, 'segment_by[sharing_channels]': 'true' })).body).toMatchObject({
      error_message: message,
    });
  });

  test('by the tags alone', async () => {
    const tags = Array.from({ length: 5001 }, (_, index): [string, string] => [
      'segment_by[campaign_tags]',
      `t${String(index)}`,
    ]);
    const query = new URLSearchParams([['site_slug', 'my-store'], ...Object.entries(ALL), ...tags]).toString();
    // What the helper adds to the path becomes the value of a parameter that nobody knows.
    const answer = await site.send('GET', `/metrics/shares/segmentize?${query}&x=`);
    expect(answer.body).toMatchObject({ error_message: message });
  });
});

describe('a divided metric', () => {
  const range = { start_date: '2026-06-15', end_date: '2026-07-20' };

  test.each<[period: string, expected: readonly (readonly unknown[])[]]>([
    [
      'month',
      [
        ['6/15/26 - 6/30/26', 0],
        ['7/1/26 - 7/20/26', 3],
      ],
    ],
    [
      'quarter',
      [
        ['6/15/26 - 6/30/26', 0],
        ['7/1/26 - 7/20/26', 3],
      ],
    ],
    ['year', [['6/15/26 - 7/20/26', 3]]],
    [
      'week',
      [
        ['6/15/26 - 6/21/26', 0],
        ['6/22/26 - 6/28/26', 0],
        ['6/29/26 - 7/5/26', 0],
        ['7/6/26 - 7/12/26', 3],
        ['7/13/26 - 7/19/26', 0],
        ['7/20/26 - 7/20/26', 0],
      ],
    ],
  ])('has every %s, the first and last cut to the range', async (period, expected) => {
    expect(await segments({ ...range, 'segment_by[period]': period })).toEqual(expected);
  });

  test('has every day', async () => {
    expect(await segments({ start_date: '2026-07-06', end_date: '2026-07-08', 'segment_by[period]': 'day' })).toEqual([
      ['7/6/26 - 7/6/26', 0],
      ['7/7/26 - 7/7/26', 1],
      ['7/8/26 - 7/8/26', 2],
    ]);
  });

  test('has every channel, tag or all together', async () => {
    expect(await segments({ 'segment_by[sharing_channels]': 'true' })).toEqual([
      ['email', 1],
      ['facebook', 2],
    ]);
    expect(await segments({ 'segment_by[campaign_tags]': 'sharing' })).toEqual([['sharing', 1]]);
    expect(await segments({})).toEqual([[undefined, 3]]);
    expect(await segments({ 'segment_by[campaign_types]': 'true' })).toEqual([['StandaloneCampaign', 3]]);
    const { segmented } = await site.result<{ segmented: Segment[] }>('GET', '/metrics/shares/segmentize', {
      query: {
        start_date: '2026-07-07',
        end_date: '2026-07-08',
        'segment_by[period]': 'day',
        'segment_by[sharing_channels]': 'true',
      },
    });
    expect(segmented.map(({ plain, period, sharing_channel }) => [sharing_channel, period, plain])).toEqual([
      ['email', '7/7/26 - 7/7/26', 0],
      ['email', '7/8/26 - 7/8/26', 1],
      ['facebook', '7/7/26 - 7/7/26', 1],
      ['facebook', '7/8/26 - 7/8/26', 1],
    ]);
  });
});
