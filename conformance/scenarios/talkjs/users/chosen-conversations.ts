import { expectEqual, expectStatus } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { idsOf } from '../support/lists.js';
import { aMomentLater, putConversation, putUser, sendText, type Context } from '../support/setup.js';
import { scenario } from '../support/scenario.js';

const listOf = (user: string): string => path`/users/${user}/conversations`;

/** Which of these conversations the list of a user holds, in its order. */
async function ownOf(
  { api }: Context,
  user: string,
  ids: readonly string[],
  query: Record<string, string | number | boolean> = {},
): Promise<string[]> {
  return (await idsOf(api.get(listOf(user), { query: { limit: 20, ...query } }))).filter((id) => ids.includes(id));
}

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

export const userConversationsChosen = [
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
      expectEqual((await ownOf(context, user, ids)).sort(), [...ids].sort(), 'all conversations of the user');
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
      expectEqual(
        await chosen({ custom: { category: ['==', 'order'] }, access: ['==', 'Read'] }),
        [],
        'those that meet both',
      );
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

/** What the documentation leaves open, as it is decided here. The clock stands still between the steps. */
export const activity = [
  scenario(
    'last activity is the later of the last message and of joining',
    { claims: ['ED-26'], needs: ['state', 'clock'] },
    async (context) => {
      const [user, other] = [await putUser(context, 'collector'), await putUser(context, 'sebastian')];
      const steps: (() => Promise<unknown>)[] = [
        () => putConversation(context, 'joined', [other]),
        () => putConversation(context, 'written', [user, other]),
        () => putConversation(context, 'silent', [user, other]),
        () => sendText(context, 'written', other),
        () => putConversation(context, 'joined', [user]),
      ];
      for (const step of steps) {
        await step();
        context.advance(1000);
      }
      const ids = ['joined', 'written', 'silent'];
      expectEqual(await ownOf(context, user, ids), ['joined', 'written', 'silent'], 'for the user who joined last');
      expectEqual(
        await ownOf(context, other, ids),
        ['written', 'silent', 'joined'],
        'for the user who was there from the start',
      );
      expectEqual(await idsOf(context.api.get('/conversations')), ['written', 'silent', 'joined'], 'for the app');
      await sendText(context, 'joined', other);
      expectEqual(await ownOf(context, other, ids), ['joined', 'written', 'silent'], 'after a message');
    },
  ),

  scenario(
    'the time filters are strict, and conversations without messages pass neither of the two for messages',
    { claims: ['ED-28'], needs: ['state', 'clock'] },
    async (context) => {
      const user = await putUser(context, 'collector');
      const times: number[] = [];
      for (const id of ['a', 'b', 'c']) {
        await putConversation(context, id, [user]);
        await sendText(context, id, user);
        times.push(context.now());
        context.advance(1000);
      }
      await putConversation(context, 'silent', [user]);
      const [first = 0, second = 0, third = 0] = times;
      for (const list of [listOf(user), '/conversations']) {
        const chosen = (query: Record<string, number | string>): Promise<string[]> =>
          idsOf(context.api.get(list, { query }));
        expectEqual(await chosen({ lastMessageAfter: second }), ['c'], 'after the second');
        expectEqual(await chosen({ lastMessageBefore: second }), ['a'], 'before the second');
        expectEqual(
          await chosen({ lastMessageAfter: first - 1, lastMessageBefore: third + 1 }),
          ['c', 'b', 'a'],
          'after and before',
        );
        expectEqual(await chosen({ offsetTs: second }), ['a'], 'from the second on, latest first');
        expectEqual(
          await chosen({ offsetTs: second, orderDirection: 'ASC' }),
          ['c', 'silent'],
          'from the second on, earliest first',
        );
      }
    },
  ),
];
