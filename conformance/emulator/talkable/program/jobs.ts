import type { Contract } from '../../../contract/contract.js';
import { checkBody } from '../../../contract/request-check.js';
import { JSON_TYPE } from '../../core/body.js';
import type { Deciding } from '../../core/decisions.js';
import { Refusal } from '../../core/refusal.js';
import type { TalkableDecisions } from '../decisions.js';
import type { Asks, Work } from '../exchange.js';
import { letsPass, readLeniently } from '../reading.js';
import type { BatchRow, OriginType } from '../state/records.js';
import type { Site } from '../state/site.js';
import { recordOrigin, type OriginData } from './origins.js';
import { move } from './referrals.js';

const SINGLE: Readonly<Record<OriginType, string>> = {
  AffiliateMember: 'createAffiliateMember',
  Purchase: 'createPurchase',
  Event: 'createEvent',
};

/** Records an item of a batch as the single call would (TK-BATCH-07). */
function record(contract: Contract, work: Work, { type, createOffers }: BatchRow, data: unknown): void {
  const operation = contract.operations.get(SINGLE[type]);
  if (!operation) return;
  const body = readLeniently(contract, operation, { site_slug: work.site.slug, data }, work);
  const issues = checkBody(contract, operation, JSON_TYPE, body);
  if (!issues.every((issue) => letsPass(issue, operation, work))) return;
  // The contract has checked it.
  recordOrigin(work, type, (body as { readonly data: OriginData }).data, createOffers);
}

function workOff(contract: Contract, work: Work, batch: BatchRow): void {
  for (const item of batch.items) {
    try {
      record(contract, work, batch, item);
    } catch (error) {
      // What is wrong with an item is told to nobody (TK-BATCH-05).
      if (!(error instanceof Refusal)) throw error;
    }
  }
}

function runBatches(contract: Contract, { site, now, ...asks }: Work): void {
  for (const batch of [...site.tables.batches.list('waiting', 'waiting')]) {
    if (batch.dueAt > now) continue;
    const due = { ...batch }; // the row itself is emptied
    site.tables.batches.change(batch, { done: true, items: [] });
    workOff(contract, { ...asks, site, now: batch.dueAt }, due);
  }
}

/** Approves the referrals that are left alone for long enough (TK-REFERRAL-07). */
function approve({ site, now, ...asks }: Work, afterSeconds: number): void {
  for (const referral of [...site.tables.referrals.list('status', 'pending')]) {
    const due = referral.createdAt + afterSeconds * 1000;
    if (due <= now) move({ ...asks, site, now: due }, referral, 'approved');
  }
}

/** What the service does by itself when its time has come. What it assumes is no part of any answer. */
export function createJobs(
  contract: Contract,
  deciding: Deciding<TalkableDecisions>,
): (site: Site, now: number) => void {
  const asks: Asks = { decide: (name) => deciding.choices[name], lean: () => undefined };
  return (site, now) => {
    const work = { site, now, ...asks };
    runBatches(contract, work);
    if (site.setup.approveAfterSeconds !== null) approve(work, site.setup.approveAfterSeconds);
  };
}
