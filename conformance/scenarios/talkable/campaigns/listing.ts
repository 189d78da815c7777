import type { Answer } from '../../../harness/answer.js';
import { expectEqual, expectStatus, expectThat } from '../../../harness/expect.js';
import { scenario } from '../support/scenario.js';
import { read, type Context } from '../support/site.js';

const FIXED = { needs: ['state', 'fixture'], story: true } as const;

const PROPERTIES = [
  'slug',
  'is_active',
  'appearance',
  'id',
  'joinable_category_names',
  'name',
  'origin_max_age',
  'origin_min_age',
  'status',
  'tag_names',
  'live_period',
];

/** The campaigns of the site, of which there is one at least, with the pointer to each. */
async function list(context: Context): Promise<{ readonly answer: Answer; readonly all: readonly string[] }> {
  const answer = await read(context, '/campaigns', { example: 'campaigns' });
  expectStatus(answer, 200);
  const all = answer.array('/result/campaigns').map((_, nth) => `/result/campaigns/${String(nth)}`);
  expectThat(all.length > 0, `${answer.request}: the site has no campaign`);
  return { answer, all };
}

export const campaignsListing = [
  scenario(
    'campaigns are listed, those that are over too',
    { claims: ['TK-CAMPAIGN-01'], ...FIXED },
    async (context) => {
      const { answer } = await list(context);
      const statuses = new Set(answer.strings('/result/campaigns', 'status'));
      for (const status of ['Live', 'Disabled'])
        expectThat(statuses.has(status), `none of the campaigns is ${status}; there are ${[...statuses].join(', ')}`);
    },
  ),

  scenario('a campaign has eleven properties', { claims: ['TK-CAMPAIGN-02'], ...FIXED }, async (context) => {
    const { answer, all } = await list(context);
    for (const at of all)
      expectEqual(
        PROPERTIES.filter((name) => !answer.has(`${at}/${name}`)),
        [],
        `what is missing in ${at}`,
      );
  }),

  scenario('the slug of a campaign is its number', { claims: ['TK-CAMPAIGN-03'], ...FIXED }, async (context) => {
    const { answer, all } = await list(context);
    for (const at of all) {
      expectThat(
        Number.isInteger(answer.at(`${at}/slug`)),
        `the slug at ${at} is ${JSON.stringify(answer.at(`${at}/slug`))}`,
      );
      expectEqual(answer.at(`${at}/slug`), answer.at(`${at}/id`), `the slug at ${at}, which is the id`);
    }
  }),

  scenario('a live campaign has no end yet', { claims: ['TK-CAMPAIGN-04'], ...FIXED }, async (context) => {
    const { answer, all } = await list(context);
    for (const at of all) {
      expectThat(
        answer.has(`${at}/live_period/starts_at`) && answer.has(`${at}/live_period/ends_at`),
        `live_period at ${at} lacks a beginning or an end`,
      );
      if (answer.at(`${at}/status`) === 'Live')
        expectEqual(answer.at(`${at}/live_period/ends_at`), null, `the end at ${at}`);
    }
  }),

  scenario(
    'a live campaign is active, a disabled one is not',
    { claims: ['TK-CAMPAIGN-05'], ...FIXED },
    async (context) => {
      const { answer, all } = await list(context);
      const told = all.filter((at) => ['Live', 'Disabled'].includes(answer.string(`${at}/status`)));
      expectThat(told.length > 1, 'the site has no live and no disabled campaign');
      for (const at of told)
        expectEqual(
          answer.at(`${at}/is_active`),
          answer.at(`${at}/status`) === 'Live',
          `is_active of the ${answer.string(`${at}/status`)} campaign at ${at}`,
        );
    },
  ),

  scenario('campaigns are listed by number, highest first', { claims: ['INF-Q20'], ...FIXED }, async (context) => {
    const { answer } = await list(context);
    const ids = answer.numbers('/result/campaigns', 'id');
    expectEqual(
      ids,
      [...ids].sort((a, b) => b - a),
      'the numbers of the campaigns, highest first',
    );
  }),

  scenario(
    'traffic sources are listed by their identifiers, without an object around',
    { claims: ['TK-TRAFFIC-01'], ...FIXED },
    async (context) => {
      const answer = await read(context, '/traffic_sources', { example: 'trafficSources' });
      expectStatus(answer, 200);
      expectThat(answer.array('/result').length > 0, 'the site has no traffic source');
      answer.strings('/result', 'identifier');
    },
  ),
];
