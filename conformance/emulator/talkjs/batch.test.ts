import { describe, expect, test } from 'vitest';

import { openApp, openChat } from '../../../test/emulator/talkjs.js';

type Result = [number, number, unknown];

describe('a batch', () => {
  test('carries out each operation as it would be on its own', async () => {
    const app = await openChat(['alice']);
    const answer = await app.send('POST', '/batch', {
      body: [
        [1, 'GET', '/users/alice'],
        [2, 'GET', '/users/alice/conversations', { limit: '1', unreadsOnly: 'false' }],
        [3, 'POST', '/conversations/chat/messages', [{ type: 'SystemMessage', text: 'x' }]],
        [4, 'PUT', '/users/bob', { name: 'Bob' }, { api_version: '2021-01-01' }],
        [5, 'GET', '/non/existing/endpoint'],
        [6.5, 'PATCH', '/conversations/chat/participants/alice', { notify: false }],
        [-7, 'DELETE', '/conversations/unknown'],
        [8, 'GET', '/users/nobody/conversations', {}, { api_version: '2021-01-01' }],
        [9, 'GET', '/users?limit=0'],
        [10, 'POST', '/conversations/chat/messages', { no: 'array' }],
      ],
    });
    expect(answer.status).toBe(200);
    const results = new Map((answer.body as Result[]).map(([sequence, status, body]) => [sequence, { status, body }]));
    expect([...results].map(([sequence, { status }]) => [sequence, status]).sort(([a = 0], [b = 0]) => a - b)).toEqual(
      [
        [-7, 404],
        [1, 200],
        [2, 200],
        [3, 200],
        [4, 200],
        [5, 404],
        [6.5, 200],
        [8, 200],
        [9, 400],
        [10, 400],
      ],
    );
    expect(results.get(1)?.body).toEqual((await app.send('GET', '/users/alice')).body);
    expect(results.get(3)?.body).toEqual([{ id: expect.stringMatching(/^msg_/) }]);
    expect(results.get(5)?.body).toBe('Not found');
    expect(results.get(8)?.body).toEqual({ data: [] });
    expect((await app.send('GET', '/users/bob')).status).toBe(200);
  });

  test('answers 404 for a batch, an upload or an app of its own inside it', async () => {
    const answer = await openApp().send('POST', '/batch', {
      body: [
        [1, 'POST', '/batch', [[1, 'GET', '/users']]],
        [2, 'POST', '/files', {}],
        [3, 'POST', '/anonymousAccounts', {}],
      ],
    });
    expect((answer.body as Result[]).map(([, status]) => status)).toEqual([404, 404, 404]);
    expect(answer.assumed).toContain('ED-30');
  });

  test.each<[string, unknown]>([
    ['eleven operations', Array.from({ length: 11 }, (_, index) => [index, 'GET', '/users'])],
    ['no array', { 1: 'GET' }],
    ['an operation that is no tuple', [{ method: 'GET' }]],
    ['an unknown method', [[1, 'HEAD', '/users']]],
    ['a sequence number that is a text', [['1', 'GET', '/users']]],
    [
      'a sequence number that comes twice',
      [
        [1, 'GET', '/users'],
        [1, 'GET', '/users'],
      ],
    ],
    ['six slots', [[1, 'PUT', '/users/a', {}, {}, {}]]],
    ['an unknown version', [[1, 'GET', '/users', {}, { api_version: '1999-01-01' }]]],
    ['a number in a query', [[1, 'GET', '/users', { limit: 1 }]]],
  ])('is refused as a whole: %s', async (_, body) => {
    const app = openApp();
    const answer = await app.send('POST', '/batch', { body });
    expect([answer.status, answer.assumed.filter((id) => id !== 'TJ-ERR-07')]).toEqual([400, ['ED-29']]);
  });

  test.each<[string, unknown[], string]>([
    ['an unknown version', [1, 'GET', '/users', {}, { api_version: '1999-01-01' }], '0.4.api_version'],
    ['a number in a query', [1, 'GET', '/users', { limit: 1 }], '0.3.limit'],
    ['a query that is null', [1, 'GET', '/users', null], '0.3'],
    ['an unknown method', [1, 'HEAD', '/users'], '0.1'],
    ['a missing path', [1, 'GET'], '0'],
    ['a body that is a text', [1, 'PUT', '/users/alice', 'Alice'], '0.3'],
  ])('names the slot that is wrong: %s', async (_, operation, field) => {
    const answer = await openApp().send('POST', '/batch', { body: [operation] });
    expect(Object.keys((answer.body as { reasons: object }).reasons)).toEqual([field]);
  });
});
