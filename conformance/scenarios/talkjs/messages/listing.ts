import type { Answer } from '../../../harness/answer.js';
import { expectEqual, expectIncludes, expectStatus } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { scenario } from '../support/scenario.js';
import { aMomentLater, type Context } from '../support/setup.js';
import {
  listMessages,
  notice,
  readMessage,
  said,
  send,
  sendOne,
  startConversation,
  textsOf,
} from '../support/start-conversation.js';

const REPLY = 'Hello Sebastian, what a lovely day!';

async function page(
  { api }: Context,
  conversation: string,
  query: Record<string, string | number>,
  example?: string,
): Promise<Answer> {
  const answer = await api.get(path`/conversations/${conversation}/messages`, {
    query,
    ...(example === undefined ? {} : { example }),
  });
  expectStatus(answer, 200);
  return answer;
}

/** Messages with a timestamp each, oldest first; their ids. */
async function sendApart(context: Context, conversation: string, sender: string, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) {
    await aMomentLater(context);
    ids.push(await sendOne(context.api, conversation, said(sender, `Message ${String(index)}`)));
  }
  return ids;
}

export const messagesListing = [
  scenario(
    'the messages of a conversation, and no others, are listed',
    { claims: ['TJ-GET-12'], needs: ['state'], story: true },
    async (context) => {
      const { api } = context;
      const other = await startConversation(context, 'order_388_ab');
      const { conversation, sebastian } = await startConversation(context);
      await sendOne(api, other.conversation, said(other.alice, 'Elsewhere'));
      const id = await sendOne(api, conversation, said(sebastian, 'Hello Alice!'));
      const list = await listMessages(api, conversation);
      expectEqual(list.strings('/data', 'id'), [id], 'the ids of the messages');
      expectEqual(list.strings('/data', 'conversationId'), [conversation], 'the conversations of the messages');
    },
  ),

  scenario(
    'an entry of a list is the whole message, as a single read gives it',
    { claims: ['TJ-GET-19'], needs: ['state'], story: true },
    async (context) => {
      const { api } = context;
      const { conversation, sebastian } = await startConversation(context);
      const id = await sendOne(api, conversation, said(sebastian, 'Hello Alice!'));
      const read = await readMessage(api, conversation, id);
      expectEqual((await listMessages(api, conversation)).at('/data/0'), read.body, 'the entry of the list');
    },
  ),

  scenario(
    'a list gives every kind of message as a single read does',
    { claims: ['TJ-GET-19'], needs: ['state'] },
    async (context) => {
      const { api } = context;
      const { conversation, alice, sebastian } = await startConversation(context);
      const custom = { invoice: 'INV-2021-06' };
      const first = await sendOne(api, conversation, said(sebastian, 'Hello Alice!', { custom }));
      await send(api, conversation, [
        said(alice, REPLY, { referencedMessageId: first }),
        notice('Payment received.', { custom }),
      ]);
      expectStatus(
        await api.put(path`/conversations/${conversation}/messages/${first}`, {
          json: { text: 'Good morning!', markEdited: true },
        }),
        200,
      );
      const list = await listMessages(api, conversation);
      const ids = list.strings('/data', 'id');
      expectEqual(ids.length, 3, 'the number of messages');
      for (const [index, id] of ids.entries()) {
        expectEqual(
          list.at(`/data/${String(index)}`),
          (await readMessage(api, conversation, id)).body,
          `the entry of ${id}`,
        );
      }
    },
  ),

  scenario('messages are listed newest first', { claims: ['TJ-GET-13'], needs: ['state'] }, async (context) => {
    const { conversation, sebastian } = await startConversation(context);
    const ids = await sendApart(context, conversation, sebastian, 5);
    const list = await listMessages(context.api, conversation);
    expectEqual(list.strings('/data', 'id'), [...ids].reverse(), 'the ids of the messages');
    const times = list.numbers('/data', 'createdAt');
    expectEqual(
      times,
      [...times].sort((one, two) => two - one),
      'createdAt of the messages',
    );
  }),

  scenario(
    'a page of messages holds 10 unless limit says otherwise, and goes on after startingAfter',
    { claims: ['TJ-GET-13'], needs: ['state'] },
    async (context) => {
      const { conversation, sebastian } = await startConversation(context);
      const newestFirst = (await sendApart(context, conversation, sebastian, 12)).reverse();
      const ids = async (query: Record<string, string | number>): Promise<string[]> =>
        (await page(context, conversation, query)).strings('/data', 'id');
      expectEqual(await ids({}), newestFirst.slice(0, 10), 'the page without limit');
      expectEqual(await ids({ limit: 1 }), newestFirst.slice(0, 1), 'the page with limit 1');
      expectEqual(await ids({ limit: 100 }), newestFirst, 'the page with limit 100');
      expectEqual(
        await ids({ startingAfter: newestFirst[3] ?? '' }),
        newestFirst.slice(4),
        'the page after the fourth',
      );
      expectEqual(
        await ids({ startingAfter: newestFirst[3] ?? '', limit: 5 }),
        newestFirst.slice(4, 9),
        'five after the fourth',
      );
    },
  ),

  scenario(
    'a page of messages holds up to 100',
    { claims: ['TJ-GET-13'], needs: ['state', 'bulk'] },
    async (context) => {
      const { conversation, sebastian } = await startConversation(context);
      for (let sent = 0; sent < 110; sent += 10) {
        await send(
          context.api,
          conversation,
          Array.from({ length: 10 }, (_, index) => said(sebastian, `Message ${String(sent + index)}`)),
        );
      }
      expectEqual(
        (await page(context, conversation, { limit: 100 })).array('/data').length,
        100,
        'the size of the page',
      );
    },
  ),

  scenario(
    'a list of messages takes a limit from 1 to 100 and a message id to start after',
    { claims: ['TJ-GET-13'] },
    async (context) => {
      const { conversation, sebastian } = await startConversation(context);
      const id = await sendOne(context.api, conversation, said(sebastian, 'Hello Alice!'));
      for (const limit of [1, 50, 100]) {
        (await page(context, conversation, { limit })).array('/data');
        (await page(context, conversation, { limit, startingAfter: id })).array('/data');
      }
    },
  ),

  scenario(
    'a conversation without messages lists none',
    { claims: ['TJ-GET-14'], needs: ['state'], story: true },
    async (context) => {
      const { conversation } = await startConversation(context);
      expectEqual((await listMessages(context.api, conversation, 'emptyList')).body, { data: [] }, 'the list');
    },
  ),

  scenario(
    'a message becomes the last of its conversation and the conversation the latest',
    { claims: ['TJ-MSG-19'], needs: ['state'] },
    async (context) => {
      const { api } = context;
      const first = await startConversation(context, 'order_1');
      await aMomentLater(context);
      const second = await startConversation(context, 'order_2');
      for (const { conversation, alice } of [first, second, first]) {
        await aMomentLater(context);
        const id = await sendOne(api, conversation, said(alice, 'Hello'));
        const list = await api.get(path`/users/${alice}/conversations`);
        expectStatus(list, 200);
        expectIncludes(
          list.at('/data/0'),
          { id: conversation, lastMessage: { id } },
          'the first conversation of the list',
        );
      }
      expectEqual(
        await textsOf(api, first.conversation),
        ['Hello', 'Hello'],
        'the messages of the first conversation',
      );
    },
  ),
];
