import { expectEqual, expectIncludes, expectStatus } from '../../../harness/expect.js';
import { removeParticipant, participation, changeParticipant, addParticipant } from '../support/participants.js';
import { scenario } from '../support/scenario.js';
import { readConversation, said, sendOne, startConversation, writeUsers } from '../support/start-conversation.js';

export const participantsJoining = [
  scenario(
    'joining twice, changing twice and leaving twice do what doing it once does',
    { claims: ['TJ-PRT-01'], needs: ['state'] },
    async (context) => {
      const { conversation, alice, sebastian } = await startConversation(context);
      const [carol = ''] = await writeUsers(context, 'carol');
      const others = [alice, sebastian].sort();
      for (let round = 0; round < 2; round += 1) {
        expectStatus(await addParticipant(context, conversation, carol, { access: 'Read', notify: false }), 200);
        expectIncludes(
          await participation(context, conversation, carol),
          { access: 'Read', notify: false },
          'Carol after joining',
        );
      }
      for (let round = 0; round < 2; round += 1) {
        expectStatus(await changeParticipant(context, conversation, carol, { notify: 'MentionsOnly' }), 200);
        expectIncludes(
          await participation(context, conversation, carol),
          { access: 'Read', notify: 'MentionsOnly' },
          'Carol after the change',
        );
      }
      for (let round = 0; round < 2; round += 1) {
        await removeParticipant(context, conversation, carol);
        const left = Object.keys((await readConversation(context.api, conversation)).object('/participants'));
        expectEqual(left.sort(), others, 'the participants after Carol has left');
      }
    },
  ),

  scenario('a user can be added to a conversation', { claims: ['TJ-PRT-02'], needs: ['state'] }, async (context) => {
    const { conversation, alice, sebastian } = await startConversation(context);
    const [carol = ''] = await writeUsers(context, 'carol');
    expectStatus(await addParticipant(context, conversation, carol, {}), 200);
    const names = Object.keys((await readConversation(context.api, conversation)).object('/participants'));
    expectEqual(names.sort(), [alice, sebastian, carol].sort(), 'the participants');
  }),

  scenario(
    'adding a participant again overwrites: what is left out goes back to its default',
    { claims: ['TJ-PRT-03'], needs: ['state'] },
    async (context) => {
      const { conversation, alice } = await startConversation(context);
      const steps = [
        [
          { access: 'Read', notify: false },
          { access: 'Read', notify: false },
        ],
        [{ access: 'Read' }, { access: 'Read', notify: true }],
        [{ notify: false }, { access: 'ReadWrite', notify: false }],
        [{}, { access: 'ReadWrite', notify: true }],
      ] as const;
      for (const [json, expected] of steps) {
        expectStatus(await addParticipant(context, conversation, alice, json), 200);
        expectIncludes(
          await participation(context, conversation, alice),
          expected,
          `Alice after PUT of ${JSON.stringify(json)}`,
        );
      }
    },
  ),

  scenario(
    'adding a participant without a body gives the defaults',
    { claims: ['TJ-PRT-04'], needs: ['state'] },
    async (context) => {
      const { conversation, alice } = await startConversation(context);
      expectStatus(await addParticipant(context, conversation, alice, { access: 'Read', notify: false }), 200);
      expectStatus(await addParticipant(context, conversation, alice), 200);
      expectIncludes(
        await participation(context, conversation, alice),
        { access: 'ReadWrite', notify: true },
        'Alice after PUT without a body',
      );
    },
  ),

  scenario('a participant is added with access ReadWrite or Read', { claims: ['TJ-PRT-05'] }, async (context) => {
    const { conversation, alice } = await startConversation(context);
    for (const access of ['ReadWrite', 'Read'])
      expectStatus(await addParticipant(context, conversation, alice, { access }), 200);
  }),

  scenario(
    'who leaves is no participant any more',
    { claims: ['TJ-PRT-14'], needs: ['state'], story: true },
    async (context) => {
      const { conversation, alice, sebastian } = await startConversation(context);
      await sendOne(context.api, conversation, said(sebastian, 'Hello Alice!'));
      expectStatus(await removeParticipant(context, conversation, alice), 200);
      const read = await readConversation(context.api, conversation, 'conversationWithoutAlice');
      expectEqual(Object.keys(read.object('/participants')), [sebastian], 'the participants');
      expectEqual(read.at('/lastMessage/text'), 'Hello Alice!', 'the last message');
    },
  ),
];
