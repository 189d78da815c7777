import { describe, expect, test } from 'vitest';

import { atOnce, credentials, echo, setup, text } from '../../test/client/batches.js';
import { failure } from '../../test/client/client.js';
import { fakeFetch, json } from '../../test/client/fake-fetch.js';
import { isRepeatable } from './batch.js';
import { createTalkJSFetch } from './fetch.js';
import { ResponseError, StatusError } from './index.js';

describe('the answers', () => {
  const three = [['getUser', { userId: 'ann' }], ['getUser', { userId: 'bea' }], ['getApp']] as const;

  test('stand in the order of the calls, whatever order they came in', async () => {
    const { talkjs } = setup(echo);
    const answers = await talkjs.batch(three);
    expect(answers).toEqual([
      { ok: true, status: 200, data: { path: '/users/ann' } },
      { ok: true, status: 200, data: { path: '/users/bea' } },
      { ok: true, status: 200, data: { path: '/' } },
    ]);
  });

  test('tell of a call that failed, and the others stand', async () => {
    const { talkjs } = setup(
      json([
        [3, 200, { name: 'App' }],
        [1, 404, 'Not found'],
        [2, 302, null],
      ]),
    );
    const call = talkjs.batch(three);
    const answers = [
      { ok: false, status: 404, error: 'Not found' },
      { ok: false, status: 302, error: null },
      { ok: true, status: 200, data: { name: 'App' } },
    ];
    expect(await call).toEqual(answers);
    expect(await call.result()).toMatchObject({ ok: true, status: 200, data: answers });
  });

  test('never repeat a token that the service named', async () => {
    const { talkjs } = setup(({ headers }) => json([[1, 401, { reasons: [headers.get('authorization')] }]]));
    expect(await talkjs.batch([['getApp']])).toEqual([
      { ok: false, status: 401, error: { reasons: ['Bearer [redacted]'] } },
    ]);
  });

  test.each<[string, unknown]>([
    [
      'one is missing',
      [
        [1, 200, {}],
        [2, 200, {}],
      ],
    ],
    [
      'one came twice',
      [
        [1, 200, {}],
        [2, 200, {}],
        [2, 200, {}],
      ],
    ],
    [
      'one came twice and none is missing',
      [
        [1, 200, {}],
        [2, 200, {}],
        [3, 200, {}],
        [3, 404, {}],
      ],
    ],
    [
      'one is of an unknown call',
      [
        [1, 200, {}],
        [2, 200, {}],
        [3, 200, {}],
        [4, 200, {}],
      ],
    ],
    [
      'a number came as text',
      [
        ['1', 200, {}],
        [2, 200, {}],
        [3, 200, {}],
      ],
    ],
    [
      'one has no status',
      [
        [1, '200', {}],
        [2, 200, {}],
        [3, 200, {}],
      ],
    ],
    [
      'a success has no data',
      [
        [1, 200, {}],
        [2, 200, null],
        [3, 200, {}],
      ],
    ],
    ['one is no array', [null, [2, 200, {}], [3, 200, {}]]],
    ['they are no list', { data: [] }],
  ])('are a ResponseError where %s', async (_, body) => {
    const { talkjs } = setup(json(body));
    const error = await failure(talkjs.batch(three));
    expect(error).toBeInstanceOf(ResponseError);
    expect(error).toMatchObject({ operation: 'batch', status: 200, attempts: 1, outcome: 'unknown' });
  });

  test('are missing where the whole batch was refused: that is thrown, or a result', async () => {
    const { talkjs } = setup(json({ errorCode: 'NO' }, 400));
    const error = await failure(talkjs.batch([['getApp']]));
    expect(error).toBeInstanceOf(StatusError);
    expect(error).toMatchObject({ operation: 'batch', status: 400, body: { errorCode: 'NO' } });
    expect(await talkjs.batch([['getApp']]).result()).toMatchObject({ ok: false, status: 400 });
  });
});

