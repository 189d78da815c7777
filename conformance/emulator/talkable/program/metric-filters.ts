import type { Work } from '../exchange.js';
import type { CampaignSetup } from '../setup/types.js';
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

type Property = 'campaignId' | 'channel' | 'trafficSource' | 'device';

/** What a query wants of each property, as sets of values. */
function wantedBy({ setup }: Work['site'], query: MetricQuery): (readonly [Property, ReadonlySet<unknown>])[] {
  const test = campaignTest(query);
  const { mobile_visitor: mobile, device_type } = query;
  const wanted: readonly (readonly [Property, readonly unknown[] | undefined])[] = [
    ['campaignId', test && setup.campaigns.filter(test).map(({ id }) => id)],
    ['channel', query['sharing_channels[]']],
    ['trafficSource', query['traffic_sources[]']],
    ['device', mobile === undefined ? undefined : [mobile ? 'mobile' : 'desktop']],
    ['device', device_type === undefined ? undefined : [device_type]],
  ];
  return wanted.flatMap(([property, values]) => (values ? [[property, new Set(values)] as const] : []));
}

/** The things that a query leaves. What tests of the site's staff made is never among them: there is none. */
export function narrow({ site, decide }: Work, things: readonly Counted[], query: MetricQuery): readonly Counted[] {
  const wanted = wantedBy(site, query);
  const fits = (value: unknown, values: ReadonlySet<unknown>): boolean =>
    value === undefined ? decide('untoldProperty') === 'counted' : values.has(value);
  return things.filter((thing) => wanted.every(([property, values]) => fits(thing[property], values)));
}
