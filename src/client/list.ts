import { countOf, type Cursor } from './page.js';
import type { Step, Walk } from './walk.js';

/** Items of a list, and the way to those after them. Iterating goes from this page to the end of the list. */
export interface Page<Item, At extends Cursor = string> extends AsyncIterable<Item> {
  readonly items: readonly Item[];
  /** Where the next page starts; `undefined` when the list is known to end here. */
  readonly cursor: At | undefined;
  /** The page after this one; `undefined` at the end. Asked for once, however often it is called, unless it fails. */
  next(): Promise<Page<Item, At> | undefined>;
}

/**
 * A list that has not been asked for yet. Awaited, it is one page; iterated, all items, page by page as needed.
 * The page size is `limit`, by default the largest documented one; a service that gives smaller pages is followed.
 *
 * Iterated, every item that was there at the start comes once, also when items are changed, moved or deleted
 * meanwhile. The order is the one asked for; what moved past the loop comes late. A page is handed out when the next
 * one is there: the first item takes two requests, `n` pages take `n`, and
 * - one more when the last page is full or the only one;
 * - where the order moves changed items to the beginning, and there are more than two pages: a look there, which goes
 *   on until an item of the first page is found as it was; where it moves them to the end: `n` more;
 * - when the item that a page was to start after is gone: two more, or those of a walk from the start.
 *
 * @throws {PaginationError} when the list cannot be read to its end; its `cursor` is where to go on from.
 */
export interface List<Item, At extends Cursor = string> extends PromiseLike<Page<Item, At>>, AsyncIterable<Item> {
  /** The pages one by one. */
  pages(): AsyncIterable<Page<Item, At>>;
  /**
   * The first `max` items as one page. It has a `cursor` when there may be more. Where pages are numbered, `cursor` is
   * the page that holds the next item, so that a later call from there may repeat items; `next()` does not.
   */
  collect(options: { readonly max: number }): Promise<Page<Item, At>>;
}

interface AnyPage extends Page<unknown, Cursor> {
  next: Next;
}

/** `isHandedOut`, unless told otherwise: something may have happened to the items of the page since it came. */
type Next = (isHandedOut?: boolean) => Promise<AnyPage | undefined>;

export function createList(id: string, begin: () => Walk): List<unknown, Cursor> {
  const first = async (): Promise<AnyPage> => {
    const walk = begin();
    return pageAt(walk, await walk.first());
  };
  let awaited: Promise<AnyPage> | undefined;
  return {
    then: (onFulfilled, onRejected) => (awaited ??= first()).then(onFulfilled, onRejected),
    pages: () => ({ [Symbol.asyncIterator]: () => pagesFrom(first, false) }),
    [Symbol.asyncIterator]: () => itemsFrom(first, false),
    collect: async (options?: { readonly max?: unknown } | null) => collect(begin(), countOf(options?.max, 'max', id)),
  };
}

const pageAt = (walk: Walk, step: Step, items = step.items): AnyPage =>
  pageOf(items, step.cursor, async (isHandedOut = true) => {
    const next = await walk.after(step, isHandedOut);
    return next && pageAt(walk, next);
  });

function pageOf(items: readonly unknown[], cursor: Cursor | undefined, load: Next): AnyPage {
  let following: Promise<AnyPage | undefined> | undefined;
  const forget = (error: unknown): never => {
    following = undefined;
    throw error;
  };
  return {
    items,
    cursor,
    next: (isHandedOut) => (following ??= load(isHandedOut).catch(forget)),
    // With pages of its own: who holds this one does not hold all that come after it.
    [Symbol.asyncIterator]: () => itemsFrom(() => Promise.resolve(pageOf(items, cursor, load))),
  };
}

/** Has each page ready before the one before it is handed out; its error comes when that one has been. */
async function* pagesFrom(first: () => Promise<AnyPage>, isHandedOut = true): AsyncGenerator<AnyPage, void> {
  let page: AnyPage | undefined = await first();
  for (let isLater = isHandedOut; page; isLater = true) {
    const following: Promise<AnyPage | undefined> = page.next(isLater);
    await following.catch(() => undefined);
    yield page;
    page = await following;
  }
}

async function* itemsFrom(first: () => Promise<AnyPage>, isHandedOut = true): AsyncGenerator<unknown, void> {
  for await (const page of pagesFrom(first, isHandedOut)) yield* page.items;
}

async function collect(walk: Walk, max: number): Promise<AnyPage> {
  const items: unknown[] = [];
  for (let step: Step | undefined = await walk.first(max); ;) {
    const last: Step = step;
    const kept = max - items.length;
    for (const item of last.items.slice(0, kept)) items.push(item);
    if (last.items.length > kept) {
      const rest = (): Promise<AnyPage> => Promise.resolve(pageAt(walk, last, last.items.slice(kept)));
      return pageOf(items, walk.resume(last, kept), rest);
    }
    if (items.length === max) return pageAt(walk, last, items);
    step = await walk.after(last, false, max - items.length);
    if (!step) return pageOf(items, undefined, () => Promise.resolve(undefined));
  }
}
