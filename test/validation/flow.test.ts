import { expect, test } from 'vitest';

import { createEmulator } from '../../conformance/emulator/index.js';
import { createTalkJS, UsageError } from '../../src/talkjs/index.js';
import { failure } from '../client/client.js';

// The flow of a shop through the client, with every request and every answer held against the contract. That of
// Talkable is test/talkable-flow.test.ts, which is validated as well.

test('a conversation from its first message to its end breaks the contract nowhere', async () => {
  const emulator = createEmulator({ talkjs: { apps: [{ appId: 'tApp', secretKey: 'sk_test_app' }] } });
  const talkjs = createTalkJS({ ...emulator.connect('talkjs'), validate: 'throw' });
  const conversation = { conversationId: 'order_391' };
  await talkjs.upsertUsers({ body: { alice: { name: 'Alice' }, bob: { name: 'Bob', email: ['bob@example.com'] } } });
  await talkjs.upsertConversation({ ...conversation, body: { subject: 'Order', participants: ['alice'] } });
  await talkjs.putParticipant({ ...conversation, userId: 'bob', body: { notify: false } });
  const [message] = await talkjs.sendMessages({
    ...conversation,
    body: [
      { type: 'UserMessage', sender: 'alice', text: 'Hi' },
      { type: 'SystemMessage', text: 'Paid', custom: { order: '391' } },
    ],
  });
  if (!message) throw new Error('No message was sent');
  const one = { ...conversation, messageId: message.id };
  await talkjs.editMessage({ ...one, body: { text: 'Hello' } });
  await talkjs.addReaction({ ...one, emoji: '👍', userId: 'bob' });
  expect(JSON.stringify(await talkjs.listReactions({ ...one, emoji: '👍' }))).toContain('bob');
  expect((await talkjs.getMessage(one)).text).toBe('Hello');
  const { attachmentToken } = await talkjs.uploadFile({ body: { file: new Blob(['x']), filename: 'x.txt' } });
  await talkjs.sendMessages({ ...conversation, body: [{ type: 'UserMessage', sender: 'bob', attachmentToken }] });
  await talkjs.upsertConversation({ conversationId: 'old', body: { participants: ['alice', 'bob'] } });
  await talkjs.importMessages({
    conversationId: 'old',
    body: [{ type: 'UserMessage', sender: 'alice', text: 'Once', timestamp: 1_600_000_000_000, readBy: ['bob'] }],
  });
  const batch = await talkjs.batch([
    ['getUser', { userId: 'alice' }],
    ['getUser', { userId: 'nobody' }],
  ]);
  expect(batch).toHaveLength(2);
  for (const list of [
    talkjs.listUsers({ limit: 1 }),
    talkjs.listConversations({ filter: { custom: { order: '!exists' } }, limit: 30 }),
    talkjs.listUserConversations({ userId: 'alice' }),
    talkjs.listMessages(conversation),
  ])
    expect((await list).items.length).toBeGreaterThan(0);
  expect(await failure(talkjs.getUser({ userId: 'nobody' }))).toMatchObject({ status: 404 });
  await talkjs.deleteMessage(one);
  await talkjs.deleteConversation(conversation);
  await talkjs.updateApp({ body: {} });
  await talkjs.getApp();
  expect(await failure(talkjs.listMessages({ ...conversation, limit: 101 }))).toBeInstanceOf(UsageError);
});
