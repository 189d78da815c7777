import { describe, expect, test } from 'vitest';

import type { Story, Witness, WitnessedExchange } from '../../conformance/harness/witness/witness.js';
import { judgeWitness } from './judge.js';

const given = [
  { request: { method: 'PUT', path: '/users/alice', body: { name: 'Alice' } } },
  { request: { method: 'PUT', path: '/conversations/order', body: { participants: ['alice'] } } },
];

const sending: WitnessedExchange = {
  request: {
    method: 'POST',
    path: '/conversations/order/messages',
    body: [{ type: 'UserMessage', sender: 'alice', text: 'Hi' }],
  },
  response: { status: 200, body: [{ id: 'msg_witnessed' }] },
};

const message = {
  id: 'msg_witnessed',
  conversationId: 'order',
  senderId: 'alice',
  type: 'UserMessage',
  text: 'Hi',
  attachment: null,
  location: null,
  custom: {},
  createdAt: 1_790_000_000_000,
  editedAt: null,
  origin: 'rest',
  readBy: [],
  referencedMessageId: null,
};

const reading: WitnessedExchange = {
  request: { method: 'GET', path: '/conversations/order/messages/msg_witnessed' },
  response: { status: 200, body: message },
};

const readingOf = (body: object, more: Partial<WitnessedExchange> = {}): WitnessedExchange => ({
  ...reading,
  ...more,
  response: { status: 200, body },
});

const witness = (exchanges: readonly WitnessedExchange[], more: object = {}, story: Partial<Story> = {}): string =>
  JSON.stringify({
    schemaVersion: 1,
    api: 'talkjs',
    source: 'https://example.com/witness',
    date: '2026-07-07',
    kind: 'live',
    stories: [{ title: 'A message', given, exchanges, ...story }],
    ...more,
  } satisfies Witness);

const judge = (text: string): Promise<string[]> => judgeWitness('a.json', text);

const without = (value: object, key: string): object =>
  Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));

const SECOND = 'a.json: "A message", exchange 2 (GET /conversations/order/messages/msg_witnessed):';

test('a witness that contract and emulator agree with has nothing said of it', async () => {
  expect(await judge(witness([sending, reading]))).toEqual([]);
});