describe('a batch may arrive twice', () => {
  test.each<[string, unknown]>([
    [
      'reads and writes that are harmless by nature',
      [
        [1, 'GET', '/users?limit=3'],
        [2, 'PUT', '/users/a', { name: 'A' }],
      ],
    ],
    ['a query by POST', [[1, 'POST', '/presences', { userIds: ['a'] }]]],
    ['messages with keys', [[1, 'POST', '/conversations/c%2Fd/messages', [text('a'), text('b')]]]],
    ['the app', [[1, 'GET', '/']]],
  ])('with %s', (_, body) => {
    expect(isRepeatable(body)).toBe(true);
  });

  const others: [string, unknown][] = [
    ['a message without a key', [1, 'POST', '/conversations/c/messages', [text('a'), text()]]],
    ['an empty key', [1, 'POST', '/conversations/c/messages', [text('')]]],
    ['messages that are missing', [1, 'POST', '/conversations/c/messages']],
    ['an import', [1, 'POST', '/import/conversations/c/messages', [text('a')]]],
    ['a notification', [1, 'POST', '/conversations/c/notifications', { channels: ['email'] }]],
    ['a batch', [1, 'POST', '/batch', []]],
    ['an upload', [1, 'POST', '/files', {}]],
    ['an unknown path', [1, 'GET', '/non/existing/endpoint']],
    ['an unknown method', [1, 'POST', '/users/a', {}]],
    ['a method in small letters', [1, 'get', '/users']],
    ['a path that leads elsewhere', [1, 'GET', '/users/..']],
    ['a path that leads elsewhere once decoded', [1, 'GET', '/users/%2E.']],
    ['a path with a backslash', [1, 'GET', '/users/a\\..']],
    ['a path with a line break', [1, 'GET', '/users/.\n.']],
    ['a path with a fragment', [1, 'GET', '/users/a#b']],
    ['a path without a slash', [1, 'GET', 'users']],
    ['an object', { method: 'GET', path: '/users' }],
    ['nothing', []],
    ['null', null],
  ];
  test.each(others)('but not with %s', (_, part) => {
    expect(isRepeatable([part])).toBe(false);
    expect(isRepeatable([[1, 'GET', '/users'], part])).toBe(false);
  });

  test.each<[string, unknown]>([
    ['undefined', undefined],
    ['null', null],
    ['an empty one', []],
    ['the body of another operation', [text()]],
    ['an object', { 0: [1, 'GET', '/'], length: 1 }],
    ['a text', '[[1,"GET","/"]]'],
  ])('but not %s', (_, body) => {
    expect(isRepeatable(body)).toBe(false);
  });

  test('then it is sent again after a failure, each message with the key it had', async () => {
    const { talkjs, batches } = setup(json({}, 503), new TypeError('fetch failed'), echo);
    const [answer] = await talkjs.batch([['sendMessages', { conversationId: 'c', body: [text()] }], ['getApp']]);
    expect(answer).toMatchObject({ ok: true });
    expect(batches()).toHaveLength(3);
    expect(new Set(batches().map((batch) => JSON.stringify(batch))).size).toBe(1);
  });

  test('else it is sent once, and the error says that nothing is known', async () => {
    const { talkjs, sent } = setup(json({}, 503), echo);
    const error = await failure(
      talkjs.batch([['getApp'], ['triggerNotifications', { conversationId: 'c', body: { channels: ['email'] } }]]),
    );
    expect(error).toMatchObject({ operation: 'batch', status: 503, attempts: 1, outcome: 'unknown' });
    expect(sent).toHaveLength(1);
  });

  test.each([
    ['harmless', '/users', 2],
    ['unknown', '/userz', 1],
  ])('and through the bindings too: a part that is %s', async (_, path, times) => {
    const { fetch, sent } = fakeFetch(json({}, 503), json([[1, 200, {}]]));
    const { POST } = createTalkJSFetch({
      ...credentials,
      fetch,
      timers: atOnce,
      timeoutMs: Infinity,
      rateLimits: 'off',
    });
    await POST('/batch', { body: [[1, 'GET', path]] });
    expect(sent).toHaveLength(times);
  });
});
