import type { SendOptions } from '../../../harness/api.js';
import { expectEqual } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { address } from '../support/cast.js';
import { SHARING_TAG, TAG } from '../support/fixture.js';
import { day, measure, share } from '../support/metrics.js';
import { buy, expectDone, join } from '../support/referral-steps.js';
import { scenario } from '../support/scenario.js';
import { mail, post, read, type Context } from '../support/site.js';
import { follow } from '../support/visits.js';

type Query = NonNullable<SendOptions['query']>;

const SET_UP = { needs: ['state', 'destructive', 'fixture'] } as const;

/** The figure of these days, narrowed. */
async function figure(context: Context, metric: string, query: Query): Promise<number> {
  const days = { start_date: day(context, -1), end_date: day(context, 1) };
  return (await measure(context, metric, { ...days, ...query })).number('/result/plain');
}

/** How much each narrowed figure grows by what happens. */
async function growth(
  context: Context,
  metric: string,
  queries: readonly Query[],
  happen: () => Promise<unknown>,
): Promise<number[]> {
  const before: number[] = [];
  for (const query of queries) before.push(await figure(context, metric, query));
  await happen();
  const grown: number[] = [];
  for (const [nth, query] of queries.entries())
    grown.push((await figure(context, metric, query)) - (before[nth] ?? 0));
  return grown;
}

const PHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Safari/604.1';
const DESK = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

/** Three Friends follow a link: two on a phone, one at a desk. */
async function followed(context: Context): Promise<void> {
  const joined = await join(context, 'ann', { sharing_channels: ['facebook'] });
  const link = joined.string('/result/claim_links/facebook');
  const friends = [
    ['bob', PHONE],
    ['cy', PHONE],
    ['dee', DESK],
  ] as const;
  for (const [friend, agent] of friends) await follow(context, link, address(context, friend), agent);
}

export const metricsNarrowing = [
  scenario(
    'a metric of mobile visitors counts them alone, and one of others those at a desk',
    { claims: ['TK-METRIC-11'], needs: [...SET_UP.needs, 'any-origin'] },
    async (context) => {
      const queries = [{}, { mobile_visitor: 'true' }, { mobile_visitor: 'false' }, { device_type: 'mobile' }];
      const grown = await growth(context, 'clicks', queries, () => followed(context));
      expectEqual(grown, [3, 2, 1, 2], 'the clicks of all, on phones, at desks, and of the device "mobile"');
    },
  ),

  scenario('a metric is narrowed to sharing channels', { claims: ['INF-45'], ...SET_UP }, async (context) => {
    const queries = ['facebook', 'email', 'sms'].map((channel) => ({ 'sharing_channels[]': channel }));
    const both = { 'sharing_channels[]': ['facebook', 'email'] };
    const grown = await growth(context, 'shares', [...queries, both], async () => {
      await share(context);
      const offer = (await join(context, 'ann')).string('/result/offer/short_url_code');
      expectDone(await post(context, path`/offers/${offer}/shares/email`, { recipients: mail(context, 'bob') }));
    });
    expectEqual(grown, [1, 1, 0, 2], 'the shares on facebook, by mail, by SMS, and by the first two');
  }),

  scenario('a metric is narrowed to campaigns', { claims: ['INF-45'], ...SET_UP }, async (context) => {
    const campaign = async (tag: string): Promise<string> =>
      (await join(context, `of-${tag}`, { campaign_tags: tag })).string('/result/offer/campaign_tags/0');
    const queries = [
      { 'campaign_tags[]': TAG },
      { 'campaign_tags[]': SHARING_TAG },
      { 'campaign_tags[]': [TAG, SHARING_TAG] },
      { campaign_status: 'Live' },
      { campaign_status: 'Disabled' },
      { live_campaigns_only: 'true' },
      { live_campaigns_only: 'false' },
    ];
    const grown = await growth(context, 'offers', queries, async () => {
      expectEqual([await campaign(TAG), await campaign(SHARING_TAG)], [TAG, SHARING_TAG], 'the tags of the offers');
    });
    expectEqual(grown, [1, 1, 2, 2, 0, 2, 2], 'the offers by tag, by both, by status and of live campaigns');
  }),

  scenario('a metric is narrowed to campaigns by number', { claims: ['INF-45'], ...SET_UP }, async (context) => {
    const campaigns = expectDone(await read(context, '/campaigns'));
    const ids = [TAG, SHARING_TAG].map((tag) => {
      const nth = campaigns
        .array('/result/campaigns')
        .findIndex((_, index) => campaigns.array(`/result/campaigns/${String(index)}/tag_names`).includes(tag));
      return String(campaigns.number(`/result/campaigns/${String(nth)}/id`));
    });
    const queries = [...ids.map((id) => ({ 'campaign_ids[]': id })), { 'campaign_ids[]': ids }];
    const grown = await growth(context, 'shares', queries, () => share(context));
    expectEqual(grown, [1, 0, 1], `the shares of campaign ${ids.join(', of ')}, and of both`);
  }),

  scenario('a metric is narrowed to traffic sources', { claims: ['INF-45'], ...SET_UP }, async (context) => {
    const queries = ['checkout', 'app'].map((source) => ({ 'traffic_sources[]': source }));
    const grown = await growth(context, 'total_sales_count', queries, () =>
      buy(context, 'bob', context.id('A-100'), { traffic_source: 'checkout' }),
    );
    expectEqual(grown, [1, 0], 'the sales from the checkout and from the app');
  }),

  scenario(
    'precision is the number of decimals, and figures of tests can be counted too',
    { claims: ['TK-METRIC-02', 'TK-METRIC-05'], ...SET_UP },
    async (context) => {
      await share(context);
      const days = { start_date: day(context, -1), end_date: day(context, 1) };
      for (const [precision, form] of [
        ['0', /^\d+$/],
        ['2', /^\d+\.\d\d$/],
      ] as const) {
        const answer = await measure(context, 'shares', { ...days, precision, exclude_qa_generated: 'false' });
        expectEqual(form.test(answer.string('/result/formatted')), true, `precision ${precision}`);
      }
    },
  ),
];
