import type { ConversationFilter } from '../../../generated/talkjs/types.js';
import { Refusal } from '../core/refusal.js';
import type { Use } from './exchange.js';
import type { Condition, Facts } from './filter.js';
import { sharesATime } from './list.js';
import type { Order, OrderQuery } from './rules/conversation-lists.js';
import type { ConversationRecord } from './state/conversations.js';
import type { Orders } from './state/directory.js';
import type { MessageRecord } from './state/messages.js';
import { comparePositions, type Position } from './state/timeline.js';

export interface ListQuery extends OrderQuery {
  readonly limit?: number;
  readonly startingAfter?: string;
  readonly lastMessageAfter?: number;
  readonly lastMessageBefore?: number;
  readonly unreadsOnly?: boolean;
  readonly filter?: ConversationFilter;
}

/** What decides whether an entry of a list is shown. */
export interface Seen {
  readonly conversation: ConversationRecord;
  readonly last: MessageRecord | undefined;
  readonly access: string | undefined;
  readonly isUnread: boolean | undefined;
}

/** A list of conversations: that of the app, or that of a user. */
export interface Listing<T> {
  readonly orders: Orders<T>;
  find(conversationId: string): T | undefined;
  facts(entry: T): Seen;
  /** Whether the list has the entry at all; without it, it has every one. */
  readonly has?: (entry: T) => boolean;
}

type Placed = { readonly activity: Position } & (
  { readonly position: Position } | { readonly conversation: ConversationRecord }
);

const placeOf = (entry: Placed, { orderBy }: Order): Position => {
  if (orderBy === 'lastActivity') return entry.activity;
  return 'position' in entry ? entry.position : entry.conversation.position;
};

/** Where the page begins: at the cursor or at `offsetTs`, whichever is further on. */
function startOf<T extends Placed>(
  listing: Listing<T>,
  query: ListQuery,
  order: Order,
  use: Use,
): Position | undefined {
  const cursor = query.startingAfter === undefined ? undefined : listing.find(query.startingAfter);
  if (query.startingAfter !== undefined && !cursor) throw new Refusal(use('unknownCursor')(query.startingAfter));
  const starts = [cursor && placeOf(cursor, order), offsetOf(listing, order, use)].filter(
    (start) => start !== undefined,
  );
  const sign = order.direction === 'DESC' ? 1 : -1;
  return starts.sort((a, b) => sign * comparePositions(a, b))[0];
}

function offsetOf<T extends Placed>({ orders }: Listing<T>, order: Order, use: Use): Position | undefined {
  const { offsetTs: at, direction, orderBy } = order;
  if (at === undefined) return undefined;
  const nearest = orders[orderBy].newestUntil({ at, sequence: Infinity });
  const onTheSpot = nearest && placeOf(nearest, order).at === at ? use('offsetOnTheSpot')() : 'left out';
  return { at, sequence: (onTheSpot === 'included') === (direction === 'DESC') ? Infinity : -Infinity };
}

/** Whether the last message lies within what the query asks for. */
function lastMessageTest(
  { lastMessageAfter: after, lastMessageBefore: before }: ListQuery,
  use: Use,
): ((seen: Seen) => boolean) | undefined {
  if (after === undefined && before === undefined) return undefined;
  return ({ last }) => {
    const at = last?.position.at;
    if (at === undefined || at === after || at === before) return use('lastMessageOnTheEdge')();
    return use('lastMessageWithin')(at, after, before);
  };
}

const factsFor = ({ conversation, last, access, isUnread }: Seen): Facts => ({
  custom: conversation.custom,
  subject: conversation.subject,
  createdAt: conversation.position.at,
  lastMessageTs: last?.position.at,
  access,
  isUnread,
});

function filterTest({ filter }: ListQuery, use: Use): ((seen: Seen) => boolean) | undefined {
  if (filter === undefined) return undefined;
  const conditions: Condition[] = use('filterConditions')(filter);
  const [only, another] = conditions;
  if (only === undefined) return undefined;
  const holds = another === undefined ? only : use('combineConditions')(conditions);
  return (seen) => holds(factsFor(seen));
}

function accept<T>(listing: Listing<T>, query: ListQuery, use: Use): ((entry: T) => boolean) | undefined {
  const unread = query.unreadsOnly === true ? (seen: Seen) => use('unreadsOnly')(seen.isUnread === true) : undefined;
  const tests = [lastMessageTest(query, use), filterTest(query, use), unread].filter((test) => test !== undefined);
  const has = listing.has ?? (() => true);
  if (tests.length === 0) return listing.has;
  return (entry) => {
    if (!has(entry)) return false;
    const seen = listing.facts(entry);
    return tests.every((test) => test(seen));
  };
}

/** Notes what the order of a page rests on, beyond what is documented. */
function noteGuesses<T extends Placed>(listing: Listing<T>, order: Order, page: T[], use: Use): T[] {
  if (page.length < 2) return page;
  const withoutMessage = (entry: T): boolean => listing.facts(entry).last?.position.at !== entry.activity.at;
  if (order.orderBy === 'lastActivity' && page.some(withoutMessage)) use('activityWithoutMessage')(page);
  return sharesATime(page, (entry) => placeOf(entry, order).at) ? use('orderOfEqualTimes')(page) : page;
}

/** The order of the list; one that was chosen rests on a guess about how it is spelled. */
function orderOf(query: ListQuery, use: Use): Order {
  const order = use('conversationOrder')(query);
  const isChosen = query.orderBy === 'createdAt' || query.orderDirection === 'ASC';
  return isChosen && order.orderBy === query.orderBy && order.direction === query.orderDirection
    ? use('chosenOrder')(order)
    : order;
}

/** A page of a list of conversations. */
export function readConversations<T extends Placed>(listing: Listing<T>, query: ListQuery, use: Use): T[] {
  const order = orderOf(query, use);
  if (query.limit === undefined)
    throw new Error('The contract gives every list a default limit, and this one has none.');
  const page = use('readPage')(listing.orders[order.orderBy], {
    limit: query.limit,
    direction: order.direction,
    after: startOf(listing, query, order, use),
    accept: accept(listing, query, use),
  });
  return noteGuesses(listing, order, page, use);
}
