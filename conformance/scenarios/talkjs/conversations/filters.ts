import { expectEqual, expectStatus, expectThat } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { scenario } from '../support/scenario.js';
import { aMomentLater, type Context } from '../support/setup.js';
import { listMessages, readConversation, said, sendOne, startConversation } from '../support/start-conversation.js';

/** The ids that a filter lets through in a user's list. */
async function chosen({ api }: Context, user: string, filter: unknown): Promise<string[]> {
  const list = await api.get(path`/users/${user}/conversations`, {
    query: { limit: 20, filter: JSON.stringify(filter) },
  });
  expectStatus(list, 200);
  return list.strings('/data', 'id');
}

interface Pair {
  readonly user: string;
  readonly first: string;
  readonly second: string;
}

/** Two conversations of one user that differ in what is given. */
async function pair(context: Context, first: object, second: object): Promise<Pair> {
  const [one, two] = [await startConversation(context, 'order_1'), await startConversation(context, 'order_2')];
  for (const [conversation, json] of [
    [one.conversation, first],
    [two.conversation, second],
  ] as const) {
    expectStatus(await context.api.put(path`/conversations/${conversation}`, { json }), 200);
  }
  return { user: one.alice, first: one.conversation, second: two.conversation };
}

/** Of a pair the filter lets the first through and not the second; strangers in the list do not count. */
async function choosesFirst(context: Context, { user, first, second }: Pair, filter: object): Promise<void> {
  const ids = await chosen(context, user, filter);
  const own = ids.filter((one) => one === first || one === second);
  expectEqual(own, [first], `what ${JSON.stringify(filter)} lets through`);
}

const swapped = ({ user, first, second }: Pair): Pair => ({ user, first: second, second: first });

