import { PaginationError, ResponseError } from './errors.js';
import type { LastItemPagination, PageNumberPagination, Pagination } from './operation.js';

/** Where a list goes on: the id of an item, or the number of a page. */
export type Cursor = string | number;

/** A page as it came, with what an error about it has to say. */
export interface Loaded {
  readonly body: unknown;
  readonly facts: { readonly operation: string; readonly attempts: number; readonly status: number };
}

/** How a style of paging names its arguments and reads a page. */
export interface Style {
  readonly cursor: string;
  readonly limit: string;
  /** The largest documented page. */
  readonly maximum: number;
  /** Whether pages may differ in size without items being skipped. */
  readonly resizable: boolean;
  items(page: Loaded): readonly unknown[];
  /** The cursor of the page after this one; `undefined` at the end. */
  next(page: Loaded, cursor: Cursor | undefined, size: number): Cursor | undefined;
  /** The cursor from which the items after the first `kept` of a page can be had. */
  resume(page: Loaded, cursor: Cursor | undefined, kept: number): Cursor | undefined;
}

export const styleOf = (pagination: Pagination): Style =>
  pagination.style === 'last-item' ? lastItem(pagination) : pageNumber(pagination);

function lastItem({ cursor, limit, maximum, items: pointer, next: field }: LastItemPagination): Style {
  const idOf = (item: unknown, { facts }: Loaded, current: Cursor | undefined): string => {
    const id = at(item, `/${field}`);
    if (typeof id === 'string' && id !== '') return id;
    throw stuck(`an item has no ${field} to go on from`, facts, current);
  };
  return {
    cursor,
    limit,
    maximum,
    resizable: true,
    items: (page) => itemsAt(page, pointer),
    next(page, current, size) {
      const items = itemsAt(page, pointer);
      // A service that brings an excessive limit back into its range answers full pages of `maximum`.
      const isLast = items.length === 0 || items.length < Math.min(size, maximum);
      return isLast ? undefined : idOf(items.at(-1), page, current);
    },
    resume: (page, current, kept) => idOf(itemsAt(page, pointer)[kept - 1], page, current),
  };
}

function pageNumber({ page: cursor, limit, maximum, items: pointer, total }: PageNumberPagination): Style {
  return {
    cursor,
    limit,
    maximum,
    resizable: false,
    items: (page) => itemsAt(page, pointer),
    next(page, current, size) {
      const number = Number(current ?? 1);
      const perPage = Math.min(size, maximum);
      const count = total === undefined ? undefined : at(page.body, total);
      const isLast =
        itemsAt(page, pointer).length < perPage || (typeof count === 'number' && number * perPage >= count);
      return isLast ? undefined : number + 1;
    },
    resume: (_, current) => current ?? 1,
  };
}

export const stuck = (message: string, facts: Loaded['facts'], cursor: Cursor | undefined): PaginationError =>
  new PaginationError(message, { ...facts, cursor: cursor === undefined ? undefined : String(cursor) });

function itemsAt({ body, facts }: Loaded, pointer: string): readonly unknown[] {
  const items = at(body, pointer);
  if (Array.isArray(items)) return items;
  throw new ResponseError(`the answer has no list at ${pointer}`, facts);
}

function at(value: unknown, pointer: string): unknown {
  const tokens = pointer.split('/').slice(1);
  return tokens.reduce<unknown>((current, token) => {
    const isOwn = typeof current === 'object' && current !== null && Object.hasOwn(current, token);
    return isOwn ? (current as Record<string, unknown>)[token] : undefined;
  }, value);
}
