import type { Metric as MetricResult, MetricSegment } from '../../../../generated/talkable/types.js';
import { badRequest, invalid, notCounted, ok } from '../answers.js';
import type { Call, Handler, Work } from '../exchange.js';
import { campaignOf } from '../program/campaigns.js';
import { METRICS, type Counted, type Metric } from '../program/counted.js';
import { narrow, type MetricQuery } from '../program/metric-filters.js';
import { DAY, divide, readDay, type Span } from '../program/periods.js';
import { divideByNames, divideByTime, segment, type Division } from '../program/segments.js';
import { offsetMilliseconds } from '../time.js';

const MOST_SEGMENTS = 5_000;
const MOST_DECIMALS = 20;

function metricOf(name: string): Metric {
  const metric = METRICS.get(name);
  if (metric) return metric;
  throw notCounted(`"${name}" does not follow from what it knows. It counts ${[...METRICS.keys()].join(', ')}.`);
}

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

function figureOf(things: readonly Counted[], of: Metric['of']): number {
  if (of === 'things') return things.length;
  if (of === 'people') return new Set(things.map((thing) => thing.personId)).size;
  return Math.round(things.reduce((sum, thing) => sum + (thing.amount ?? 0), 0) * 100) / 100;
}

function collect(call: Work & { readonly query: MetricQuery }, metric: Metric): readonly Counted[] {
  const { precision } = call.query;
  const { from, before } = spanOf(call, call.query);
  const timeOf = timeIn(call);
  const things = metric.collect(call.site).filter((thing) => timeOf(thing) >= from && timeOf(thing) < before);
  const left = narrow(call.site, things, call.query);
  if (precision !== undefined && !(precision >= 0 && precision <= MOST_DECIMALS)) throw invalid(call, 'precision');
  return left;
}

function resultOf(
  things: readonly Counted[],
  { of, resultType }: Metric,
  precision: number | undefined,
): MetricResult {
  const plain = figureOf(things, of);
  const isMoney = resultType === 'money';
  const formatted = `${isMoney ? '$' : ''}${plain.toFixed(precision ?? (isMoney ? 2 : 0))}`;
  return { plain, formatted, result_type: resultType };
}

export const getMetric: Handler<'getMetric'> = (call) => {
  const metric = metricOf(call.path.metric);
  return ok(resultOf(collect(call, metric), metric, call.query.precision));
};

/** A day as periods show it: `M/D/YY` (TK-METRIC-07). */
function dayLabel(at: number): string {
  const date = new Date(at);
  const year = String(date.getUTCFullYear() % 100).padStart(2, '0');
  return `${String(date.getUTCMonth() + 1)}/${String(date.getUTCDate())}/${year}`;
}

/** Refuses to divide by something that this metric's things do not have. */
function require(things: readonly Counted[], property: 'channel' | 'campaignId'): void {
  if (things.every((thing) => thing[property] !== undefined)) return;
  throw notCounted(`this metric knows no ${property === 'channel' ? 'sharing channels' : 'campaigns'}.`);
}

function byTag({ site, query }: Call<'segmentMetric'>, things: readonly Counted[]): Division[] {
  const tags = query['segment_by[campaign_tags]'];
  if (!tags) return [];
  require(things, 'campaignId');
  const tagsOf = ({ campaignId }: Counted): readonly string[] =>
    typeof campaignId === 'number' ? campaignOf(site, campaignId).tags : [];
  return [divideByNames('campaign_tag', tags, tagsOf)];
}

function byChannel({ query }: Call<'segmentMetric'>, things: readonly Counted[]): Division[] {
  if (query['segment_by[sharing_channels]'] !== true) return [];
  require(things, 'channel');
  const channelsOf = ({ channel }: Counted): readonly string[] => (typeof channel === 'string' ? [channel] : []);
  return [divideByNames('sharing_channel', things.flatMap(channelsOf).sort(), channelsOf)];
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
  const byName = [...byTag(call, things), ...byChannel(call, things)];
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
  if (query['segment_by[campaign_types]'] === true) throw notCounted('campaigns have no types here.');
  const things = collect(call, metric);
  const segmented = segment(things, divisionsOf(call, things)).map((part): MetricSegment => ({
    ...resultOf(part.things, metric, query.precision),
    ...part.labels,
  }));
  return ok({ segmented });
};
