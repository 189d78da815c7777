import { expectEqual, expectThat } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { day, measure, share, SUMMER } from '../support/metrics.js';
import { refusedAs } from '../support/persons.js';
import { scenario } from '../support/scenario.js';
import { read } from '../support/site.js';

const stored = { needs: ['state'], story: true } as const;
const SET_UP = { needs: ['state', 'destructive', 'fixture'] } as const;

export const metricsFigures = [
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
];
