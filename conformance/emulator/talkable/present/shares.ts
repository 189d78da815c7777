import type { EmailOfferShare, Share, SocialOfferShare } from '../../../../generated/talkable/types.js';
import type { Work } from '../exchange.js';
import { campaignOf } from '../program/campaigns.js';
import { linkUrl } from '../program/offers.js';
import type { ShareRow } from '../state/records.js';
import { timestamp } from '../time.js';
import { presentCampaign, presentOffer } from './offers.js';

/** How many Friends a share brought: those who claimed (TK-SHARE-06). */
function friendsOf({ site, decide }: Work, share: ShareRow): number {
  const claimed = site.tables.visitorOffers.list('share', share.id).filter(({ clickedAt }) => clickedAt !== null);
  if (claimed.length === 0 || decide('friendsCount') === 'all') return claimed.length;
  return claimed.filter(({ email }) => email !== null).length;
}

function common(share: ShareRow, work: Work): Omit<SocialOfferShare, 'type' | 'email'> {
  const { site } = work;
  const [offer, link] = [site.tables.offers.get(share.offerId), site.tables.links.get(share.linkId)];
  if (!offer || !link) throw new Error(`The share ${String(share.id)} has lost its offer or its link.`);
  return {
    id: share.id,
    shared_at: timestamp(share.sharedAt, site.setup.utcOffset),
    short_url: linkUrl(site, link),
    channel_identifier: share.channel,
    offer: presentOffer(offer, work),
    campaign: presentCampaign(campaignOf(site, share.campaignId), work),
    friends_count: friendsOf(work, share),
    friend_clicks_count: share.clicks,
  };
}

export const presentSocialShare = (share: ShareRow, work: Work): SocialOfferShare => ({
  type: 'SocialOfferShare',
  ...common(share, work),
});

const presentMail = (share: ShareRow, email: string, work: Work): EmailOfferShare => ({
  type: 'EmailOfferShare',
  email,
  ...common(share, work),
});

export const presentShare = (share: ShareRow, work: Work): Share =>
  share.email === null ? presentSocialShare(share, work) : presentMail(share, share.email, work);
