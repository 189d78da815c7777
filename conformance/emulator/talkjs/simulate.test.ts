import { describe, expect, test } from 'vitest';

import { createEmulator } from '../index.js';
import { openChat, sentIds } from '../../../test/emulator/talkjs.js';

async function control(emulator: { fetch: typeof fetch }, body: object): Promise<unknown> {
  const init = { method: 'POST', body: JSON.stringify(body) };
  return (await emulator.fetch('http://localhost/__emulator/simulate', init)).json();
}

test('over the control plane an act is named, with the app and its input', async () => {
  const { emulator, send } = await openChat(['alice', 'bob']);
  const input = { conversationId: 'chat', userId: 'alice', text: 'Hi' };
  const said = await control(emulator, { api: 'talkjs', tenant: 'tEmulator', act: 'send', input });
  const { id } = said as { id: string };
  const read = { conversationId: 'chat', userId: 'bob' };
  expect(await control(emulator, { api: 'talkjs', act: 'read', input: read })).toEqual({ schemaVersion: 1 });
  const { body } = await send('GET', '/conversations/chat/messages');
  expect(body).toMatchObject({ data: [{ id, text: 'Hi', origin: 'web', readBy: ['bob'] }] });
});

test('reading up to a message leaves the later ones unread', async () => {
  const { emulator, send } = await openChat(['alice', 'bob']);
  const body = ['one', 'two'].map((text) => ({ type: 'UserMessage', sender: 'alice', text }));
  const [first] = sentIds(await send('POST', '/conversations/chat/messages', { body }));
  const users = emulator.simulate('talkjs');
  users.read({ conversationId: 'chat', userId: 'bob', upTo: first ?? '' });
  const unread = async (): Promise<number> => {
    const answer = await send('GET', '/users/bob/conversations', { query: { unreadsOnly: 'true' } });
    return (answer.body as { data: unknown[] }).data.length;
  };
  expect(await unread()).toBe(1);
  users.read({ conversationId: 'chat', userId: 'bob' });
  expect(await unread()).toBe(0);
});

test('who is online is part of a snapshot, and gone after a reset', async () => {
  const { emulator, send } = await openChat(['alice']);
  const online = async (): Promise<unknown> => {
    const { body } = await send('POST', '/presences', { body: {} });
    return Object.keys((body as { data: object }).data);
  };
  emulator.simulate('talkjs').online({ userId: 'alice' });
  const snapshot = emulator.snapshot();
  emulator.reset();
  expect(await online()).toEqual([]);
  emulator.restore(snapshot);
  expect(await online()).toEqual(['alice']);
});

describe('what cannot happen is refused in one line', () => {
  test.each([
    ['read', { conversationId: 'chat' }, 'simulate.read(): userId is missing; it must be a text that is not empty.'],
    [
      'read',
      { conversationId: 'chat', userId: 'zoe' },
      'simulate: userId is "zoe"; it must be the id of a participant of "chat".',
    ],
    [
      'read',
      { conversationId: 'chat', userId: 'bob', upTo: 'msg_x' },
      'simulate: upTo is "msg_x"; it must be the id of a message of the conversation.',
    ],
    [
      'type',
      { conversationId: 'gone', userId: 'bob' },
      'simulate: conversationId is "gone"; it must be the id of a conversation.',
    ],
    ['online', { userId: 'zoe' }, 'simulate: userId is "zoe"; it must be the id of a user.'],
    ['online', { userId: 'bob', visible: 1 }, 'simulate.online(): visible is 1; it must be true or false.'],
    ['offline', { userId: 'bob' }, 'simulate: userId is "bob"; it must be that of a user who is online.'],
    [
      'send',
      { conversationId: 'chat', userId: 'reader', text: 'Hi' },
      'simulate: userId is "reader"; it must be that of a participant who may write.',
    ],
    [
      'replyByEmail',
      { to: 'bob@example.com', text: 'Hi' },
      'simulate: to is "bob@example.com"; it must be the address of a participant, as getParticipantEmail gives it.',
    ],
    [
      'notification',
      { conversationId: 'chat', messageId: 'm', userId: 'bob', stage: 'lost' },
      'simulate.notification(): stage is "lost"; it must be one of ' +
        '"triggered", "sent", "delivered", "bounced", "opened", "link.clicked".',
    ],
    ['dance', {}, 'POST /__emulator/simulate: act is "dance"; it can be: online, offline, type, screen, read, send, '],
  ])('%s %j', async (act, input, message) => {
    const { emulator, send } = await openChat(['alice', 'bob', 'reader']);
    await send('PATCH', '/conversations/chat/participants/reader', { body: { access: 'Read' } });
    expect(await control(emulator, { api: 'talkjs', act, input })).toEqual({
      schemaVersion: 1,
      error: expect.stringContaining(message) as string,
    });
  });

  test('on an app or an API that is not there', () => {
    const emulator = createEmulator({ talkjs: { apps: [{ appId: 'tOne', secretKey: 'sk_test_one' }] } });
    expect(() => emulator.simulate('talkjs', { appId: 'tTwo' }).offline({ userId: 'bob' })).toThrow(
      'simulate: appId is "tTwo"; there are: tOne.',
    );
    expect(() => emulator.simulate('talkable' as never)).toThrow(
      'simulate: there is no API "talkable"; there are: talkjs.',
    );
  });
});
