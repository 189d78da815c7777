import { acknowledged, missing, noCampaign, noOffer, noVisitorOffer, ok } from '../answers.js';
import type { Handler } from '../exchange.js';
import { presentOffer } from '../present/offers.js';
import { presentReward } from '../present/rewards.js';
import { campaignFor, campaignOf, isLive } from '../program/campaigns.js';
import { inWords, shareAndClaim } from '../program/claims.js';
import { channelsOf, claimLinks, findOffer, linkUrl } from '../program/offers.js';

export const getOffer: Handler<'getOffer'> = (call) => {
  const offer = findOffer(call, call.path.short_url_code);
  if (!offer) throw noOffer();
  const links = claimLinks(call, offer, channelsOf(call, call.query['sharing_channels[]']));
  return ok({ offer: presentOffer(offer, call), ...(links && { claim_links: links }) });
};

export const getClaimUrlStatus: Handler<'getClaimUrlStatus'> = (call) => {
  const { site, query, decide } = call;
  const offer = findOffer(call, call.path.short_url_code);
  if (!offer) throw noOffer();
  if (decide('missingClaimUrl') === 'refuse' && query.claim_url === undefined) throw missing(call, 'claim_url');
  const links = site.tables.links.list('offer', offer.id);
  const link = links.find((candidate) => linkUrl(site, candidate) === query.claim_url);
  const isClaimLink = link !== undefined && link.kind !== 'show';
  return ok({ active: isClaimLink && isLive(campaignOf(site, offer.campaignId)) });
};

export const claimOffer: Handler<'claimOffer'> = (call) => {
  const { query, decide, lean } = call;
  const { campaign_tag: tag } = query;
  const tags = tag !== undefined && decide('campaignTag') === 'chooses' ? [tag] : [];
  const campaign = campaignFor(call, tags, 'AffiliateMember');
  if (!campaign) throw noCampaign();
  const claimed = shareAndClaim(call, campaign, query.advocate_email, query.friend_email);
  if ('reward' in claimed) {
    const friend_reward = presentReward(claimed.reward, call);
    return ok({ friend_reward, friend_unredeem_reason: null, friend_human_unredeem_reason: null });
  }
  lean('TK-CLAIM-03');
  const { reason } = claimed;
  return ok({
    friend_reward: null,
    friend_unredeem_reason: reason,
    friend_human_unredeem_reason: inWords(call, reason),
  });
};

export const trackVisit: Handler<'trackVisit'> = ({ site, path, now }) => {
  const copy = site.tables.visitorOffers.get(path.id);
  if (!copy) throw noVisitorOffer();
  site.tables.visitorOffers.change(copy, { visitedAt: copy.visitedAt ?? now });
  return acknowledged();
};
