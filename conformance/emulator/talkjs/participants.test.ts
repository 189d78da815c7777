import { describe, expect, test } from 'vitest';

import { idsOf, openChat, START, type TestApp } from '../../../test/emulator/talkjs.js';

const participants = async (app: TestApp): Promise<Record<string, unknown>> =>
  ((await app.send('GET', '/conversations/chat')).body as { participants: Record<string, unknown> }).participants;

const say = async (app: TestApp, sender: string): Promise<number> =>
  (await app.send('POST', '/conversations/chat/messages', { body: [{ type: 'UserMessage', sender, text: 'Hi' }] }))
    .status;

describe('a participant', () => {
  test('joins with defaults, from the conversation or by itself', async () => {
    const app = await openChat(['alice']);
    await app.send('PUT', '/users/bob', { body: { name: 'Bob' } });
    expect((await app.send('PUT', '/conversations/chat/participants/bob')).text).toBe('{}');
    const settings = { access: 'ReadWrite', notify: true, isUnread: false, joinedAt: START, readUntil: null };
    expect(await participants(app)).toEqual({ alice: settings, bob: settings });
  });

  test('is overwritten by PUT and changed by PATCH', async () => {
    const app = await openChat(['alice']);
    await app.send('PATCH', '/conversations/chat/participants/alice', { body: { notify: 'MentionsOnly' } });
    await app.send('PATCH', '/conversations/chat/participants/alice', { body: { access: 'Read' } });
    expect(await participants(app)).toMatchObject({ alice: { access: 'Read', notify: 'MentionsOnly' } });
    await app.send('PUT', '/conversations/chat/participants/alice', { body: { access: 'Read' } });
    expect(await participants(app)).toMatchObject({ alice: { access: 'Read', notify: true } });
  });

  test.each([
    ['PUT', '/conversations/nowhere/participants/alice', {}],
    ['PUT', '/conversations/chat/participants/nobody', {}],
    ['PATCH', '/conversations/nowhere/participants/alice', {}],
    ['PATCH', '/conversations/chat/participants/nobody', {}],
    ['DELETE', '/conversations/nowhere/participants/alice', undefined],
    ['GET', '/conversations/chat/participants/nobody/email', undefined],
  ])('that is not there answers 404: %s %s', async (method, path, body) => {
    const app = await openChat(['alice']);
    expect((await app.send(method, path, { body })).status).toBe(404);
  });

  test('may not be put with access None, only changed to it', async () => {
    const app = await openChat(['alice']);
    expect(
      (await app.send('PUT', '/conversations/chat/participants/alice', { body: { access: 'None' } })).status,
    ).toBe(400);
    expect(
      (await app.send('PATCH', '/conversations/chat/participants/alice', { body: { access: 'None' } })).status,
    ).toBe(200);
  });

  test('with access None is unlisted, cannot post and sees nothing new until it joins again', async () => {
    const app = await openChat(['alice', 'bob']);
    await say(app, 'alice');
    await app.send('PATCH', '/conversations/chat/participants/bob', { body: { access: 'None' } });
    await say(app, 'alice');
    const last = async (): Promise<unknown> =>
      ((await app.send('GET', '/users/bob/conversations')).body as { data: { lastMessage: { id: string } }[] }).data[0]
        ?.lastMessage.id;
    const [second, first] = idsOf(await app.send('GET', '/conversations/chat/messages'));
    expect(Object.keys(await participants(app))).toEqual(['alice']);
    expect(await say(app, 'bob')).toBe(400);
    expect(await last()).toBe(first);
    await app.send('PUT', '/conversations/chat/participants/bob');
    expect(await last()).toBe(second);
  });

  test('with access None cannot post', async () => {
    const app = await openChat(['alice']);
    await app.send('PATCH', '/conversations/chat/participants/alice', { body: { access: 'None' } });
    expect(await say(app, 'alice')).toBe(400);
  });

  test('leaves, twice without harm, and takes the conversation off the list', async () => {
    const app = await openChat(['alice']);
    expect((await app.send('DELETE', '/conversations/chat/participants/alice')).text).toBe('{}');
    expect((await app.send('DELETE', '/conversations/chat/participants/alice')).assumed).toContain('ED-20');
    expect(await participants(app)).toEqual({});
    expect(idsOf(await app.send('GET', '/users/alice/conversations'))).toEqual([]);
    expect((await app.send('PATCH', '/conversations/chat/participants/alice', { body: {} })).status).toBe(404);
  });

  test('has an address of its own', async () => {
    const app = await openChat(['alice', 'bob']);
    const address = async (id: string): Promise<unknown> =>
      (await app.send('GET', `/conversations/chat/participants/${id}/email`)).body;
    expect(await address('alice')).toEqual({ emailAddress: expect.stringContaining('@') });
    expect(await address('alice')).toEqual(await address('alice'));
    expect(await address('alice')).not.toEqual(await address('bob'));
  });

  test('has unread messages until it has read up to them', async () => {
    const app = await openChat(['alice', 'bob']);
    await say(app, 'alice');
    expect(await participants(app)).toMatchObject({ alice: { isUnread: false }, bob: { isUnread: true } });
    await app.send('PATCH', '/conversations/chat/participants/bob', { body: { readUntil: START } });
    expect(await participants(app)).toMatchObject({ bob: { isUnread: false, readUntil: START } });
  });
});
