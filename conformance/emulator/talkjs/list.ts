import { Refusal } from '../core/refusal.js';
import type { Use } from './exchange.js';
import type { Store } from './state/store.js';
import type { Position } from './state/timeline.js';

interface Listed { readonly id: string; readonly position: Position }

/** A page of a store, newest first, after the cursor. */
export function readList<T extends Listed>(
  store: Store<T>, { limit, startingAfter }: { limit?: number; startingAfter?: string }, use: Use,
): T[] {
  if (limit === undefined) throw new Error('The contract gives every list a default limit, and this one has none.');
  const cursor = startingAfter === undefined ? undefined : store.get(startingAfter);
  if (startingAfter !== undefined && !cursor) throw new Refusal(use('unknownCursor')(startingAfter));
  const page = use('readPage')(store.timeline, { limit, direction: 'DESC', after: cursor?.position });
  return sharesATime(page.map((entry) => entry.position)) ? use('orderOfEqualTimes')(page) : page;
}

/** Whether two neighbours on a page have the same time, so that only a guess orders them. */
export const sharesATime = (positions: readonly Position[]): boolean =>
  positions.some((position, index) => index > 0 && positions[index - 1]?.at === position.at);
