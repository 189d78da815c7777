import type { WebhookCampaign, WebhookOffer, WebhookOrigin } from '../../../../generated/talkable/types.js';
import type { Work } from '../exchange.js';
import { presentCampaign } from '../present/offers.js';
import { presentEvent, presentPurchase } from '../present/origins.js';
import { CAMPAIGN_TYPE, campaignOf } from '../program/campaigns.js';
import type { OfferRow, OriginRow } from '../state/records.js';

/** A campaign as webhooks tell (TK-HOOK-05). */
export function webhookCampaign(id: number, work: Work): WebhookCampaign {
  const shown = presentCampaign(campaignOf(work.site, id), work);
  return {
    id,
    type: CAMPAIGN_TYPE,
    cached_slug: id,
    tag_names: shown.tag_names,
    joinable_category_names: shown.joinable_category_names,
    origin_min_age: shown.origin_min_age,
    origin_max_age: shown.origin_max_age,
  };
}

function ofType(origin: OriginRow, work: Work): Partial<WebhookOrigin> {
  if (origin.type === 'AffiliateMember') return {};
  if (origin.type === 'Event') {
    const { event_category, event_number, subtotal, coupon_code } = presentEvent(origin, work);
    return { event_category, event_number, subtotal, coupon_code };
  }
  const { order_number, order_date, subtotal, coupon_code } = presentPurchase(origin, work);
  return { order_number, order_date, subtotal, coupon_code };
}

/** An origin as webhooks tell (TK-HOOK-08). */
export function webhookOrigin(origin: OriginRow, work: Work): WebhookOrigin {
  return {
    id: origin.id,
    type: origin.type,
    email: origin.email,
    phone_number: work.site.tables.people.get(origin.personId)?.phoneNumber ?? null,
    customer_id: origin.customerId,
    ip_address: origin.ipAddress,
    traffic_source: origin.trafficSource,
    ...origin.labels,
    ...ofType(origin, work),
  };
}

/** The origin that an offer was issued for; a claim makes an offer without one. */
export const originOf = ({ site }: Work, offer: OfferRow): OriginRow | undefined =>
  site.tables.origins.find('offer', offer.id);

export const originOrNull = (origin: OriginRow | undefined, work: Work): WebhookOrigin | null =>
  origin ? webhookOrigin(origin, work) : null;

/** An offer as webhooks tell (TK-HOOK-06). */
export function webhookOffer(offer: OfferRow, work: Work): WebhookOffer {
  const person = work.site.tables.people.get(offer.personId);
  return {
    email: person?.email ?? null,
    phone_number: person?.phoneNumber ?? null,
    short_url_code: offer.shortUrlCode,
    ip_address: originOf(work, offer)?.ipAddress ?? null,
  };
}
