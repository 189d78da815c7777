import { createEmulator } from 'talkspec/emulator';
import { createTalkJS } from 'talkspec/talkjs';
import { beforeEach, describe, expect, test } from 'vitest';

import { anonymiseUser } from './anonymise-user.js';
import { exportData } from './export-data.js';
import { importHistory } from './import-history.js';
import { transferApp } from './transfer-app.js';

const apps = [
  { appId: 'tOld', secretKey: 'sk_test_old_app' },
  { appId: 'tNew', secretKey: 'sk_test_new_app' },
];

function twoApps() {
  const emulator = createEmulator({ talkjs: { apps } });
  const clientOf = (appId: string) => createTalkJS(emulator.connect('talkjs', { appId }));
  return { emulator, from: clientOf('tOld'), to: clientOf('tNew') };
}

let { emulator, from, to } = twoApps();

beforeEach(async () => {
  ({ emulator, from, to } = twoApps());
  await from.upsertUsers({ body: { alice: { name: 'Alice', email: ['alice@shop.example'] }, bob: { name: 'Bob' } } });
  await importHistory(from, 'order_391', [
    { from: 'alice', text: 'Is it there?', at: 1_600_000_000_000 },
    { from: 'bob', text: 'On its way.', at: 1_600_000_060_000 },
  ]);
});

describe('a history that is imported', () => {
  test('stands with its times, from its senders, and is read', async () => {
    const { conversations } = await exportData(from);
    expect(
      conversations[0]?.messages.map(({ senderId, text, createdAt, origin }) => [senderId, text, createdAt, origin]),
    ).toEqual([
      ['alice', 'Is it there?', 1_600_000_000_000, 'import'],
      ['bob', 'On its way.', 1_600_000_060_000, 'import'],
    ]);
    const participants = Object.values(conversations[0]?.conversation.participants ?? {});
    expect(participants.map(({ isUnread }) => isUnread)).toEqual([false, false]);
  });

  test('of 250 messages is imported whole, in order', async () => {
    const history = Array.from({ length: 250 }, (_, at) => ({ from: 'bob', text: String(at), at: at + 1 }));
    await importHistory(from, 'long', history);
    const { conversations } = await exportData(from);
    const long = conversations.find(({ conversation }) => conversation.id === 'long');
    expect(long?.messages.map(({ text }) => text)).toEqual(history.map(({ text }) => text));
  });
});

test('an export holds every user and every message of 45 conversations, oldest first', async () => {
  for (let n = 1; n < 45; n += 1) {
    const conversationId = `c${String(n)}`;
    await from.upsertConversation({ conversationId, body: { participants: ['alice'] } });
    await from.sendMessages({
      conversationId,
      body: [{ type: 'UserMessage', sender: 'alice', text: `first ${String(n)}` }],
    });
    await from.sendMessages({ conversationId, body: [{ type: 'SystemMessage', text: `second ${String(n)}` }] });
  }
  const { users, conversations } = await exportData(from);
  expect(users.map(({ id }) => id).sort()).toEqual(['alice', 'bob']);
  expect(new Set(conversations.map(({ conversation }) => conversation.id)).size).toBe(45);
  const c7 = conversations.find(({ conversation }) => conversation.id === 'c7');
  expect(c7?.messages.map(({ text }) => text)).toEqual(['first 7', 'second 7']);
});

test('an anonymised user has no name and no words left, and others keep theirs', async () => {
  const { attachmentToken } = await from.uploadFile({ body: { file: new Blob(['photo']), filename: 'me.jpg' } });
  await from.sendMessages({
    conversationId: 'order_391',
    body: [{ type: 'UserMessage', sender: 'alice', attachmentToken }],
  });
  await anonymiseUser(from, 'alice');
  expect(await from.getUser({ userId: 'alice' })).toMatchObject({ name: '[DELETED]', email: null });
  const { items } = await from.listMessages({ conversationId: 'order_391' });
  expect(items.map(({ senderId, text }) => [senderId, text])).toEqual([
    ['bob', 'On its way.'],
    ['alice', '[DELETED]'],
  ]);
});

describe('an app that is transferred', () => {
  test('has the users, conversations, messages, files and reactions of the old one', async () => {
    const { attachmentToken } = await from.uploadFile({
      body: { file: new Blob(['a receipt']), filename: 'a b.txt' },
    });
    const [sent] = await from.sendMessages({
      conversationId: 'order_391',
      body: [{ type: 'UserMessage', sender: 'bob', attachmentToken, custom: { kind: 'receipt' } }],
    });
    const liked = { conversationId: 'order_391', messageId: sent?.id ?? '', emoji: '👍', userId: 'alice' };
    await from.addReaction(liked);
    await transferApp({ from, to, download: (url) => emulator.fetch(url) });

    const [before, after] = [await exportData(from), await exportData(to)];
    expect(after.users.map(({ createdAt, ...user }) => user)).toEqual(
      before.users.map(({ createdAt, ...user }) => user),
    );
    const [order] = after.conversations;
    expect(order?.messages.map(({ senderId, text, custom }) => [senderId, text, custom])).toEqual([
      ['alice', 'Is it there?', {}],
      ['bob', 'On its way.', {}],
      ['bob', null, { kind: 'receipt' }],
    ]);
    const file = order?.messages[2];
    expect(await (await emulator.fetch(file?.attachment?.url ?? '')).text()).toBe('a receipt');
    expect(decodeURIComponent(file?.attachment?.url ?? '')).toMatch(/\/tNew\/.*\/a b\.txt$/);
    expect(Object.keys(file?.reactions ?? {})).toEqual(['👍']);
  });
});
