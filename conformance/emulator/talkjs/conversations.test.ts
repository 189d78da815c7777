import { describe, expect, test } from 'vitest';

import { idsOf, openApp, openAppWith, openChat, START } from '../../../test/emulator/talkjs.js';

describe('a conversation', () => {
  test('is created empty by a PUT without body', async () => {
    const app = openApp();
    expect((await app.send('PUT', '/conversations/c1')).text).toBe('{}');
    expect((await app.send('GET', '/conversations/c1')).body).toEqual({
      id: 'c1',
      subject: null,
      photoUrl: null,
      welcomeMessages: null,
      custom: {},
      lastMessage: null,
      participants: {},
      createdAt: START,
      topicId: null,
      everyoneReadUntil: null,
    });
  });

  test('keeps what an update leaves out, loses what it nulls, and only gains participants', async () => {
    const app = await openAppWith(['alice', 'bob', 'carol']);
    const put = async (body: object): Promise<void> => {
      expect((await app.send('PUT', '/conversations/c1', { body })).text).toBe('{}');
    };
    await put({ participants: ['alice', 'bob'], subject: 'Bike', welcomeMessages: ['Hi'], custom: { a: '1' } });
    await app.send('PATCH', '/conversations/c1/participants/alice', { body: { notify: false } });
    await put({ participants: ['alice', 'carol'], welcomeMessages: null, photoUrl: 'p' });
    expect((await app.send('GET', '/conversations/c1')).body).toMatchObject({
      subject: 'Bike',
      welcomeMessages: null,
      photoUrl: 'p',
      custom: { a: '1' },
      participants: { alice: { notify: false }, bob: { access: 'ReadWrite', notify: true }, carol: {} },
    });
  });

  test('with an unknown participant is refused, and nothing is created', async () => {
    const app = await openAppWith(['alice']);
    const answer = await app.send('PUT', '/conversations/c1', { body: { participants: ['alice', 'zoe'] } });
    expect([answer.status, answer.body, answer.assumed]).toEqual([
      400,
      { errorCode: 'BAD_REQUEST', reasons: { participants: ['no user has the id "zoe"'] } },
      ['ED-14', 'TJ-ERR-07'],
    ]);
    expect((await app.send('GET', '/conversations/c1')).status).toBe(404);
  });

  test('ignores the query of the documented example, and says so', async () => {
    const app = await openChat(['alice']);
    const answer = await app.send('GET', '/conversations/chat', { query: { limit: '50', startingAfter: 'c_21' } });
    expect([answer.status, answer.assumed.includes('ED-32')]).toEqual([200, true]);
  });

  test('takes its messages and its places with it when deleted, and starts anew under the same id', async () => {
    const app = await openChat(['alice']);
    await app.send('POST', '/conversations/chat/messages', {
      body: [{ type: 'UserMessage', sender: 'alice', text: 'Hi', idempotencyKey: 'k' }],
    });
    expect((await app.send('DELETE', '/conversations/chat')).text).toBe('{}');
    expect((await app.send('GET', '/conversations/chat')).status).toBe(404);
    expect((await app.send('GET', '/conversations/chat/messages')).status).toBe(404);
    expect((await app.send('DELETE', '/conversations/chat')).status).toBe(404);
    expect(idsOf(await app.send('GET', '/users/alice/conversations'))).toEqual([]);
    expect((await app.send('PUT', '/conversations/chat')).assumed).toContain('ED-25');
    expect((await app.send('GET', '/conversations/chat')).body).toMatchObject({ participants: {}, lastMessage: null });
    expect(idsOf(await app.send('GET', '/conversations/chat/messages'))).toEqual([]);
  });
});