export const conversationsFilters = [
  scenario(
    'a filter asks whether a custom key is there',
    { claims: ['TJ-FLT-01', 'TJ-FLT-05'], needs: ['state'] },
    async (context) => {
      const both = await pair(context, { custom: { colour: 'red' } }, {});
      await choosesFirst(context, both, { custom: { colour: 'exists' } });
      await choosesFirst(context, swapped(both), { custom: { colour: '!exists' } });
    },
  ),

  scenario(
    'a filter compares a custom value with a string',
    { claims: ['TJ-FLT-02', 'TJ-FLT-05'], needs: ['state'] },
    async (context) => {
      const both = await pair(context, { custom: { colour: 'red' } }, { custom: { colour: 'blue' } });
      await choosesFirst(context, both, { custom: { colour: ['==', 'red'] } });
      await choosesFirst(context, swapped(both), { custom: { colour: ['!=', 'red'] } });
    },
  ),

  scenario(
    'a filter looks a custom value up in a list',
    { claims: ['TJ-FLT-03', 'TJ-FLT-05'], needs: ['state'] },
    async (context) => {
      const both = await pair(context, { custom: { colour: 'red' } }, { custom: { colour: 'blue' } });
      await choosesFirst(context, both, { custom: { colour: ['oneOf', ['green', 'red']] } });
      await choosesFirst(context, swapped(both), { custom: { colour: ['!oneOf', ['green', 'red']] } });
    },
  ),

  scenario(
    'a filter compares subjects',
    { claims: ['TJ-FLT-02', 'TJ-FLT-03', 'TJ-FLT-05'], needs: ['state'] },
    async (context) => {
      const both = await pair(context, { subject: 'Order 1' }, { subject: 'Order 2' });
      await choosesFirst(context, both, { subject: ['==', 'Order 1'] });
      await choosesFirst(context, swapped(both), { subject: ['!=', 'Order 1'] });
      await choosesFirst(context, both, { subject: ['oneOf', ['Order 0', 'Order 1']] });
      await choosesFirst(context, swapped(both), { subject: ['!oneOf', ['Order 0', 'Order 1']] });
    },
  ),

  scenario(
    'a filter compares times of creation',
    { claims: ['TJ-FLT-04', 'TJ-FLT-05'], needs: ['state'] },
    async (context) => {
      const older = await startConversation(context, 'order_1');
      await aMomentLater(context);
      const newer = await startConversation(context, 'order_2');
      const at = (await readConversation(context.api, older.conversation)).number('/createdAt');
      const later = (await readConversation(context.api, newer.conversation)).number('/createdAt');
      expectThat(at < later, 'the conversation made later has no later createdAt');
      const both = { user: older.alice, first: older.conversation, second: newer.conversation };
      await choosesFirst(context, both, { createdAt: ['<', at + 1] });
      await choosesFirst(context, both, { createdAt: ['<=', at] });
      await choosesFirst(context, swapped(both), { createdAt: ['>', at] });
      await choosesFirst(context, swapped(both), { createdAt: ['>=', later] });
      await choosesFirst(context, both, { createdAt: ['between', [at - 1, at + 1]] });
      await choosesFirst(context, swapped(both), { createdAt: ['!between', [at - 1, at + 1]] });
    },
  ),

  scenario(
    'a filter compares times of last messages',
    { claims: ['TJ-FLT-04', 'TJ-FLT-05'], needs: ['state'] },
    async (context) => {
      const early = await startConversation(context, 'order_1');
      const late = await startConversation(context, 'order_2');
      await sendOne(context.api, early.conversation, said(early.alice, 'Early'));
      await aMomentLater(context);
      await sendOne(context.api, late.conversation, said(late.alice, 'Late'));
      const at = (await listMessages(context.api, early.conversation)).number('/data/0/createdAt');
      const both = { user: early.alice, first: early.conversation, second: late.conversation };
      await choosesFirst(context, both, { lastMessageTs: ['<', at + 1] });
      await choosesFirst(context, swapped(both), { lastMessageTs: ['>', at] });
      await choosesFirst(context, both, { lastMessageTs: ['between', [at - 1, at + 1]] });
    },
  ),

  scenario(
    'a filter asks what the user may do',
    { claims: ['TJ-FLT-02', 'TJ-FLT-03', 'TJ-FLT-05'], needs: ['state'] },
    async (context) => {
      const both = await pair(context, {}, {});
      expectStatus(
        await context.api.patch(path`/conversations/${both.first}/participants/${both.user}`, {
          json: { access: 'Read' },
        }),
        200,
      );
      await choosesFirst(context, both, { access: ['==', 'Read'] });
      await choosesFirst(context, swapped(both), { access: ['!=', 'Read'] });
      await choosesFirst(context, swapped(both), { access: ['oneOf', ['ReadWrite']] });
      await choosesFirst(context, both, { access: ['!oneOf', ['ReadWrite']] });
    },
  ),

  scenario(
    'a filter asks whether something is unread',
    { claims: ['TJ-FLT-05'], needs: ['state'] },
    async (context) => {
      const unread = await startConversation(context, 'order_1');
      const empty = await startConversation(context, 'order_2');
      await sendOne(context.api, unread.conversation, said(unread.sebastian, 'Hello Alice!'));
      const both = { user: unread.alice, first: unread.conversation, second: empty.conversation };
      await choosesFirst(context, both, { hasUnreadMessages: true });
      await choosesFirst(context, swapped(both), { hasUnreadMessages: false });
    },
  ),

  scenario('all keys of a filter have to hold', { claims: ['TJ-FLT-06'], needs: ['state'] }, async (context) => {
    const both = await pair(
      context,
      { subject: 'Order 1', custom: { colour: 'red', size: 'L' } },
      { subject: 'Order 2', custom: { colour: 'red', size: 'S' } },
    );
    await choosesFirst(context, both, { custom: { colour: ['==', 'red'] }, subject: ['==', 'Order 1'] });
    await choosesFirst(context, both, { custom: { colour: ['==', 'red'], size: ['==', 'L'] } });
    expectEqual(
      (await chosen(context, both.user, { custom: { size: ['==', 'L'] }, subject: ['==', 'Order 2'] })).includes(
        both.first,
      ),
      false,
      'one key alone is enough',
    );
  }),
];
