import { acknowledged, alreadyRefunded, noOriginToRefund, ok, refundOutOfRange } from '../answers.js';
import type { Call, Handler, Work } from '../exchange.js';
import { presentOffer } from '../present/offers.js';
import { presentEvent, presentMember, presentOrigin, presentPurchase, presentRefundable } from '../present/origins.js';
import { channelsOf, claimLinks } from '../program/offers.js';
import { originBySlug, recordOrigin, type OriginData } from '../program/origins.js';
import type { OriginType } from '../state/records.js';
import { readInstant } from '../time.js';

/** What was recorded, and what stands beside the origin in the answer (TK-ORIGIN-18). */
function record(work: Work, type: OriginType, data: OriginData) {
  const channels = channelsOf(work, data.sharing_channels);
  const { origin, offer } = recordOrigin(work, type, data);
  const links = offer && claimLinks(work, offer, channels);
  const issued = { offer: offer ? presentOffer(offer, work) : null, ...(links && { claim_links: links }) };
  return { origin, issued };
}

export const createOrigin: Handler<'createOrigin'> = (call) => {
  const { origin, issued } = record(call, call.body.type, call.body.data);
  return ok({ origin: presentOrigin(origin, call), ...issued });
};

export const createAffiliateMember: Handler<'createAffiliateMember'> = (call) => {
  const { origin, issued } = record(call, 'AffiliateMember', call.body.data);
  return ok({ origin: presentMember(origin), ...issued });
};

export const createPurchase: Handler<'createPurchase'> = (call) => {
  const { origin, issued } = record(call, 'Purchase', call.body.data);
  return ok({ origin: presentPurchase(origin, call), ...issued });
};

export const createEvent: Handler<'createEvent'> = (call) => {
  const { origin, issued } = record(call, 'Event', call.body.data);
  return ok({ origin: presentEvent(origin, call), ...issued });
};

type Batch = Call<'createAffiliateMembers'> | Call<'createPurchases'> | Call<'createEvents'>;

/** Leaves a batch, whatever is in it, to a job (TK-BATCH-04, TK-BATCH-06). */
function accept({ site, now, decide, body }: Batch, type: OriginType): { ok: true } {
  const offersUnlessTold = decide('batchOffers') === 'issued';
  site.tables.batches.add({
    type,
    dueAt: now + site.setup.batchDelaySeconds * 1000,
    items: body.data,
    next: 0,
    createOffers: body.create_offers ?? offersUnlessTold,
    done: false,
  });
  return acknowledged();
}

export const createAffiliateMembers: Handler<'createAffiliateMembers'> = (call) => accept(call, 'AffiliateMember');

export const createPurchases: Handler<'createPurchases'> = (call) => accept(call, 'Purchase');

export const createEvents: Handler<'createEvents'> = (call) => accept(call, 'Event');

export const refundOrigin: Handler<'refundOrigin'> = (call) => {
  const { site, now, decide, lean, path, body } = call;
  const origin = originBySlug(call, path.origin_slug);
  if (!origin || origin.type === 'AffiliateMember') throw noOriginToRefund(call);
  const { subtotal, refundSubtotal: before } = origin;
  if (before !== null && (before >= subtotal || decide('refundAgain') === 'refuse')) throw alreadyRefunded();
  const { refunded_at, refund_subtotal: asked } = body.data ?? {};
  const refundedAt = refunded_at === undefined ? now : readInstant(call, 'refunded_at', refunded_at);
  if (asked !== undefined && !(asked >= 0 && asked <= subtotal)) {
    lean('INF-Q09');
    throw refundOutOfRange();
  }
  site.tables.origins.change(origin, { refundedAt, refundSubtotal: asked ?? subtotal });
  return ok({ origin: presentRefundable(origin, call) });
};
