import { expectEqual, expectThat } from '../../../harness/expect.js';
import { SHARING_TAG, TAG } from '../support/fixture.js';
import { day, measure, share } from '../support/metrics.js';
import { scenario } from '../support/scenario.js';

const SET_UP = { needs: ['state', 'destructive', 'fixture'] } as const;

export const metricsDividing = [
  scenario(
    'a metric divided by channel names the channel of each part',
    { claims: ['TK-METRIC-06'], ...SET_UP },
    async (context) => {
      await share(context);
      const query = {
        start_date: day(context, -1),
        end_date: day(context, 1),
        'segment_by[sharing_channels]': 'true',
      };
      const answer = await measure(context, 'shares/segmentize', query);
      const channels = answer.strings('/result/segmented', 'sharing_channel');
      const nth = channels.indexOf('facebook');
      expectThat(nth >= 0, `the channels are ${channels.join()}`);
      expectEqual(new Set(channels).size, channels.length, 'the number of channels');
      expectThat(answer.number(`/result/segmented/${String(nth)}/plain`) >= 1, 'no share on facebook is counted');
    },
  ),

  scenario(
    'a metric divided by channel counts in the channels that it is narrowed to',
    { claims: ['TK-METRIC-06'], ...SET_UP },
    async (context) => {
      await share(context);
      const days = { start_date: day(context, -1), end_date: day(context, 1) };
      const query = { ...days, 'sharing_channels[]': 'facebook', 'segment_by[sharing_channels]': 'true' };
      const answer = await measure(context, 'shares/segmentize', query);
      expectEqual(answer.strings('/result/segmented', 'sharing_channel'), ['facebook'], 'the channels');
    },
  ),

  scenario(
    'a metric divided by tag has a part for each tag that was asked for',
    { claims: ['INF-45'], ...SET_UP },
    async (context) => {
      await share(context);
      const query = {
        start_date: day(context, -1),
        end_date: day(context, 1),
        'segment_by[campaign_tags]': [TAG, SHARING_TAG],
      };
      const answer = await measure(context, 'shares/segmentize', query);
      expectEqual(answer.array('/result/segmented').length, 2, 'the number of parts');
      expectThat(answer.number('/result/segmented/0/plain') >= 1, `no share of a campaign tagged ${TAG} is counted`);
    },
  ),
];
