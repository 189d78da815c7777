import { describe, expect, test } from 'vitest';

import { idsOf, openApp, openAppWith, START } from '../../../test/emulator/talkjs.js';

describe('a user', () => {
  test('is created with what was sent, and the rest is empty', async () => {
    const app = openApp();
    const written = await app.send('PUT', '/users/alice', {
      body: { name: 'Alice', email: ['alice@example.com'], custom: { plan: 'pro' } },
    });
    expect([written.status, written.text]).toEqual([200, '{}']);
    expect((await app.send('GET', '/users/alice')).body).toEqual({
      id: 'alice',
      name: 'Alice',
      email: ['alice@example.com'],
      phone: null,
      welcomeMessage: null,
      photoUrl: null,
      locale: null,
      role: null,
      availabilityText: null,
      custom: { plan: 'pro' },
      createdAt: START,
      pushTokens: null,
    });
  });

  test('keeps what an update leaves out, loses what it nulls, and keeps its time', async () => {
    const app = openApp();
    await app.send('PUT', '/users/alice', {
      body: { name: 'Alice', role: 'buyer', photoUrl: 'no url', custom: { a: '1', b: '2' } },
    });
    app.emulator.clock.advance(1000);
    await app.send('PUT', '/users/alice', { body: { role: null, custom: { a: null, c: '3' } } });
    expect((await app.send('GET', '/users/alice')).body).toMatchObject({
      name: 'Alice',
      role: null,
      photoUrl: 'no url',
      custom: { b: '2', c: '3' },
      createdAt: START,
    });
  });

  test('can be emptied', async () => {
    const app = openApp();
    const fields = [
      'email',
      'phone',
      'custom',
      'welcomeMessage',
      'photoUrl',
      'role',
      'availabilityText',
      'locale',
      'pushTokens',
    ];
    await app.send('PUT', '/users/alice', { body: { name: 'Alice', custom: { a: '1' } } });
    const answer = await app.send('PUT', '/users/alice', {
      body: { name: '[DELETED]', ...Object.fromEntries(fields.map((field) => [field, null])) },
    });
    expect(answer.status).toBe(200);
    expect((await app.send('GET', '/users/alice')).body).toMatchObject({ name: '[DELETED]', custom: {}, email: null });
  });

  test('registers and unregisters devices', async () => {
    const app = openApp();
    const tokens = async (pushTokens: unknown): Promise<unknown> => {
      expect((await app.send('PUT', '/users/alice', { body: { name: 'Alice', pushTokens } })).status).toBe(200);
      return ((await app.send('GET', '/users/alice')).body as { pushTokens: unknown }).pushTokens;
    };
    expect(await tokens({ 'fcm:a': true, 'apns:b': true })).toEqual({ 'fcm:a': true, 'apns:b': true });
    expect(await tokens({ 'fcm:a': null })).toEqual({ 'apns:b': true });
    expect(await tokens(null)).toBeNull();
  });

  test.each([
    ['a new user without a name', {}, 'name'],
    ['a name that is no text', { name: 1 }, 'name'],
    ['an e-mail address outside a list', { name: 'A', email: 'a@example.com' }, 'email'],
    ['a number in the custom data', { name: 'A', custom: { age: 7 } }, 'custom.age'],
    ['a push token of no known kind', { name: 'A', pushTokens: { 'sms:1': true } }, 'pushTokens'],
  ])('is refused with the field named: %s', async (_, body, field) => {
    const app = openApp();
    const answer = await app.send('PUT', '/users/alice', { body });
    expect(answer.status).toBe(400);
    expect(Object.keys((answer.body as { reasons: object }).reasons)).toEqual([field]);
    expect((await app.send('GET', '/users/alice')).status).toBe(404);
  });

  test('says when its fields were not known to the contract', async () => {
    const answer = await openApp().send('PUT', '/users/alice', { body: { name: 'Alice', nickname: 'Al' } });
    expect([answer.status, answer.assumed.includes('ED-13')]).toEqual([200, true]);
  });
});

describe('many users', () => {
  test('are written together', async () => {
    const app = await openAppWith(['alice', 'bob']);
    expect(
      (await app.send('PUT', '/users', { body: { alice: { role: 'buyer' }, carol: { name: 'Carol' } } })).text,
    ).toBe('{}');
    expect((await app.send('GET', '/users/alice')).body).toMatchObject({ name: 'Name of alice', role: 'buyer' });
    expect(idsOf(await app.send('GET', '/users')).sort()).toEqual(['alice', 'bob', 'carol']);
  });

  test.each([
    ['a field is wrong', { alice: { name: 'New' }, dora: { name: 5 } }, { dora: { name: [expect.any(String)] } }],
    ['a new one has no name', { alice: { name: 'New' }, dora: {} }, { dora: { name: [expect.any(String)] } }],
  ])('are not written at all when %s', async (_, body, errors) => {
    const app = await openAppWith(['alice']);
    const answer = await app.send('PUT', '/users', { body });
    expect([answer.status, answer.body]).toEqual([400, errors]);
    expect((await app.send('GET', '/users/alice')).body).toMatchObject({ name: 'Name of alice' });
  });

  test('are at most 100 at a time', async () => {
    const app = openApp();
    const users = (count: number): object =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`u${String(index)}`, { name: 'U' }]));
    expect((await app.send('PUT', '/users', { body: users(101) })).status).toBe(400);
    expect(idsOf(await app.send('GET', '/users'))).toEqual([]);
    expect((await app.send('PUT', '/users', { body: users(100) })).status).toBe(200);
  });
});
