import { expectEqual, expectStatus, expectThat } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { scenario } from '../support/scenario.js';
import {
  listMessages,
  notice,
  post,
  readConversation,
  readMessage,
  said,
  send,
  sendOne,
  startConversation,
  textsOf,
} from '../support/start-conversation.js';
import { uploadedToken } from '../support/uploads.js';
import { ownOf } from '../support/user-conversations.js';

// What no source states and the emulator had to decide: a service that differs here breaks no promise.
export const messagesDecisions = [
  scenario('a send without messages is refused', { claims: ['ED-15'] }, async (context) => {
    const { conversation } = await startConversation(context);
    expectStatus(await post(context.api, conversation, []), 400);
  }),

  scenario(
    'an array too long, an empty one and no array store nothing',
    { claims: ['ED-15'], needs: ['state'] },
    async (context) => {
      const { conversation, sebastian } = await startConversation(context);
      const eleven = Array.from({ length: 11 }, (_, index) => said(sebastian, `Message ${String(index)}`));
      for (const json of [eleven, [], eleven[0], 'Hello', null])
        expectStatus(await post(context.api, conversation, json), 400);
      expectEqual(await textsOf(context.api, conversation), [], 'the texts of the messages');
    },
  ),

  scenario(
    'one bad message in an array keeps all of them from being sent',
    { claims: ['ED-16'], needs: ['state'] },
    async (context) => {
      const { api, id } = context;
      const { conversation, sebastian } = await startConversation(context);
      const good = [said(sebastian, 'Good'), notice('Good too')];
      const bad = [
        said(sebastian, 'With a wrong type', { type: 'BotMessage' }),
        notice('With a sender', { sender: sebastian }),
        said(id('never-written'), 'Of nobody'),
        { type: 'SystemMessage', attachmentToken: 'no such token' },
      ];
      for (const one of bad) {
        for (const messages of [
          [...good, one],
          [one, ...good],
        ])
          expectStatus(await post(api, conversation, messages), 400);
      }
      expectEqual(await textsOf(api, conversation), [], 'the texts of the messages');
    },
  ),

  scenario(
    'a repeated key is answered with the id of the first message',
    { claims: ['ED-17'], needs: ['state'] },
    async (context) => {
      const { api } = context;
      const { conversation, sebastian } = await startConversation(context);
      const messages = [said(sebastian, 'One', { idempotencyKey: '1' }), notice('Two', { idempotencyKey: '2' })];
      const first = await send(api, conversation, messages);
      expectEqual(await send(api, conversation, messages), first, 'the ids that the repetition answers');
      const mixed = await send(api, conversation, [notice('Three'), ...messages]);
      expectEqual(mixed.slice(1), first, 'the ids in the slots of what was sent before');
      expectEqual((await textsOf(api, conversation)).sort(), ['One', 'Three', 'Two'], 'the texts of the messages');
    },
  ),

  scenario(
    'a key that occurs twice in one array is answered with one id',
    { claims: ['ED-17'], needs: ['state'] },
    async (context) => {
      const { api } = context;
      const { conversation, sebastian } = await startConversation(context);
      const ids = await send(api, conversation, [
        said(sebastian, 'One', { idempotencyKey: 'key' }),
        said(sebastian, 'Two', { idempotencyKey: 'key' }),
      ]);
      expectEqual([ids.length, new Set(ids).size], [2, 1], 'the number of ids, and of different ones');
      expectEqual((await readMessage(api, conversation, ids[0] ?? '')).at('/text'), 'One', 'the text behind the id');
      expectEqual(await textsOf(api, conversation), ['One'], 'the texts of the messages');
    },
  ),

  scenario(
    'an attachment token that was never given out is refused',
    { claims: ['ED-23'], needs: ['state'] },
    async (context) => {
      const { api } = context;
      const { conversation, sebastian } = await startConversation(context);
      for (const message of [{ type: 'UserMessage', sender: sebastian }, { type: 'SystemMessage' }]) {
        expectStatus(await post(api, conversation, [{ ...message, attachmentToken: 'no such token' }]), 400);
      }
      expectEqual((await listMessages(api, conversation)).at('/data'), [], 'the messages');
    },
  ),

  scenario('an attachment token may be used twice', { claims: ['ED-24'], needs: ['state'] }, async (context) => {
    const { api } = context;
    const { conversation, sebastian } = await startConversation(context);
    const attachmentToken = await uploadedToken(api);
    const ids = [
      await sendOne(api, conversation, { type: 'UserMessage', sender: sebastian, attachmentToken }),
      await sendOne(api, conversation, { type: 'SystemMessage', attachmentToken }),
    ];
    for (const id of ids)
      expectThat((await readMessage(api, conversation, id)).at('/attachment') !== null, `${id} has no attachment`);
  }),

  scenario('a participant who may only read can send', { claims: ['ED-36'], needs: ['state'] }, async (context) => {
    const { api } = context;
    const { conversation, alice } = await startConversation(context);
    expectStatus(
      await api.patch(path`/conversations/${conversation}/participants/${alice}`, { json: { access: 'Read' } }),
      200,
    );
    expectStatus(await post(api, conversation, [said(alice, 'Hi!')]), 200);
    expectEqual(await textsOf(api, conversation), ['Hi!'], 'the texts of the messages');
  }),

  scenario(
    'who sends a message has read what was said before',
    { claims: ['ED-41'], needs: ['state'] },
    async (context) => {
      const { api } = context;
      const { conversation, alice, sebastian } = await startConversation(context);
      const unread = async (): Promise<unknown[]> => {
        const { body } = await readConversation(api, conversation);
        const { participants } = body as { participants: Record<string, { isUnread: unknown }> };
        return [participants[alice]?.isUnread, participants[sebastian]?.isUnread];
      };
      await sendOne(api, conversation, said(sebastian, 'Hello Alice!'));
      expectEqual(await unread(), [true, false], 'whether it is unread for Alice, and for Sebastian who wrote first');
      await sendOne(api, conversation, said(alice, 'Hello Sebastian!'));
      expectEqual(await unread(), [false, true], 'the same once Alice has answered');
      expectEqual(
        await ownOf(context, alice, [conversation], { unreadsOnly: true }),
        [],
        'what Alice has left to read',
      );
    },
  ),

  scenario(
    'each message of a request has a later time than the one before it',
    { claims: ['ED-42'], needs: ['state'] },
    async (context) => {
      const { api } = context;
      const { conversation, alice, sebastian } = await startConversation(context);
      const messages = [said(sebastian, 'One'), notice('Two'), said(alice, 'Three')];
      const times: number[] = [];
      for (const id of await send(api, conversation, messages))
        times.push((await readMessage(api, conversation, id)).number('/createdAt'));
      const [one = 0, two = 0, three = 0] = times;
      expectThat(one < two && two < three, `the times of the three are ${times.join(', ')}`);
    },
  ),

  scenario(
    'the refusal of a bad message names it by its number, counted from one',
    { claims: ['ED-43'], needs: ['state'] },
    async (context) => {
      const { api, id } = context;
      const { conversation, sebastian } = await startConversation(context);
      const good = said(sebastian, 'Hello Alice!');
      for (const [messages, number] of [
        [[said(id('never-written'), 'Who am I?')], '1'],
        [[good, said(id('never-written'), 'Who am I?')], '2'],
        [[good, good, { ...good, type: 'BotMessage' }], '3'],
      ] as const) {
        const refused = await post(api, conversation, messages);
        expectStatus(refused, 400);
        expectEqual(refused.at('/errorCode'), 'BAD_REQUEST', 'errorCode');
        expectEqual(Object.keys(refused.object('/reasons')), [number], 'what the reasons are about');
        expectThat(refused.string(`/reasons/${number}`) !== '', 'the reason is empty');
      }
    },
  ),
];
