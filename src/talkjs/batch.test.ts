import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { operations } from '../../generated/talkjs/operations.js';
import { echo, partsOf, setup, text } from '../../test/client/batches.js';
import { failure } from '../../test/client/client.js';
import { UsageError } from './index.js';

describe('a batch is written', () => {
  test('as the contract says: numbers, methods, paths, queries of texts, bodies', async () => {
    const { talkjs, batches, sent } = setup(echo);
    await talkjs.batch([
      ['getUser', { userId: 'user_01' }],
      ['listUserConversations', { userId: 'user_01', limit: 30, unreadsOnly: true, lastMessageAfter: 1700000000000 }],
      ['listConversations', { filter: { custom: { 'a&b': ['==', 'c+d é'] } } }],
      ['upsertUser', { userId: 'user_02', body: { name: 'Alice' } }],
      ['upsertConversation', { conversationId: 'c' }],
      ['deleteMessage', { conversationId: 'c', messageId: 'm' }],
      ['getApp'],
      ['listUsers'],
    ]);
    expect(batches()).toEqual([
      [
        [1, 'GET', '/users/user_01'],
        [
          2,
          'GET',
          '/users/user_01/conversations',
          { limit: '30', unreadsOnly: 'true', lastMessageAfter: '1700000000000' },
        ],
        [3, 'GET', '/conversations', { filter: '{"custom":{"a&b":["==","c+d é"]}}' }],
        [4, 'PUT', '/users/user_02', { name: 'Alice' }],
        [5, 'PUT', '/conversations/c'],
        [6, 'DELETE', '/conversations/c/messages/m'],
        [7, 'GET', '/'],
        [8, 'GET', '/users'],
      ],
    ]);
    expect(sent).toMatchObject([{ method: 'POST', url: 'https://api.talkjs.com/v1/tApp/batch' }]);
  });

  test('signed, with the headers and options of any call', async () => {
    const { talkjs, sent } = setup(echo);
    await talkjs.batch([['getApp']], { headers: { 'TalkJS-REST-Version': '2021-01-01' } });
    expect(sent[0]?.headers.get('authorization')).toMatch(/^Bearer ey/);
    expect(sent[0]?.headers.get('talkjs-rest-version')).toBe('2021-01-01');
    const controller = new AbortController();
    controller.abort(new Error('enough'));
    const { signal } = controller;
    expect(await failure(talkjs.batch([['getApp']], { signal }))).toMatchObject({ message: 'enough' });
    expect(await failure(talkjs.batch([['getApp']], { retries: 1 } as object))).toBeInstanceOf(UsageError);
    expect(sent).toHaveLength(1);
  });

  test('with ids that come back as they were given, whatever they are', async () => {
    const { talkjs, sent } = setup(echo);
    const id = fc.string({ unit: 'binary', minLength: 1 }).filter((id) => id !== '.' && id !== '..');
    await fc.assert(
      fc.asyncProperty(id, async (userId) => {
        await talkjs.batch([['getUser', { userId }]]);
        const [, , path = ''] = sent.slice(-1).flatMap(partsOf)[0] ?? [];
        const [empty, users, encoded = '', ...more] = path.split('/');
        expect([empty, users, decodeURIComponent(encoded), more]).toEqual(['', 'users', userId, []]);
      }),
    );
  });

  test('with a query for GET alone: no other operation has one', () => {
    const others = Object.values(operations).filter(({ method }) => method !== 'GET');
    const places = others.flatMap(({ parameters }) => Object.values(parameters).map((parameter) => parameter.in));
    expect(places).not.toContain('query');
  });

  test('with an idempotency key for each message that has none', async () => {
    const { talkjs, batches } = setup(echo);
    const body = [text(), text('mine'), text()];
    await talkjs.batch([['sendMessages', { conversationId: 'c', body }]]);
    const [, , , payload] = batches()[0]?.[0] ?? [];
    const keys = (payload as ReturnType<typeof text>[]).map(({ idempotencyKey }) => idempotencyKey);
    expect(keys).toEqual([expect.stringMatching(/^[\da-f-]{36}$/), 'mine', expect.stringMatching(/^[\da-f-]{36}$/)]);
    expect(new Set(keys).size).toBe(3);
    expect(body[0]).toEqual(text());
  });
});

describe('a batch is refused before anything is sent', () => {
  test.each<[string, unknown, string]>([
    ['none', [], 'a batch takes 1 to 10 calls, not 0'],
    ['eleven', Array.from({ length: 11 }, () => ['getApp']), 'a batch takes 1 to 10 calls, not 11'],
    ['no array', { body: [[1, 'GET', '/users']] }, 'the first argument must be an array of calls'],
    ['a hole', new Array(1), 'call 1: it must be [operation, arguments]'],
    ['a raw operation', [[1, 'GET', '/users']], 'call 1: it must be [operation, arguments]'],
    ['a third member', [['getApp', {}, {}]], 'call 1: it must be [operation, arguments]'],
    [
      'an unknown operation',
      [['getApp'], ['toString']],
      'call 2: toString is not an operation that can be in a batch',
    ],
    ['a batch', [['batch', { body: [] }]], 'call 1: batch is not an operation that can be in a batch'],
    ['an upload', [['uploadFile', {}]], 'call 1: uploadFile is not an operation that can be in a batch'],
    [
      'another server',
      [['getAnonymousAccount', { accessToken: 'x' }]],
      'call 1: getAnonymousAccount is not an operation that can be in a batch',
    ],
    ['a missing argument', [['getApp'], ['getUser']], 'call 2: getUser: the argument userId is missing'],
    [
      'an unknown argument',
      [['getUser', { userId: 'a', page: 1 }]],
      'call 1: getUser: there is no argument page (known: userId)',
    ],
    [
      'a body that is a text',
      [['upsertUser', { userId: 'a', body: '{}' }]],
      'call 1: upsertUser: the body must be an object or an array, sent as JSON, and it is a text',
    ],
    ...['', '.', '..'].map((userId): [string, unknown, string] => [
      `the id '${userId}'`,
      [['getUser', { userId }]],
      `call 1: getUser: the path parameter userId must not be "${userId}": it would address something else`,
    ]),
    [
      'half a surrogate pair',
      [['getUser', { userId: '\ud800' }]],
      'call 1: getUser: userId holds half of a surrogate pair, which a URL cannot carry',
    ],
  ])('%s', async (_, calls, message) => {
    const { talkjs, sent } = setup(echo);
    const error = await failure((talkjs.batch as (calls: unknown) => Promise<unknown>)(calls));
    expect(error).toBeInstanceOf(UsageError);
    expect(error).toMatchObject({ message: `batch: ${message}`, operation: 'batch' });
    expect(sent).toEqual([]);
  });
});
