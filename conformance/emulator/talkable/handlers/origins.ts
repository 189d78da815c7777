import type { ClaimLinks, Offer } from '../../../../generated/talkable/types.js';
import { Refusal } from '../../core/refusal.js';
import { acknowledged, ok } from '../envelope.js';
import type { Call, Handler, Work } from '../exchange.js';
import { presentOffer } from '../present/offers.js';
import { presentEvent, presentMember, presentOrigin, presentPurchase, presentRefundable } from '../present/origins.js';
import { claimLinks } from '../program/links.js';
import { originBySlug, recordOrigin, type OriginData, type Recorded } from '../program/origins.js';
import { readInstant } from '../program/read-instant.js';
import type { OriginType } from '../state/records.js';

/** What stands beside the origin in the answer (TK-ORIGIN-18). */
function issued({ offer }: Recorded, data: OriginData, work: Work): { offer: Offer | null; claim_links?: ClaimLinks } {
  const links = offer && claimLinks(work, offer, data.sharing_channels);
  return { offer: offer ? presentOffer(offer, work) : null, ...(links && { claim_links: links }) };
}

export const createOrigin: Handler<'createOrigin'> = (call) => {
  const { type, data } = call.body;
  const recorded = recordOrigin(call, type, data);
  return ok({ origin: presentOrigin(recorded.origin, call), ...issued(recorded, data, call) });
};

export const createAffiliateMember: Handler<'createAffiliateMember'> = (call) => {
  const recorded = recordOrigin(call, 'AffiliateMember', call.body.data);
  return ok({ origin: presentMember(recorded.origin), ...issued(recorded, call.body.data, call) });
};

export const createPurchase: Handler<'createPurchase'> = (call) => {
  const recorded = recordOrigin(call, 'Purchase', call.body.data);
  return ok({ origin: presentPurchase(recorded.origin, call), ...issued(recorded, call.body.data, call) });
};

export const createEvent: Handler<'createEvent'> = (call) => {
  const recorded = recordOrigin(call, 'Event', call.body.data);
  return ok({ origin: presentEvent(recorded.origin, call), ...issued(recorded, call.body.data, call) });
};

type Batch = Call<'createAffiliateMembers'> | Call<'createPurchases'> | Call<'createEvents'>;

function accept({ site, now, use, body }: Batch, type: OriginType): { ok: true } {
  const dueAt = use('batchDue')(now, site.setup.batchDelaySeconds);
  const createOffers = use('createOffers')(body.create_offers);
  site.tables.batches.add({ type, dueAt, items: structuredClone(body.data), createOffers, done: false });
  return acknowledged();
}

export const createAffiliateMembers: Handler<'createAffiliateMembers'> = (call) => accept(call, 'AffiliateMember');

export const createPurchases: Handler<'createPurchases'> = (call) => accept(call, 'Purchase');

export const createEvents: Handler<'createEvents'> = (call) => accept(call, 'Event');

export const refundOrigin: Handler<'refundOrigin'> = (call) => {
  const { site, now, use, path, body } = call;
  const origin = originBySlug(call, path.origin_slug);
  if (!origin) throw new Refusal(use('unknownOriginOfRefund')());
  if (origin.refundSubtotal !== null) {
    throw new Refusal(
      use(use('isPartial')(origin.subtotal, origin.refundSubtotal) ? 'partlyRefundedBefore' : 'alreadyRefunded')(),
    );
  }
  const { refunded_at, refund_subtotal = use('wholeRefund')(origin.subtotal) } = body.data ?? {};
  const refundedAt = refunded_at === undefined ? now : readInstant(call, 'refunded_at', refunded_at);
  const isWithin = refund_subtotal >= 0 && refund_subtotal <= origin.subtotal;
  if (!isWithin && body.data?.refund_subtotal !== undefined) throw new Refusal(use('refundOutOfRange')());
  site.tables.origins.change(origin, { refundedAt, refundSubtotal: refund_subtotal });
  return ok({ origin: presentRefundable(origin, call) });
};
