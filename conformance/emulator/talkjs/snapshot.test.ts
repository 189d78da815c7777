import { describe, expect, test } from 'vitest';

import { openApp, openChat, sentIds, type TestApp } from '../../../test/emulator/talkjs.js';

const message = { type: 'UserMessage', sender: 'alice', text: 'Hi', idempotencyKey: 'k' };
const PATHS = [
  '/users',
  '/conversations',
  '/users/alice/conversations',
  '/users/bob/conversations',
  '/conversations/chat/messages',
];

const look = (app: TestApp): Promise<string[]> =>
  Promise.all(PATHS.map(async (path) => (await app.send('GET', path)).text));

async function busyApp(): Promise<TestApp> {
  const app = await openChat(['alice', 'bob', '__proto__']);
  await app.send('POST', '/conversations/chat/messages', {
    body: [message, { type: 'SystemMessage', text: 's', custom: { constructor: 'x' } }],
  });
  const imported = await app.send('POST', '/import/conversations/chat/messages', {
    body: [{ type: 'UserMessage', sender: 'alice', text: 'old', createdAt: 1, readBy: ['bob'] }],
  });
  await app.send('PUT', `/conversations/chat/messages/${sentIds(imported)[0] ?? ''}/reactions/:ok:/bob`, { body: {} });
  await app.send('PUT', '/conversations/empty', {
    body: { participants: ['alice'], custom: { ['__proto__']: 'kept' } },
  });
  await app.send('PATCH', '/conversations/chat/participants/bob', { body: { access: 'None' } });
  return app;
}

describe('a snapshot', () => {
  test('brings everything back, on this emulator or another, and through JSON', async () => {
    const app = await busyApp();
    const before = await look(app);
    const snapshot: unknown = JSON.parse(JSON.stringify(app.emulator.snapshot()));
    await app.send('DELETE', '/conversations/chat');
    app.emulator.restore(snapshot);
    expect(await look(app)).toEqual(before);
    const other = openApp();
    other.emulator.restore(snapshot);
    expect(await look(other)).toEqual(before);
  });

  test('holds imported messages in their place, and reactions', async () => {
    const app = await busyApp();
    app.emulator.restore(app.emulator.snapshot());
    const { body } = await app.send('GET', '/conversations/chat/messages');
    const messages = (body as { data: { createdAt: number; text: string }[] }).data;
    expect(messages.map(({ text }) => text)).toEqual(['s', 'Hi', 'old']);
    expect(messages[2]).toMatchObject({
      createdAt: 1,
      origin: 'import',
      readBy: ['bob'],
      reactions: { ':ok:': ['bob'] },
    });
  });

  test('keeps idempotency keys and goes on with new ids', async () => {
    const app = await busyApp();
    const before = await app.send('POST', '/conversations/chat/messages', { body: [message] });
    app.emulator.restore(app.emulator.snapshot());
    const after = await app.send('POST', '/conversations/chat/messages', {
      body: [message, { ...message, idempotencyKey: 'new' }],
    });
    expect(sentIds(after)[0]).toBe(sentIds(before)[0]);
    expect(new Set(sentIds(after)).size).toBe(2);
  });

  test('is not touched by what happens after it', async () => {
    const app = await busyApp();
    const snapshot = app.emulator.snapshot();
    const text = JSON.stringify(snapshot);
    await app.send('PUT', '/users/alice', { body: { name: 'Changed', custom: { a: 'b' } } });
    app.emulator.restore(snapshot);
    await app.send('PUT', '/users/alice', { body: { name: 'Changed again' } });
    expect(JSON.stringify(snapshot)).toBe(text);
  });

  test.each([
    null,
    5,
    {},
    { talkjs: null },
    { talkjs: { apps: 1 } },
    { talkjs: { apps: [{ appId: 'tElse' }] } },
    { talkjs: { apps: [{ appId: 'tEmulator' }] } },
  ])('that is none is refused and changes nothing: %j', async (snapshot) => {
    const app = await busyApp();
    const before = await look(app);
    expect(() => {
      app.emulator.restore(snapshot);
    }).toThrow(TypeError);
    expect(await look(app)).toEqual(before);
  });

  test('is empty again after a reset, and the same calls give the same ids', async () => {
    const ids = async (app: TestApp): Promise<string[]> => {
      await app.send('PUT', '/conversations/c');
      return sentIds(
        await app.send('POST', '/conversations/c/messages', { body: [{ type: 'SystemMessage', text: 'x' }] }),
      );
    };
    const app = openApp({ seed: 7 });
    const first = await ids(app);
    app.emulator.reset();
    expect((await app.send('GET', '/conversations')).body).toEqual({ data: [] });
    expect(await ids(app)).toEqual(first);
    expect(await ids(openApp({ seed: 7 }))).toEqual(first);
    expect(await ids(openApp({ seed: 8 }))).not.toEqual(first);
  });
});
