import type { Work } from '../exchange.js';
import type { LinkRow, OfferRow, RewardRow, ShareRow, VisitorOfferRow } from '../state/records.js';
import { campaignOf, incentivesFor } from './campaigns.js';
import { addLink, channelLink } from './offers.js';
import { canPay, criteriaOf, pay, promise, rewardsBy } from './rewards.js';

const MAIL = 'email';

type Mail = Pick<ShareRow, 'email' | 'mailed'>;

function addShare(
  { site, now }: Work,
  { id: offerId, personId, campaignId }: OfferRow,
  channel: string,
  link: LinkRow,
  mail: Mail = { email: null, mailed: false },
): ShareRow {
  const share = { offerId, personId, campaignId, channel, linkId: link.id, sharedAt: now, clicks: 0, ...mail };
  return site.tables.shares.add(share);
}

/** A Friend's copy of an offer, which nobody has claimed yet. */
export function addCopy(
  { site, now }: Pick<Work, 'site' | 'now'>,
  offerId: number,
  shareId: number | null,
  email: string | null = null,
): VisitorOfferRow {
  const unclaimed = { visitorUuid: null, ipAddress: null, clickedAt: null, clicks: [], visitedAt: null };
  return site.tables.visitorOffers.add({ offerId, shareId, createdAt: now, email, ...unclaimed });
}

export function shareBy(work: Work, offer: OfferRow, channel: string): ShareRow {
  const link = channelLink(work, offer, channel);
  const before = work.site.tables.shares.find('link', link.id);
  if (before && work.decide('shareAgain') === 'same') return before;
  return addShare(work, offer, channel, link);
}

/** Shares by mail, with the Friend's copy at once (TK-SHARE-24). `mailed` is whether it counts towards the quota. */
export function shareByMail(work: Work, offer: OfferRow, email: string, mailed: boolean): ShareRow {
  const share = addShare(work, offer, MAIL, addLink(work.site, offer.id, 'mail', MAIL), { email, mailed });
  addCopy(work, offer.id, share.id, email);
  return share;
}

export const mailTo = ({ site }: Work, offer: OfferRow, address: string): ShareRow | undefined =>
  site.tables.shares.find('recipient', `${String(offer.id)} ${address.toLowerCase()}`);

export function rewardSharing(work: Work, offer: OfferRow): RewardRow[] {
  const { site, decide } = work;
  const { personId, campaignId } = offer;
  return incentivesFor(campaignOf(site, campaignId), 'sharing').flatMap((incentive) => {
    const once = criteriaOf(incentive)['once_per_person'] === true;
    if (once && rewardsBy(site, personId, campaignId, incentive).length > 0) return [];
    if (!canPay(work, incentive)) return [];
    const reward = promise(work, { personId, campaignId, incentive, reason: 'shared' });
    pay(work, reward);
    if (reward.couponId !== null && decide('sharingCoupon') === 'shown')
      site.tables.offers.change(offer, { couponId: reward.couponId });
    return [reward];
  });
}
