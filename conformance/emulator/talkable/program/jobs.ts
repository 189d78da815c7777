import type { Contract } from '../../../contract/contract.js';
import { checkBody } from '../../../contract/request-check.js';
import { JSON_TYPE } from '../../core/body.js';
import { Refusal } from '../../core/refusal.js';
import type { Use, Work } from '../exchange.js';
import type { TalkableRules } from '../rules/index.js';
import type { BatchRow, OriginType } from '../state/records.js';
import type { Site } from '../state/site.js';
import { recordOrigin, type OriginData } from './origins.js';
import { move } from './referrals.js';

const SINGLE: Readonly<Record<OriginType, string>> = {
  AffiliateMember: 'createAffiliateMember',
  Purchase: 'createPurchase',
  Event: 'createEvent',
};

/** Whether the single call would take an item of a batch. */
function isValid(contract: Contract, site: Site, type: OriginType, item: unknown): item is OriginData {
  const operation = contract.operations.get(SINGLE[type]);
  return (
    operation !== undefined &&
    checkBody(contract, operation, JSON_TYPE, { site_slug: site.slug, data: item }).length === 0
  );
}

function workOff(contract: Contract, work: Work, batch: BatchRow): void {
  for (const item of batch.items) {
    if (!isValid(contract, work.site, batch.type, item)) continue;
    try {
      recordOrigin(work, batch.type, item, batch.createOffers);
    } catch (error) {
      // What is wrong with an item is told to nobody (TK-BATCH-05).
      if (!(error instanceof Refusal)) throw error;
    }
  }
}

function runBatches(contract: Contract, site: Site, use: Use, now: number): void {
  for (const batch of [...site.tables.batches.list('waiting', 'waiting')]) {
    if (batch.dueAt > now) continue;
    const due = { ...batch }; // the row itself is emptied
    site.tables.batches.change(batch, { done: true, items: [] });
    workOff(contract, { site, now: batch.dueAt, use }, due);
  }
}

function approve(site: Site, use: Use, now: number): void {
  for (const referral of [...site.tables.referrals.list('status', 'pending')]) {
    const due = use('approvalDue')(referral.createdAt, site.setup.approveAfterSeconds);
    if (due !== undefined && due <= now) move({ site, now: due, use }, referral, 'approved');
  }
}

/** What the service does by itself when its time has come. What it assumes is no part of any answer. */
export function createJobs(contract: Contract, rules: TalkableRules): (site: Site, now: number) => void {
  const use: Use = (name) => rules[name].apply;
  return (site, now) => {
    runBatches(contract, site, use, now);
    if (site.setup.approveAfterSeconds !== null) approve(site, use, now);
  };
}
