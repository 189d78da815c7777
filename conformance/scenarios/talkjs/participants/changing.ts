import { expectEqual, expectIncludes, expectStatus } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { participation, changeParticipant, addParticipant } from '../support/participants.js';
import { scenario } from '../support/scenario.js';
import {
  post,
  readConversation,
  said,
  sendOne,
  startConversation,
  textsOf,
  writeUsers,
} from '../support/start-conversation.js';

export const participantsChanging = [
  scenario('notify takes true, false and MentionsOnly', { claims: ['TJ-PRT-06'] }, async (context) => {
    const { conversation, alice } = await startConversation(context);
    for (const write of [addParticipant, changeParticipant]) {
      for (const notify of [true, false, 'MentionsOnly'])
        expectStatus(await write(context, conversation, alice, { notify }), 200);
    }
  }),

  scenario(
    'each way of being notified is found again in the conversation',
    { claims: ['TJ-PRT-06', 'TJ-CNV-22'], needs: ['state'] },
    async (context) => {
      const { conversation, alice } = await startConversation(context);
      for (const write of [addParticipant, changeParticipant]) {
        for (const notify of ['MentionsOnly', false, true]) {
          expectStatus(await write(context, conversation, alice, { notify }), 200);
          expectIncludes(await participation(context, conversation, alice), { notify }, 'the participation of Alice');
        }
      }
    },
  ),

  scenario(
    'a change of a participation touches only what it names',
    { claims: ['TJ-PRT-08'], needs: ['state'] },
    async (context) => {
      const { conversation, alice } = await startConversation(context);
      expectStatus(await addParticipant(context, conversation, alice, { access: 'Read', notify: false }), 200);
      const steps = [
        [{ notify: 'MentionsOnly' }, { access: 'Read', notify: 'MentionsOnly' }],
        [{ access: 'ReadWrite' }, { access: 'ReadWrite', notify: 'MentionsOnly' }],
        [{}, { access: 'ReadWrite', notify: 'MentionsOnly' }],
      ] as const;
      for (const [json, expected] of steps) {
        expectStatus(await changeParticipant(context, conversation, alice, json), 200);
        expectIncludes(
          await participation(context, conversation, alice),
          expected,
          `Alice after PATCH of ${JSON.stringify(json)}`,
        );
      }
    },
  ),

  scenario('who is no participant cannot be changed', { claims: ['TJ-PRT-09'], needs: ['state'] }, async (context) => {
    const { conversation } = await startConversation(context);
    const [carol = ''] = await writeUsers(context, 'carol');
    expectStatus(await changeParticipant(context, conversation, carol, { notify: false }), 400, 404);
    expectEqual(await participation(context, conversation, carol), undefined, 'the participation of Carol');
  }),

  scenario('access can be changed to ReadWrite, Read and None', { claims: ['TJ-PRT-10'] }, async (context) => {
    const { conversation, alice } = await startConversation(context);
    for (const access of ['ReadWrite', 'Read', 'None'])
      expectStatus(await changeParticipant(context, conversation, alice, { access }), 200);
  }),

  scenario(
    'with access None a user is no longer listed and cannot post',
    { claims: ['TJ-PRT-11', 'TJ-PRT-10'], needs: ['state'] },
    async (context) => {
      const { conversation, alice, sebastian } = await startConversation(context);
      expectStatus(await changeParticipant(context, conversation, alice, { access: 'None' }), 200);
      const names = Object.keys((await readConversation(context.api, conversation)).object('/participants'));
      expectEqual(names, [sebastian], 'the participants');
      expectStatus(await post(context.api, conversation, [said(alice, 'Still here')]), 400, 404);
      await sendOne(context.api, conversation, said(sebastian, 'Alone'));
      expectEqual(await textsOf(context.api, conversation), ['Alone'], 'the messages');
    },
  ),

  scenario(
    'a change of notify and access shows in the next read of the conversation',
    { claims: ['TJ-PRT-12'], needs: ['state'], story: true },
    async (context) => {
      const { conversation, alice } = await startConversation(context);
      expectStatus(await changeParticipant(context, conversation, alice, { notify: false, access: 'Read' }), 200);
      const read = await readConversation(context.api, conversation, 'conversationReadOnly');
      expectIncludes(
        read.object('/participants')[alice],
        { notify: false, access: 'Read' },
        'the participation of Alice',
      );
    },
  ),

  scenario(
    'readUntil marks what a participant has read',
    { claims: ['TJ-PRT-13'], needs: ['state'] },
    async (context) => {
      const { conversation, alice, sebastian } = await startConversation(context);
      await sendOne(context.api, conversation, said(sebastian, 'Hello Alice!'));
      const [first] = (await context.api.get(path`/conversations/${conversation}/messages`)).numbers(
        '/data',
        'createdAt',
      );
      expectStatus(await changeParticipant(context, conversation, alice, { readUntil: first }), 200);
      expectIncludes(
        await participation(context, conversation, alice),
        { isUnread: false },
        'the participation of Alice',
      );
      const list = await context.api.get(path`/conversations/${conversation}/messages`);
      expectEqual(list.at('/data/0/readBy'), [alice], 'who has read the message');
    },
  ),

  scenario(
    'a conversation is closed by leaving every participant only Read',
    { claims: ['TJ-PRT-15'], needs: ['state'] },
    async (context) => {
      const { conversation, alice, sebastian } = await startConversation(context);
      for (const user of [alice, sebastian])
        expectStatus(await changeParticipant(context, conversation, user, { access: 'Read' }), 200);
      const read = await readConversation(context.api, conversation);
      const access = Object.entries(read.object('/participants')).map(([user]) => [
        user,
        read.at(`/participants/${user}/access`),
      ]);
      expectEqual(
        Object.fromEntries(access),
        { [alice]: 'Read', [sebastian]: 'Read' },
        'the access of each participant',
      );
    },
  ),
];
