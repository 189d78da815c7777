import { UsageError } from './errors.js';
import type { Cursor } from './page.js';
import type { Step, Walk } from './walk.js';

/** Items of a list, and the way to those after them. Iterating goes from this page to the end of the list. */
export interface Page<Item, At extends Cursor = string> extends AsyncIterable<Item> {
  readonly items: readonly Item[];
  /** Where the next page starts; `undefined` when the list is known to end here. */
  readonly cursor: At | undefined;
  /** The page after this one; `undefined` at the end. */
  next(): Promise<Page<Item, At> | undefined>;
}

/**
 * A list that has not been asked for yet. Awaited, it is one page; iterated, all items, page by page as needed.
 * The page size is `limit`, by default the largest documented one.
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

type AnyPage = Page<unknown, Cursor>;

export function createList(id: string, walk: () => Walk): List<unknown, Cursor> {
  const first = async (): Promise<AnyPage> => turn(walk());
  let awaited: Promise<AnyPage> | undefined;
  return {
    then: (onFulfilled, onRejected) => (awaited ??= first()).then(onFulfilled, onRejected),
    pages: () => ({ [Symbol.asyncIterator]: () => pagesFrom(first) }),
    [Symbol.asyncIterator]: () => itemsFrom(first),
    collect: async ({ max }) => collect(id, walk(), max),
  };
}

async function turn(walk: Walk, previous?: Step): Promise<AnyPage> {
  const step = await walk.step(previous, walk.size);
  return pageOf(step.items, step.cursor, () => after(walk, step));
}

const after = async (walk: Walk, step: Step): Promise<AnyPage | undefined> =>
  step.cursor === undefined ? undefined : turn(walk, step);

function pageOf(
  items: readonly unknown[],
  cursor: Cursor | undefined,
  next: () => Promise<AnyPage | undefined>,
): AnyPage {
  const page: AnyPage = { items, cursor, next, [Symbol.asyncIterator]: () => itemsFrom(() => Promise.resolve(page)) };
  return page;
}

async function* pagesFrom(first: () => Promise<AnyPage>): AsyncGenerator<AnyPage, void, undefined> {
  for (let page: AnyPage | undefined = await first(); page; page = await page.next()) yield page;
}

async function* itemsFrom(first: () => Promise<AnyPage>): AsyncGenerator<unknown, void, undefined> {
  for await (const page of pagesFrom(first)) yield* page.items;
}

async function collect(id: string, walk: Walk, max: number): Promise<AnyPage> {
  if (!Number.isSafeInteger(max) || max < 1) throw new UsageError('collect needs max, a whole number from 1 on', id);
  const items: unknown[] = [];
  for (let step: Step | undefined; ;) {
    const missing = max - items.length;
    step = await walk.step(step, walk.resizable ? Math.min(walk.size, missing) : walk.size);
    const last = step;
    if (last.items.length > missing)
      return pageOf([...items, ...last.items.slice(0, missing)], last.resume(missing), async () =>
        rest(walk, last, missing),
      );
    items.push(...last.items);
    if (last.cursor === undefined || items.length === max) return pageOf(items, last.cursor, () => after(walk, last));
  }
}

/** The items of a page beyond those that were kept. */
const rest = (walk: Walk, step: Step, kept: number): AnyPage =>
  pageOf(step.items.slice(kept), step.cursor, () => after(walk, step));
