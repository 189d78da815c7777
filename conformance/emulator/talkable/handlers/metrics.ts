import type { Metric as MetricResult, MetricSegment } from '../../../../generated/talkable/types.js';
import { Refusal } from '../../core/refusal.js';
import { ok } from '../envelope.js';
import type { Call, Handler, Work } from '../exchange.js';
import { METRICS, UNCOUNTED, type Counted, type Metric } from '../program/counted.js';
import { narrow, type MetricQuery } from '../program/metric-filters.js';
import { divide, readDay, type Span } from '../program/periods.js';
import { campaignOf } from '../program/campaigns.js';
import { offsetMilliseconds } from '../time.js';

const MOST_PERIODS = 5_000;
const MOST_DECIMALS = 20;

function metricOf({ use }: Work, name: string): Metric {
  const metric = METRICS.get(name);
  if (metric) return metric;
  if (!UNCOUNTED.has(name)) throw new Refusal(use('unknownMetric')());
  throw new Refusal(
    use('notCounted')(`"${name}" does not follow from what it knows. It counts ${[...METRICS.keys()].join(', ')}.`),
  );
}

function dayOf({ use }: Work, name: 'start_date' | 'end_date', query: MetricQuery): number {
  const day = readDay(query[name]);
  if (day === undefined) throw new Refusal(use('invalidParameter')(name));
  return day;
}

const spanOf = (work: Work, query: MetricQuery): Span =>
  work.use('range')(dayOf(work, 'start_date', query), dayOf(work, 'end_date', query));

/** The things of a span, which is in the site's time. */
function within({ site }: Work, things: readonly Counted[], { from, before }: Span): readonly Counted[] {
  const offset = offsetMilliseconds(site.setup.utcOffset);
  return things.filter(({ at }) => at + offset >= from && at + offset < before);
}

function figureOf(things: readonly Counted[], of: Metric['of']): number {
  if (of === 'things') return things.length;
  if (of === 'people') return new Set(things.map((thing) => thing.personId)).size;
  return Math.round(things.reduce((sum, thing) => sum + (thing.amount ?? 0), 0) * 100) / 100;
}

function decimalsOf({ use }: Work, precision: number | undefined): number | undefined {
  if (precision === undefined || (precision >= 0 && precision <= MOST_DECIMALS)) return precision;
  throw new Refusal(use('invalidParameter')('precision'));
}

function resultOf(
  work: Work,
  things: readonly Counted[],
  metric: Metric,
  precision: number | undefined,
): MetricResult {
  const plain = figureOf(things, metric.of);
  const decimals = decimalsOf(work, precision) ?? (metric.resultType === 'money' ? 2 : 0);
  const formatted = `${metric.resultType === 'money' ? '$' : ''}${plain.toFixed(decimals)}`;
  return work.use('meaning')({ plain, formatted, result_type: metric.resultType });
}

export const getMetric: Handler<'getMetric'> = (call) => {
  const metric = metricOf(call, call.path.metric);
  const span = spanOf(call, call.query);
  return ok(
    resultOf(
      call,
      narrow(call, within(call, metric.collect(call.site), span), call.query),
      metric,
      call.query.precision,
    ),
  );
};

/** A part of what is counted, and the labels that tell which. */
interface Part {
  readonly things: readonly Counted[];
  readonly labels: Readonly<Record<string, string>>;
}

function byPeriod(call: Call<'segmentMetric'>, { things, labels }: Part): Part[] {
  const period = call.query['segment_by[period]'];
  if (period === undefined) return [{ things, labels }];
  const spans = divide(spanOf(call, call.query), period, call.use, MOST_PERIODS);
  if (!spans) throw new Refusal(call.use('tooManyPeriods')(MOST_PERIODS));
  const labelOf = ({ from, before }: Span): string => call.use('periodLabel')(from, before);
  return spans.map((span) => ({ things: within(call, things, span), labels: { ...labels, period: labelOf(span) } }));
}

/** Refuses to divide by something that this metric's things do not have. */
function require(call: Call<'segmentMetric'>, things: readonly Counted[], property: 'channel' | 'campaignId'): void {
  if (things.every((thing) => thing[property] !== undefined)) return;
  throw new Refusal(
    call.use('notCounted')(`this metric knows no ${property === 'channel' ? 'sharing channels' : 'campaigns'}.`),
  );
}

function byChannel(call: Call<'segmentMetric'>, { things, labels }: Part): Part[] {
  if (call.query['segment_by[sharing_channels]'] !== true) return [{ things, labels }];
  require(call, things, 'channel');
  const channels = [...new Set(things.flatMap((thing) => thing.channel ?? []))].sort();
  const through = (channel: string): readonly Counted[] => things.filter((thing) => thing.channel === channel);
  return channels.map((channel) => ({ things: through(channel), labels: { ...labels, sharing_channel: channel } }));
}

function byTag(call: Call<'segmentMetric'>, { things, labels }: Part): Part[] {
  const tags = call.query['segment_by[campaign_tags]'];
  if (!tags) return [{ things, labels }];
  require(call, things, 'campaignId');
  const hasTag = ({ campaignId }: Counted, tag: string): boolean =>
    typeof campaignId === 'number' && campaignOf(call.site, campaignId).tags.includes(tag);
  return tags.map((tag) => ({
    things: things.filter((thing) => hasTag(thing, tag)),
    labels: { ...labels, campaign_tag: tag },
  }));
}

export const segmentMetric: Handler<'segmentMetric'> = (call) => {
  const { query, use } = call;
  const metric = metricOf(call, call.path.metric);
  if (query['segment_by[campaign_types]'] === true)
    throw new Refusal(use('notCounted')('campaigns have no types here.'));
  const things = narrow(call, within(call, metric.collect(call.site), spanOf(call, query)), query);
  const parts = [{ things, labels: {} }]
    .flatMap((part) => byTag(call, part))
    .flatMap((part) => byChannel(call, part))
    .flatMap((part) => byPeriod(call, part));
  const segmented: MetricSegment[] = parts.map((part) => ({
    ...resultOf(call, part.things, metric, query.precision),
    ...part.labels,
  }));
  return ok({ segmented });
};
