import type { Work } from '../exchange.js';
import type { CampaignSetup } from '../setup/types.js';
import { nextCode } from '../state/codes.js';
import type { OfferRow, PersonRow } from '../state/records.js';
import { addLink } from './links.js';

/** The offer of a person in a campaign, with its links; a person has one per campaign. */
export function issueOffer(
  work: Work,
  person: PersonRow,
  campaign: CampaignSetup,
  trafficSource: string | null = null,
): OfferRow {
  const { site, now, use } = work;
  const { offers } = site.tables;
  const existing = offers.find('owner', `${String(person.id)} ${String(campaign.id)}`);
  const again = existing && use('offerAgain')(existing);
  if (again) return again;
  const offer = offers.add({
    shortUrlCode: nextCode(site),
    personId: person.id,
    campaignId: campaign.id,
    createdAt: now,
    trafficSource,
    couponId: null,
  });
  addLink(site, offer.id, 'show');
  addLink(site, offer.id, 'claim');
  return offer;
}
