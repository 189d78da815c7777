import { notCounted } from '../answers.js';
import type { CampaignSetup } from '../setup/types.js';
import type { Site } from '../state/site.js';
import { isLive } from './campaigns.js';
import type { Counted } from './counted.js';

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

/** Whether a campaign passes all that a query wants of campaigns; `undefined` when it wants nothing. */
function campaignTest(query: MetricQuery): ((campaign: CampaignSetup) => boolean) | undefined {
  const { 'campaign_ids[]': ids, 'campaign_tags[]': tags, campaign_status: status, live_campaigns_only } = query;
  const liveOnly = live_campaigns_only === true;
  if (!ids && !tags && status === undefined && !liveOnly) return undefined;
  const [wantedIds, wantedTags] = [new Set(ids?.map(Number)), new Set(tags)];
  return (campaign) =>
    (!ids || wantedIds.has(campaign.id)) &&
    (!tags || campaign.tags.some((tag) => wantedTags.has(tag))) &&
    (status === undefined || campaign.status.toLowerCase() === status.toLowerCase()) &&
    (!liveOnly || isLive(campaign));
}

/** What things are told apart by, and what a message calls it. */
const NAMES = { campaignId: 'campaign', channel: 'sharing channel', trafficSource: 'traffic source' } as const;

/** Refuses to filter by something that this metric's things do not have: no figure is made up. */
function require(things: readonly Counted[], property: keyof typeof NAMES): void {
  if (things.every((thing) => thing[property] !== undefined)) return;
  throw notCounted(`this metric cannot be filtered by ${NAMES[property]}.`);
}

function byCampaign({ setup }: Site, things: readonly Counted[], query: MetricQuery): readonly Counted[] {
  const test = campaignTest(query);
  if (!test) return things;
  require(things, 'campaignId');
  const fitting = new Set(setup.campaigns.filter(test).map((campaign) => campaign.id));
  return things.filter((thing) => fitting.has(thing.campaignId ?? 0));
}

function byName(
  things: readonly Counted[],
  property: 'channel' | 'trafficSource',
  names: readonly string[] | undefined,
): readonly Counted[] {
  if (!names) return things;
  require(things, property);
  const wanted = new Set(names);
  return things.filter((thing) => wanted.has(thing[property] ?? ''));
}

/** The things that a query leaves. What tests of the site's staff made is never among them: there is none. */
export function narrow(site: Site, things: readonly Counted[], query: MetricQuery): readonly Counted[] {
  if (query.mobile_visitor !== undefined || query.device_type !== undefined)
    throw notCounted('it knows no devices, so nothing can be filtered by mobile_visitor or device_type.');
  const inChannels = byName(byCampaign(site, things, query), 'channel', query['sharing_channels[]']);
  return byName(inChannels, 'trafficSource', query['traffic_sources[]']);
}
