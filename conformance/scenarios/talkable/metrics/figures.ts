import type { Answer } from '../../../harness/answer.js';
import type { SendOptions } from '../../../harness/api.js';
import { expectEqual, expectStatus, expectThat } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { refusedAs } from '../support/persons.js';
import { offerOf } from '../support/referral-steps.js';
import { scenario } from '../support/scenario.js';
import { post, read, type Context } from '../support/site.js';

const stored = { needs: ['state'], story: true } as const;
const SET_UP = { needs: ['state', 'destructive', 'fixture'] } as const;
const DAY = 24 * 60 * 60 * 1000;
const SUMMER = { start_date: '2026-06-15', end_date: '2026-07-20' };

/** A day of the site, so many days from now: its time zone is seven hours behind UTC. */
const day = ({ now }: Context, days = 0): string =>
  new Date(now() - 7 * 60 * 60 * 1000 + days * DAY).toISOString().slice(0, 10);

/** A day as labels of periods have it. */
const label = (iso: string): string => {
  const [year = '', month, date] = iso.split('-');
  return `${String(Number(month))}/${String(Number(date))}/${year.slice(2)}`;
};

async function measure(
  context: Context,
  below: string,
  query: NonNullable<SendOptions['query']>,
  example?: string,
): Promise<Answer> {
  const answer = await read(context, `/metrics/${below}`, { query, ...(example === undefined ? {} : { example }) });
  expectStatus(answer, 200);
  return answer;
}

/** Somebody shares an offer once. */
async function share(context: Context): Promise<void> {
  expectStatus(
    await post(context, `${path`/offers/${await offerOf(context, 'ann')}`}/shares/social`, { channel: 'facebook' }),
    200,
  );
}