describe('caught by name are', () => {
  test('another status', async () => {
    const missing = { ...reading, response: { status: 404, body: { errorCode: 'MESSAGE_NOT_FOUND', reasons: [] } } };
    const [line, ...rest] = await judge(witness([sending, missing]));
    expect(rest).toEqual([]);
    expect(line).toContain(`${SECOND} status is 404 in the witness; the emulator answers 200`);
  });

  test('a status that the contract does not document', async () => {
    const teapot = { ...reading, response: { status: 418, body: {} }, contractOnly: 'To see the contract alone.' };
    const [line, ...rest] = await judge(witness([sending, teapot]));
    expect(rest).toEqual([]);
    expect(line).toContain(`${SECOND} status 418 is not documented for getMessage; documented: 200,`);
  });

  test.each<[string, object, string]>([
    ['the contract', { ...message, createdAt: 'yesterday' }, '/createdAt must be number'],
    ['the emulator', { ...message, createdAt: 'yesterday' }, '/createdAt is string in the witness, number in the'],
    [
      'the emulator, of a null',
      { ...message, editedAt: 1_790_000_000_000 },
      '/editedAt is number in the witness, null',
    ],
  ])('another type, by %s', async (_, body, expected) => {
    expect(await judge(witness([sending, readingOf(body)]))).toContainEqual(
      expect.stringContaining(`${SECOND} ${expected}`),
    );
  });

  test('a property that is required, or that the emulator has', async () => {
    expect(await judge(witness([sending, readingOf(without(message, 'origin'))]))).toEqual([
      `${SECOND} /origin is required`,
      `${SECOND} /origin is missing in the witness`,
    ]);
  });

  test('a property that the emulator has not', async () => {
    expect(await judge(witness([sending, readingOf({ ...message, mood: 'good' })]))).toEqual([
      `${SECOND} /mood is missing in the answer of the emulator`,
    ]);
  });

  test('a value that was sent and does not come back', async () => {
    const told = {
      ...sending,
      request: { ...sending.request, body: [{ type: 'UserMessage', sender: 'alice', text: 'Ho' }] },
    };
    const lines = await judge(witness([told, readingOf({ ...message, conversationId: 'alice' })]));
    expect(lines).toEqual([
      `${SECOND} /conversationId is "order" in the emulator, where it should be alice`,
      `${SECOND} /text is what was sent in the emulator, "Hi" in the witness`,
    ]);
  });

  test('another word of the contract, and another value where it is exact', async () => {
    expect(await judge(witness([sending, readingOf({ ...message, origin: 'web' })]))).toEqual([
      `${SECOND} /origin is "rest" in the emulator, where it should be web`,
    ]);
    expect(await judge(witness([sending, { ...reading, exact: ['/createdAt'] }]))).toHaveLength(1);
  });

  test('an id that the service does not know again', async () => {
    const other = { ...reading, request: { method: 'GET', path: '/conversations/order/messages/msg_other' } };
    expect((await judge(witness([sending, other])))[0]).toContain(
      'status is 200 in the witness; the emulator answers 404',
    );
  });

  test('an empty list for one that is not', async () => {
    const list = {
      request: { method: 'GET', path: '/conversations/order/messages' },
      response: { status: 200, body: { data: [] } },
    };
    expect((await judge(witness([sending, list])))[0]).toContain(
      '/data has 0 entries in the witness, 1 in the emulator',
    );
  });

  test('a shorter list than that of the documents, while a live service may hold more', async () => {
    const list: WitnessedExchange = {
      request: { method: 'GET', path: '/conversations/order/messages' },
      response: { status: 200, body: { data: [message, message] } },
    };
    expect(await judge(witness([sending, list]))).toEqual([]);
    expect(await judge(witness([sending, list], { kind: 'documented' }))).toEqual([
      'a.json: "A message", exchange 2 (GET /conversations/order/messages): ' +
        '/data has 2 entries in the witness, 1 in the emulator',
    ]);
  });

  test('a request that was accepted and that the contract does not allow', async () => {
    const bad = { ...sending, request: { ...sending.request, body: [{ type: 'UserMessage', text: 'Hi' }] } };
    expect(await judge(witness([{ ...bad, contractOnly: 'To see the contract alone.' }]))).toEqual([
      'a.json: "A message", exchange 1 (POST /conversations/order/messages): request body /0/sender is required',
    ]);
  });

  test('what is given and cannot be had', async () => {
    const lines = await judge(witness([sending], {}, { given: [{ request: { method: 'GET', path: '/users/bob' } }] }));
    expect(lines[0]).toContain('a.json: "A message", given 1: given GET /users/bob is answered 404');
  });
});

describe('refused is a witness', () => {
  test.each<[string, string, string]>([
    ['that is not JSON', '{', 'the file is not JSON'],
    ['without a date', witness([reading], { date: undefined }), '/date is required'],
    ['of a day that there is not', witness([reading], { date: '2026-02-30' }), '/date must match format "date"'],
    ['without a source', witness([reading], { source: ' ' }), '/source must match pattern "\\S"'],
    ['without stories', witness([], { stories: [] }), '/stories must NOT have fewer than 1 items'],
    ['without exchanges', witness([]), '/stories/0/exchanges must NOT have fewer than 1 items'],
  ])('%s', async (_, text, problem) => {
    expect(await judge(text)).toEqual([`a.json: ${problem}`]);
  });

  test('of which nothing is compared with anything', async () => {
    const elsewhere = {
      request: { method: 'GET', path: '/nowhere/at/all/like/this' },
      response: { status: 404, body: 'Not found' },
    };
    expect(await judge(witness([elsewhere]))).toEqual([]);
    expect((await judge(witness([elsewhere], {}, { contractOnly: 'Nobody would know.' })))[0]).toContain(
      'is compared with nothing',
    );
  });

  test('with a signed token in it', async () => {
    const token = 'eyJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJ0RW11bGF0b3IifQ.c2lnbmF0dXJl';
    const told = { ...sending, request: { ...sending.request, headers: { 'x-token': token } } };
    expect(await judge(witness([told]))).toEqual(['a.json: a signed token stands in it; a witness is redacted']);
  });

  test('with an exception that nothing needs', async () => {
    expect(await judge(witness([sending, { ...reading, except: { '/text': 'Because.' } }]))).toEqual([
      `${SECOND} /text the exception is not needed: nothing differs there`,
    ]);
  });
});
