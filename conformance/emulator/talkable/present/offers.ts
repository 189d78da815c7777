import type { Campaign, Incentive, Offer } from '../../../../generated/talkable/types.js';
import type { Work } from '../exchange.js';
import { campaignOf, isLive } from '../program/campaigns.js';
import { linkOf, linkUrl } from '../program/offers.js';
import { criteriaOf } from '../program/rewards.js';
import type { CampaignSetup, IncentiveSetup } from '../setup/types.js';
import type { OfferRow } from '../state/records.js';
import { timestamp } from '../time.js';

/** `$10`, `$9.50` or `10%`; nothing where there is no amount. */
export function describeAmount(amount: number | null, percentage: boolean): string {
  if (amount === null) return '';
  if (percentage) return `${String(amount)}%`;
  return `$${Number.isInteger(amount) ? String(amount) : amount.toFixed(2)}`;
}

export function presentIncentive(incentive: IncentiveSetup): Incentive {
  const { identifier, action, type, amount, percentage = false } = incentive;
  const forFriend = action === 'click' || action === 'referred';
  return {
    action_type: action,
    amount,
    description: describeAmount(amount, percentage),
    percentage,
    criteria_config: { ...criteriaOf(incentive) },
    for_advocate: !forFriend,
    for_friend: forFriend,
    highest_amount: true,
    identifier,
    incentive_type: type,
    coupon_expires_at: null,
  };
}

export function presentOffer(offer: OfferRow, work: Work): Offer {
  const { site } = work;
  const campaign = campaignOf(site, offer.campaignId);
  const coupon = site.tables.coupons.get(offer.couponId ?? 0);
  return {
    id: offer.id,
    short_url_code: offer.shortUrlCode,
    email: site.tables.people.get(offer.personId)?.email ?? null,
    show_url: linkUrl(site, linkOf(work, offer, 'show')),
    claim_url: linkUrl(site, linkOf(work, offer, 'claim')),
    coupon_code: coupon?.code ?? null,
    incentives: Object.fromEntries(
      campaign.incentives.map((incentive) => [incentive.identifier, presentIncentive(incentive)]),
    ),
    trigger_widget: false,
    campaign_tags: [...campaign.tags],
  };
}

export function presentCampaign(campaign: CampaignSetup, { site }: Work): Campaign {
  const { utcOffset } = site.setup;
  const time = (text: string): string => timestamp(Date.parse(text), utcOffset);
  return {
    id: campaign.id,
    slug: campaign.id,
    name: campaign.name,
    is_active: isLive(campaign),
    status: campaign.status,
    appearance: campaign.appearance ?? 'popup',
    joinable_category_names: [...(campaign.joinableBy ?? ['affiliate_member', 'purchase'])],
    tag_names: [...campaign.tags],
    origin_min_age: null,
    origin_max_age: null,
    live_period: { starts_at: time(campaign.startsAt), ends_at: campaign.endsAt ? time(campaign.endsAt) : null },
  };
}
