import { PaginationError, ResponseError, UsageError } from './errors.js';
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
  /** What tells an item from the others; `undefined` when it has nothing of the kind. */
  key(item: unknown): Cursor | undefined;
  /** The cursor of the page after the one at `cursor`; `undefined` at the end. `largest` is the largest before it. */
  next(page: Loaded, cursor: Cursor | undefined, wanted: number, largest: number): Cursor | undefined;
  /** The cursor from which what comes after an item of a page can be had. */
  resume(item: unknown, page: Loaded, cursor: Cursor | undefined): Cursor;
}

export const styleOf = (pagination: Pagination): Style =>
  pagination.style === 'last-item' ? lastItem(pagination) : pageNumber(pagination);

/** A whole number from 1 on, which alone a number of items can be. */
export function countOf(value: unknown, name: string, operation: string): number {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 1) return value;
  throw new UsageError(`${name} must be a whole number from 1 on`, operation);
}

/** A service may give less than it is asked for: the last page is an empty one, or one shorter than another before. */
const isLast = (length: number, wanted: number, largest: number): boolean =>
  length === 0 || length < Math.min(wanted, largest);

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
    key: (item) => keyAt(item, field),
    next(page, current, wanted, largest) {
      const items = itemsAt(page, pointer);
      return isLast(items.length, wanted, largest) ? undefined : idOf(items.at(-1), page, current);
    },
    resume: idOf,
  };
}

function pageNumber({ page: cursor, limit, maximum, items: pointer, id, total }: PageNumberPagination): Style {
  return {
    cursor,
    limit,
    maximum,
    resizable: false,
    items: (page) => itemsAt(page, pointer),
    key: (item) => keyAt(item, id),
    next(page, current, wanted, largest) {
      const number = Number(current ?? 1);
      const { length } = itemsAt(page, pointer);
      const count = total === undefined ? undefined : at(page.body, total);
      const reached = (number - 1) * (largest || Math.min(wanted, maximum)) + length;
      // Before the pages have shown their size, only an exact fit tells that they are as large as was asked for.
      const isWhole = largest > 0 ? reached >= Number(count) : reached === count;
      const isEnd = length > 0 && typeof count === 'number' ? isWhole : isLast(length, wanted, largest);
      return isEnd ? undefined : number + 1;
    },
    resume: (_item, _page, current) => current ?? 1,
  };
}

export const stuck = (message: string, facts: Loaded['facts'], cursor: Cursor | undefined): PaginationError =>
  new PaginationError(message, { ...facts, cursor: cursor === undefined ? undefined : String(cursor) });

function itemsAt({ body, facts }: Loaded, pointer: string): readonly unknown[] {
  const items = at(body, pointer);
  if (Array.isArray(items)) return items;
  throw new ResponseError(`the answer has no list at ${pointer}`, facts);
}

function keyAt(item: unknown, field: string): Cursor | undefined {
  const key = at(item, `/${field}`);
  return typeof key === 'string' || typeof key === 'number' ? key : undefined;
}

function at(value: unknown, pointer: string): unknown {
  const tokens = pointer.split('/').slice(1);
  return tokens.reduce<unknown>((current, token) => {
    const isOwn = typeof current === 'object' && current !== null && Object.hasOwn(current, token);
    return isOwn ? (current as Record<string, unknown>)[token] : undefined;
  }, value);
}
