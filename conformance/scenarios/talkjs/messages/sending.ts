import { expectEqual, expectStatus, expectThat } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { expectRefused } from '../support/refusals.js';
import { scenario } from '../support/scenario.js';
import {
  JSON_TYPE,
  listMessages,
  notice,
  post,
  readConversation,
  readMessage,
  said,
  send,
  startConversation,
  textsOf,
  writeUsers,
} from '../support/start-conversation.js';

const REPLY = 'Hello Sebastian, what a lovely day!';

export const messagesSending = [
  scenario(
    'even one message is sent in an array, and nothing but an array is taken',
    { claims: ['TJ-MSG-01'] },
    async (context) => {
      const { conversation, sebastian } = await startConversation(context);
      const message = said(sebastian, 'Hello Alice!');
      expectStatus(await post(context.api, conversation, [message]), 200);
      for (const wrong of [message, { 0: message }])
        expectRefused(await post(context.api, conversation, wrong), 'outside an array');
    },
  ),

  scenario('a request carries up to 10 messages and no more', { claims: ['TJ-MSG-02'] }, async (context) => {
    const { conversation, sebastian } = await startConversation(context);
    const messages = Array.from({ length: 11 }, (_, index) => said(sebastian, `Message ${String(index)}`));
    expectStatus(await post(context.api, conversation, messages.slice(0, 10)), 200);
    expectRefused(await post(context.api, conversation, messages), 'with 11 messages');
  }),

  scenario(
    'all 10 messages of a request are sent, and get an id each',
    { claims: ['TJ-MSG-02', 'TJ-MSG-05'], needs: ['state'] },
    async (context) => {
      const { conversation, sebastian } = await startConversation(context);
      const ids = await send(
        context.api,
        conversation,
        Array.from({ length: 10 }, (_, index) => said(sebastian, `Message ${String(index)}`)),
      );
      expectEqual(new Set(ids).size, 10, 'the number of different ids');
      const listed = (await listMessages(context.api, conversation)).strings('/data', 'id');
      expectEqual(listed.sort(), [...ids].sort(), 'the ids of the stored messages');
    },
  ),

  scenario(
    'one request may carry messages of users and of the app',
    { claims: ['TJ-MSG-03'], needs: ['state'], story: true },
    async (context) => {
      const { api } = context;
      const { conversation, alice, sebastian } = await startConversation(context);
      const [hello = ''] = await send(api, conversation, [said(sebastian, 'Hello Alice!')], 'oneSent');
      await send(
        api,
        conversation,
        [
          said(alice, REPLY, { referencedMessageId: hello }),
          notice('Payment received.', { custom: { invoice: 'INV-2021-06' } }),
        ],
        'twoSent',
      );
      const list = await listMessages(api, conversation, 'threeMessages');
      const types = list
        .array('/data')
        .map((_, index) => [list.at(`/data/${String(index)}/text`), list.at(`/data/${String(index)}/type`)]);
      expectEqual(
        Object.fromEntries(types),
        { 'Hello Alice!': 'UserMessage', [REPLY]: 'UserMessage', 'Payment received.': 'SystemMessage' },
        'the type of each message',
      );
    },
  ),

  scenario(
    'the messages of a request are sent in the order of the array',
    { claims: ['TJ-MSG-04'], needs: ['state'] },
    async (context) => {
      const { api } = context;
      const { conversation, alice, sebastian } = await startConversation(context);
      await send(api, conversation, [
        said(sebastian, 'B'),
        notice('C'),
        said(alice, 'A'),
        said(sebastian, 'D'),
        notice('E'),
      ]);
      const list = await listMessages(api, conversation);
      expectEqual(await textsOf(api, conversation), ['E', 'D', 'A', 'C', 'B'], 'the texts, newest first');
      const times = list.numbers('/data', 'createdAt').reverse();
      expectThat(
        times.every((time, index) => index === 0 || time >= (times[index - 1] ?? 0)),
        `createdAt goes back: ${times.join(', ')}`,
      );
      expectEqual(
        (await readConversation(api, conversation)).at('/lastMessage/text'),
        'E',
        'the last message of the conversation',
      );
    },
  ),

  scenario(
    'sending answers an array with an object per message that holds its id',
    { claims: ['TJ-MSG-05'] },
    async (context) => {
      const { conversation, alice, sebastian } = await startConversation(context);
      const one = await post(context.api, conversation, [said(sebastian, 'Hello Alice!')], 'oneSent');
      const two = await post(context.api, conversation, [said(alice, REPLY), notice('Payment received.')], 'twoSent');
      for (const [answer, count] of [
        [one, 1],
        [two, 2],
      ] as const) {
        expectStatus(answer, 200);
        const ids = answer.strings('', 'id');
        expectEqual(ids.length, count, 'the number of entries');
        expectThat(new Set(ids).size === count && !ids.includes(''), `the ids are ${ids.join(', ')}`);
      }
    },
  ),

  scenario(
    'the ids stand in the order of the messages that were sent',
    { claims: ['TJ-MSG-26'], needs: ['state'], story: true },
    async (context) => {
      const { api } = context;
      const { conversation, alice } = await startConversation(context);
      const [first = '', second = ''] = await send(
        api,
        conversation,
        [said(alice, REPLY), notice('Payment received.')],
        'twoSent',
      );
      expectEqual(
        (await readMessage(api, conversation, first, 'replyMessage')).at('/text'),
        REPLY,
        'the text behind the first id',
      );
      expectEqual(
        (await readMessage(api, conversation, second, 'systemMessage')).at('/text'),
        'Payment received.',
        'the text behind the second id',
      );
    },
  ),

  scenario(
    'each id that sending answers is that of the stored message',
    { claims: ['TJ-MSG-27'], needs: ['state'], story: true },
    async (context) => {
      const { api } = context;
      const { conversation, alice } = await startConversation(context);
      const ids = await send(api, conversation, [said(alice, REPLY), notice('Payment received.')], 'twoSent');
      expectEqual(ids.length, 2, 'the number of ids');
      const reads = [
        await readMessage(api, conversation, ids[0] ?? '', 'replyMessage'),
        await readMessage(api, conversation, ids[1] ?? '', 'systemMessage'),
      ];
      expectEqual(
        reads.map((read) => read.at('/id')),
        ids,
        'the ids of the messages read by them',
      );
      expectEqual(
        reads.map((read) => read.string('/text')).sort(),
        [REPLY, 'Payment received.'].sort(),
        'their texts',
      );
    },
  ),

  scenario(
    'a user who takes no part in the conversation cannot send to it',
    { claims: ['TJ-MSG-07'], needs: ['state'] },
    async (context) => {
      const { api } = context;
      const { conversation, sebastian } = await startConversation(context);
      const [carol = ''] = await writeUsers(context, 'carol');
      expectStatus(await post(api, conversation, [said(carol, 'Let me in')]), 400, 404);
      await send(api, conversation, [said(sebastian, 'Hello Alice!')]);
      expectEqual(await textsOf(api, conversation), ['Hello Alice!'], 'the texts of the messages');
    },
  ),

  scenario(
    'who has left a conversation cannot send to it',
    { claims: ['TJ-MSG-07'], needs: ['state'] },
    async (context) => {
      const { api } = context;
      const { conversation, alice } = await startConversation(context);
      await send(api, conversation, [said(alice, 'Hello')]);
      expectStatus(await api.delete(path`/conversations/${conversation}/participants/${alice}`, JSON_TYPE), 200);
      expectStatus(await post(api, conversation, [said(alice, 'Hello again')]), 400, 404);
      expectEqual(await textsOf(api, conversation), ['Hello'], 'the texts of the messages');
    },
  ),

  scenario(
    'a message cannot be sent for a user who was never written',
    { claims: ['TJ-MSG-13'], needs: ['state'] },
    async (context) => {
      const { api, id } = context;
      const { conversation } = await startConversation(context);
      expectStatus(await post(api, conversation, [said(id('never-written'), 'Who am I?')]), 400, 404);
      expectEqual(await textsOf(api, conversation), [], 'the texts of the messages');
    },
  ),
];
