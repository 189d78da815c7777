import { expectEqual, expectStatus } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { aMomentLater, putConversation, putUser, sendText, type Context } from '../support/setup.js';
import { scenario } from '../support/scenario.js';
import { listOf, ownOf } from '../support/user-conversations.js';

interface Chat {
  readonly id: string;
  readonly lastMessageAt: number;
}

/** Two conversations of a user, the second one with the later message, and a third without any. */
async function chatsOf(context: Context, user: string): Promise<{ early: Chat; late: Chat; silent: string }> {
  await putUser(context, user);
  const chat = async (name: string): Promise<Chat> => {
    const id = await putConversation(context, context.id(name), [user]);
    await sendText(context, id, user);
    const lastMessageAt = (await context.api.get(path`/conversations/${id}`)).number('/lastMessage/createdAt');
    await aMomentLater(context);
    await aMomentLater(context);
    return { id, lastMessageAt };
  };
  return {
    early: await chat('early'),
    late: await chat('late'),
    silent: await putConversation(context, context.id('silent'), [user]),
  };
}

export const usersChosenConversations = [
  scenario(
    'unreadsOnly leaves the conversations in which the user has something to read',
    { claims: ['TJ-UCV-07'], needs: ['state'] },
    async (context) => {
      const [user, other] = [
        await putUser(context, context.pooled('collector')),
        await putUser(context, context.pooled('sebastian')),
      ];
      const [unread, own, silent] = [context.id('unread'), context.id('own'), context.id('silent')];
      for (const id of [unread, own, silent]) await putConversation(context, id, [user, other]);
      await sendText(context, unread, other);
      await sendText(context, own, user);
      const ids = [unread, own, silent];
      expectEqual(
        await ownOf(context, user, ids, { unreadsOnly: true }),
        [unread],
        'the conversations with unread messages',
      );
      for (const query of [{}, { unreadsOnly: false }])
        expectEqual((await ownOf(context, user, ids, query)).sort(), [...ids].sort(), 'all of the user');
      expectEqual(await ownOf(context, other, ids, { unreadsOnly: true }), [own], 'those of the other user');
    },
  ),

  scenario(
    'lastMessageAfter leaves the conversations with a later last message',
    { claims: ['TJ-UCV-08'], needs: ['state'] },
    async (context) => {
      const user = context.pooled('collector');
      const { early, late } = await chatsOf(context, user);
      const ids = [early.id, late.id];
      expectEqual(
        await ownOf(context, user, ids, { lastMessageAfter: early.lastMessageAt + 1 }),
        [late.id],
        'the later one',
      );
      expectEqual(
        await ownOf(context, user, ids, { lastMessageAfter: early.lastMessageAt - 1 }),
        [late.id, early.id],
        'both',
      );
      expectEqual(await ownOf(context, user, ids, { lastMessageAfter: late.lastMessageAt + 1 }), [], 'none');
    },
  ),

  scenario(
    'lastMessageBefore leaves the conversations with an earlier last message',
    { claims: ['TJ-UCV-09'], needs: ['state'] },
    async (context) => {
      const user = context.pooled('collector');
      const { early, late } = await chatsOf(context, user);
      const ids = [early.id, late.id];
      expectEqual(
        await ownOf(context, user, ids, { lastMessageBefore: late.lastMessageAt - 1 }),
        [early.id],
        'the earlier one',
      );
      expectEqual(
        await ownOf(context, user, ids, { lastMessageBefore: late.lastMessageAt + 1 }),
        [late.id, early.id],
        'both',
      );
      expectEqual(await ownOf(context, user, ids, { lastMessageBefore: early.lastMessageAt - 1 }), [], 'none');
    },
  ),

  scenario(
    'filter chooses the conversations of a user by custom and by access',
    { claims: ['TJ-UCV-10'], needs: ['state'] },
    async (context) => {
      const user = await putUser(context, context.pooled('collector'));
      const order = await putConversation(context, context.id('order'), [user], { custom: { category: 'order' } });
      const support = await putConversation(context, context.id('support'), [user], {
        custom: { category: 'support' },
      });
      expectStatus(
        await context.api.put(path`/conversations/${support}/participants/${user}`, { json: { access: 'Read' } }),
        200,
      );
      const chosen = (filter: object): Promise<string[]> =>
        ownOf(context, user, [order, support], { filter: JSON.stringify(filter) });
      expectEqual(await chosen({ custom: { category: ['==', 'order'] } }), [order], 'those with the category order');
      expectEqual(
        await chosen({ custom: { category: ['==', 'support'] } }),
        [support],
        'those with the category support',
      );
      expectEqual(await chosen({ access: ['==', 'Read'] }), [support], 'those that the user may only read');
      expectEqual(await chosen({ access: ['==', 'ReadWrite'] }), [order], 'those that the user may write to');
    },
  ),

  scenario(
    'offsetTs skips to a time in what the conversations of a user are sorted by',
    { claims: ['TJ-UCV-11'], needs: ['state'] },
    async (context) => {
      const user = context.pooled('collector');
      const { early, late } = await chatsOf(context, user);
      const ids = [early.id, late.id];
      const middle = early.lastMessageAt + 1;
      expectEqual(
        await ownOf(context, user, ids, { offsetTs: middle }),
        [early.id],
        'what lies before the time, latest first',
      );
      expectEqual(
        await ownOf(context, user, ids, { offsetTs: middle, orderDirection: 'ASC' }),
        [late.id],
        'what lies after the time, earliest first',
      );
    },
  ),

  scenario(
    'an order, a filter or a time that cannot be read is answered 400',
    { claims: ['ED-08'], needs: ['state'] },
    async (context) => {
      const user = await putUser(context, context.pooled('collector'));
      const wrong = [
        { orderBy: 'name' },
        { orderBy: '' },
        { orderDirection: 'UP' },
        { orderDirection: 'desc' },
        { offsetTs: 'now' },
        { lastMessageAfter: 'yesterday' },
        { lastMessageBefore: '12:00' },
        { filter: '{"custom":' },
        { filter: 'category' },
        { filter: '[]' },
        { filter: '{"custom":{"category":"order"}}' },
      ];
      for (const list of [listOf(user), '/conversations']) {
        for (const query of wrong) expectStatus(await context.api.get(list, { query }), 400);
      }
    },
  ),
];
