import { setImmediate } from 'node:timers/promises';

import type { Contract } from '../../../contract/contract.js';
import type { Deciding } from '../../core/decisions.js';
import { Refusal } from '../../core/refusal.js';
import type { TalkableDecisions } from '../decisions.js';
import type { Asks, Happenings, Work } from '../exchange.js';
import { letsPass, readLeniently, SINGLE } from '../reading.js';
import type { BatchRow, ReferralRow } from '../state/records.js';
import type { Site } from '../state/site.js';
import { recordOrigin, type OriginData } from './origins.js';
import { move } from './referrals.js';

/** Records an item of a batch as the single call would (TK-BATCH-07). */
function record(contract: Contract, work: Work, { type, createOffers }: BatchRow, data: unknown): void {
  const operation = contract.operations.get(SINGLE[type]);
  if (!operation) return;
  const { body, issues } = readLeniently(contract, operation, { site_slug: work.site.slug, data }, work);
  if (!issues.every((issue) => letsPass(issue, operation, work))) return;
  // The contract has checked it.
  recordOrigin(work, type, (body as { readonly data: OriginData }).data, createOffers);
}

/** What is due is done in portions, and so many portions before other requests have their turn. */
const [PORTION, PORTIONS] = [50, 4];

function workOff(contract: Contract, work: Work, batch: BatchRow, items: BatchRow['items']): void {
  for (const item of items) {
    try {
      record(contract, work, batch, item);
    } catch (error) {
      // What is wrong with an item is told to nobody (TK-BATCH-05).
      if (!(error instanceof Refusal)) throw error;
    }
  }
}

/** After each portion the row says how many items are done. */
function* runBatches(contract: Contract, { site, now, ...asks }: Work): Generator<undefined> {
  for (const batch of [...site.tables.batches.list('waiting', 'waiting')]) {
    if (batch.dueAt > now) continue;
    while (batch.next < batch.items.length) {
      const items = batch.items.slice(batch.next, batch.next + PORTION);
      site.tables.batches.change(batch, { next: batch.next + PORTION });
      workOff(contract, { ...asks, site, now: batch.dueAt }, batch, items);
      yield;
    }
    site.tables.batches.change(batch, { items: [], done: true });
  }
}

/** Approves the referrals that are left alone for long enough (TK-REFERRAL-07). */
function* approve({ site, now, ...asks }: Work, afterSeconds: number): Generator<undefined> {
  const dueOf = ({ createdAt }: ReferralRow): number => createdAt + afterSeconds * 1000;
  const due = site.tables.referrals.list('status', 'pending').filter((referral) => dueOf(referral) <= now);
  for (const [index, referral] of due.entries()) {
    if (referral.status === 'pending') move({ ...asks, site, now: dueOf(referral) }, referral, 'approved');
    if (index % PORTION === 0) yield;
  }
}

function* allJobs(contract: Contract, work: Work): Generator<undefined> {
  yield* runBatches(contract, work);
  const { approveAfterSeconds } = work.site.setup;
  if (approveAfterSeconds !== null) yield* approve(work, approveAfterSeconds);
}

/** Goes on with jobs for one turn; true when they are done. */
function takeTurn(jobs: Generator<undefined>): boolean {
  for (let portion = 0; portion < PORTIONS; portion += 1) {
    if (jobs.next().done === true) return true;
  }
  return false;
}

async function takeTurns(jobs: Generator<undefined>): Promise<void> {
  do await setImmediate();
  while (!takeTurn(jobs));
}

/** Does what is due at a site; a promise where that takes several turns. */
export type RunJobs = (site: Site, now: number) => Promise<void> | undefined;

/** What the service does by itself when its time has come. What it assumes is no part of any answer. */
export function createJobs(
  contract: Contract,
  deciding: Deciding<TalkableDecisions>,
  happensAt: (site: Site, now: number) => Happenings,
): RunJobs {
  const asks: Asks = { decide: (name) => deciding.choices[name], lean: () => undefined };
  const running = new WeakMap<Site, Promise<void>>();
  const run: RunJobs = (site, now) => {
    const before = running.get(site);
    if (before) return before.then(() => run(site, now));
    const jobs = allJobs(contract, { site, now, happens: happensAt(site, now), ...asks });
    if (takeTurn(jobs)) return undefined;
    const rest = takeTurns(jobs).finally(() => running.delete(site));
    running.set(site, rest);
    return rest;
  };
  return run;
}
