import type { CampaignSetup, IncentiveSetup } from '../setup/types.js';
import type { Site } from '../state/site.js';

/** A campaign that something of the site belongs to. */
export function campaignOf(site: Site, id: number): CampaignSetup {
  const campaign = site.setup.campaigns.find((candidate) => candidate.id === id);
  if (!campaign) throw new Error(`The site "${site.slug}" has no campaign ${String(id)}.`);
  return campaign;
}

export const isLive = (campaign: CampaignSetup): boolean => campaign.status === 'Live';

export const incentivesFor = (campaign: CampaignSetup, action: IncentiveSetup['action']): readonly IncentiveSetup[] =>
  campaign.incentives.filter((incentive) => incentive.action === action);
