import { Refusal } from '../../core/refusal.js';
import { acknowledged, ok } from '../envelope.js';
import type { Handler } from '../exchange.js';
import { presentOffer } from '../present/offers.js';
import { presentReward } from '../present/rewards.js';
import { campaignOf, isLive } from '../program/campaigns.js';
import { shareAndClaim } from '../program/claims.js';
import { claimLinks, linkUrl } from '../program/links.js';

export const getOffer: Handler<'getOffer'> = (call) => {
  const { site, path, query, use } = call;
  const offer = site.tables.offers.find('code', path.short_url_code);
  if (!offer) throw new Refusal(use('unknownOffer')());
  const links = claimLinks(call, offer, query['sharing_channels[]']);
  return ok({ offer: presentOffer(offer, call), ...(links && { claim_links: links }) });
};

export const getClaimUrlStatus: Handler<'getClaimUrlStatus'> = ({ site, path, query, use }) => {
  const offer = site.tables.offers.find('code', path.short_url_code);
  if (!offer) throw new Refusal(use('unknownOffer')());
  const link = site.tables.links
    .list('offer', offer.id)
    .find((candidate) => linkUrl(site, candidate) === query.claim_url);
  return ok({ active: use('isClaimable')(link, isLive(campaignOf(site, offer.campaignId))) });
};

export const claimOffer: Handler<'claimOffer'> = (call) => {
  const { site, query, use } = call;
  const campaign = use('campaignFor')(site.setup.campaigns, [], 'AffiliateMember');
  if (!campaign) throw new Refusal(use('noCampaign')());
  const claimed = shareAndClaim(call, campaign, query.advocate_email, query.friend_email);
  if ('reason' in claimed) return ok({ friend_reward: null, ...use('unredeemed')(claimed.reason) });
  return ok({
    friend_reward: presentReward(claimed.reward, call),
    friend_unredeem_reason: null,
    friend_human_unredeem_reason: null,
  });
};

export const trackVisit: Handler<'trackVisit'> = ({ site, path, now, use }) => {
  const copy = site.tables.visitorOffers.get(path.id);
  if (!copy) throw new Refusal(use('unknownVisitorOffer')());
  site.tables.visitorOffers.change(copy, { visitedAt: copy.visitedAt ?? now });
  return acknowledged();
};
