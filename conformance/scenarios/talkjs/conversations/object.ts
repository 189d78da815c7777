import { expectEqual, expectStatus, expectThat } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { scenario } from '../support/scenario.js';
import { aMomentLater } from '../support/setup.js';
import {
  JSON_TYPE,
  listMessages,
  post,
  readConversation,
  said,
  sendOne,
  startConversation,
  textsOf,
} from '../support/start-conversation.js';

const FIELDS = [
  'id',
  'subject',
  'photoUrl',
  'welcomeMessages',
  'custom',
  'lastMessage',
  'participants',
  'createdAt',
  'topicId',
];
const NULLABLE = ['subject', 'photoUrl', 'welcomeMessages', 'lastMessage'];

export const conversationsObject = [
  scenario(
    'a conversation that does not exist answers 404',
    { claims: ['TJ-CNV-17'], needs: ['state'] },
    async ({ api, id }) => {
      expectStatus(await api.get(path`/conversations/${id('never_written')}`), 404);
    },
  ),

  scenario(
    'a conversation has all its documented fields',
    { claims: ['TJ-CNV-18'], needs: ['state'], story: true },
    async (context) => {
      const { conversation, sebastian } = await startConversation(context);
      await sendOne(context.api, conversation, said(sebastian, 'Hello Alice!'));
      const read = await readConversation(context.api, conversation, 'conversationWithMessage');
      for (const field of FIELDS) expectThat(read.has(`/${field}`), `the conversation has no ${field}`);
      expectEqual(read.string('/id'), conversation, 'the id');
      expectThat(read.number('/createdAt') > 1e12, 'createdAt is not in milliseconds since 1970');
      expectThat(
        Object.values(read.object('/custom')).every((value) => typeof value === 'string'),
        'custom holds something other than strings',
      );
      read.object('/participants');
    },
  ),

  scenario(
    'subject, photo, welcome messages and last message are null where there are none',
    { claims: ['TJ-CNV-19'], needs: ['state'], story: true },
    async ({ api, id }) => {
      const conversation = id('order_391_fc');
      expectStatus(await api.put(path`/conversations/${conversation}`, { json: {} }), 200);
      const read = await readConversation(api, conversation, 'conversationEmpty');
      for (const field of NULLABLE) {
        expectThat(read.has(`/${field}`), `the conversation has no ${field}`);
        expectEqual(read.at(`/${field}`), null, field);
      }
    },
  ),

  scenario(
    'subject, welcome messages, custom data and photo can be set to null',
    { claims: ['TJ-CNV-11'] },
    async ({ api, id }) => {
      const conversation = id('order_391_fc');
      for (const json of [{ subject: null }, { welcomeMessages: null }, { custom: null }, { photoUrl: null }]) {
        expectStatus(await api.put(path`/conversations/${conversation}`, { json }), 200);
      }
    },
  ),

  scenario(
    'null takes subject, welcome messages, custom data and photo away',
    { claims: ['TJ-CNV-11'], needs: ['state'] },
    async ({ api, id }) => {
      const conversation = id('order_391_fc');
      const json = {
        subject: 'Lovely',
        welcomeMessages: ['Hello'],
        custom: { category: 'order_inquiry' },
        photoUrl: 'https://example.com/day.png',
      };
      expectStatus(await api.put(path`/conversations/${conversation}`, { json }), 200);
      const nothing = { subject: null, welcomeMessages: null, custom: null, photoUrl: null };
      expectStatus(await api.put(path`/conversations/${conversation}`, { json: nothing }), 200);
      const read = await readConversation(api, conversation);
      for (const field of ['subject', 'welcomeMessages', 'photoUrl']) expectEqual(read.at(`/${field}`), null, field);
      expectThat(!read.has('/custom/category'), 'the custom data is still there');
    },
  ),

  scenario(
    'a new conversation has no topic',
    { claims: ['TJ-CNV-20'], needs: ['state'], story: true },
    async (context) => {
      const { conversation } = await startConversation(context);
      expectEqual((await readConversation(context.api, conversation)).at('/topicId'), null, 'topicId');
    },
  ),

  scenario(
    'the last message of a conversation is its newest, and null before the first',
    { claims: ['TJ-CNV-24'], needs: ['state'], story: true },
    async (context) => {
      const { conversation, sebastian } = await startConversation(context);
      const before = await readConversation(context.api, conversation);
      expectThat(before.has('/lastMessage'), 'the conversation has no lastMessage');
      expectEqual(before.at('/lastMessage'), null, 'lastMessage of a conversation without messages');
      const message = await sendOne(context.api, conversation, said(sebastian, 'Hello Alice!'));
      const after = await readConversation(context.api, conversation, 'conversationWithMessage');
      expectEqual(after.at('/lastMessage/id'), message, 'the id of the last message');
      expectEqual(after.at('/lastMessage/text'), 'Hello Alice!', 'the text of the last message');
    },
  ),

  scenario(
    'the last message follows every message that is sent',
    { claims: ['TJ-CNV-24'], needs: ['state'] },
    async (context) => {
      const { conversation, alice, sebastian } = await startConversation(context);
      for (const [sender, text] of [
        [sebastian, 'One'],
        [alice, 'Two'],
        [sebastian, 'Three'],
      ] as const) {
        const message = await sendOne(context.api, conversation, said(sender, text));
        expectEqual(
          (await readConversation(context.api, conversation)).at('/lastMessage/id'),
          message,
          `the last message after "${text}"`,
        );
        await aMomentLater(context);
      }
    },
  ),

  scenario(
    'welcome messages are never part of the list of messages',
    { claims: ['TJ-CNV-25'], needs: ['state'] },
    async (context) => {
      const { conversation, sebastian } = await startConversation(context);
      expectStatus(
        await context.api.put(path`/conversations/${conversation}`, {
          json: { welcomeMessages: ['Welcome!', 'Be kind.'] },
        }),
        200,
      );
      expectEqual(
        (await listMessages(context.api, conversation)).array('/data'),
        [],
        'the messages of a conversation that only welcomes',
      );
      await sendOne(context.api, conversation, said(sebastian, 'Hello Alice!'));
      expectEqual(await textsOf(context.api, conversation), ['Hello Alice!'], 'the texts of the messages');
    },
  ),

  scenario(
    'a deleted conversation is gone with its messages and data',
    { claims: ['TJ-CNV-26'], needs: ['state'] },
    async (context) => {
      const { api } = context;
      const { conversation, sebastian } = await startConversation(context);
      const message = await sendOne(api, conversation, said(sebastian, 'Hello Alice!'));
      expectStatus(await api.delete(path`/conversations/${conversation}`, JSON_TYPE), 200);
      expectStatus(await api.get(path`/conversations/${conversation}`), 404);
      expectStatus(await api.get(path`/conversations/${conversation}/messages/${message}`), 404);
      const posted = await post(api, conversation, [said(sebastian, 'Still there?')]);
      expectThat(posted.status !== 200, 'a message can still be sent to the deleted conversation');
      // Whether the id may be used again is nobody's promise; what was deleted must not come back with it.
      const again = await api.put(path`/conversations/${conversation}`, { json: {} });
      if (again.status !== 200) return;
      const read = await readConversation(api, conversation);
      expectThat(!read.has('/custom/category'), 'the custom data came back');
      expectThat(read.at('/subject') !== 'What a lovely day!', 'the subject came back');
      expectThat(!(await textsOf(api, conversation)).includes('Hello Alice!'), 'the message came back');
    },
  ),

  scenario(
    'a deleted conversation leaves the lists of those who took part',
    { claims: ['TJ-CNV-27'], needs: ['state'] },
    async (context) => {
      const { api } = context;
      const { conversation, alice, sebastian } = await startConversation(context);
      await sendOne(api, conversation, said(sebastian, 'Hello Alice!'));
      const listed = async (user: string): Promise<boolean> => {
        const list = await api.get(path`/users/${user}/conversations`, { query: { limit: 20 } });
        expectStatus(list, 200);
        return list.strings('/data', 'id').includes(conversation);
      };
      expectThat(await listed(alice), 'Alice does not find the conversation while it is there');
      expectStatus(await api.delete(path`/conversations/${conversation}`, JSON_TYPE), 200);
      for (const user of [alice, sebastian]) expectThat(!(await listed(user)), `${user} still finds the conversation`);
    },
  ),
];
