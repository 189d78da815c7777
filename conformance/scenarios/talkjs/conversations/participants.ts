import { expectEqual, expectIncludes, expectStatus, expectThat } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { scenario } from '../support/scenario.js';
import { readConversation, said, sendOne, startConversation, writeUsers } from '../support/start-conversation.js';

export const conversationsParticipants = [
  scenario(
    'the users that a conversation is written with take part in it',
    { claims: ['TJ-CNV-07', 'TJ-CNV-10'], needs: ['state'], story: true },
    async (context) => {
      const { conversation, alice, sebastian } = await startConversation(context);
      const participants = (await readConversation(context.api, conversation)).object('/participants');
      expectEqual(Object.keys(participants).sort(), [alice, sebastian].sort(), 'the participants');
    },
  ),

  scenario(
    'writing a conversation with another user adds that user',
    { claims: ['TJ-CNV-10'], needs: ['state'] },
    async (context) => {
      const { conversation, alice, sebastian } = await startConversation(context);
      const [carol] = await writeUsers(context, 'carol');
      expectStatus(
        await context.api.put(path`/conversations/${conversation}`, { json: { participants: [carol] } }),
        200,
      );
      const participants = Object.keys((await readConversation(context.api, conversation)).object('/participants'));
      expectThat(
        carol !== undefined && participants.includes(carol),
        `${String(carol)} was not added; the participants are ${participants.join(', ')}`,
      );
      expectThat(
        participants.length <= new Set([alice, sebastian, carol]).size,
        `strangers take part: ${participants.join(', ')}`,
      );
    },
  ),

  scenario(
    'a participant who is left out of an update stays',
    { claims: ['TJ-CNV-09'], needs: ['state'] },
    async (context) => {
      const { conversation, alice, sebastian } = await startConversation(context);
      for (const participants of [[sebastian], []]) {
        expectStatus(await context.api.put(path`/conversations/${conversation}`, { json: { participants } }), 200);
        const left = Object.keys((await readConversation(context.api, conversation)).object('/participants'));
        expectEqual(
          left.sort(),
          [alice, sebastian].sort(),
          `the participants after writing ${String(participants.length)} of them`,
        );
      }
    },
  ),

  scenario(
    'an update changes only the fields that it names',
    { claims: ['TJ-CNV-08'], needs: ['state'] },
    async (context) => {
      const { api, id } = context;
      const conversation = id('order_391_fc');
      const [alice] = await writeUsers(context, '12081');
      const whole = {
        subject: 'What a lovely day!',
        custom: { category: 'order_inquiry' },
        welcomeMessages: ['Hello', 'Be kind'],
        photoUrl: 'https://example.com/day.png',
      };
      expectStatus(
        await api.put(path`/conversations/${conversation}`, { json: { ...whole, participants: [alice] } }),
        200,
      );
      const changes = [
        { subject: 'Order 391' },
        { custom: { category: 'receipt' } },
        { welcomeMessages: ['Welcome'] },
        { photoUrl: 'https://example.com/night.png' },
      ];
      let expected: Record<string, unknown> = whole;
      for (const json of changes) {
        expectStatus(await api.put(path`/conversations/${conversation}`, { json }), 200);
        expected = { ...expected, ...json };
        const read = await readConversation(api, conversation);
        expectIncludes(read.body, expected, `the conversation after an update of ${Object.keys(json).join()}`);
        expectEqual(Object.keys(read.object('/participants')), [alice], 'the participants');
      }
    },
  ),

  scenario(
    'a new participant may write and is notified',
    { claims: ['TJ-CNV-13'], needs: ['state'], story: true },
    async (context) => {
      const { conversation, alice, sebastian } = await startConversation(context);
      const read = await readConversation(context.api, conversation);
      for (const user of [alice, sebastian]) {
        expectIncludes(
          read.object('/participants')[user],
          { access: 'ReadWrite', notify: true },
          `the participation of ${user}`,
        );
      }
    },
  ),

  scenario(
    'participants are a map from user id to access, notify and isUnread',
    { claims: ['TJ-CNV-21'], needs: ['state'], story: true },
    async (context) => {
      const { conversation, alice, sebastian } = await startConversation(context);
      await sendOne(context.api, conversation, said(sebastian, 'Hello Alice!'));
      const read = await readConversation(context.api, conversation, 'conversationWithMessage');
      const participants = read.object('/participants');
      expectEqual(Object.keys(participants).sort(), [alice, sebastian].sort(), 'the keys of the map');
      for (const user of [alice, sebastian]) {
        const { access, isUnread } = read.object(`/participants/${user}`);
        expectThat(access === 'ReadWrite' || access === 'Read', `access of ${user} is ${String(access)}`);
        expectThat(read.has(`/participants/${user}/notify`), `the participation of ${user} has no notify`);
        expectEqual(typeof isUnread, 'boolean', `the type of isUnread of ${user}`);
      }
    },
  ),

  scenario(
    'notify of a participant is true, false or MentionsOnly',
    { claims: ['TJ-CNV-22'], needs: ['state'], story: true },
    async (context) => {
      const { conversation, alice, sebastian } = await startConversation(context);
      for (const [notify, example] of [
        [true, 'conversation'],
        [false, 'conversationReadOnly'],
      ] as const) {
        expectStatus(
          await context.api.patch(path`/conversations/${conversation}/participants/${alice}`, { json: { notify } }),
          200,
        );
        const read = await readConversation(context.api, conversation, example);
        expectEqual(read.at(`/participants/${alice}/notify`), notify, 'notify of Alice');
        expectThat(
          [true, false, 'MentionsOnly'].includes(read.at(`/participants/${sebastian}/notify`) as string),
          'notify of Sebastian is none of the three',
        );
      }
    },
  ),

  scenario(
    'a participant also shows since when they take part and how far they have read',
    { claims: ['TJ-CNV-23'], needs: ['state'], story: true },
    async (context) => {
      const { conversation, alice } = await startConversation(context);
      const read = await readConversation(context.api, conversation);
      expectThat(
        read.number(`/participants/${alice}/joinedAt`) >= read.number('/createdAt'),
        'Alice joined before the conversation was made',
      );
      expectThat(read.has(`/participants/${alice}/readUntil`), 'the participation of Alice has no readUntil');
      expectThat(read.has('/everyoneReadUntil'), 'the conversation has no everyoneReadUntil');
    },
  ),
];
