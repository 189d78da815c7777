import { describe, expect, test } from 'vitest';

import {
  idsOf,
  openAppWith,
  openChat,
  sentIds,
  START,
  type Answer,
  type TestApp,
} from '../../../test/emulator/talkjs.js';

const user = (text: string, more: object = {}): object => ({ type: 'UserMessage', sender: 'alice', text, ...more });
const system = (text: string, more: object = {}): object => ({ type: 'SystemMessage', text, ...more });
const send = (app: TestApp, ...body: unknown[]): Promise<Answer> =>
  app.send('POST', '/conversations/chat/messages', { body });
const list = (app: TestApp, query: Record<string, string> = {}): Promise<Answer> =>
  app.send('GET', '/conversations/chat/messages', { query });

async function sendOne(app: TestApp, message: object): Promise<string> {
  const [id] = sentIds(await send(app, message));
  if (id === undefined) throw new Error('Nothing was sent.');
  return `/conversations/chat/messages/${id}`;
}

describe('sending', () => {
  test('stores the messages in order and answers their ids', async () => {
    const app = await openChat(['alice']);
    const ids = sentIds(await send(app, user('one', { custom: { a: 'b' } }), system('two')));
    expect(new Set(ids).size).toBe(2);
    expect(ids.every((id) => id.startsWith('msg_'))).toBe(true);
    expect((await list(app)).body).toEqual({
      data: [
        expect.objectContaining({ id: ids[1], type: 'SystemMessage', senderId: null, text: 'two' }),
        {
          id: ids[0],
          type: 'UserMessage',
          senderId: 'alice',
          text: 'one',
          conversationId: 'chat',
          createdAt: START,
          editedAt: null,
          origin: 'rest',
          custom: { a: 'b' },
          attachment: null,
          location: null,
          readBy: [],
          referencedMessageId: null,
        },
      ],
    });
    expect((await app.send('GET', '/conversations/chat')).body).toMatchObject({ lastMessage: { id: ids[1] } });
  });

  test.each<[string, unknown, string]>([
    ['no array', user('x'), 'body'],
    ['nothing', [], 'body'],
    ['eleven messages', Array.from({ length: 11 }, () => system('x')), 'body'],
    ['another type', [{ type: 'BotMessage', text: 'x' }], '0.type'],
    ['no type', [{ sender: 'alice', text: 'x' }], '0.type'],
    ['a system message with a sender', [system('x', { sender: 'alice' })], '0.sender'],
    ['a user message without one', [{ type: 'UserMessage', text: 'x' }], '0.sender'],
    ['no text', [{ type: 'SystemMessage' }], '0.text'],
    ['a text that is none', [system(5 as unknown as string)], '0.text'],
    ['custom data that is no text', [system('x', { custom: { n: 1 } })], '0.custom.n'],
    ['a sender who takes no part', [user('x', { sender: 'zoe' })], '0.sender'],
    ['one bad message among good ones', [user('x'), user('y', { sender: 'zoe' })], '1.sender'],
    ['an unknown file', [{ type: 'SystemMessage', attachmentToken: 'nope' }], '0.attachmentToken'],
    ['a reply to nothing', [user('x', { referencedMessageId: 'msg_0' })], '0.referencedMessageId'],
    [
      'a place in a system message',
      [{ type: 'SystemMessage', content: [{ type: 'location', latitude: 1, longitude: 2 }] }],
      '0.content.0',
    ],
    [
      'two content blocks',
      [
        {
          type: 'SystemMessage',
          content: [
            { type: 'text', children: [] },
            { type: 'text', children: [] },
          ],
        },
      ],
      '0.content',
    ],
  ])('refuses %s, says where, and stores nothing', async (_, body, field) => {
    const app = await openChat(['alice']);
    const answer = await app.send('POST', '/conversations/chat/messages', { body });
    expect(answer.status).toBe(400);
    const [index = '', ...path] = field.split('.');
    const { reasons } = answer.body as { reasons: Record<string, string> };
    if (field === 'body') expect(Object.keys(reasons)).toEqual(['body']);
    else expect(reasons[String(Number(index) + 1)]).toContain(path.join('.'));
    expect(idsOf(await list(app))).toEqual([]);
  });

  test('to an unknown conversation answers 404', async () => {
    const app = await openAppWith(['alice']);
    expect((await send(app, system('x'))).status).toBe(404);
    expect((await list(app)).status).toBe(404);
  });

  test('replies and sends places', async () => {
    const app = await openChat(['alice']);
    const [first] = sentIds(await send(app, user('one')));
    const reply = await sendOne(app, user('two', { referencedMessageId: first }));
    expect((await app.send('GET', reply)).body).toMatchObject({ referencedMessageId: first });
    const block = { type: 'location', latitude: 51.4, longitude: -3.1 };
    const place = await sendOne(app, { type: 'UserMessage', sender: 'alice', content: [block] });
    expect((await app.send('GET', place)).body).toMatchObject({
      location: [51.4, -3.1],
      text: null,
      content: [block],
    });
    const text = await sendOne(app, {
      type: 'SystemMessage',
      content: [{ type: 'text', children: ['Hello ', { type: 'bold', children: ['you'] }] }],
    });
    expect((await app.send('GET', text)).body).toMatchObject({ text: 'Hello you' });
  });
});

