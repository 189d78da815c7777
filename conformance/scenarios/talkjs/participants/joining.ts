import type { Answer } from '../../../harness/answer.js';
import { expectEqual, expectIncludes, expectStatus, expectThat } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { scenario } from '../support/scenario.js';
import type { Context } from '../support/setup.js';
import {
  JSON_TYPE,
  readConversation,
  post,
  said,
  sendOne,
  startConversation,
  textsOf,
  writeUsers,
} from '../support/start-conversation.js';

async function participation(context: Context, conversation: string, user: string): Promise<unknown> {
  return (await readConversation(context.api, conversation)).object('/participants')[user];
}

const put = ({ api }: Context, conversation: string, user: string, json?: object): Promise<Answer> =>
  api.put(path`/conversations/${conversation}/participants/${user}`, json === undefined ? JSON_TYPE : { json });

const patch = ({ api }: Context, conversation: string, user: string, json: object): Promise<Answer> =>
  api.patch(path`/conversations/${conversation}/participants/${user}`, { json });

const leave = ({ api }: Context, conversation: string, user: string): Promise<Answer> =>
  api.delete(path`/conversations/${conversation}/participants/${user}`, JSON_TYPE);

export const participants = [
  scenario(
    'joining twice, changing twice and leaving twice do what doing it once does',
    { claims: ['TJ-PRT-01'], needs: ['state'] },
    async (context) => {
      const { conversation, alice, sebastian } = await startConversation(context);
      const [carol = ''] = await writeUsers(context, 'carol');
      const others = [alice, sebastian].sort();
      for (let round = 0; round < 2; round += 1) {
        expectStatus(await put(context, conversation, carol, { access: 'Read', notify: false }), 200);
        expectIncludes(
          await participation(context, conversation, carol),
          { access: 'Read', notify: false },
          'Carol after joining',
        );
      }
      for (let round = 0; round < 2; round += 1) {
        expectStatus(await patch(context, conversation, carol, { notify: 'MentionsOnly' }), 200);
        expectIncludes(
          await participation(context, conversation, carol),
          { access: 'Read', notify: 'MentionsOnly' },
          'Carol after the change',
        );
      }
      for (let round = 0; round < 2; round += 1) {
        await leave(context, conversation, carol);
        const left = Object.keys((await readConversation(context.api, conversation)).object('/participants'));
        expectEqual(left.sort(), others, 'the participants after Carol has left');
      }
    },
  ),

  scenario('a user can be added to a conversation', { claims: ['TJ-PRT-02'], needs: ['state'] }, async (context) => {
    const { conversation, alice, sebastian } = await startConversation(context);
    const [carol = ''] = await writeUsers(context, 'carol');
    expectStatus(await put(context, conversation, carol, {}), 200);
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
        expectStatus(await put(context, conversation, alice, json), 200);
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
      expectStatus(await put(context, conversation, alice, { access: 'Read', notify: false }), 200);
      expectStatus(await put(context, conversation, alice), 200);
      expectIncludes(
        await participation(context, conversation, alice),
        { access: 'ReadWrite', notify: true },
        'Alice after PUT without a body',
      );
    },
  ),

  scenario('a participant is added with access ReadWrite or Read', { claims: ['TJ-PRT-05'] }, async (context) => {
    const { conversation, alice } = await startConversation(context);
    for (const access of ['ReadWrite', 'Read']) expectStatus(await put(context, conversation, alice, { access }), 200);
  }),

  scenario('notify takes true, false and MentionsOnly', { claims: ['TJ-PRT-06'] }, async (context) => {
    const { conversation, alice } = await startConversation(context);
    for (const write of [put, patch]) {
      for (const notify of [true, false, 'MentionsOnly'])
        expectStatus(await write(context, conversation, alice, { notify }), 200);
    }
  }),

  scenario(
    'each way of being notified is found again in the conversation',
    { claims: ['TJ-PRT-06', 'TJ-CNV-22'], needs: ['state'] },
    async (context) => {
      const { conversation, alice } = await startConversation(context);
      for (const write of [put, patch]) {
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
      expectStatus(await put(context, conversation, alice, { access: 'Read', notify: false }), 200);
      const steps = [
        [{ notify: 'MentionsOnly' }, { access: 'Read', notify: 'MentionsOnly' }],
        [{ access: 'ReadWrite' }, { access: 'ReadWrite', notify: 'MentionsOnly' }],
        [{}, { access: 'ReadWrite', notify: 'MentionsOnly' }],
      ] as const;
      for (const [json, expected] of steps) {
        expectStatus(await patch(context, conversation, alice, json), 200);
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
    expectStatus(await patch(context, conversation, carol, { notify: false }), 400, 404);
    expectEqual(await participation(context, conversation, carol), undefined, 'the participation of Carol');
  }),

  scenario('access can be changed to ReadWrite, Read and None', { claims: ['TJ-PRT-10'] }, async (context) => {
    const { conversation, alice } = await startConversation(context);
    for (const access of ['ReadWrite', 'Read', 'None'])
      expectStatus(await patch(context, conversation, alice, { access }), 200);
  }),

  scenario(
    'with access None a user is no longer listed and cannot post',
    { claims: ['TJ-PRT-11', 'TJ-PRT-10'], needs: ['state'] },
    async (context) => {
      const { conversation, alice, sebastian } = await startConversation(context);
      expectStatus(await patch(context, conversation, alice, { access: 'None' }), 200);
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
      expectStatus(await patch(context, conversation, alice, { notify: false, access: 'Read' }), 200);
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
      expectStatus(await patch(context, conversation, alice, { readUntil: first }), 200);
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
    'who leaves is no participant any more',
    { claims: ['TJ-PRT-14'], needs: ['state'], story: true },
    async (context) => {
      const { conversation, alice, sebastian } = await startConversation(context);
      await sendOne(context.api, conversation, said(sebastian, 'Hello Alice!'));
      expectStatus(await leave(context, conversation, alice), 200);
      const read = await readConversation(context.api, conversation, 'conversationWithoutAlice');
      expectEqual(Object.keys(read.object('/participants')), [sebastian], 'the participants');
      expectEqual(read.at('/lastMessage/text'), 'Hello Alice!', 'the last message');
    },
  ),

  scenario(
    'a conversation is closed by leaving every participant only Read',
    { claims: ['TJ-PRT-15'], needs: ['state'] },
    async (context) => {
      const { conversation, alice, sebastian } = await startConversation(context);
      for (const user of [alice, sebastian])
        expectStatus(await patch(context, conversation, user, { access: 'Read' }), 200);
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

  scenario(
    'the e-mail address of a participation is told',
    { claims: ['TJ-PRT-16'], needs: ['state'], story: true },
    async (context) => {
      const { conversation, alice } = await startConversation(context);
      const answer = await context.api.get(path`/conversations/${conversation}/participants/${alice}/email`, {
        example: 'participantEmail',
      });
      expectStatus(answer, 200);
      expectThat(
        /^[^@\s]+@[^@\s]+$/.test(answer.string('/emailAddress')),
        `emailAddress is no address: ${answer.string('/emailAddress')}`,
      );
    },
  ),
];