export const metrics = [
  scenario(
    'the result of a metric is a number, the same in words, and of what kind it is',
    { claims: ['TK-METRIC-02'], ...stored },
    async (context) => {
      for (const metric of ['offers', 'shares']) {
        const answer = await measure(context, metric, SUMMER, 'offersCount');
        answer.number('/result/plain');
        answer.string('/result/formatted');
        answer.string('/result/result_type');
      }
    },
  ),

  scenario('a metric counts what happened', { claims: ['INF-45'], ...SET_UP }, async (context) => {
    const today = { start_date: day(context, -1), end_date: day(context, 1) };
    const before = (await measure(context, 'shares', today)).number('/result/plain');
    await share(context);
    expectEqual(
      (await measure(context, 'shares', today)).at('/result/plain'),
      before + 1,
      'the shares after one more',
    );
  }),

  scenario(
    'a metric is a number, a percentage or an amount of money',
    { claims: ['TK-METRIC-03'], ...stored },
    async (context) => {
      for (const metric of ['offers', 'shares']) {
        const kind = (await measure(context, metric, SUMMER, 'offersCount')).string('/result/result_type');
        expectThat(['number', 'percent', 'money'].includes(kind), `result_type of ${metric} is "${kind}"`);
      }
    },
  ),

  scenario('a metric that does not exist is not found', { claims: ['TK-METRIC-04'], ...stored }, async (context) => {
    for (const below of [
      path`/metrics/${context.id('good_mood')}`,
      `${path`/metrics/${context.id('good_mood')}`}/segmentize`,
    ]) {
      refusedAs(
        await read(context, below, { query: SUMMER, example: { status: 400, name: 'metricNotFound' } }),
        400,
        'No metric found.',
      );
    }
  }),

  scenario(
    'figures that tests made are left out without a word',
    { claims: ['TK-METRIC-05'], ...SET_UP },
    async (context) => {
      await share(context);
      const days = { start_date: day(context, -400), end_date: day(context, 1) };
      for (const metric of ['offers', 'shares']) {
        const without = await measure(context, metric, { ...days, exclude_qa_generated: true });
        expectEqual(
          (await measure(context, metric, days)).at('/result/plain'),
          without.at('/result/plain'),
          `${metric} without a word about tests`,
        );
      }
    },
  ),

  scenario('a metric by segments is an array', { claims: ['TK-METRIC-06'], ...stored }, async (context) => {
    const answer = await measure(
      context,
      'shares/segmentize',
      { ...SUMMER, 'segment_by[period]': 'month' },
      'sharesByMonth',
    );
    for (const nth of answer.array('/result/segmented').keys())
      answer.number(`/result/segmented/${String(nth)}/plain`);
  }),

  scenario('the segments of a metric add up to it', { claims: ['INF-45'], ...SET_UP }, async (context) => {
    await share(context);
    const days = { start_date: day(context, -1), end_date: day(context, 1) };
    const whole = (await measure(context, 'shares', days)).number('/result/plain');
    const parts = (await measure(context, 'shares/segmentize', { ...days, 'segment_by[period]': 'day' })).numbers(
      '/result/segmented',
      'plain',
    );
    expectEqual(
      parts.reduce((sum, part) => sum + part, 0),
      whole,
      'the sum of the shares of each day',
    );
  }),

  scenario(
    'a period is labelled by its first and its last day',
    { claims: ['TK-METRIC-07'], ...SET_UP, story: true },
    async (context) => {
      await share(context);
      for (const period of ['day', 'week', 'month', 'quarter', 'year']) {
        const query = { start_date: day(context, -400), end_date: day(context, 1), 'segment_by[period]': period };
        const labels = (await measure(context, 'shares/segmentize', query, 'sharesByMonth')).strings(
          '/result/segmented',
          'period',
        );
        expectThat(labels.length > 0, `there is no ${period} with shares`);
        for (const one of labels)
          expectThat(
            /^\d{1,2}\/\d{1,2}\/\d\d - \d{1,2}\/\d{1,2}\/\d\d$/.test(one),
            `a ${period} has the label "${one}"`,
          );
      }
    },
  ),

  scenario(
    'the first and the last period end where the request does',
    { claims: ['TK-METRIC-07', 'TK-METRIC-08'], ...SET_UP },
    async (context) => {
      await share(context);
      const [first, last] = [day(context, -1), day(context, 1)];
      const newYear =
        first.slice(0, 4) === last.slice(0, 4) ? [] : [`12/31/${first.slice(2, 4)}`, `1/1/${last.slice(2, 4)}`];
      const ends = [label(first), ...newYear, label(last)];
      const expected = ends.flatMap((end, nth) => (nth % 2 === 0 ? [`${end} - ${ends[nth + 1] ?? ''}`] : []));
      const answer = await measure(context, 'shares/segmentize', {
        start_date: first,
        end_date: last,
        'segment_by[period]': 'year',
      });
      const labels = answer.strings('/result/segmented', 'period');
      expectThat(labels.length > 0, 'there is no year with shares');
      for (const one of labels)
        expectThat(
          expected.includes(one),
          `a year between ${first} and ${last} has the label "${one}", not ${expected.join(' or ')}`,
        );
    },
  ),

  scenario('a period of one day begins and ends with it', { claims: ['TK-METRIC-08'], ...SET_UP }, async (context) => {
    await share(context);
    const today = day(context);
    for (const period of ['day', 'week', 'month', 'quarter', 'year']) {
      const answer = await measure(context, 'shares/segmentize', {
        start_date: today,
        end_date: today,
        'segment_by[period]': period,
      });
      expectEqual(
        answer.strings('/result/segmented', 'period'),
        [`${label(today)} - ${label(today)}`],
        `the ${period} of a day`,
      );
    }
  }),

  scenario(
    'a period that there is not is refused with those that there are',
    { claims: ['TK-METRIC-09'], needs: ['state'] },
    async (context) => {
      for (const period of ['hour', 'decade']) {
        const answer = await read(context, '/metrics/shares/segmentize', {
          query: { ...SUMMER, 'segment_by[period]': period },
        });
        refusedAs(
          answer,
          400,
          'Unsupported option for period segmentation. Supported options: day, week, month, quarter, year',
        );
      }
    },
  ),

  scenario(
    'the first and the last day of a metric count',
    { claims: ['TK-METRIC-10'], ...SET_UP },
    async (context) => {
      const ranges = [
        { start_date: day(context), end_date: day(context) },
        { start_date: day(context, -2), end_date: day(context) },
        { start_date: day(context), end_date: day(context, 2) },
      ];
      const count = (): Promise<number[]> =>
        Promise.all(ranges.map(async (range) => (await measure(context, 'shares', range)).number('/result/plain')));
      const before = await count();
      await share(context);
      expectEqual(
        await count(),
        before.map((shares) => shares + 1),
        'the shares from today to today, up to today and from today on',
      );
    },
  ),

  scenario('a metric of other days stays as it is', { claims: ['TK-METRIC-10'], ...SET_UP }, async (context) => {
    const range = { start_date: day(context, -9), end_date: day(context, -2) };
    const before = await measure(context, 'shares', range);
    await share(context);
    expectEqual((await measure(context, 'shares', range)).body, before.body, 'the shares of last week');
  }),

  scenario('what once was detalize is segmentize', { claims: ['TK-METRIC-12'] }, async (context) => {
    expectStatus(await read(context, '/metrics/shares/detalize', { query: SUMMER }), 404);
    const answer = await read(context, '/metrics/shares/segmentize', {
      query: { ...SUMMER, 'segment_by[period]': 'month' },
    });
    expectStatus(answer, 200);
    expectThat(
      answer.has('/result/segmented') && !answer.has('/result/detalized'),
      'the result is not named "segmented"',
    );
  }),
];
