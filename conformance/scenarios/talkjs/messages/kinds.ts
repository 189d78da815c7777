import { expectEqual, expectIncludes, expectStatus, expectThat } from '../../../harness/expect.js';
import { expectRefused } from '../support/refusals.js';
import { scenario } from '../support/scenario.js';
import {
  notice,
  post,
  readMessage,
  said,
  sendOne,
  startConversation,
  type Outgoing,
} from '../support/start-conversation.js';

/** Messages that carry something beside words. */
const at = (latitude: number, longitude: number): Outgoing => ({
  content: [{ type: 'location', latitude, longitude }],
});

export const messagesKinds = [
  scenario(
    'text, sender and type make a user message',
    { claims: ['TJ-MSG-06'], needs: ['state'], story: true },
    async (context) => {
      const { conversation, sebastian } = await startConversation(context);
      const id = await sendOne(context.api, conversation, {
        text: 'Hello Alice!',
        sender: sebastian,
        type: 'UserMessage',
      });
      const read = await readMessage(context.api, conversation, id);
      expectIncludes(read.body, { type: 'UserMessage', senderId: sebastian, text: 'Hello Alice!' }, 'the message');
    },
  ),

  scenario(
    'text and type make a system message',
    { claims: ['TJ-MSG-09', 'TJ-MSG-10'], needs: ['state'], story: true },
    async (context) => {
      const { conversation } = await startConversation(context);
      const id = await sendOne(context.api, conversation, { text: 'Payment received.', type: 'SystemMessage' });
      const read = await readMessage(context.api, conversation, id, 'systemMessage');
      expectIncludes(read.body, { type: 'SystemMessage', text: 'Payment received.' }, 'the message');
    },
  ),

  scenario(
    'nobody is the sender of a system message',
    { claims: ['TJ-MSG-21'], needs: ['state'], story: true },
    async (context) => {
      const { conversation } = await startConversation(context);
      const id = await sendOne(context.api, conversation, notice('Payment received.'));
      const read = await readMessage(context.api, conversation, id, 'systemMessage');
      expectThat(read.has('/senderId'), 'the message has no senderId');
      expectEqual(read.at('/senderId'), null, 'senderId');
    },
  ),

  scenario(
    'a message with a sender is a user message, or the request fails',
    { claims: ['TJ-MSG-08'] },
    async (context) => {
      const { conversation, sebastian } = await startConversation(context);
      const text = 'Hello Alice!';
      expectStatus(await post(context.api, conversation, [{ type: 'UserMessage', sender: sebastian, text }]), 200);
      for (const type of ['SystemMessage', 'usermessage', undefined]) {
        expectRefused(
          await post(context.api, conversation, [{ type, sender: sebastian, text }]),
          `with a sender and the type ${String(type)}`,
        );
      }
    },
  ),

  scenario(
    'a system message with a sender is refused, and one without is sent',
    { claims: ['TJ-MSG-10'] },
    async (context) => {
      const { conversation, sebastian } = await startConversation(context);
      expectStatus(await post(context.api, conversation, [notice('Payment received.')]), 200);
      expectRefused(
        await post(context.api, conversation, [notice('Payment received.', { sender: sebastian })]),
        'as a system message with a sender',
      );
    },
  ),

  scenario('only user messages and system messages can be sent', { claims: ['TJ-MSG-25'] }, async (context) => {
    const { conversation, sebastian } = await startConversation(context);
    for (const type of ['BotMessage', 'userMessage', '', 1]) {
      expectStatus(await post(context.api, conversation, [{ type, sender: sebastian, text: 'Hello' }]), 400);
      expectStatus(await post(context.api, conversation, [{ type, text: 'Hello' }]), 400);
    }
  }),

  scenario(
    'a message without type, without text or without its sender is refused',
    { claims: ['TJ-MSG-28'] },
    async (context) => {
      const { conversation, sebastian } = await startConversation(context);
      const incomplete = [
        { sender: sebastian, text: 'Hello' },
        { text: 'Hello' },
        { type: 'UserMessage', sender: sebastian },
        { type: 'SystemMessage' },
        { type: 'UserMessage', text: 'Hello' },
      ];
      for (const message of incomplete) expectStatus(await post(context.api, conversation, [message]), 400);
    },
  ),

  scenario(
    'a reply names the message that it answers',
    { claims: ['TJ-MSG-11'], needs: ['state'], story: true },
    async (context) => {
      const { api } = context;
      const { conversation, alice, sebastian } = await startConversation(context);
      const hello = await sendOne(api, conversation, said(sebastian, 'Hello Alice!'));
      const reply = await sendOne(
        api,
        conversation,
        said(alice, 'Hello Sebastian, what a lovely day!', { referencedMessageId: hello }),
      );
      expectEqual(
        (await readMessage(api, conversation, reply, 'replyMessage')).at('/referencedMessageId'),
        hello,
        'referencedMessageId of the reply',
      );
      expectEqual(
        (await readMessage(api, conversation, hello)).at('/referencedMessageId'),
        null,
        'referencedMessageId of the first message',
      );
    },
  ),

  scenario(
    'messages of users and of the app go with custom strings or without',
    { claims: ['TJ-MSG-12'] },
    async (context) => {
      const { conversation, sebastian } = await startConversation(context);
      for (const make of [
        (more: Outgoing) => said(sebastian, 'Hello', more),
        (more: Outgoing) => notice('Paid', more),
      ]) {
        for (const more of [{}, { custom: {} }, { custom: { invoice: 'INV-2021-06', state: 'paid' } }]) {
          expectStatus(await post(context.api, conversation, [make(more)]), 200);
        }
      }
    },
  ),

  scenario(
    'the custom strings of a message are stored',
    { claims: ['TJ-MSG-12'], needs: ['state'] },
    async (context) => {
      const { api } = context;
      const { conversation, sebastian } = await startConversation(context);
      const custom = { invoice: 'INV-2021-06', state: 'paid' };
      for (const message of [said(sebastian, 'Hello', { custom }), notice('Paid', { custom })]) {
        const id = await sendOne(api, conversation, message);
        expectEqual((await readMessage(api, conversation, id)).at('/custom'), custom, 'custom');
      }
    },
  ),

  scenario(
    'the custom values of a message are strings: anything else is refused or not kept as it is',
    { claims: ['TJ-MSG-12'], needs: ['state'] },
    async (context) => {
      const { api } = context;
      const { conversation, sebastian } = await startConversation(context);
      for (const message of [
        said(sebastian, 'Hello', { custom: { invoice: 7 } }),
        notice('Paid', { custom: { invoice: 7 } }),
      ]) {
        const answer = await post(api, conversation, [message]);
        expectStatus(answer, 200, 400);
        if (answer.status === 400) continue;
        const custom = (await readMessage(api, conversation, answer.string('/0/id'))).object('/custom');
        expectThat(
          Object.values(custom).every((value) => typeof value === 'string'),
          `custom is ${JSON.stringify(custom)}`,
        );
      }
    },
  ),

  scenario('a user can send a place', { claims: ['TJ-MSG-18'], needs: ['state'], story: true }, async (context) => {
    const { conversation, sebastian } = await startConversation(context);
    const id = await sendOne(context.api, conversation, {
      type: 'UserMessage',
      sender: sebastian,
      ...at(51.481083, -3.178306),
    });
    const place = (await readMessage(context.api, conversation, id, 'locationMessageStored')).array('/location');
    expectEqual([...place].sort(), [51.481083, -3.178306].sort(), 'the two numbers of the location');
  }),

  scenario(
    'a place is latitude first, longitude second',
    { claims: ['TJ-GET-15'], needs: ['state'], story: true },
    async (context) => {
      const { conversation, sebastian } = await startConversation(context);
      const id = await sendOne(context.api, conversation, {
        type: 'UserMessage',
        sender: sebastian,
        ...at(51.481083, -3.178306),
      });
      expectEqual(
        (await readMessage(context.api, conversation, id, 'locationMessageStored')).at('/location'),
        [51.481083, -3.178306],
        'location',
      );
    },
  ),

  scenario('the app cannot send a place', { claims: ['TJ-MSG-17'] }, async (context) => {
    const { conversation } = await startConversation(context);
    expectStatus(await post(context.api, conversation, [{ type: 'SystemMessage', ...at(51.481083, -3.178306) }]), 400);
  }),

  scenario('content with exactly one block takes the place of text', { claims: ['TJ-MSG-24'] }, async (context) => {
    const { conversation, sebastian } = await startConversation(context);
    const block = { type: 'text', children: ['Hello ', { type: 'bold', children: ['Alice'] }, '!'] };
    for (const message of [{ type: 'UserMessage', sender: sebastian }, { type: 'SystemMessage' }]) {
      expectStatus(await post(context.api, conversation, [{ ...message, content: [block] }]), 200);
      expectStatus(await post(context.api, conversation, [{ ...message, content: [] }]), 400);
      expectStatus(await post(context.api, conversation, [{ ...message, content: [block, block] }]), 400);
    }
  }),
];
