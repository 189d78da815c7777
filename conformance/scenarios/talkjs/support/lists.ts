import type { Answer } from '../../../harness/answer.js';
import type { SendOptions } from '../../../harness/api.js';
import { expectEqual, expectStatus } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { expectDone, putConversation, putUser, type Context } from './setup.js';

/** One of the lists of the API, and how to put records into it. */
export interface List {
  readonly name: 'users' | 'conversations' | 'messages';
  get(query?: SendOptions['query'], headers?: Record<string, string>): Promise<Answer>;
  /** Adds so many records and answers with their ids, oldest first. */
  add(count: number): Promise<string[]>;
}

function listAt(context: Context, name: List['name'], where: string, add: List['add']): List {
  return { name, add, get: (query = {}, headers = {}) => context.api.get(where, { query, headers }) };
}

/** Adds records one by one, counted on from one call to the next. */
function oneByOne(add: (index: number) => Promise<string>): List['add'] {
  let index = 0;
  return async (count) => {
    const ids: string[] = [];
    for (; ids.length < count; index += 1) ids.push(await add(index));
    return ids;
  };
}

/** The users of the app. Adding makes users that are new, so it needs `destructive`. */
export function userList(context: Context): List {
  return listAt(
    context,
    'users',
    '/users',
    oneByOne((index) => putUser(context, context.id(`user-${String(index)}`), { name: `User ${String(index)}` })),
  );
}

/** The conversations of the app; strangers may be among them. */
export function conversationList(context: Context): List {
  return listAt(
    context,
    'conversations',
    '/conversations',
    oneByOne((index) => putConversation(context, context.id(`order-${String(index)}`), [])),
  );
}

/** The conversations of one user of the pool. */
export function userConversationList(context: Context, user = 'collector'): List {
  const owner = context.pooled(user);
  return listAt(
    context,
    'conversations',
    path`/users/${owner}/conversations`,
    oneByOne(async (index) => {
      if (index === 0) await putUser(context, owner);
      return putConversation(context, context.id(`${user}-${String(index)}`), [owner]);
    }),
  );
}

const MESSAGES_PER_REQUEST = 10;

/** The messages of a conversation of its own, which nothing else writes to. */
export async function messageList(context: Context, name = 'chat'): Promise<List> {
  const alice = await putUser(context, context.pooled('alice'));
  const conversation = await putConversation(context, context.id(name), [alice]);
  const where = path`/conversations/${conversation}/messages`;
  return listAt(context, 'messages', where, async (count) => {
    const ids: string[] = [];
    for (let left = count; left > 0; left -= MESSAGES_PER_REQUEST) {
      const texts = Array.from(
        { length: Math.min(left, MESSAGES_PER_REQUEST) },
        (_, index) => `Message ${String(ids.length + index)}`,
      );
      const sent = await context.api.post(where, {
        json: texts.map((text) => ({ type: 'UserMessage', sender: alice, text })),
      });
      ids.push(...expectDone(sent).strings('', 'id'));
    }
    return ids;
  });
}

/** The ids on a page, which has to be one. */
export async function idsOf(answer: Answer | Promise<Answer>): Promise<string[]> {
  const page = await answer;
  expectStatus(page, 200);
  return page.strings('/data', 'id');
}

/** A list with this limit has exactly so many records. */
export async function expectLength(list: List, query: SendOptions['query'], length: number): Promise<void> {
  expectEqual(
    (await idsOf(list.get(query))).length,
    length,
    `the number of ${list.name} with ${JSON.stringify(query)}`,
  );
}
