import { expectEqual, expectIncludes, expectStatus, expectThat } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { scenario } from '../support/scenario.js';
import {
  JSON_TYPE,
  listMessages,
  readConversation,
  said,
  sendOne,
  startConversation,
  writeUsers,
} from '../support/start-conversation.js';

export const conversationsWriting = [
  scenario(
    'a conversation is found under the id that the caller chose',
    { claims: ['TJ-CNV-01', 'TJ-CNV-16'], needs: ['state'], story: true },
    async (context) => {
      const { conversation, alice, sebastian } = await startConversation(context);
      const read = await readConversation(context.api, conversation);
      expectEqual(read.at('/id'), conversation, 'the id of the conversation');
      expectEqual(read.at('/subject'), 'What a lovely day!', 'the subject');
      expectIncludes(read.at('/custom'), { category: 'order_inquiry' }, 'the custom data');
      expectEqual(Object.keys(read.object('/participants')).sort(), [alice, sebastian].sort(), 'the participants');
    },
  ),

  scenario(
    'writing a known conversation updates it and makes no new one',
    { claims: ['TJ-CNV-01', 'TJ-CNV-06'], needs: ['state'], story: true },
    async (context) => {
      const { conversation } = await startConversation(context);
      const before = await readConversation(context.api, conversation);
      const json = { subject: 'Order 391', custom: { category: 'order_inquiry', state: 'paid' } };
      expectStatus(await context.api.put(path`/conversations/${conversation}`, { json }), 200);
      const after = await readConversation(context.api, conversation, 'conversationUpdated');
      expectEqual(after.at('/id'), conversation, 'the id of the conversation');
      expectEqual(after.at('/subject'), 'Order 391', 'the new subject');
      expectIncludes(after.at('/custom'), json.custom, 'the new custom data');
      expectEqual(after.at('/createdAt'), before.at('/createdAt'), 'the time at which the conversation was inserted');
    },
  ),

  scenario(
    'the call that creates a conversation also sets its subject and custom data, and a later one changes them',
    { claims: ['TJ-CNV-06'], needs: ['state'] },
    async ({ api, id }) => {
      const conversation = id('order_391_fc');
      for (const [subject, category] of [
        ['Order 391', 'order_inquiry'],
        ['Order 391, paid', 'receipt'],
      ] as const) {
        expectStatus(
          await api.put(path`/conversations/${conversation}`, { json: { subject, custom: { category } } }),
          200,
        );
        const read = await readConversation(api, conversation);
        expectEqual(read.at('/subject'), subject, 'the subject');
        expectEqual(read.at('/custom/category'), category, 'the custom value');
      }
    },
  ),

  scenario(
    'writing the same conversation again changes nothing',
    { claims: ['TJ-CNV-02'], needs: ['state'] },
    async (context) => {
      const { api } = context;
      const { conversation, alice, sebastian } = await startConversation(context);
      await sendOne(api, conversation, said(sebastian, 'Hello Alice!'));
      const before = await readConversation(api, conversation);
      const json = {
        participants: [alice, sebastian],
        subject: 'What a lovely day!',
        custom: { category: 'order_inquiry' },
      };
      for (let round = 0; round < 3; round += 1)
        expectStatus(await api.put(path`/conversations/${conversation}`, { json }), 200);
      expectEqual(
        (await readConversation(api, conversation)).body,
        before.body,
        'the conversation after writing it again',
      );
      expectEqual((await listMessages(api, conversation)).array('/data').length, 1, 'the number of its messages');
    },
  ),

  scenario(
    'conversations with different ids are different conversations',
    { claims: ['TJ-CNV-03'], needs: ['state'] },
    async (context) => {
      const { api } = context;
      const first = await startConversation(context, 'order_391_fc');
      const second = await startConversation(context, 'order_391_fc_2');
      expectStatus(
        await api.put(path`/conversations/${second.conversation}`, {
          json: { subject: 'The second', custom: { category: 'other' } },
        }),
        200,
      );
      await sendOne(api, second.conversation, said(second.alice, 'Only in the second'));
      const read = await readConversation(api, first.conversation);
      expectEqual(read.at('/id'), first.conversation, 'the id of the first');
      expectEqual(read.at('/subject'), 'What a lovely day!', 'the subject of the first');
      expectEqual(read.at('/custom/category'), 'order_inquiry', 'the custom data of the first');
      expectEqual((await listMessages(api, first.conversation)).array('/data').length, 0, 'the messages of the first');
      expectEqual(
        (await readConversation(api, second.conversation)).at('/id'),
        second.conversation,
        'the id of the second',
      );
    },
  ),

  scenario('a conversation needs no subject', { claims: ['TJ-CNV-04'] }, async (context) => {
    const [alice, sebastian] = await writeUsers(context, '12081', '8029');
    const { api, id } = context;
    expectStatus(
      await api.put(path`/conversations/${id('silent')}`, { json: { participants: [alice, sebastian] } }),
      200,
    );
    expectStatus(await api.put(path`/conversations/${id('empty')}`, { json: {} }), 200);
    expectStatus(await api.put(path`/conversations/${id('named')}`, { json: { subject: 'What a lovely day!' } }), 200);
  }),

  scenario(
    'the custom values of a conversation are strings: anything else is refused or not kept as it is',
    { claims: ['TJ-CNV-05'], needs: ['state'], story: true },
    async ({ api, id }) => {
      const conversation = id('order_391_fc');
      expectStatus(
        await api.put(path`/conversations/${conversation}`, { json: { custom: { category: 'order_inquiry' } } }),
        200,
      );
      for (const value of [391, true, ['a'], { b: 'c' }]) {
        const answer = await api.put(path`/conversations/${conversation}`, { json: { custom: { other: value } } });
        expectStatus(answer, 200, 400);
        const custom = (await readConversation(api, conversation)).object('/custom');
        expectThat(
          Object.values(custom).every((one) => typeof one === 'string'),
          `a custom value is kept that is no string: ${JSON.stringify(custom)}`,
        );
        if (answer.status === 400)
          expectEqual(custom['category'], 'order_inquiry', 'the custom value that was there before');
      }
    },
  ),

  scenario(
    'the participants of a conversation are written as an array of user ids',
    { claims: ['TJ-CNV-07'] },
    async (context) => {
      const [alice, sebastian] = await writeUsers(context, '12081', '8029');
      for (const participants of [[], [alice], [alice, sebastian]]) {
        expectStatus(
          await context.api.put(path`/conversations/${context.id('order_391_fc')}`, { json: { participants } }),
          200,
        );
      }
    },
  ),

  scenario(
    'a conversation can be created without any body',
    { claims: ['TJ-CNV-12'], needs: ['state'], story: true },
    async ({ api, id }) => {
      const conversation = id('order_391_fc');
      expectStatus(await api.put(path`/conversations/${conversation}`, JSON_TYPE), 200);
      const read = await readConversation(api, conversation, 'conversationEmpty');
      expectEqual(read.at('/id'), conversation, 'the id of the conversation');
      expectEqual(read.at('/participants'), {}, 'its participants');
    },
  ),

  scenario('writing a conversation answers an empty object', { claims: ['TJ-CNV-14'] }, async ({ api, id }) => {
    for (const subject of ['Created', 'Updated']) {
      const answer = await api.put(path`/conversations/${id('order_391_fc')}`, { json: { subject } });
      expectStatus(answer, 200);
      expectEqual(answer.body, {}, 'the body of the answer');
    }
  }),

  scenario(
    'users, conversation and message can be written before anyone has opened the chat',
    { claims: ['TJ-CNV-35'], needs: ['state'], story: true },
    async (context) => {
      const { api } = context;
      const { conversation, alice, sebastian } = await startConversation(context);
      const message = await sendOne(api, conversation, said(sebastian, 'Hello Alice!'));
      const list = await listMessages(api, conversation);
      expectEqual(list.array('/data').length, 1, 'the number of messages');
      expectIncludes(
        list.at('/data/0'),
        { id: message, text: 'Hello Alice!', senderId: sebastian, conversationId: conversation },
        'the message',
      );
      const read = await readConversation(api, conversation, 'conversationWithMessage');
      expectThat(Object.hasOwn(read.object('/participants'), alice), 'Alice is no participant of the conversation');
    },
  ),
];
