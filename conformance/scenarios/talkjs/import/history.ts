import { expectEqual, expectStatus } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { scenario } from '../support/scenario.js';
import { putUser, type Context } from '../support/setup.js';
import {
  listMessages,
  notice,
  readConversation,
  readMessage,
  said,
  sendOne,
  startConversation,
  textsOf,
  type Outgoing,
} from '../support/start-conversation.js';
import { eventsOf } from '../support/webhooks.js';

const STATE = { needs: ['state'] } as const;
const IN_2021 = 1_609_459_200_000;

/** Imports messages and answers with their ids. */
async function importAll({ api }: Context, conversation: string, json: readonly Outgoing[]): Promise<string[]> {
  const answer = await api.post(path`/import/conversations/${conversation}/messages`, { json });
  expectStatus(answer, 200);
  return answer.strings('', 'id');
}

export const importHistory = [
  scenario(
    'an imported message keeps its time, and says that it was imported',
    { claims: ['TJ-IMP-04', 'TJ-IMP-07'], ...STATE },
    async (context) => {
      const { conversation, alice } = await startConversation(context);
      const json = [
        said(alice, 'Is it there?', { createdAt: IN_2021, custom: { ticket: '7' } }),
        notice('Sent.', { createdAt: IN_2021 + 60_000 }),
      ];
      const [first = '', second = ''] = await importAll(context, conversation, json);
      const read = await readMessage(context.api, conversation, first);
      expectEqual(
        [read.at('/createdAt'), read.at('/origin'), read.at('/senderId'), read.at('/custom')],
        [IN_2021, 'import', alice, { ticket: '7' }],
        'createdAt, origin, senderId and custom',
      );
      const system = await readMessage(context.api, conversation, second);
      expectEqual([system.at('/type'), system.at('/senderId')], ['SystemMessage', null], 'type and senderId');
    },
  ),

  scenario(
    'an imported message stands where its time says, before those that were sent',
    { claims: ['TJ-IMP-07', 'TJ-LST-08'], ...STATE },
    async (context) => {
      const { conversation, alice } = await startConversation(context);
      await sendOne(context.api, conversation, said(alice, 'today'));
      await importAll(context, conversation, [
        said(alice, 'later', { createdAt: IN_2021 + 1 }),
        said(alice, 'earlier', { createdAt: IN_2021 }),
      ]);
      expectEqual(await textsOf(context.api, conversation), ['today', 'later', 'earlier'], 'newest first');
      const { body } = await readConversation(context.api, conversation);
      expectEqual((body as { lastMessage: { text: string } }).lastMessage.text, 'today', 'the last message');
    },
  ),

  scenario(
    'the older form takes a timestamp, with readBy or without it',
    { claims: ['TJ-IMP-02'], ...STATE },
    async (context) => {
      const { conversation, alice, sebastian } = await startConversation(context);
      const ids = await importAll(context, conversation, [
        said(alice, 'Is it there?', { timestamp: IN_2021, readBy: [sebastian] }),
        said(alice, 'Hello?', { timestamp: IN_2021 + 1 }),
      ]);
      const times = await Promise.all(ids.map((id) => readMessage(context.api, conversation, id)));
      expectEqual(
        times.map((message) => message.at('/createdAt')),
        [IN_2021, IN_2021 + 1],
        'createdAt',
      );
    },
  ),

  scenario(
    'those in readBy have read the conversation up to the message',
    { claims: ['ED-67'], ...STATE },
    async (context) => {
      const { conversation, alice, sebastian } = await startConversation(context);
      await importAll(context, conversation, [
        said(alice, 'Is it there?', { timestamp: IN_2021, readBy: [sebastian] }),
        said(alice, 'Hello?', { timestamp: IN_2021 + 1 }),
      ]);
      const list = await listMessages(context.api, conversation);
      expectEqual(
        [0, 1].map((nth) => list.at(`/data/${String(nth)}/readBy`)),
        [[], [sebastian]],
        'readBy, newest first',
      );
    },
  ),

  scenario('the same import twice makes two copies', { claims: ['TJ-IMP-05'], ...STATE }, async (context) => {
    const { conversation, alice } = await startConversation(context);
    const json = [said(alice, 'Is it there?', { createdAt: IN_2021 })];
    const ids = [...(await importAll(context, conversation, json)), ...(await importAll(context, conversation, json))];
    expectEqual(new Set(ids).size, 2, 'different ids');
    expectEqual((await textsOf(context.api, conversation)).length, 2, 'messages');
  }),

  scenario(
    'the sender of an imported message takes part, or nothing is imported',
    { claims: ['TJ-IMP-06'], ...STATE },
    async (context) => {
      const { conversation, alice } = await startConversation(context);
      const guest = await putUser(context, context.pooled('guest'));
      const json = [said(alice, 'Hi', { createdAt: IN_2021 }), said(guest, 'Hi', { createdAt: IN_2021 })];
      const answer = await context.api.post(path`/import/conversations/${conversation}/messages`, { json });
      expectStatus(answer, 400);
      expectEqual(await textsOf(context.api, conversation), [], 'messages');
    },
  ),

  scenario(
    'an import into a conversation that is not there is answered 404',
    { claims: ['TJ-ERR-03', 'ED-18'], ...STATE },
    async (context) => {
      const json = [notice('Sent.', { createdAt: IN_2021 })];
      const answer = await context.api.post(path`/import/conversations/${context.id('nowhere')}/messages`, { json });
      expectStatus(answer, 404);
    },
  ),

  scenario(
    'a message that is imported without a time is said now',
    { claims: ['ED-68'], ...STATE },
    async (context) => {
      const { conversation } = await startConversation(context);
      const before = context.now();
      const [message = ''] = await importAll(context, conversation, [notice('Sent.')]);
      const at = (await readMessage(context.api, conversation, message)).number('/createdAt');
      expectEqual(at >= before && at <= context.now(), true, 'createdAt between before and after');
    },
  ),

  scenario(
    'an import notifies nobody and is no message that was sent',
    { claims: ['TJ-IMP-08'], needs: ['state', 'webhooks', 'destructive'] },
    async (context) => {
      const { conversation, alice, sebastian } = await startConversation(context);
      await putUser(context, sebastian, { email: ['sebastian@example.com'] });
      const inbox = context.receive();
      await importAll(context, conversation, [said(alice, 'Is it there?', { createdAt: IN_2021 })]);
      expectEqual(await eventsOf(inbox), [], 'webhooks');
    },
  ),

  scenario('a file is imported by the token of its upload', { claims: ['TJ-IMP-03'], ...STATE }, async (context) => {
    const { conversation, alice } = await startConversation(context);
    const form = new FormData();
    form.set('file', new Blob(['a receipt'], { type: 'text/plain' }), 'receipt.txt');
    form.set('filename', 'receipt.txt');
    const token = (await context.api.post('/files', { body: form })).string('/attachmentToken');
    const json = [{ type: 'UserMessage', sender: alice, attachmentToken: token, createdAt: IN_2021 }];
    const [message = ''] = await importAll(context, conversation, json);
    const read = await readMessage(context.api, conversation, message);
    expectEqual([read.number('/attachment/size'), read.at('/text')], [9, null], 'size and text');
  }),
];