test('messages have times of their own, also when the clock stands still: their order is no guess', async () => {
  const app = await openChat(['alice']);
  await send(app, user('one'), user('two'));
  await send(app, user('three'));
  const { body, assumed } = await list(app);
  const messages = (body as { data: { text: string; createdAt: number }[] }).data;
  expect(messages.map(({ text, createdAt }) => [text, createdAt - START])).toEqual([
    ['three', 2],
    ['two', 1],
    ['one', 0],
  ]);
  expect(assumed).not.toContain('ED-27');
});

describe('an idempotency key', () => {
  test('sends its message once, in this conversation, for 24 hours', async () => {
    const app = await openChat(['alice']);
    await app.send('PUT', '/conversations/other', { body: { participants: ['alice'] } });
    const [first] = sentIds(await send(app, user('one', { idempotencyKey: 'k' })));
    app.emulator.clock.advance(24 * 3_600_000 - 1);
    const replay = await send(app, user('again', { idempotencyKey: 'k' }), user('new'));
    expect(sentIds(replay)[0]).toBe(first);
    expect(replay.assumed).toContain('ED-17');
    const elsewhere = await app.send('POST', '/conversations/other/messages', {
      body: [user('one', { idempotencyKey: 'k' })],
    });
    expect(sentIds(elsewhere)).not.toEqual([first]);
    app.emulator.clock.advance(1);
    expect(sentIds(await send(app, user('later', { idempotencyKey: 'k' })))).not.toEqual([first]);
    expect(idsOf(await list(app))).toHaveLength(3);
  });

  test('twice in one request sends one message', async () => {
    const app = await openChat(['alice']);
    const ids = sentIds(await send(app, user('one', { idempotencyKey: 'k' }), user('two', { idempotencyKey: 'k' })));
    expect(new Set(ids).size).toBe(1);
    expect(idsOf(await list(app))).toEqual([ids[0]]);
  });

  test('is not used up by a request that failed', async () => {
    const app = await openChat(['alice']);
    expect((await send(app, user('one', { idempotencyKey: 'k' }), user('two', { sender: 'zoe' }))).status).toBe(400);
    await send(app, user('three', { idempotencyKey: 'k' }));
    expect((await list(app)).body).toMatchObject({ data: [{ text: 'three' }] });
  });

  test('may be any text', async () => {
    const app = await openChat(['alice']);
    for (const idempotencyKey of ['__proto__', 'constructor', '', '🗝']) {
      const once = await send(app, user('x', { idempotencyKey }));
      expect(sentIds(await send(app, user('x', { idempotencyKey })))).toEqual(sentIds(once));
    }
  });
});

describe('a message', () => {
  test('is edited in what is sent, and marked as edited only when told so', async () => {
    const app = await openChat(['alice']);
    const path = await sendOne(app, user('one', { custom: { a: '1' } }));
    app.emulator.clock.advance(5000);
    expect((await app.send('PUT', path, { body: { text: 'two' } })).text).toBe('{}');
    expect((await app.send('GET', path)).body).toMatchObject({ text: 'two', custom: { a: '1' }, editedAt: null });
    await app.send('PUT', path, { body: { custom: { b: '2' }, markEdited: true } });
    expect((await app.send('GET', path)).body).toMatchObject({
      text: 'two',
      custom: { a: '1', b: '2' },
      editedAt: START + 5000,
      createdAt: START,
    });
    await app.send('PUT', path, { body: { custom: null, markEdited: false } });
    expect((await app.send('GET', path)).body).toMatchObject({ custom: {}, editedAt: START + 5000 });
  });

  test('is gone when deleted, alone or with all others', async () => {
    const app = await openChat(['alice']);
    const path = await sendOne(app, user('one'));
    await send(app, user('two'), user('three'));
    expect((await app.send('DELETE', path)).text).toBe('{}');
    for (const method of ['GET', 'PUT', 'DELETE']) {
      expect((await app.send(method, path, method === 'PUT' ? { body: {} } : {})).status).toBe(404);
    }
    expect(idsOf(await list(app))).toHaveLength(2);
    expect((await app.send('DELETE', '/conversations/chat/messages')).text).toBe('{}');
    expect((await list(app)).body).toEqual({ data: [] });
    expect((await app.send('GET', '/conversations/chat')).body).toMatchObject({ lastMessage: null });
  });

  test.each([
    [300, ['reader']],
    [301, []],
  ])('in a conversation of %i participants has been read by %j', async (count, readBy) => {
    const app = await openChat(['alice', 'reader']);
    const others = Array.from({ length: count - 2 }, (_, index) => `u${String(index)}`);
    for (let at = 0; at < others.length; at += 100) {
      const some = others.slice(at, at + 100);
      await app.send('PUT', '/users', { body: Object.fromEntries(some.map((id) => [id, { name: id }])) });
      await app.send('PUT', '/conversations/chat', { body: { participants: some } });
    }
    const path = await sendOne(app, user('one'));
    for (const reader of ['alice', 'reader']) {
      await app.send('PATCH', `/conversations/chat/participants/${reader}`, { body: { readUntil: START } });
    }
    expect((await app.send('GET', path)).body).toMatchObject({ readBy });
    expect((await list(app)).body).toMatchObject({ data: [{ readBy }] });
  });
});
