import { expectEqual, expectStatus } from '../../../harness/expect.js';
import { conversationList, idsOf, messageList, userConversationList, userList, type List } from '../support/lists.js';
import { aMomentLater, putUser, type Context } from '../support/setup.js';
import { scenario } from '../support/scenario.js';

const MOST_PAGES = 40;

/** Walks a list by its cursor until every wanted record was met and the list ends or is far behind them. */
async function walk(list: List, limit: number, wanted: readonly string[]): Promise<string[]> {
  const met: string[] = [];
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const last = met.at(-1);
    const ids = await idsOf(list.get({ limit, ...(last === undefined ? {} : { startingAfter: last }) }));
    met.push(...ids);
    if (ids.length < limit || wanted.every((id) => met.slice(0, -limit).includes(id))) return met;
  }
  return met;
}

/** A walk meets no record twice and each of these once. */
async function expectCompleteWalk(list: List, limit: number, wanted: readonly string[]): Promise<void> {
  const met = await walk(list, limit, wanted);
  expectEqual(
    met.filter((id, index) => met.indexOf(id) !== index),
    [],
    `the ${list.name} that a walk with limit=${String(limit)} met twice`,
  );
  expectEqual(
    wanted.filter((id) => !met.includes(id)),
    [],
    `the ${list.name} that a walk with limit=${String(limit)} missed`,
  );
}

/** The list after a record is what followed it before, without the record itself. */
async function expectContinues(list: List, records: number): Promise<void> {
  await list.add(records);
  const whole = await idsOf(list.get({ limit: records }));
  for (const position of [0, 2, records - 2]) {
    const after = await idsOf(list.get({ startingAfter: whole[position] ?? '' }));
    const expected = whole.slice(position + 1);
    expectEqual(
      after.slice(0, expected.length),
      expected,
      `the ${list.name} after the one at position ${String(position)}`,
    );
  }
}

/** `limit` counts from the record after the cursor on. */
async function expectCombines(list: List, records: number): Promise<void> {
  await list.add(records);
  const whole = await idsOf(list.get({ limit: records }));
  for (const [position, limit] of [
    [0, 1],
    [1, 3],
    [2, 2],
  ] as const) {
    const after = await idsOf(list.get({ startingAfter: whole[position] ?? '', limit }));
    expectEqual(
      after,
      whole.slice(position + 1, position + 1 + limit),
      `${String(limit)} ${list.name} after position ${String(position)}`,
    );
  }
}

/** Records with different times in them, among them some with the same. */
async function addInTwoMoments(context: Context, list: List, records: number): Promise<string[]> {
  const first = await list.add(Math.ceil(records / 2));
  await aMomentLater(context);
  return [...first, ...(await list.add(Math.floor(records / 2)))];
}

export const listsPages = [
  scenario(
    'startingAfter goes on with the conversation or message after the one it names',
    { claims: ['TJ-LST-07'], needs: ['state'] },
    async (context) => {
      for (const list of [conversationList(context), userConversationList(context), await messageList(context)])
        await expectContinues(list, 6);
    },
  ),

  scenario(
    'startingAfter goes on with the user after the one it names',
    { claims: ['TJ-LST-07'], needs: ['state', 'destructive'] },
    (context) => expectContinues(userList(context), 6),
  ),

  scenario(
    'startingAfter the oldest message leaves nothing',
    { claims: ['TJ-LST-07'], needs: ['state'] },
    async (context) => {
      const list = await messageList(context);
      await list.add(3);
      const [, , oldest = ''] = await idsOf(list.get());
      expectEqual((await list.get({ startingAfter: oldest })).at('/data'), [], 'the messages after the oldest');
    },
  ),

  scenario('limit and startingAfter are accepted together', { claims: ['TJ-LST-09'] }, async (context) => {
    const alice = await putUser(context, context.pooled('alice'));
    const conversations = conversationList(context);
    const messages = await messageList(context);
    const [conversation = ''] = await conversations.add(1);
    const [message = ''] = await messages.add(1);
    for (const [list, startingAfter] of [
      [userList(context), alice],
      [conversations, conversation],
      [messages, message],
    ] as const) {
      expectStatus(await list.get({ startingAfter, limit: 10 }), 200);
    }
  }),

  scenario(
    'limit and startingAfter together cut a page out of conversations or messages',
    { claims: ['TJ-LST-09'], needs: ['state'] },
    async (context) => {
      for (const list of [conversationList(context), userConversationList(context), await messageList(context)])
        await expectCombines(list, 6);
    },
  ),

  scenario(
    'limit and startingAfter together cut a page out of the users',
    { claims: ['TJ-LST-09'], needs: ['state', 'destructive'] },
    (context) => expectCombines(userList(context), 6),
  ),

  scenario(
    'a walk through conversations or messages by the last id meets every record exactly once',
    { claims: ['TJ-LST-15'], needs: ['state'] },
    async (context) => {
      for (const list of [
        conversationList(context),
        userConversationList(context, 'walker'),
        await messageList(context),
      ]) {
        const ids = await addInTwoMoments(context, list, 11);
        for (const limit of [3, 5, 11]) await expectCompleteWalk(list, limit, ids);
      }
    },
  ),

  scenario(
    'a walk through the users by the last id meets every record exactly once',
    { claims: ['TJ-LST-15'], needs: ['state', 'destructive'] },
    async (context) => {
      const list = userList(context);
      const ids = await addInTwoMoments(context, list, 11);
      for (const limit of [3, 5, 11]) await expectCompleteWalk(list, limit, ids);
    },
  ),

  scenario(
    'records that come in while a list is walked neither repeat nor hide what is left of it',
    { claims: ['TJ-LST-07', 'TJ-LST-15'], needs: ['state'] },
    async (context) => {
      const list = await messageList(context);
      await list.add(6);
      const whole = await idsOf(list.get());
      const page = await idsOf(list.get({ limit: 3 }));
      await aMomentLater(context);
      await list.add(2);
      expectEqual(
        await idsOf(list.get({ limit: 3, startingAfter: page.at(-1) ?? '' })),
        whole.slice(3),
        'the second page',
      );
    },
  ),

  scenario(
    'the last page of a walk is the one shorter than its limit',
    { claims: ['TJ-LST-10'], needs: ['state'] },
    async (context) => {
      const list = await messageList(context);
      const ids = await list.add(7);
      const lengths: number[] = [];
      let cursor: string | undefined;
      do {
        const page = await idsOf(list.get({ limit: 3, startingAfter: cursor }));
        lengths.push(page.length);
        cursor = page.at(-1);
      } while (lengths.at(-1) === 3 && lengths.length < 5);
      expectEqual([lengths, ids.length], [[3, 3, 1], 7], 'the lengths of the pages of 7 messages');
    },
  ),

  scenario(
    'a startingAfter that names nothing is answered 400',
    { claims: ['ED-07'], needs: ['state'] },
    async (context) => {
      for (const list of [userList(context), conversationList(context), await messageList(context)]) {
        expectStatus(await list.get({ startingAfter: context.id('nothing') }), 400);
      }
    },
  ),
];
