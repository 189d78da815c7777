import type { Metric as MetricResult, MetricSegment } from '../../../../generated/talkable/types.js';
import { badRequest, invalid, notCounted, ok } from '../answers.js';
import type { Call, Handler, Work } from '../exchange.js';
import { campaignOf } from '../program/campaigns.js';
import { METRICS, type Counted, type Metric } from '../program/counted.js';
import { narrow, type MetricQuery } from '../program/metric-filters.js';
import { DAY, divide, readDay, type Span } from '../program/periods.js';
import { offsetMilliseconds } from '../time.js';

const MOST_PERIODS = 5_000;
const MOST_DECIMALS = 20;

/** The metric of a name that is known to exist. */
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

/** The things of a span. */
function within({ site, decide }: Work, things: readonly Counted[], { from, before }: Span): readonly Counted[] {
  const offset = decide('figures') === 'site-time' ? offsetMilliseconds(site.setup.utcOffset) : 0;
  return things.filter(({ at }) => at + offset >= from && at + offset < before);
}

function figureOf(things: readonly Counted[], of: Metric['of']): number {
  if (of === 'things') return things.length;
  if (of === 'people') return new Set(things.map((thing) => thing.personId)).size;
  return Math.round(things.reduce((sum, thing) => sum + (thing.amount ?? 0), 0) * 100) / 100;
}

/** A part of what is counted, and the labels that tell which. */
interface Part {
  readonly things: readonly Counted[];
  readonly labels: Readonly<Record<string, string>>;
}

function collect(call: Work & { readonly query: MetricQuery }, metric: Metric): Part {
  const { precision } = call.query;
  const things = within(call, metric.collect(call.site), spanOf(call, call.query));
  const left = narrow(call.site, things, call.query);
  if (precision !== undefined && !(precision >= 0 && precision <= MOST_DECIMALS)) throw invalid(call, 'precision');
  return { things: left, labels: {} };
}

function resultOf({ things }: Part, { of, resultType }: Metric, precision: number | undefined): MetricResult {
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

function byPeriod(call: Call<'segmentMetric'>, { things, labels }: Part): Part[] {
  const period = call.query['segment_by[period]'];
  if (period === undefined) return [{ things, labels }];
  const spans = divide(spanOf(call, call.query), period, call, MOST_PERIODS);
  if (!spans) {
    call.lean('INF-48');
    const most = String(MOST_PERIODS);
    throw badRequest(`The range has more than ${most} periods; the emulator divides into at most that.`);
  }
  return spans.map((span) => ({
    things: within(call, things, span),
    labels: { ...labels, period: `${dayLabel(span.from)} - ${dayLabel(span.before - DAY)}` },
  }));
}

/** Refuses to divide by something that this metric's things do not have. */
function require(things: readonly Counted[], property: 'channel' | 'campaignId'): void {
  if (things.every((thing) => thing[property] !== undefined)) return;
  throw notCounted(`this metric knows no ${property === 'channel' ? 'sharing channels' : 'campaigns'}.`);
}

function byChannel({ query }: Call<'segmentMetric'>, { things, labels }: Part): Part[] {
  if (query['segment_by[sharing_channels]'] !== true) return [{ things, labels }];
  require(things, 'channel');
  const channels = [...new Set(things.flatMap((thing) => thing.channel ?? []))].sort();
  return channels.map((channel) => ({
    things: things.filter((thing) => thing.channel === channel),
    labels: { ...labels, sharing_channel: channel },
  }));
}

function byTag({ site, query }: Call<'segmentMetric'>, { things, labels }: Part): Part[] {
  const tags = query['segment_by[campaign_tags]'];
  if (!tags) return [{ things, labels }];
  require(things, 'campaignId');
  const hasTag = ({ campaignId }: Counted, tag: string): boolean =>
    typeof campaignId === 'number' && campaignOf(site, campaignId).tags.includes(tag);
  return tags.map((tag) => ({
    things: things.filter((thing) => hasTag(thing, tag)),
    labels: { ...labels, campaign_tag: tag },
  }));
}

export const segmentMetric: Handler<'segmentMetric'> = (call) => {
  const { path, query } = call;
  const metric = metricOf(path.metric);
  if (query['segment_by[campaign_types]'] === true) throw notCounted('campaigns have no types here.');
  const segmented: MetricSegment[] = byTag(call, collect(call, metric))
    .flatMap((part) => byChannel(call, part))
    .flatMap((part) => byPeriod(call, part))
    .map((part) => ({ ...resultOf(part, metric, query.precision), ...part.labels }));
  return ok({ segmented });
};
