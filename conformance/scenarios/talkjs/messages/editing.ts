import type { Answer } from '../../../harness/answer.js';
import { expectEqual, expectIncludes, expectStatus, expectThat } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { scenario } from '../support/scenario.js';
import { aMomentLater, type Context } from '../support/setup.js';
import { readMessage, said, sendOne, startConversation } from '../support/start-conversation.js';

interface Sent {
  readonly id: string;
  readonly conversation: string;
  edit(json: unknown): Promise<Answer>;
  read(example?: string): Promise<Answer>;
}

/** The message of Sebastian, with custom data of its own. */
async function sentMessage(context: Context): Promise<Sent> {
  const { api } = context;
  const { conversation, sebastian } = await startConversation(context);
  const id = await sendOne(api, conversation, said(sebastian, 'Hello Alice!', { custom: { mood: 'grey' } }));
  return {
    id,
    conversation,
    edit: (json) => api.put(path`/conversations/${conversation}/messages/${id}`, { json }),
    read: (example = 'message') => readMessage(api, conversation, id, example),
  };
}

async function edited(message: Sent, json: unknown): Promise<Answer> {
  expectStatus(await message.edit(json), 200);
  return message.read();
}

export const messagesEditing = [
  scenario(
    'text and custom data of a message can be edited',
    { claims: ['TJ-EDT-01'], needs: ['state'], story: true },
    async (context) => {
      const message = await sentMessage(context);
      expectStatus(await message.edit({ text: 'Good morning Alice!', custom: { mood: 'bright' } }), 200);
      const read = await message.read('messageEditedQuietly');
      expectIncludes(
        read.body,
        { id: message.id, text: 'Good morning Alice!', custom: { mood: 'bright' } },
        'the message',
      );
    },
  ),

  scenario(
    'an edit shows in the list of messages too',
    { claims: ['TJ-EDT-01'], needs: ['state'] },
    async (context) => {
      const message = await sentMessage(context);
      const read = await edited(message, { text: 'Good morning Alice!', custom: { mood: 'bright' } });
      const list = await context.api.get(path`/conversations/${message.conversation}/messages`);
      expectEqual(list.at('/data'), [read.body], 'the messages of the conversation');
      expectIncludes(
        list.at('/data/0'),
        { text: 'Good morning Alice!', custom: { mood: 'bright' } },
        'the message in the list',
      );
    },
  ),

  scenario(
    'an edit is not marked unless markEdited is true',
    { claims: ['TJ-EDT-02'], needs: ['state'] },
    async (context) => {
      const message = await sentMessage(context);
      for (const json of [{ text: 'Edited' }, { custom: { mood: 'bright' } }, { text: 'Again', markEdited: false }]) {
        expectEqual((await edited(message, json)).at('/editedAt'), null, `editedAt after ${JSON.stringify(json)}`);
      }
    },
  ),

  scenario(
    'markEdited puts the time of the change into editedAt',
    { claims: ['TJ-EDT-03'], needs: ['state'] },
    async (context) => {
      const { api } = context;
      const message = await sentMessage(context);
      await aMomentLater(context);
      const editedAt = (await edited(message, { text: 'Good morning Alice!', markEdited: true })).number('/editedAt');
      await aMomentLater(context);
      const sender = (await message.read()).string('/senderId');
      const next = await readMessage(
        api,
        message.conversation,
        await sendOne(api, message.conversation, said(sender, 'Later')),
      );
      expectThat(editedAt > (await message.read()).number('/createdAt'), 'editedAt is not later than the message');
      expectThat(editedAt < next.number('/createdAt'), 'editedAt is not earlier than what was sent after the edit');
    },
  ),

  scenario(
    'an edited message that is marked so has a time of edit',
    { claims: ['TJ-EDT-03'], needs: ['state'], story: true },
    async (context) => {
      const message = await sentMessage(context);
      expectStatus(await message.edit({ text: 'Good morning Alice!', markEdited: true }), 200);
      const read = await message.read('messageEdited');
      expectEqual(read.at('/text'), 'Good morning Alice!', 'the text');
      expectThat(read.number('/editedAt') >= read.number('/createdAt'), 'editedAt is earlier than the message');
    },
  ),

  scenario(
    'each marked edit puts its own time into editedAt',
    { claims: ['TJ-EDT-03'], needs: ['state'] },
    async (context) => {
      const message = await sentMessage(context);
      const first = (await edited(message, { text: 'One', markEdited: true })).number('/editedAt');
      await aMomentLater(context);
      const second = (await edited(message, { custom: { mood: 'bright' }, markEdited: true })).number('/editedAt');
      expectThat(second > first, `editedAt stayed at ${String(first)}`);
    },
  ),

  scenario(
    'an edit without markEdited leaves editedAt as it was',
    { claims: ['TJ-EDT-04'], needs: ['state'] },
    async (context) => {
      const message = await sentMessage(context);
      expectEqual((await edited(message, { text: 'Quietly' })).at('/editedAt'), null, 'editedAt after a quiet edit');
      const marked = (await edited(message, { text: 'Marked', markEdited: true })).number('/editedAt');
      await aMomentLater(context);
      for (const json of [{ text: 'Quietly' }, { custom: { mood: 'bright' }, markEdited: false }]) {
        expectEqual((await edited(message, json)).at('/editedAt'), marked, `editedAt after ${JSON.stringify(json)}`);
      }
    },
  ),

  scenario(
    'a quiet edit leaves no time of edit',
    { claims: ['TJ-EDT-02', 'TJ-EDT-04'], needs: ['state'], story: true },
    async (context) => {
      const message = await sentMessage(context);
      expectStatus(await message.edit({ text: 'Good morning Alice!', custom: { mood: 'bright' } }), 200);
      const read = await message.read('messageEditedQuietly');
      expectEqual(read.at('/text'), 'Good morning Alice!', 'the text');
      expectEqual(read.at('/editedAt'), null, 'editedAt');
    },
  ),

  scenario('an edit may name any of its fields or none', { claims: ['TJ-EDT-05', 'TJ-EDT-16'] }, async (context) => {
    const message = await sentMessage(context);
    const edits = [
      { text: 'Hello' },
      { custom: { mood: 'bright' } },
      { markEdited: true },
      { markEdited: false },
      {},
      { text: 'Hello', custom: { mood: 'bright' } },
      { text: 'Hello', custom: {}, markEdited: true },
    ];
    for (const json of edits) expectStatus(await message.edit(json), 200);
  }),

  scenario(
    'an edit of the text keeps the custom data, and the other way round',
    { claims: ['TJ-EDT-05'], needs: ['state'] },
    async (context) => {
      const message = await sentMessage(context);
      expectIncludes(
        (await edited(message, { text: 'Edited' })).body,
        { text: 'Edited', custom: { mood: 'grey' } },
        'after an edit of the text',
      );
      expectIncludes(
        (await edited(message, { custom: { mood: 'bright' } })).body,
        { text: 'Edited', custom: { mood: 'bright' } },
        'after an edit of the custom data',
      );
      expectIncludes(
        (await edited(message, { markEdited: true })).body,
        { text: 'Edited', custom: { mood: 'bright' } },
        'after an edit of neither',
      );
    },
  ),

  scenario(
    'an edit leaves everything else of the message alone',
    { claims: ['TJ-EDT-01'], needs: ['state'] },
    async (context) => {
      const message = await sentMessage(context);
      const before = (await message.read()).object('');
      const after = (await edited(message, { text: 'Good morning Alice!', custom: { mood: 'bright' } })).object('');
      for (const field of [
        'id',
        'conversationId',
        'senderId',
        'type',
        'createdAt',
        'origin',
        'referencedMessageId',
        'attachment',
        'location',
      ]) {
        expectEqual(after[field], before[field], field);
      }
    },
  ),

  scenario(
    'the custom values of an edit are strings: anything else is refused or not kept as it is',
    { claims: ['TJ-EDT-16'], needs: ['state'] },
    async (context) => {
      const message = await sentMessage(context);
      expectStatus(await message.edit({ custom: { mood: 5 } }), 200, 400);
      const custom = (await message.read()).object('/custom');
      expectThat(
        Object.values(custom).every((value) => typeof value === 'string'),
        `custom is ${JSON.stringify(custom)}`,
      );
    },
  ),

  scenario('an edit may set the custom data to null', { claims: ['TJ-EDT-06'] }, async (context) => {
    const message = await sentMessage(context);
    expectStatus(await message.edit({ text: '[DELETED]', custom: null }), 200);
  }),
];
