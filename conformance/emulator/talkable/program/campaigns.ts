import type { Work } from '../exchange.js';
import type { CampaignSetup, IncentiveSetup } from '../setup/types.js';
import type { OriginType } from '../state/records.js';
import type { Site } from '../state/site.js';

/** The type of every campaign (INF-73): the service has several, the set-up tells none apart. */
export const CAMPAIGN_TYPE = 'StandaloneCampaign';

export function campaignOf(site: Site, id: number): CampaignSetup {
  const campaign = site.setup.campaigns.find((candidate) => candidate.id === id);
  if (!campaign) throw new Error(`The site "${site.slug}" has no campaign ${String(id)}.`);
  return campaign;
}

export const isLive = (campaign: CampaignSetup): boolean => campaign.status === 'Live';

function takes({ joinableBy = ['affiliate_member', 'purchase'] }: CampaignSetup, type: OriginType): boolean {
  return type === 'Event' || joinableBy.includes(type === 'Purchase' ? 'purchase' : 'affiliate_member');
}

/** The campaign that issues the offer of an origin, of several the newest; without it there is none (TK-ORIGIN-17). */
export function campaignFor(
  { site, decide }: Work,
  tags: readonly string[],
  type: OriginType,
): CampaignSetup | undefined {
  const wantsAll = decide('campaignTags') === 'all';
  const fits = (campaign: CampaignSetup): boolean => {
    const has = (tag: string): boolean => campaign.tags.includes(tag);
    return isLive(campaign) && takes(campaign, type) && (wantsAll ? tags.every(has) : !tags.length || tags.some(has));
  };
  return site.setup.campaigns.filter(fits).sort((a, b) => b.id - a.id)[0];
}

export const incentivesFor = (campaign: CampaignSetup, action: IncentiveSetup['action']): readonly IncentiveSetup[] =>
  campaign.incentives.filter((incentive) => incentive.action === action);
