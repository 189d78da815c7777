import type { ConversationFilter } from '../../../generated/talkjs/types.js';
import type { Guessing } from './exchange.js';
import { readFilter, type Facts } from './filter.js';
import { cursorOf, limitOf, sharesATime } from './list.js';
import type { ConversationRecord } from './state/conversations.js';
import type { Orders } from './state/directory.js';
import { comparePositions, type Direction, type Position } from './state/timeline.js';
import { byVersion } from './versions.js';

export interface ListQuery {
  readonly limit?: number;
  readonly startingAfter?: string;
  readonly orderBy?: 'lastActivity' | 'createdAt';
  readonly orderDirection?: Direction;
  readonly offsetTs?: number;
  readonly lastMessageAfter?: number;
  readonly lastMessageBefore?: number;
  readonly unreadsOnly?: boolean;
  readonly filter?: ConversationFilter;
}

interface Order {
  readonly orderBy: 'lastActivity' | 'createdAt';
  readonly direction: Direction;
  readonly offsetTs: number | undefined;
}

/** A list of conversations: that of the app, or that of a user. */
export interface Listing<T> extends Facts<T> {
  readonly orders: Orders<T>;
  find(conversationId: string): T | undefined;
}

type Listed = Guessing & { readonly version: string | undefined };
type Placed = { readonly activity: Position } & (
  { readonly position: Position } | { readonly conversation: ConversationRecord }
);

const placeOf = (entry: Placed, { orderBy }: Order): Position => {
  if (orderBy === 'lastActivity') return entry.activity;
  return 'position' in entry ? entry.position : entry.conversation.position;
};

/** By last activity, unless the query or an old API version has it otherwise (TJ-UCV-04, TJ-UCV-05, TJ-CNV-34). */
function orderOf(query: ListQuery, { version, lean }: Listed): Order {
  if (byVersion(version, 'conversationOrder') === 'by-creation')
    return { orderBy: 'createdAt', direction: 'DESC', offsetTs: undefined };
  const { orderBy = 'lastActivity', orderDirection: direction = 'DESC', offsetTs } = query;
  if (orderBy === 'createdAt' || direction === 'ASC') lean('TJ-UCV-06');
  return { orderBy, direction, offsetTs };
}

/** Where the page begins: at the cursor or at `offsetTs`, whichever is further on. */
function startOf<T extends Placed>(
  listing: Listing<T>,
  query: ListQuery,
  order: Order,
  listed: Listed,
): Position | undefined {
  const cursor = cursorOf(query, (id) => listing.find(id), listed);
  const offset = offsetOf(listing, order, listed);
  const starts = [cursor && placeOf(cursor, order), offset].filter((start) => start !== undefined);
  const sign = order.direction === 'DESC' ? 1 : -1;
  return starts.sort((a, b) => sign * comparePositions(a, b))[0];
}

/** The place of `offsetTs` (TJ-UCV-11); whether it is part of the page is asked only where something stands there. */
function offsetOf<T extends Placed>({ orders }: Listing<T>, order: Order, { decide }: Listed): Position | undefined {
  const { offsetTs: at, direction, orderBy } = order;
  if (at === undefined) return undefined;
  const nearest = orders[orderBy].newestUntil({ at, sequence: Infinity });
  const isIncluded =
    nearest !== undefined && placeOf(nearest, order).at === at && decide('timeBounds') === 'inclusive';
  return { at, sequence: isIncluded === (direction === 'DESC') ? Infinity : -Infinity };
}

type Test<T> = (entry: T) => boolean;

/** Whether the last message lies within what the query asks for (TJ-UCV-08, TJ-UCV-09, TJ-CNV-32). */
function lastMessageTest<T>(
  { lastOf }: Listing<T>,
  { lastMessageAfter, lastMessageBefore }: ListQuery,
  listed: Listed,
): Test<T> | undefined {
  if (lastMessageAfter === undefined && lastMessageBefore === undefined) return undefined;
  const after = lastMessageAfter ?? -Infinity;
  const before = lastMessageBefore ?? Infinity;
  return (entry) => {
    const at = lastOf(entry)?.position.at;
    if (at === undefined) listed.lean('ED-28');
    if (at === after || at === before) return listed.decide('timeBounds') === 'inclusive';
    return at !== undefined && at > after && at < before;
  };
}

function filterTest<T>(listing: Listing<T>, { filter }: ListQuery, { decide }: Listed): Test<T> | undefined {
  if (filter === undefined) return undefined;
  const { size, all, any } = readFilter(filter, listing);
  if (size === 0) return undefined;
  return size > 1 && decide('filterKeys') === 'any' ? any : all;
}

function accept<T>(listing: Listing<T>, query: ListQuery, listed: Listed): Test<T> | undefined {
  const tests = [
    filterTest(listing, query, listed),
    lastMessageTest(listing, query, listed),
    query.unreadsOnly === true ? (entry: T) => listing.isUnread(entry) === true : undefined,
  ].filter((test) => test !== undefined);
  if (tests.length === 0) return undefined;
  return (entry) => tests.every((test) => test(entry));
}

/** Notes what the order of a page rests on, beyond what is documented. */
function noteGuesses<T extends Placed>(listing: Listing<T>, order: Order, page: readonly T[], { lean }: Listed): void {
  if (page.length < 2) return;
  const withoutMessage = (entry: T): boolean => listing.lastOf(entry)?.position.at !== entry.activity.at;
  if (order.orderBy === 'lastActivity' && page.some(withoutMessage)) lean('ED-26');
  if (sharesATime(page, (entry) => placeOf(entry, order).at)) lean('ED-27');
}

/** A page of a list of conversations. */
export function readConversations<T extends Placed>(listing: Listing<T>, query: ListQuery, listed: Listed): T[] {
  const order = orderOf(query, listed);
  const page = listing.orders[order.orderBy].page({
    limit: limitOf(query),
    direction: order.direction,
    after: startOf(listing, query, order, listed),
    accept: accept(listing, query, listed),
  });
  noteGuesses(listing, order, page, listed);
  return page;
}
