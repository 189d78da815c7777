import { expectEqual, expectStatus, expectThat } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { conversationList, idsOf, messageList, userConversationList, userList, type List } from '../support/lists.js';
import { aMomentLater, putConversation, putUser, sendText, type Context } from '../support/setup.js';
import { scenario } from '../support/scenario.js';

const OLDEST_VERSION = { 'TalkJS-REST-Version': '2021-01-01' };

/** Adds records, each later than the one before, and answers with their ids, oldest first. */
async function addApart(context: Context, list: List, count: number): Promise<string[]> {
  const ids: string[] = [];
  while (ids.length < count) {
    ids.push(...(await list.add(1)));
    await aMomentLater(context);
  }
  return ids;
}

/** What `list` holds of these, in its order. */
async function ownOf(list: List, ids: readonly string[], headers: Record<string, string> = {}): Promise<string[]> {
  return (await idsOf(list.get({ limit: 20 }, headers))).filter((id) => ids.includes(id));
}

function expectNewestFirst(times: readonly number[], what: string): void {
  expectThat(
    times.every((time, index) => index === 0 || time <= (times[index - 1] ?? time)),
    `${what} are not in descending order of createdAt: ${times.join(', ')}`,
  );
}

export const listsOrder = [
  scenario(
    'users, conversations and messages are listed with the same arguments and in the same envelope',
    { claims: ['TJ-LST-01'] },
    async (context) => {
      const alice = await putUser(context, context.pooled('alice'));
      const [conversations, messages] = [conversationList(context), await messageList(context)];
      const cursors = [
        [userList(context), alice],
        [conversations, (await conversations.add(1))[0]],
        [messages, (await messages.add(1))[0]],
      ] as const;
      for (const [list, startingAfter] of cursors) {
        for (const query of [{}, { limit: 5 }, { startingAfter }, { limit: 5, startingAfter }]) {
          const page = await list.get(query);
          expectStatus(page, 200);
          page.array('/data');
        }
      }
    },
  ),

  scenario(
    'the data of a list is the array of the resources themselves',
    { claims: ['TJ-LST-02'] },
    async (context) => {
      await putUser(context, context.pooled('alice'));
      const [conversations, messages] = [conversationList(context), await messageList(context)];
      await conversations.add(1);
      await messages.add(1);
      for (const [list, fields] of [
        [userList(context), ['id', 'name']],
        [conversations, ['id']],
        [messages, ['id', 'conversationId', 'text']],
      ] as const) {
        const page = await list.get();
        expectStatus(page, 200);
        page.object('');
        expectThat(page.array('/data').length > 0, `the list of ${list.name} is empty`);
        for (const field of fields) page.strings('/data', field);
      }
    },
  ),

  scenario(
    'a list of what was written holds it',
    { claims: ['TJ-LST-01', 'TJ-LST-02'], needs: ['state'] },
    async (context) => {
      for (const list of [conversationList(context), await messageList(context)]) {
        const ids = await list.add(3);
        expectEqual((await ownOf(list, ids)).sort(), [...ids].sort(), `the ${list.name} that were written`);
      }
    },
  ),

  scenario(
    'a list of messages begins with the newest',
    { claims: ['TJ-LST-08'], needs: ['state'] },
    async (context) => {
      const list = await messageList(context);
      const ids = await addApart(context, list, 4);
      const page = await list.get();
      expectEqual(page.strings('/data', 'id'), ids.reverse(), 'the messages, newest first');
      expectNewestFirst(page.numbers('/data', 'createdAt'), 'the messages');
    },
  ),

  scenario(
    'users are listed newest first',
    { claims: ['TJ-LST-08'], needs: ['state', 'destructive'] },
    async (context) => {
      const list = userList(context);
      const ids = await addApart(context, list, 3);
      await putUser(context, ids[0] ?? '', { name: 'Alice, written again' });
      const page = await list.get({ limit: 100 });
      expectEqual(
        page.strings('/data', 'id').filter((id) => ids.includes(id)),
        ids.reverse(),
        'the users, newest first',
      );
      expectNewestFirst(page.numbers('/data', 'createdAt'), 'the users');
    },
  ),

  scenario(
    'conversations are listed newest first when the newest is the latest active too',
    { claims: ['TJ-LST-08'], needs: ['state'] },
    async (context) => {
      const list = userConversationList(context);
      const ids: string[] = [];
      while (ids.length < 3) {
        const [id = ''] = await addApart(context, list, 1);
        await sendText(context, id, context.pooled('collector'));
        await aMomentLater(context);
        ids.push(id);
      }
      const newestFirst = [...ids].reverse();
      expectEqual(await ownOf(list, ids), newestFirst, 'the conversations of a user');
      expectEqual(await ownOf(conversationList(context), ids), newestFirst, 'the conversations of the app');
    },
  ),

  scenario(
    'before version 2021-02-09 conversations are listed newest first, whatever happens in them',
    { claims: ['TJ-LST-08'], needs: ['state'] },
    async (context) => {
      const list = userConversationList(context, 'collector');
      const [older = '', newer = ''] = await addApart(context, list, 2);
      await sendText(context, older, context.pooled('collector'));
      const ids = [newer, older];
      expectEqual(await ownOf(list, ids, OLDEST_VERSION), ids, 'the conversations of a user');
      expectEqual(await ownOf(conversationList(context), ids, OLDEST_VERSION), ids, 'the conversations of the app');
    },
  ),

  scenario(
    'createdAt is the time at which a user, a conversation or a message was inserted',
    { claims: ['TJ-LST-16'], needs: ['state', 'clock'] },
    async (context) => {
      const created = { user: context.now(), conversation: 0, message: 0 };
      const user = await putUser(context, context.id('alice'));
      context.advance(60_000);
      created.conversation = context.now();
      expectStatus(
        await context.api.put(path`/conversations/${context.id('order')}`, { json: { participants: [user] } }),
        200,
      );
      context.advance(60_000);
      created.message = context.now();
      const message = await sendText(context, context.id('order'), user);
      context.advance(60_000);
      await putUser(context, user, { name: 'Alice, written again' });
      expectStatus(
        await context.api.put(path`/conversations/${context.id('order')}`, { json: { subject: 'Changed' } }),
        200,
      );
      const createdAt = async (where: string): Promise<number> => (await context.api.get(where)).number('/createdAt');
      expectEqual(await createdAt(path`/users/${user}`), created.user, 'createdAt of the user');
      expectEqual(
        await createdAt(path`/conversations/${context.id('order')}`),
        created.conversation,
        'createdAt of the conversation',
      );
      expectEqual(
        await createdAt(path`/conversations/${context.id('order')}/messages/${message}`),
        created.message,
        'createdAt of the message',
      );
    },
  ),

  scenario(
    'a new conversation and a new message have the present as their createdAt, in milliseconds',
    { claims: ['TJ-LST-16'], needs: ['state'] },
    async (context) => {
      const minutes = 10 * 60_000;
      for (const list of [userConversationList(context), await messageList(context)]) {
        const [id = ''] = await list.add(1);
        const page = await list.get();
        const time = page.number(`/data/${String(page.strings('/data', 'id').indexOf(id))}/createdAt`);
        expectThat(
          Math.abs(time - context.now()) < minutes,
          `createdAt of one of the ${list.name} is ${String(time)}; it was made at about ${String(context.now())}`,
        );
      }
    },
  ),

  scenario(
    'createdAt stays what it was, whatever is written later',
    { claims: ['TJ-LST-16'], needs: ['state'] },
    async (context) => {
      const user = await putUser(context, context.pooled('alice'));
      const conversation = await putConversation(context, context.id('order'), [user]);
      const message = await sendText(context, conversation, user);
      const writes = [
        [path`/users/${user}`, { name: 'Alice, written again' }],
        [path`/conversations/${conversation}`, { subject: 'Changed' }],
        [path`/conversations/${conversation}/messages/${message}`, { text: 'Changed', markEdited: true }],
      ] as const;
      for (const [where, json] of writes) {
        const before = (await context.api.get(where)).number('/createdAt');
        await aMomentLater(context);
        expectStatus(await context.api.put(where, { json }), 200);
        await sendText(context, conversation, user);
        expectEqual(
          (await context.api.get(where)).number('/createdAt'),
          before,
          `createdAt at ${where} after a later write`,
        );
      }
    },
  ),

  scenario(
    'of records with the same time the later one comes first',
    { claims: ['ED-27'], needs: ['state', 'clock', 'destructive'] },
    async (context) => {
      for (const list of [userList(context), conversationList(context)]) {
        const newestFirst = (await list.add(3)).reverse();
        const page = await list.get();
        expectEqual(page.strings('/data', 'id'), newestFirst, `the ${list.name} with the same time`);
        expectEqual(new Set(page.numbers('/data', 'createdAt')).size, 1, `the number of times of the ${list.name}`);
        expectEqual(
          await idsOf(list.get({ startingAfter: newestFirst[0] })),
          newestFirst.slice(1),
          `the ${list.name} after the first`,
        );
      }
    },
  ),
];
