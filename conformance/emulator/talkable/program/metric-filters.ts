import { Refusal } from '../../core/refusal.js';
import type { Work } from '../exchange.js';
import type { CampaignSetup } from '../setup/types.js';
import type { Counted } from './counted.js';
import { isLive } from './campaigns.js';

/** What the query of a metric narrows down to. */
export interface MetricQuery {
  readonly start_date: string;
  readonly end_date: string;
  readonly 'sharing_channels[]'?: readonly string[];
  readonly 'traffic_sources[]'?: readonly string[];
  readonly 'campaign_ids[]'?: readonly (number | string)[];
  readonly 'campaign_tags[]'?: readonly string[];
  readonly campaign_status?: string;
  readonly mobile_visitor?: boolean;
  readonly device_type?: string;
  readonly live_campaigns_only?: boolean;
  readonly precision?: number;
}

type Test<Value> = (value: Value) => boolean;

/** A campaign must pass all of these. */
function campaignTests(query: MetricQuery): Test<CampaignSetup>[] {
  const {
    'campaign_ids[]': ids,
    'campaign_tags[]': tags,
    campaign_status: status,
    live_campaigns_only: liveOnly,
  } = query;
  return [
    ids && ((campaign: CampaignSetup) => ids.map(Number).includes(campaign.id)),
    tags && ((campaign: CampaignSetup) => tags.some((tag) => campaign.tags.includes(tag))),
    status === undefined
      ? undefined
      : (campaign: CampaignSetup) => campaign.status.toLowerCase() === status.toLowerCase(),
    liveOnly === true ? isLive : undefined,
  ].filter((test) => test !== undefined);
}

/** Refuses a filter by something that this metric's things do not have: no figure is made up. */
function require(
  work: Work,
  things: readonly Counted[],
  property: 'campaignId' | 'channel' | 'trafficSource',
  filter: string,
): void {
  if (things.every((thing) => thing[property] !== undefined)) return;
  throw new Refusal(work.use('notCounted')(`this metric cannot be filtered by ${filter}.`));
}

function byCampaign(work: Work, things: readonly Counted[], query: MetricQuery): readonly Counted[] {
  const tests = campaignTests(query);
  if (tests.length === 0) return things;
  require(work, things, 'campaignId', 'campaign');
  const campaigns = work.site.setup.campaigns.filter((campaign) => tests.every((test) => test(campaign)));
  const fitting = new Set(campaigns.map((campaign) => campaign.id));
  return things.filter((thing) => fitting.has(thing.campaignId ?? 0));
}

function byName(
  work: Work,
  things: readonly Counted[],
  property: 'channel' | 'trafficSource',
  names: readonly string[] | undefined,
  filter: string,
): readonly Counted[] {
  if (!names) return things;
  require(work, things, property, filter);
  return things.filter((thing) => names.includes(thing[property] ?? ''));
}

/** The things that a query leaves. What tests of the site's staff made is never among them: there is none. */
export function narrow(work: Work, things: readonly Counted[], query: MetricQuery): readonly Counted[] {
  if (query.mobile_visitor !== undefined || query.device_type !== undefined) {
    throw new Refusal(
      work.use('notCounted')('it knows no devices, so nothing can be filtered by mobile_visitor or device_type.'),
    );
  }
  const inCampaigns = byCampaign(work, things, query);
  const inChannels = byName(work, inCampaigns, 'channel', query['sharing_channels[]'], 'sharing channel');
  return byName(work, inChannels, 'trafficSource', query['traffic_sources[]'], 'traffic source');
}
