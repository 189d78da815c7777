import { expectEqual, expectStatus, expectThat } from '../../../harness/expect.js';
import { day, label, measure, share, SUMMER } from '../support/metrics.js';
import { refusedAs } from '../support/persons.js';
import { scenario } from '../support/scenario.js';
import { read } from '../support/site.js';

const stored = { needs: ['state'], story: true } as const;
const SET_UP = { needs: ['state', 'destructive', 'fixture'] } as const;

export const metricsSegments = [
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
