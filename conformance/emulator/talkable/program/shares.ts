import type { Work } from '../exchange.js';
import type { LinkRow, OfferRow, RewardRow, ShareRow } from '../state/records.js';
import { campaignOf, incentivesFor } from './campaigns.js';
import { freshCopy } from './copies.js';
import { addLink, channelLink } from './links.js';
import { canPay, pay, promise, wasRewarded } from './rewards.js';

const MAIL = 'email';

type Mail = Pick<ShareRow, 'email' | 'mailed'>;

const NO_MAIL: Mail = { email: null, mailed: false };

function addShare(
  { site, now }: Work,
  offer: OfferRow,
  channel: string,
  link: LinkRow,
  { email, mailed } = NO_MAIL,
): ShareRow {
  const { id: offerId, personId, campaignId } = offer;
  return site.tables.shares.add({
    offerId,
    personId,
    campaignId,
    channel,
    linkId: link.id,
    sharedAt: now,
    email,
    mailed,
    clicks: 0,
  });
}

export function shareBy(work: Work, offer: OfferRow, channel: string): ShareRow {
  const link = channelLink(work, offer, channel);
  const before = work.site.tables.shares.find('link', link.id);
  if (before && work.use('shareAgain')() === 'the same') return before;
  return addShare(work, offer, channel, link);
}

/** Shares by mail, with the Friend's copy of the offer at once (TK-SHARE-24). `mailed` is whether it counts towards the quota. */
export function shareByMail(work: Work, offer: OfferRow, address: string, mailed: boolean): ShareRow {
  const { site, now } = work;
  const share = addShare(work, offer, MAIL, addLink(site, offer.id, 'mail', MAIL), { email: address, mailed });
  site.tables.visitorOffers.add(freshCopy(offer.id, share.id, now, address));
  return share;
}

/** Rewards the Advocate for sharing, where the campaign does. */
export function rewardSharing(work: Work, offer: OfferRow): RewardRow[] {
  const { site, use } = work;
  return incentivesFor(campaignOf(site, offer.campaignId), 'sharing').flatMap((incentive) => {
    const once = use('criteria')(incentive)['once_per_person'] === true;
    if (once && wasRewarded(site, offer.personId, offer.campaignId, incentive.identifier)) return [];
    if (!canPay(work, incentive)) return [];
    const reward = promise(work, {
      personId: offer.personId,
      campaignId: offer.campaignId,
      incentive,
      reason: 'shared',
    });
    pay(work, reward);
    if (reward.couponId !== null)
      site.tables.offers.change(offer, { couponId: use('couponOfSharing')(reward.couponId) });
    return [reward];
  });
}
