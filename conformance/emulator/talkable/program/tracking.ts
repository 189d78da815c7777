import type { Work } from '../exchange.js';
import type { TrackMethod } from '../rules/referrals.js';
import type { OfferRow, OriginRow, VisitorOfferRow } from '../state/records.js';
import { folded, type Site } from '../state/site.js';

/** What ties an origin to an Advocate's offer. */
export interface Tracked {
  readonly method: TrackMethod;
  readonly offer: OfferRow;
}

/** What a Friend's origin brings along. */
interface Trail {
  readonly origin: OriginRow;
  readonly uuid: string | undefined;
}

const last = <Row>(rows: readonly Row[]): Row | undefined => rows[rows.length - 1];

function byCoupon({ site, use }: Work, { origin }: Trail): VisitorOfferRow | undefined {
  const { coupons, visitorOffers } = site.tables;
  for (const code of origin.couponCodes) {
    const coupon = coupons.find('code', use('normalised')(code));
    if (!coupon || coupon.visitorOfferId === null) continue;
    if (!use('isUsed')(coupon) || use('usedCouponTies')()) return visitorOffers.get(coupon.visitorOfferId);
  }
  return undefined;
}

const byCookie = ({ tables }: Site, { uuid }: Trail): VisitorOfferRow | undefined =>
  uuid === undefined ? undefined : last(tables.visitorOffers.list('uuid', uuid.toLowerCase()));

const byShareEmail = ({ tables }: Site, { origin }: Trail): VisitorOfferRow | undefined =>
  last(tables.visitorOffers.list('email', folded(origin.email) ?? ''));

function byAddress({ site, now, use }: Work, { origin }: Trail): VisitorOfferRow | undefined {
  if (origin.ipAddress === null) return undefined;
  const clicked = site.tables.visitorOffers.list('ip', origin.ipAddress);
  return last(clicked.filter(({ clickedAt }) => clickedAt !== null && use('ipCounts')(clickedAt, now)));
}

/** The offer through which the Friend was referred before. */
const byChain = ({ tables }: Site, { origin }: Trail): number | undefined =>
  last(tables.referrals.list('friend', origin.personId).filter((referral) => referral.status !== 'blocked'))?.offerId;

function offerIdBy(method: TrackMethod, work: Work, trail: Trail): number | undefined {
  switch (method) {
    case 'coupon':
      return byCoupon(work, trail)?.offerId;
    case 'cookie':
      return byCookie(work.site, trail)?.offerId;
    case 'share_email':
      return byShareEmail(work.site, trail)?.offerId;
    case 'ip_address':
      return byAddress(work, trail)?.offerId;
    case 'event_chain':
      return byChain(work.site, trail);
  }
}

/** Finds the offer that a purchase or event came through; the first way that leads to one counts. */
export function track(work: Work, trail: Trail): Tracked | undefined {
  for (const method of work.use('trackOrder')()) {
    const id = offerIdBy(method, work, trail);
    const offer = id === undefined ? undefined : work.site.tables.offers.get(id);
    if (offer) return { method, offer };
  }
  return undefined;
}
