import { expectEqual, expectStatus, expectThat } from '../../../harness/expect.js';
import {
  conversationList,
  expectLength,
  idsOf,
  messageList,
  userConversationList,
  userList,
  type List,
} from '../support/lists.js';
import { putUser, type Context } from '../support/setup.js';
import { scenario } from '../support/scenario.js';

/** A page for a limit out of range is refused with 400, or has as many records as the nearest limit in range. */
async function expectRefusedOr(list: List, limit: number, ...lengths: readonly number[]): Promise<void> {
  const answer = await list.get({ limit });
  expectStatus(answer, 200, 400);
  if (answer.status === 400) return;
  const { length } = answer.array('/data');
  expectThat(
    lengths.includes(length),
    `limit=${String(limit)} brought ${String(length)} ${list.name}, neither refused nor ${lengths.join(' or ')}`,
  );
}

/** Every list with a record or more in it, without new users. */
async function everyList(context: Context): Promise<List[]> {
  await putUser(context, context.pooled('alice'));
  const lists = [conversationList(context), await messageList(context)];
  for (const list of lists) await list.add(2);
  return [userList(context), ...lists];
}

export const listsLimits = [
  scenario('conversations come in pages of 1 to 30', { claims: ['TJ-LST-03'], needs: ['state'] }, async (context) => {
    const list = conversationList(context);
    await list.add(32);
    await expectLength(list, { limit: 1 }, 1);
    await expectLength(list, { limit: 30 }, 30);
  }),

  scenario('a limit of 1 and one of 30 are accepted for conversations', { claims: ['TJ-LST-03'] }, async (context) => {
    for (const limit of [1, 30]) expectStatus(await conversationList(context).get({ limit }), 200);
  }),

  scenario(
    'conversations of 2020 come in pages of 1 to 20',
    { claims: ['TJ-LST-04'], needs: ['state'] },
    async (context) => {
      const list = conversationList(context);
      await list.add(22);
      await expectLength(list, { limit: 1 }, 1);
      await expectLength(list, { limit: 20 }, 20);
    },
  ),

  scenario(
    'a limit of 1 and one of 20 are accepted for conversations of 2020',
    { claims: ['TJ-LST-04'] },
    async (context) => {
      for (const limit of [1, 20]) expectStatus(await conversationList(context).get({ limit }), 200);
    },
  ),

  scenario(
    'messages come in pages of 1 to 100',
    { claims: ['TJ-LST-05'], needs: ['state', 'bulk'] },
    async (context) => {
      const list = await messageList(context);
      await list.add(102);
      await expectLength(list, { limit: 1 }, 1);
      await expectLength(list, { limit: 100 }, 100);
    },
  ),

  scenario(
    'users come in pages of 1 to 100',
    { claims: ['TJ-LST-05'], needs: ['state', 'bulk', 'destructive'] },
    async (context) => {
      const list = userList(context);
      await list.add(102);
      await expectLength(list, { limit: 1 }, 1);
      await expectLength(list, { limit: 100 }, 100);
    },
  ),

  scenario(
    'a limit of 1 and one of 100 are accepted for users and for messages',
    { claims: ['TJ-LST-05'] },
    async (context) => {
      for (const list of [userList(context), await messageList(context)]) {
        for (const limit of [1, 100]) expectStatus(await list.get({ limit }), 200);
      }
    },
  ),

  scenario(
    'without a limit a page of conversations or messages has 10 records',
    { claims: ['TJ-LST-06'], needs: ['state'] },
    async (context) => {
      for (const list of [conversationList(context), userConversationList(context), await messageList(context)]) {
        await list.add(12);
        await expectLength(list, {}, 10);
      }
    },
  ),

  scenario(
    'without a limit a page of users has 10 records',
    { claims: ['TJ-LST-06'], needs: ['state', 'destructive'] },
    async (context) => {
      const list = userList(context);
      await list.add(12);
      await expectLength(list, {}, 10);
    },
  ),

  scenario(
    'a list has as many records as its limit asks for, or all when there are fewer',
    { claims: ['TJ-LST-12'], needs: ['state'] },
    async (context) => {
      const messages = await messageList(context);
      const ids = await messages.add(5);
      for (const limit of [1, 2, 4, 5]) await expectLength(messages, { limit }, limit);
      for (const limit of [6, 20])
        expectEqual(
          (await idsOf(messages.get({ limit }))).sort(),
          [...ids].sort(),
          'all messages of the conversation',
        );
      const conversations = conversationList(context);
      await conversations.add(15);
      for (const limit of [2, 7, 15]) await expectLength(conversations, { limit }, limit);
    },
  ),

  scenario(
    'a list of users has as many records as its limit asks for',
    { claims: ['TJ-LST-12'], needs: ['state', 'destructive'] },
    async (context) => {
      const list = userList(context);
      await list.add(15);
      for (const limit of [2, 7, 15]) await expectLength(list, { limit }, limit);
    },
  ),

  scenario(
    'a limit above 100 is refused for messages, or lowered to exactly 100',
    { claims: ['TJ-LST-11'], needs: ['bulk'] },
    async (context) => {
      const list = await messageList(context);
      await list.add(102);
      for (const limit of [101, 1000]) await expectRefusedOr(list, limit, 100);
    },
  ),

  scenario(
    'a limit above 100 is refused for users, or lowered to exactly 100',
    { claims: ['TJ-LST-11'], needs: ['bulk', 'destructive'] },
    async (context) => {
      const list = userList(context);
      await list.add(102);
      for (const limit of [101, 1000]) await expectRefusedOr(list, limit, 100);
    },
  ),

  scenario(
    'a limit above 30 is refused for conversations, or lowered to the documented maximum',
    { claims: ['TJ-LST-11'] },
    async (context) => {
      for (const list of [conversationList(context), userConversationList(context)]) {
        await list.add(32);
        // The maximum is 30, and 20 in the edition of 2020.
        for (const limit of [31, 100]) await expectRefusedOr(list, limit, 30, 20);
      }
    },
  ),

  scenario('a limit below 1 is refused, or raised to exactly 1', { claims: ['TJ-LST-13'] }, async (context) => {
    for (const list of await everyList(context)) for (const limit of [0, -1]) await expectRefusedOr(list, limit, 1);
  }),

  scenario('a limit that is not a number is refused with 400', { claims: ['TJ-LST-14'] }, async (context) => {
    for (const list of await everyList(context))
      for (const limit of ['abc', 'ten', 'NaN', '1O']) expectStatus(await list.get({ limit }), 400);
  }),

  scenario(
    'a limit that is no whole number, or out of range, is answered 400',
    { claims: ['ED-06'] },
    async (context) => {
      for (const list of await everyList(context))
        for (const limit of [0, -1, 101, 2.5, '5x']) expectStatus(await list.get({ limit }), 400);
    },
  ),
];
