import type {
  AffiliateMemberOrigin,
  EventOrigin,
  Origin,
  PurchaseOrigin,
} from '../../../../generated/talkable/types.js';
import type { Work } from '../exchange.js';
import type { OriginRow } from '../state/records.js';
import { timestamp, timestampOrNull } from '../time.js';

function common({ id, email, customerId, ipAddress, labels }: OriginRow): Omit<AffiliateMemberOrigin, 'type'> {
  return { id, email, customer_id: customerId, ip_address: ipAddress, ...labels };
}

type Refundable = Pick<
  PurchaseOrigin,
  'subtotal' | 'coupon_code' | 'refunded_at' | 'partially_refunded' | 'refund_subtotal'
>;

function refundable({ subtotal, couponCodes, refundedAt, refundSubtotal }: OriginRow, { site }: Work): Refundable {
  return {
    subtotal,
    coupon_code: couponCodes.join(),
    refunded_at: timestampOrNull(refundedAt, site.setup.utcOffset),
    partially_refunded: refundSubtotal !== null && refundSubtotal < subtotal,
    refund_subtotal: refundSubtotal,
  };
}

export const presentMember = (origin: OriginRow): AffiliateMemberOrigin => ({
  type: 'AffiliateMember',
  ...common(origin),
});

export const presentPurchase = (origin: OriginRow, work: Work): PurchaseOrigin => ({
  type: 'Purchase',
  ...common(origin),
  ...refundable(origin, work),
  order_number: origin.number ?? '',
  order_date: timestamp(origin.createdAt, work.site.setup.utcOffset),
});

export const presentEvent = (origin: OriginRow, work: Work): EventOrigin => ({
  type: 'Event',
  ...common(origin),
  ...refundable(origin, work),
  event_number: origin.number ?? '',
  event_category: origin.category ?? '',
});

export const presentRefundable = (origin: OriginRow, work: Work): PurchaseOrigin | EventOrigin =>
  origin.type === 'Purchase' ? presentPurchase(origin, work) : presentEvent(origin, work);

export const presentOrigin = (origin: OriginRow, work: Work): Origin =>
  origin.type === 'AffiliateMember' ? presentMember(origin) : presentRefundable(origin, work);
