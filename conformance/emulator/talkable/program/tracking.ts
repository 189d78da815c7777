import type { Work } from '../exchange.js';
import type { OfferRow, OriginRow } from '../state/records.js';
import { folded } from '../state/site.js';
import { findCoupon, isSpent } from './coupons.js';

const HOUR = 60 * 60 * 1000;

/** In which order an origin is tied to an offer (TK-FLOW-03). Manual, sticky and gated ways cannot come up here. */
const METHODS = ['coupon', 'cookie', 'share_email', 'ip_address', 'event_chain'] as const;

type TrackMethod = (typeof METHODS)[number];

export interface Tracked {
  readonly method: TrackMethod;
  readonly offer: OfferRow;
}

function offerIdByCoupon({ site, decide }: Work, { couponCodes }: OriginRow): number | undefined {
  for (const code of couponCodes) {
    const coupon = findCoupon(site, code);
    if (!coupon || coupon.visitorOfferId === null) continue;
    if (isSpent(coupon) && decide('spentCoupon') === 'ties-once') continue;
    return site.tables.visitorOffers.get(coupon.visitorOfferId)?.offerId;
  }
  return undefined;
}

function offerIdBy(method: TrackMethod, work: Work, origin: OriginRow, uuid: string | undefined): number | undefined {
  const { visitorOffers, referrals } = work.site.tables;
  switch (method) {
    case 'coupon':
      return offerIdByCoupon(work, origin);
    case 'cookie':
      return visitorOffers.list('uuid', folded(uuid ?? null) ?? '').at(-1)?.offerId;
    case 'share_email':
      return visitorOffers.list('email', folded(origin.email) ?? '').at(-1)?.offerId;
    case 'ip_address':
      return visitorOffers
        .list('ip', origin.ipAddress ?? '')
        .findLast(({ clickedAt }) => clickedAt !== null && work.now - clickedAt <= HOUR)?.offerId;
    case 'event_chain':
      return referrals.list('friend', origin.personId).findLast(({ status }) => status !== 'blocked')?.offerId;
  }
}

/** Finds the offer that a purchase or event came through; the first way that leads to one counts. */
export function track(work: Work, origin: OriginRow, uuid: string | undefined): Tracked | undefined {
  for (const method of METHODS) {
    const id = offerIdBy(method, work, origin, uuid);
    const offer = id === undefined ? undefined : work.site.tables.offers.get(id);
    if (offer) return { method, offer };
  }
  return undefined;
}
