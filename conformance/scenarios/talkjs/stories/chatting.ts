import { expectEqual, expectIncludes, expectStatus, expectThat } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { textFile } from '../support/calls.js';
import { scenario } from '../support/scenario.js';
import {
  JSON_TYPE,
  notice,
  readConversation,
  readMessage,
  said,
  send,
  sendOne,
  startConversation,
} from '../support/start-conversation.js';

// Whole stories, told once more by the contract's own examples: a mock without state answers each reading step with
// the one named.
const STORY = { needs: ['state'] as const, story: true };
/** The same with e-mail addresses, which real people may have. */
const REACHING = { needs: ['state', 'destructive'] as const, story: true };

const ALICE = {
  name: 'Alice',
  photoUrl: 'https://example.com/pictures/12081.png',
  welcomeMessage: 'Hey there! :-)',
  role: 'buyer',
};

export const storiesChatting = [
  scenario(
    'the guide, step by step: two users, a conversation, a hello, all found as written',
    { ...REACHING, claims: ['TJ-CNV-35', 'TJ-USR-10', 'TJ-USR-32', 'TJ-GET-17'] },
    async ({ api, id, pooled }) => {
      const [alice, sebastian, conversation] = [pooled('12081'), pooled('8029'), id('order_391_fc')];
      const email = ['alice@example.com'];
      const people = {
        [alice]: { ...ALICE, email },
        [sebastian]: { name: 'Sebastian', email: ['sebastian@example.com'] },
      };
      for (const [user, json] of Object.entries(people))
        expectStatus(await api.put(path`/users/${user}`, { json }), 200);
      const subject = 'What a lovely day!';
      const json = { participants: [alice, sebastian], subject, custom: { category: 'order_inquiry' } };
      expectStatus(await api.put(path`/conversations/${conversation}`, { json }), 200);
      const message = await sendOne(api, conversation, said(sebastian, 'Hello Alice!'));

      const user = await api.get(path`/users/${alice}`, { example: 'alice' });
      expectIncludes(user.body, { id: alice, ...ALICE, email }, 'Alice');
      const read = await readConversation(api, conversation, 'conversationWithMessage');
      expectIncludes(
        read.body,
        { id: conversation, subject, custom: { category: 'order_inquiry' } },
        'the conversation',
      );
      expectEqual(Object.keys(read.object('/participants')).sort(), [alice, sebastian].sort(), 'the participants');
      const hello = {
        id: message,
        conversationId: conversation,
        type: 'UserMessage',
        senderId: sebastian,
        text: 'Hello Alice!',
      };
      expectIncludes((await readMessage(api, conversation, message)).body, hello, 'the message');
      const list = await api.get(path`/conversations/${conversation}/messages`, { example: 'oneMessage' });
      expectEqual(list.array('/data').length, 1, 'the number of messages');
      expectIncludes(list.at('/data/0'), hello, 'the message in the list');
    },
  ),

  scenario(
    'a user is written again with some fields: these change, the others stay',
    { ...STORY, claims: ['TJ-USR-01', 'TJ-USR-05', 'TJ-USR-34'] },
    async ({ api, pooled }) => {
      const alice = path`/users/${pooled('12081')}`;
      expectStatus(await api.put(alice, { json: { ...ALICE, custom: null } }), 200);
      expectStatus(
        await api.put(alice, { json: { welcomeMessage: 'Good to see you!', custom: { tier: 'gold' } } }),
        200,
      );
      const read = await api.get(alice, { example: 'aliceUpdated' });
      expectIncludes(
        read.body,
        { ...ALICE, welcomeMessage: 'Good to see you!', custom: { tier: 'gold' } },
        'Alice after the update',
      );
    },
  ),

  scenario(
    'a name and an address are enough of a user',
    { ...REACHING, claims: ['TJ-USR-33'] },
    async ({ api, id }) => {
      const user = path`/users/${id('12081')}`;
      expectStatus(await api.put(user, { json: { name: 'Alice', email: ['alice@example.com'] } }), 200);
      const read = await api.get(user, { example: 'aliceMinimal' });
      expectIncludes(read.body, { name: 'Alice', email: ['alice@example.com'] }, 'the user');
    },
  ),

  scenario(
    'a user is forgotten by overwriting what there was',
    { ...STORY, claims: ['TJ-USR-16'] },
    async ({ api, pooled }) => {
      const alice = path`/users/${pooled('12081')}`;
      const nothing = {
        email: null,
        phone: null,
        welcomeMessage: null,
        photoUrl: null,
        role: null,
        availabilityText: null,
        locale: null,
      };
      expectStatus(await api.put(alice, { json: { ...ALICE, custom: { tier: 'gold' } } }), 200);
      expectStatus(await api.put(alice, { json: { name: '[DELETED]', custom: null, ...nothing } }), 200);
      const read = await api.get(alice, { example: 'aliceForgotten' });
      expectEqual(read.at('/name'), '[DELETED]', 'the name');
      // What is left of a field that was cleared is stated nowhere.
      for (const field of Object.keys(nothing))
        expectThat([null, undefined, ''].includes(read.at(`/${field}`) as string), `${field} is still there`);
      expectThat(!read.has('/custom/tier'), 'the custom data is still there');
    },
  ),

  scenario(
    'a reply, a notice, a file and a place are read back as what they are',
    { ...STORY, claims: ['TJ-MSG-11', 'TJ-MSG-09', 'TJ-FIL-09', 'TJ-MSG-18'] },
    async (context) => {
      const { api } = context;
      const { conversation, alice, sebastian } = await startConversation(context);
      const hello = await sendOne(api, conversation, said(sebastian, 'Hello Alice!'));
      const answer = said(alice, 'Hello Sebastian, what a lovely day!', { referencedMessageId: hello });
      const reply = await readMessage(
        api,
        conversation,
        await sendOne(api, conversation, answer, 'replySent'),
        'replyMessage',
      );
      expectIncludes(reply.body, { senderId: alice, text: answer.text, referencedMessageId: hello }, 'the reply');

      const paid = await sendOne(
        api,
        conversation,
        notice('Payment received.', { custom: { invoice: 'INV-2021-06' } }),
        'systemSent',
      );
      expectIncludes(
        (await readMessage(api, conversation, paid, 'systemMessage')).body,
        { type: 'SystemMessage', text: 'Payment received.', custom: { invoice: 'INV-2021-06' } },
        'the notice',
      );

      const upload = await api.post('/files', { body: textFile(), example: 'uploadedFile' });
      const attachmentToken = upload.string('/attachmentToken');
      const file = await sendOne(
        api,
        conversation,
        { type: 'UserMessage', sender: sebastian, attachmentToken },
        'fileSent',
      );
      const withFile = await readMessage(api, conversation, file, 'fileMessageStored');
      expectThat(
        withFile.string('/attachment/url') !== '' && withFile.number('/attachment/size') > 0,
        'the file has no address or no size',
      );

      const here = {
        type: 'UserMessage',
        sender: sebastian,
        content: [{ type: 'location', latitude: 51.481083, longitude: -3.178306 }],
      };
      const place = await readMessage(
        api,
        conversation,
        await sendOne(api, conversation, here, 'locationSent'),
        'locationMessageStored',
      );
      expectEqual([...place.array('/location')].sort(), [-3.178306, 51.481083], 'the two numbers of the place');
    },
  ),

  scenario(
    'a message is edited in the open and is still the same message',
    { ...STORY, claims: ['TJ-EDT-01', 'TJ-EDT-03'] },
    async (context) => {
      const { api } = context;
      const { conversation, sebastian } = await startConversation(context);
      const message = await sendOne(api, conversation, said(sebastian, 'Hello Alice!'));
      const before = await readMessage(api, conversation, message);
      const edit = { text: 'Good morning Alice!', markEdited: true };
      expectStatus(await api.put(path`/conversations/${conversation}/messages/${message}`, { json: edit }), 200);
      const after = await readMessage(api, conversation, message, 'messageEdited');
      expectEqual(after.at('/text'), 'Good morning Alice!', 'the text');
      expectThat(after.number('/editedAt') >= after.number('/createdAt'), 'the message was edited before it was sent');
      for (const field of ['/id', '/conversationId', '/senderId', '/type', '/createdAt']) {
        expectEqual(after.at(field), before.at(field), field);
      }
    },
  ),

  scenario('a deleted message is found no more', { ...STORY, claims: ['TJ-EDT-08'] }, async (context) => {
    const { api } = context;
    const { conversation, sebastian } = await startConversation(context);
    const id = await sendOne(api, conversation, said(sebastian, 'Hello Alice!'));
    const message = path`/conversations/${conversation}/messages/${id}`;
    expectStatus(await api.get(message, { example: 'message' }), 200);
    expectStatus(await api.delete(message, JSON_TYPE), 200);
    expectStatus(await api.get(message, { example: { status: 404, name: 'messageNotFound' } }), 404);
    const list = await api.get(path`/conversations/${conversation}/messages`, { example: 'emptyList' });
    expectEqual(list.array('/data'), [], 'the messages that are left');
  }),

  scenario(
    'all messages are deleted and the conversation stays',
    { ...STORY, claims: ['TJ-EDT-12', 'TJ-EDT-15'] },
    async (context) => {
      const { api } = context;
      const { conversation, alice, sebastian } = await startConversation(context);
      await sendOne(api, conversation, said(sebastian, 'Hello Alice!'));
      await send(api, conversation, [said(alice, 'Hello Sebastian!'), notice('Payment received.')], 'twoSent');
      expectStatus(await api.delete(path`/conversations/${conversation}/messages`, JSON_TYPE), 200);
      const list = await api.get(path`/conversations/${conversation}/messages`, { example: 'emptyList' });
      expectEqual(list.array('/data'), [], 'the messages that are left');
      const read = await readConversation(api, conversation, 'conversation');
      expectIncludes(read.body, { id: conversation, subject: 'What a lovely day!' }, 'the conversation');
      await sendOne(api, conversation, said(alice, 'Anyone?'));
    },
  ),
];
