import { Refusal } from '../core/refusal.js';
import type { Use } from './exchange.js';
import type { Store } from './state/store.js';
import type { Position } from './state/timeline.js';

/** What was written by one request has the same `sentWith`, and an order of its own. */
interface Listed {
  readonly id: string;
  readonly position: Position;
  readonly sentWith?: number;
}

/** A page of a store, newest first, after the cursor. */
export function readList<T extends Listed>(
  store: Store<T>,
  { limit, startingAfter }: { limit?: number; startingAfter?: string },
  use: Use,
): T[] {
  if (limit === undefined) throw new Error('The contract gives every list a default limit, and this one has none.');
  const cursor = startingAfter === undefined ? undefined : store.get(startingAfter);
  if (startingAfter !== undefined && !cursor) throw new Refusal(use('unknownCursor')(startingAfter));
  const page = use('readPage')(store.timeline, { limit, direction: 'DESC', after: cursor?.position });
  return sharesATime(page, ({ position }) => position.at, isWrittenTogether) ? use('orderOfEqualTimes')(page) : page;
}

const isWrittenTogether = (a: Listed, b: Listed): boolean => a.sentWith !== undefined && a.sentWith === b.sentWith;

/** Whether two neighbours on a page have the same time and nothing else orders them, so that only a guess does. */
export function sharesATime<T>(
  page: readonly T[],
  timeOf: (entry: T) => number,
  isOrdered: (a: T, b: T) => boolean = () => false,
): boolean {
  return page.some((entry, index) => {
    const neighbour = index > 0 ? page[index - 1] : undefined;
    return neighbour !== undefined && timeOf(neighbour) === timeOf(entry) && !isOrdered(neighbour, entry);
  });
}
