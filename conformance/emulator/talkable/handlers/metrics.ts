import type { MetricSegment } from '../../../../generated/talkable/types.js';
import { badRequest, invalid, ok } from '../answers.js';
import type { Call, Handler, Work } from '../exchange.js';
import { CAMPAIGN_TYPE, campaignOf } from '../program/campaigns.js';
import type { Counted } from '../program/counted.js';
import { narrow, type MetricQuery } from '../program/metric-filters.js';
import { figure, metricOf, type Metric } from '../program/metrics.js';
import { DAY, divide, readDay, type Span } from '../program/periods.js';
import { divideByNames, divideByTime, segment, type Division } from '../program/segments.js';
import { offsetMilliseconds } from '../time.js';

const MOST_SEGMENTS = 5_000;
const MOST_DECIMALS = 20;

function dayOf(work: Work, name: 'start_date' | 'end_date', query: MetricQuery): number {
  const day = readDay(query[name]);
  if (day === undefined) throw invalid(work, name);
  return day;
}

/** The days asked for, both included (TK-METRIC-10). */
const spanOf = (work: Work, query: MetricQuery): Span => ({
  from: dayOf(work, 'start_date', query),
  before: dayOf(work, 'end_date', query) + DAY,
});

/** The time of a thing as its days are counted. */
function timeIn({ site, decide }: Work): (thing: Counted) => number {
  const offset = decide('figures') === 'site-time' ? offsetMilliseconds(site.setup.utcOffset) : 0;
  return ({ at }) => at + offset;
}

/** What is left to count of each of a metric's counts. */
function collect(call: Work & { readonly query: MetricQuery }, { counts }: Metric): (readonly Counted[])[] {
  const { precision } = call.query;
  const { from, before } = spanOf(call, call.query);
  const timeOf = timeIn(call);
  if (precision !== undefined && !(precision >= 0 && precision <= MOST_DECIMALS)) throw invalid(call, 'precision');
  return counts.map((one) => {
    const things = one.collect(call.site).filter((thing) => timeOf(thing) >= from && timeOf(thing) < before);
    return narrow(call, things, call.query);
  });
}

export const getMetric: Handler<'getMetric'> = (call) => {
  const metric = metricOf(call.path.metric);
  return ok(figure(metric, collect(call, metric), call.query.precision));
};

/** A day as periods show it: `M/D/YY` (TK-METRIC-07). */
function dayLabel(at: number): string {
  const date = new Date(at);
  const year = String(date.getUTCFullYear() % 100).padStart(2, '0');
  return `${String(date.getUTCMonth() + 1)}/${String(date.getUTCDate())}/${year}`;
}

/** Divides by tags, channels and types of campaigns; what is not told of a thing puts it nowhere. */
function byNames({ site, query, lean }: Call<'segmentMetric'>, things: readonly Counted[]): Division[] {
  const tags = query['segment_by[campaign_tags]'];
  const tagsOf = ({ campaignId = null }: Counted): readonly string[] =>
    campaignId === null ? [] : campaignOf(site, campaignId).tags;
  const channelsOf = ({ channel = null }: Counted): readonly string[] => (channel === null ? [] : [channel]);
  const typesOf = ({ campaignId = null }: Counted): readonly string[] => (campaignId === null ? [] : [CAMPAIGN_TYPE]);
  const divisions = tags ? [divideByNames('campaign_tag', tags, tagsOf)] : [];
  if (query['segment_by[sharing_channels]'] === true)
    divisions.push(divideByNames('sharing_channel', things.flatMap(channelsOf).sort(), channelsOf));
  if (query['segment_by[campaign_types]'] === true) {
    lean('INF-73');
    divisions.push(divideByNames('campaign_type', [CAMPAIGN_TYPE], typesOf));
  }
  return divisions;
}

/** Divides by periods, where so many parts are left to each. */
function byPeriod(call: Call<'segmentMetric'>, mostPeriods: number): Division[] | undefined {
  const period = call.query['segment_by[period]'];
  if (period === undefined) return mostPeriods < 1 ? undefined : [];
  const spans = divide(spanOf(call, call.query), period, call, mostPeriods);
  if (!spans) return undefined;
  const nameOf = ({ from, before }: Span): string => `${dayLabel(from)} - ${dayLabel(before - DAY)}`;
  return [divideByTime(spans, nameOf, timeIn(call))];
}

function divisionsOf(call: Call<'segmentMetric'>, things: readonly Counted[]): Division[] {
  const byName = byNames(call, things);
  const parts = byName.reduce((product, division) => product * division.parts.length, 1);
  const byTime = byPeriod(call, Math.floor(MOST_SEGMENTS / Math.max(1, parts)));
  if (byTime) return [...byName, ...byTime];
  call.lean('INF-48');
  const most = String(MOST_SEGMENTS);
  throw badRequest(`The metric would be divided into more than ${most} segments; the emulator makes at most that.`);
}

export const segmentMetric: Handler<'segmentMetric'> = (call) => {
  const { path, query } = call;
  const metric = metricOf(path.metric);
  const counted = collect(call, metric);
  const divisions = divisionsOf(call, counted.flat());
  const [first = [], ...others] = counted.map((things) => segment(things, divisions));
  const segmented = first.map(({ things, labels }, nth): MetricSegment => ({
    ...figure(metric, [things, ...others.map((segments) => segments[nth]?.things ?? [])], query.precision),
    ...labels,
  }));
  return ok({ segmented });
};
