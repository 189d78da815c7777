import { beforeEach, describe, expect, test } from 'vitest';

import { idsOf, openAppWith, START, type Answer, type TestApp } from '../../../test/emulator/talkjs.js';

let app: TestApp;

const say = (id: string): Promise<Answer> =>
  app.send('POST', `/conversations/${id}/messages`, { body: [{ type: 'UserMessage', sender: 'bob', text: 'Hi' }] });

/**
 * Created in the order a, b, c, d (a second apart from START); then messages in b (START + 10 s) and a (START + 20
 * s).
 */
beforeEach(async () => {
  app = await openAppWith(['alice', 'bob']);
  for (const [index, id] of ['a', 'b', 'c', 'd'].entries()) {
    const participants = id === 'd' ? ['bob'] : ['alice', 'bob'];
    await app.send('PUT', `/conversations/${id}`, {
      body: {
        participants,
        subject: index % 2 ? null : `S${id}`,
        custom: { key: id, ...(id === 'c' && { only: 'c' }) },
      },
    });
    app.emulator.clock.advance(1000);
  }
  app.emulator.clock.advance(6000);
  await say('b');
  app.emulator.clock.advance(10_000);
  await say('a');
});

const all = async (query: Record<string, string> = {}): Promise<string> =>
  idsOf(await app.send('GET', '/conversations', { query })).join('');
const alices = async (query: Record<string, string> = {}): Promise<string> =>
  idsOf(await app.send('GET', '/users/alice/conversations', { query })).join('');
const filtered = (filter: object): Promise<string> => alices({ filter: JSON.stringify(filter) });

describe('a list of conversations', () => {
  test('goes by last activity, or as it is told', async () => {
    expect(await all()).toBe('abdc');
    expect(await all({ orderDirection: 'ASC' })).toBe('cdba');
    expect(await all({ orderBy: 'createdAt' })).toBe('dcba');
    expect(await all({ orderBy: 'createdAt', orderDirection: 'ASC' })).toBe('abcd');
    expect(await alices()).toBe('abc');
  });

  test('goes on after a cursor in whichever order', async () => {
    expect(await all({ startingAfter: 'b' })).toBe('dc');
    expect(await all({ startingAfter: 'b', orderBy: 'createdAt', orderDirection: 'ASC', limit: '1' })).toBe('c');
    expect(await alices({ startingAfter: 'a', limit: '1' })).toBe('b');
  });

  test('of a user knows no cursor from beyond it', async () => {
    expect((await app.send('GET', '/users/alice/conversations', { query: { startingAfter: 'd' } })).status).toBe(400);
  });

  test('skips to a point in time of the order, which it leaves out', async () => {
    expect(await all({ offsetTs: String(START + 20_000) })).toBe('bdc');
    expect(await all({ offsetTs: String(START + 1000), orderBy: 'createdAt', orderDirection: 'ASC' })).toBe('cd');
    expect(await all({ offsetTs: String(START + 20_000), startingAfter: 'b' })).toBe('dc');
  });

  test('is narrowed by the time of the last message, and so to conversations with one', async () => {
    expect(await alices({ lastMessageAfter: String(START + 10_000) })).toBe('a');
    expect(await alices({ lastMessageBefore: String(START + 20_000) })).toBe('b');
    expect(await all({ lastMessageAfter: String(START), lastMessageBefore: String(START + 30_000) })).toBe('ab');
  });

  test('of a user can be narrowed to what is unread', async () => {
    await app.send('PATCH', '/conversations/a/participants/alice', { body: { readUntil: START + 20_000 } });
    expect(await alices({ unreadsOnly: 'true' })).toBe('b');
    expect(await alices({ unreadsOnly: 'false' })).toBe('abc');
    expect(idsOf(await app.send('GET', '/users/bob/conversations', { query: { unreadsOnly: 'true' } }))).toEqual([]);
  });

  test('moves a conversation back when its last message goes', async () => {
    await app.send('DELETE', '/conversations/a/messages');
    expect(await all()).toBe('bdca');
  });

  test.each<[string, object]>([
    ['a', { custom: { key: ['==', 'a'] } }],
    ['bc', { custom: { key: ['!=', 'a'] } }],
    ['ab', { custom: { key: ['oneOf', ['a', 'b', 'z']] } }],
    ['c', { custom: { key: ['!oneOf', ['a', 'b']] } }],
    ['c', { custom: { only: 'exists' } }],
    ['ab', { custom: { only: '!exists' } }],
    ['', { custom: { constructor: 'exists' } }],
    ['b', { subject: ['==', null] }],
    ['ac', { subject: ['!=', null] }],
    ['ac', { subject: ['oneOf', ['Sa', 'Sc']] }],
    ['abc', { access: ['==', 'ReadWrite'] }],
    ['', { access: ['oneOf', ['Read', 'None']] }],
    ['bc', { createdAt: ['>', START] }],
    ['a', { createdAt: ['<=', START] }],
    ['bc', { createdAt: ['between', [START + 1000, START + 2000]] }],
    ['a', { createdAt: ['!between', [START + 1000, START + 2000]] }],
    ['ab', { lastMessageTs: ['>=', START] }],
    ['b', { lastMessageTs: ['<', START + 20_000] }],
    ['ab', { hasUnreadMessages: true }],
    ['c', { isUnread: false }],
    ['b', { isUnread: true, lastMessageTs: ['<', START + 20_000] }],
    ['abc', {}],
  ])('is narrowed to "%s" by the filter %j', async (expected, filter) => {
    expect(await filtered(filter)).toBe(expected);
  });

  test('of all conversations is filtered too, but not by what only a user has', async () => {
    expect(await all({ filter: JSON.stringify({ custom: { key: ['oneOf', ['a', 'd']] } }) })).toBe('ad');
    const answer = await app.send('GET', '/conversations', {
      query: { filter: JSON.stringify({ access: ['==', 'Read'] }) },
    });
    expect(answer.status).toBe(400);
  });

  test.each([
    { filter: '{' },
    { filter: '[]' },
    { filter: '{"nope":1}' },
    { filter: '{"subject":["~","x"]}' },
    { filter: '{"createdAt":[">","1"]}' },
    { orderBy: 'name' },
    { orderDirection: 'asc' },
    { offsetTs: 'now' },
    { lastMessageAfter: '' },
    { unreadsOnly: 'maybe' },
    { limit: '31' },
  ])('refuses %j with the parameter named', async (query) => {
    const answer = await app.send('GET', '/users/alice/conversations', { query });
    expect(answer.status).toBe(400);
    expect(Object.keys((answer.body as { reasons: object }).reasons)[0]).toMatch(
      new RegExp(`^${Object.keys(query).join('')}`),
    );
  });
});
