import { expectEqual, expectIncludes, expectStatus } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { scenario } from '../support/scenario.js';
import { notice, readMessage, said, send, sendOne, startConversation } from '../support/start-conversation.js';

const REPLY = 'Hello Sebastian, what a lovely day!';

export const messagesReading = [
  scenario(
    'a stored message can be read by its id',
    { claims: ['TJ-GET-01'], needs: ['state'], story: true },
    async (context) => {
      const { api } = context;
      const { conversation, sebastian } = await startConversation(context);
      const id = await sendOne(api, conversation, said(sebastian, 'Hello Alice!'));
      const read = await readMessage(api, conversation, id);
      expectIncludes(read.body, { id, text: 'Hello Alice!', senderId: sebastian, type: 'UserMessage' }, 'the message');
    },
  ),

  scenario(
    'of several messages the one with the id is read',
    { claims: ['TJ-GET-01'], needs: ['state'] },
    async (context) => {
      const { api } = context;
      const { conversation, alice, sebastian } = await startConversation(context);
      const ids = await send(api, conversation, [
        said(sebastian, 'Message 0'),
        said(alice, 'Message 1'),
        notice('Message 2'),
      ]);
      const texts = new Set<string>();
      for (const id of ids) {
        const read = await readMessage(api, conversation, id);
        expectEqual(read.at('/id'), id, 'the id of the message');
        texts.add(read.string('/text'));
      }
      expectEqual(texts, new Set(['Message 0', 'Message 1', 'Message 2']), 'the texts read by id');
    },
  ),

  scenario(
    'a message that does not exist answers 404',
    { claims: ['TJ-GET-11'], needs: ['state'] },
    async (context) => {
      const { api } = context;
      const { conversation, sebastian } = await startConversation(context);
      await sendOne(api, conversation, said(sebastian, 'Hello Alice!'));
      expectStatus(await api.get(path`/conversations/${conversation}/messages/${'msg_0000000000000000000000'}`), 404);
    },
  ),

  scenario('what was sent is read back', { claims: ['TJ-GET-17'], needs: ['state'], story: true }, async (context) => {
    const { api } = context;
    const { conversation, alice, sebastian } = await startConversation(context);
    const hello = await sendOne(api, conversation, said(sebastian, 'Hello Alice!'));
    const [reply = '', system = ''] = await send(
      api,
      conversation,
      [
        said(alice, REPLY, { referencedMessageId: hello }),
        notice('Payment received.', { custom: { invoice: 'INV-2021-06' } }),
      ],
      'twoSent',
    );
    const own = [
      await readMessage(api, conversation, reply, 'replyMessage'),
      await readMessage(api, conversation, system, 'systemMessage'),
    ];
    const expected = [
      {
        conversationId: conversation,
        type: 'UserMessage',
        senderId: alice,
        text: REPLY,
        custom: {},
        referencedMessageId: hello,
      },
      {
        conversationId: conversation,
        type: 'SystemMessage',
        text: 'Payment received.',
        custom: { invoice: 'INV-2021-06' },
      },
    ];
    const byText = (messages: readonly unknown[]): unknown[] =>
      expected.map(({ text }) => messages.find((one) => (one as { text?: unknown }).text === text));
    expectIncludes(byText(own.map((read) => read.body)), expected, 'the messages');
    expectEqual(own[0]?.at('/custom'), {}, 'custom of a message that was sent without');
  }),

  scenario('any text is read back as it was sent', { claims: ['TJ-GET-17'], needs: ['state'] }, async (context) => {
    const { api } = context;
    const { conversation, sebastian } = await startConversation(context);
    for (const text of ['two\nlines', '  spaces  ', 'ünïcödé 👋🏽 日本語', '"quoted" \\ <b>&amp;</b> *bold*']) {
      const id = await sendOne(api, conversation, said(sebastian, text, { custom: { note: text } }));
      expectIncludes((await readMessage(api, conversation, id)).body, { text, custom: { note: text } }, 'the message');
    }
  }),
];
