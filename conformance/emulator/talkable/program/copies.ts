import type { VisitorOfferRow } from '../state/records.js';

type FreshCopy = Omit<VisitorOfferRow, 'id'>;

/** A Friend's copy of an offer that nobody has claimed yet. */
export const freshCopy = (
  offerId: number,
  shareId: number | null,
  createdAt: number,
  email: string | null = null,
): FreshCopy => ({
  offerId,
  shareId,
  createdAt,
  email,
  visitorUuid: null,
  ipAddress: null,
  clickedAt: null,
  visitedAt: null,
});
