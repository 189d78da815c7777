import type { ConversationFilter } from '../../../../generated/talkjs/types.js';
import type { ResponseMessage } from '../../core/message.js';
import { rule } from '../../core/rules.js';
import { badRequest, refused } from '../answers.js';
import { conditionsOf, type Condition } from '../filter.js';
import type { Direction } from '../state/timeline.js';

export interface OrderQuery {
  readonly orderBy?: 'lastActivity' | 'createdAt';
  readonly orderDirection?: Direction;
  readonly offsetTs?: number;
}

export interface Order {
  readonly orderBy: 'lastActivity' | 'createdAt';
  readonly direction: Direction;
  readonly offsetTs: number | undefined;
}

export const conversationListRules = {
  conversationOrder: rule(
    { claims: ['TJ-VER-07', 'TJ-UCV-04', 'TJ-UCV-05', 'TJ-UCV-11', 'TJ-CNV-34'] },
    ({ orderBy = 'lastActivity', orderDirection = 'DESC', offsetTs }: OrderQuery): Order => ({
      orderBy,
      direction: orderDirection,
      offsetTs,
    }),
  ),
  conversationOrderBefore20210209: rule({ claims: ['TJ-VER-06', 'TJ-LST-08'] }, (query: OrderQuery): Order => {
    void query;
    return { orderBy: 'createdAt', direction: 'DESC', offsetTs: undefined };
  }),
  /** An order other than the default, asked for by literals that only a third party's code shows. */
  chosenOrder: rule({ claims: ['TJ-UCV-05', 'TJ-CNV-34'], assumes: ['TJ-UCV-06'] }, (order: Order): Order => order),
  /** Asked when the last activity of a conversation is not a message but its creation, or that its user joined. */
  activityWithoutMessage: rule({ claims: ['TJ-VER-07'], assumes: ['ED-26'] }, <T>(page: T[]): T[] => page),
  /** A conversation of exactly the time that `offsetTs` names. */
  offsetOnTheSpot: rule({ claims: ['TJ-UCV-11'], assumes: ['ED-28'] }, (): 'left out' | 'included' => 'left out'),
  lastMessageWithin: rule(
    { claims: ['TJ-UCV-08', 'TJ-UCV-09', 'TJ-CNV-32'] },
    (at: number, after = -Infinity, before = Infinity): boolean => at > after && at < before,
  ),
  /** A conversation that has no last message, or one of exactly the time asked for. */
  lastMessageOnTheEdge: rule({ assumes: ['ED-28'] }, (): boolean => false),
  unreadsOnly: rule({ claims: ['TJ-UCV-07'] }, (isUnread: boolean): boolean => isUnread),
  /** The conditions that a filter sets, each true or false of a conversation. */
  filterConditions: rule(
    { claims: ['TJ-UCV-10', 'TJ-FLT-01', 'TJ-FLT-02', 'TJ-FLT-03', 'TJ-FLT-04', 'TJ-FLT-05'] },
    (filter: ConversationFilter): Condition[] => conditionsOf(filter),
  ),
  combineConditions: rule(
    { assumes: ['TJ-FLT-06'] },
    (conditions: readonly Condition[]): Condition =>
      (facts) =>
        conditions.every((condition) => condition(facts)),
  ),
  filterOnAllConversations: rule(
    { assumes: ['TJ-CNV-33'] },
    (filter: ConversationFilter): ConversationFilter => filter,
  ),
  filterNeedsUser: rule({ claims: ['TJ-ERR-01'], assumes: ['ED-08'] }, (keys: readonly string[]): ResponseMessage =>
    badRequest({ filter: keys.map((key) => `${key} looks at a user, and this list belongs to none`) }),
  ),
  /** Whether the list of all conversations shows one without messages. */
  showsEmptyConversation: rule({ claims: ['TJ-CNV-29'], assumes: ['TJ-CNV-30'] }, (): boolean => true),
  /** The conversations of nobody: an answer that refuses, or `undefined` for an empty list. */
  conversationsOfUnknownUser: rule({ claims: ['TJ-VER-10', 'TJ-ERR-03'] }, (): ResponseMessage | undefined =>
    refused(404, 'USER_NOT_FOUND', ['No user has this id.']),
  ),
  conversationsOfUnknownUserBefore20240101: rule(
    { claims: ['TJ-VER-11'] },
    (): ResponseMessage | undefined => undefined,
  ),
};
