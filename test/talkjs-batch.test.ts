import { expect, test } from 'vitest';

import { createEmulator, type Emulator } from '../conformance/emulator/index.js';
import { createTalkJS, type BatchCall, type TalkJS } from '../src/talkjs/index.js';

async function open(seed: number): Promise<{ emulator: Emulator; talkjs: TalkJS }> {
  const emulator = createEmulator({ seed, talkjs: { apps: [{ appId: 'tApp', secretKey: 'sk_test_app' }] } });
  const talkjs = createTalkJS({ ...emulator.connect('talkjs'), random: () => 0 });
  await talkjs.upsertUsers({ body: { ann: { name: 'Ann' }, bea: { name: 'Bea' } } });
  await talkjs.upsertConversation({ conversationId: 'chat', body: { participants: ['ann', 'bea'] } });
  return { emulator, talkjs };
}

test.each([1, 2, 3, 4])('each answer is the one of its call, in whatever order they come (seed %i)', async (seed) => {
  const { talkjs } = await open(seed);
  const [ann, list, nobody, bea] = await talkjs.batch([
    ['getUser', { userId: 'ann' }],
    ['listUsers', { limit: 1 }],
    ['getUser', { userId: 'nobody' }],
    ['getUser', { userId: 'bea' }],
  ]);
  expect(ann).toMatchObject({ ok: true, status: 200, data: { id: 'ann', name: 'Ann' } });
  expect(list).toMatchObject({ ok: true, status: 200, data: { data: [expect.anything()] } });
  expect(nobody).toMatchObject({ ok: false, status: 404 });
  expect(bea).toMatchObject({ ok: true, status: 200, data: { id: 'bea', name: 'Bea' } });
});

test('ten calls of all kinds are one request', async () => {
  const { talkjs, emulator } = await open(5);
  const before = emulator.requests.length;
  const answers = await talkjs.batch([
    ['upsertUser', { userId: 'cat', body: { name: 'Cat' } }],
    ['listConversations', { limit: 2, filter: { custom: { topic: '!exists' } } }],
    ['listUserConversations', { userId: 'ann', unreadsOnly: false }],
    ['sendMessages', { conversationId: 'chat', body: [{ type: 'UserMessage', sender: 'ann', text: 'Hi' }] }],
    ['updateParticipant', { conversationId: 'chat', userId: 'bea', body: { notify: false } }],
    ['upsertConversation', { conversationId: 'other' }],
    ['deleteMessage', { conversationId: 'chat', messageId: 'none' }],
    ['queryPresences', { body: { userIds: ['ann'] } }],
    ['getApp'],
    ['listThemes'],
  ]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200, 404, 200, 200, 200]);
  expect(emulator.requests.length - before).toBe(1);
  const [, conversations, , sent] = answers;
  expect(conversations.ok && conversations.data.data.some(({ id }) => id === 'chat')).toBe(true);
  const { items } = await talkjs.listMessages({ conversationId: 'chat' });
  expect(items).toMatchObject([{ id: sent.ok ? sent.data[0]?.id : 'none', text: 'Hi' }]);
});

test('an id reaches the user it names, whatever is in it', async () => {
  const { talkjs } = await open(6);
  const ids = ['a/b', '100%', '%2F', 'é😀', 'a b?c=d#e', '/users/..', '...', 'a+b&c'];
  const written = await talkjs.batch(
    ids.map((userId): BatchCall<'upsertUser'> => ['upsertUser', { userId, body: { name: userId } }]),
  );
  expect(written.map(({ status }) => status)).toEqual(ids.map(() => 200));
  for (const userId of ids) expect((await talkjs.getUser({ userId })).name).toBe(userId);
  const read = await talkjs.batch(ids.map((userId): BatchCall<'getUser'> => ['getUser', { userId }]));
  expect(read.map((answer) => answer.ok && answer.data.id)).toEqual(ids);
});

test('a batch that is lost after it was carried out leaves each message once', async () => {
  const { talkjs, emulator } = await open(7);
  emulator.faults.inject({ status: 503, commit: 'after', operation: 'batch' });
  await talkjs.batch([
    ['sendMessages', { conversationId: 'chat', body: [{ type: 'UserMessage', sender: 'ann', text: 'Hi' }] }],
    ['getUser', { userId: 'ann' }],
  ]);
  expect(emulator.requests.slice(-2)).toMatchObject([
    { operationId: 'batch', status: 503 },
    { operationId: 'batch', status: 200 },
  ]);
  const { items } = await talkjs.listMessages({ conversationId: 'chat' });
  expect(items).toHaveLength(1);
});
