import { describe, expect, test } from 'vitest';

import { idsOf, openApp, openChat, type TestApp } from '../../../test/emulator/talkjs.js';

const version = (date: string): { headers: Record<string, string> } => ({ headers: { 'TalkJS-REST-Version': date } });

const say = (app: TestApp, id: string): Promise<unknown> =>
  app.send('POST', `/conversations/${id}/messages`, { body: [{ type: 'SystemMessage', text: 'Hi' }] });

async function twoConversations(options = {}): Promise<TestApp> {
  const app = openApp(options);
  for (const id of ['older', 'newer']) {
    await app.send('PUT', `/conversations/${id}`);
    app.emulator.clock.advance(1);
  }
  await say(app, 'older');
  return app;
}

describe('an API version', () => {
  test('before 2021-02-09 lists conversations by creation, whatever is asked for', async () => {
    const app = await twoConversations();
    const query = { orderBy: 'lastActivity', orderDirection: 'ASC' };
    expect(idsOf(await app.send('GET', '/conversations', { query, ...version('2021-01-01') }))).toEqual([
      'newer',
      'older',
    ]);
    expect(idsOf(await app.send('GET', '/conversations', version('2021-02-09')))).toEqual(['older', 'newer']);
  });

  test('before 2021-07-30 leaves a conversation in the list of who left it, without what came later', async () => {
    const app = await openChat(['alice']);
    await say(app, 'chat');
    await app.send('DELETE', '/conversations/chat/participants/alice', version('2021-02-09'));
    await say(app, 'chat');
    const [, first] = idsOf(await app.send('GET', '/conversations/chat/messages'));
    const listed = (await app.send('GET', '/users/alice/conversations', version('2021-02-09'))).body;
    expect(listed).toMatchObject({ data: [{ id: 'chat', participants: {}, lastMessage: { id: first } }] });
  });

  test('since 2021-07-30 takes it off that list', async () => {
    const app = await openChat(['alice']);
    await app.send('DELETE', '/conversations/chat/participants/alice', version('2021-07-30'));
    expect(idsOf(await app.send('GET', '/users/alice/conversations', version('2021-07-30')))).toEqual([]);
  });

  test('before 2024-01-01 has an empty list for an unknown user, since then 404', async () => {
    const app = openApp();
    expect(idsOf(await app.send('GET', '/users/nobody/conversations', version('2021-07-30')))).toEqual([]);
    expect((await app.send('GET', '/users/nobody/conversations', version('2024-01-01'))).status).toBe(404);
    expect((await app.send('GET', '/users/nobody/conversations')).status).toBe(404);
  });

  test('is that of the header, else the default of the app', async () => {
    const app = await twoConversations({ talkjs: { apiVersion: '2021-01-01' } });
    expect(idsOf(await app.send('GET', '/conversations'))).toEqual(['newer', 'older']);
    expect(idsOf(await app.send('GET', '/conversations', version('2024-01-01')))).toEqual(['older', 'newer']);
  });

  test('that does not exist is refused', async () => {
    const answer = await openApp().send('GET', '/users', version('2022-01-01'));
    expect([answer.status, answer.assumed]).toEqual([400, ['ED-09', 'TJ-ERR-07']]);
    expect(() => openApp({ talkjs: { apiVersion: '2022-01-01' } })).toThrow(/2022-01-01.*2024-01-01/);
  });
});
