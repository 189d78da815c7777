import { badFields, refusal } from './answers.js';
import type { Guessing } from './exchange.js';
import type { Store } from './state/store.js';
import type { Position } from './state/timeline.js';

interface Listed {
  readonly id: string;
  readonly position: Position;
}

interface PageQuery {
  readonly limit?: number;
  readonly startingAfter?: string;
}

/** The entry that a page begins after; `undefined` for the first page. */
export function cursorOf<T>(
  { startingAfter }: PageQuery,
  find: (id: string) => T | undefined,
  guessing: Guessing,
): T | undefined {
  if (startingAfter === undefined) return undefined;
  const found = find(startingAfter);
  if (found !== undefined) return found;
  const choice = guessing.decide('unknownCursor');
  if (choice === 'first-page') return undefined;
  const reason = `"${startingAfter.slice(0, 100)}" is not in this list`;
  throw choice === 'refuse' ? badFields(guessing, { startingAfter: [reason] }) : refusal(404, 'NOT_FOUND', [reason]);
}

export function limitOf({ limit }: PageQuery): number {
  if (limit === undefined) throw new Error('The contract gives every list a default limit, and this one has none.');
  return limit;
}

/** A page of a store, newest first, after the cursor. */
export function readList<T extends Listed>(store: Store<T>, query: PageQuery, guessing: Guessing): T[] {
  const after = cursorOf(query, (id) => store.get(id), guessing)?.position;
  const page = store.timeline.page({ limit: limitOf(query), direction: 'DESC', after });
  if (sharesATime(page, ({ position }) => position.at)) guessing.lean('ED-27');
  return page;
}

/** Whether two neighbours on a page have the same time, so that only a guess orders them. */
export const sharesATime = <T>(page: readonly T[], timeOf: (entry: T) => number): boolean =>
  page.some((entry, index) => index > 0 && timeOf(page[index - 1] as T) === timeOf(entry));
