import { connect } from 'node:net';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import {
  APP_ID,
  openApp,
  openAppWith,
  openChat,
  sentIds,
  SECRET_KEY,
  type TestApp,
} from '../../../test/emulator/talkjs.js';

let app: TestApp;
let port: number;

beforeAll(async () => {
  app = await openAppWith(['alice']);
  const { origin } = await app.emulator.listen({ port: 0 });
  port = Number(new URL(origin).port);
});
afterAll(() => app.emulator.close());

interface RawAnswer {
  readonly status: number;
  readonly body: string;
}

/** Sends bytes as they are and reads until the server closes. */
function raw(text: string): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(text);
    });
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk.toString('utf8');
    });
    socket.on('error', reject);
    socket.on('close', () => {
      const [head = '', ...body] = answer.split('\r\n\r\n');
      resolve({ status: Number(head.split(' ')[1]), body: body.join('\r\n\r\n') });
    });
  });
}

function request(
  line: string,
  { body = '', headers = {} }: { body?: string; headers?: Record<string, string> } = {},
): Promise<RawAnswer> {
  const all: Record<string, string> = {
    host: 'localhost',
    connection: 'close',
    authorization: `Bearer ${SECRET_KEY}`,
    ...(body === '' ? {} : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) }),
    ...headers,
  };
  return raw(
    `${line} HTTP/1.1\r\n${Object.entries(all)
      .map(([name, value]) => `${name}: ${value}\r\n`)
      .join('')}\r\n${body}`,
  );
}

const V1 = `/v1/${APP_ID}`;
const big = JSON.stringify({ name: 'x'.repeat(10_000_000) });
const deep = `{"name":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;

describe('over a socket', () => {
  test.each<[what: string, line: string, body: string, status: number, cause: string]>([
    ['malformed JSON', `PUT ${V1}/users/alice`, '{"name":', 400, 'JSON'],
    ['text that is no JSON', `PUT ${V1}/users/alice`, '\ud800', 400, 'JSON'],
    ['10 MB of JSON', `PUT ${V1}/users/alice`, big, 400, 'bytes'],
    ['JSON nested 100,000 levels deep', `PUT ${V1}/users/alice`, deep, 400, 'levels'],
    ['a body that is an array', `PUT ${V1}/users/alice`, '[]', 400, 'object'],
    ['a body that is null', `PUT ${V1}/users/alice`, 'null', 400, 'object'],
    ['8,000 wrong messages', `POST ${V1}/conversations/c/messages`, `[${'1,'.repeat(8000)}1]`, 400, '10 items'],
    ['a limit that is no number', `GET ${V1}/users?limit=abc`, '', 400, 'limit'],
    ['a limit that is a fraction', `GET ${V1}/users?limit=1.5`, '', 400, 'limit'],
    ['an empty limit', `GET ${V1}/users?limit=`, '', 400, 'limit'],
    ['a huge limit', `GET ${V1}/users?limit=99999999999999999999`, '', 400, 'limit'],
    ['two limits', `GET ${V1}/users?limit=1&limit=2`, '', 400, 'once'],
    ['an unknown cursor', `GET ${V1}/users?startingAfter=zoe`, '', 400, 'startingAfter'],
    ['a cursor with broken percent-encoding', `GET ${V1}/users?startingAfter=%ZZ`, '', 400, 'startingAfter'],
    ['a path with broken percent-encoding', `GET ${V1}/users/%ZZ`, '', 400, '%ZZ'],
    ['a path with half a character', `GET ${V1}/users/%F0%9F`, '', 400, '%F0%9F'],
    ['a path with NUL', `GET ${V1}/users/a%00b`, '', 400, 'NUL'],
    ['an unknown route', `GET ${V1}/nonsense`, '', 404, '"Not found"'],
    ['a route too deep', `GET ${V1}/users/alice/conversations/x/y/z`, '', 404, '"Not found"'],
    ['two trailing slashes', `GET ${V1}/users//`, '', 404, '"Not found"'],
    ['an unknown method on a known route', `PATCH ${V1}/conversations`, '', 404, '"Not found"'],
    ['OPTIONS', `OPTIONS ${V1}/users`, '', 404, '"Not found"'],
    ['an unknown app', 'GET /v1/tNobody/users', '', 404, 'Not found.'],
    ['an app id with broken percent-encoding', 'GET /v1/%ZZ/users', '', 404, 'Not found.'],
    ['no app at all', 'GET /v1/', '', 404, 'Not found.'],
    ['another path', 'GET /', '', 404, 'No API'],
    ['an absolute target', `GET http://elsewhere${V1}/nonsense`, '', 404, '"Not found"'],
    ['dots for an id', `GET ${V1}/users/..`, '', 404, 'USER_NOT_FOUND'],
    ['a control that does not exist', 'GET /__emulator/nonsense', '', 404, 'clock'],
    ['a control with a wrong body', 'POST /__emulator/clock/advance', '{"milliseconds":-1}', 400, 'milliseconds'],
  ])('%s is answered with its cause', async (_, line, body, status, cause) => {
    const answer = await request(line, { body });
    expect([answer.status, answer.body]).toEqual([status, expect.stringContaining(cause)]);
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'application/json5', ''])(
    'a body of the type "%s" is refused',
    async (type) => {
      const answer = await request(`PUT ${V1}/users/alice`, {
        body: '{"name":"A"}',
        headers: { 'content-type': type },
      });
      expect([answer.status, answer.body]).toEqual([400, expect.stringContaining('Content-Type')]);
    },
  );

  test.each([
    ['nonsense', 'nonsense\r\n\r\n'],
    ['a NUL in the target', `GET ${V1}/users/\0 HTTP/1.1\r\n\r\n`],
  ])('%s is answered 400', async (_, text) => {
    const answer = await raw(text);
    expect([answer.status, answer.body]).toEqual([400, expect.stringContaining('HTTP')]);
  });

  test('a request that ends early leaves the server as it was', async () => {
    await new Promise<void>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.write(`PUT ${V1}/users/alice HTTP/1.1\r\nhost: localhost\r\ncontent-length: 100\r\n\r\n{"name"`, () => {
          socket.destroy();
        });
      });
      socket.on('close', () => {
        resolve();
      });
    });
    expect((await request(`GET ${V1}/users/alice`)).body).toContain('Name of alice');
  });

  test('a bodiless write needs no content type', async () => {
    expect((await request(`PUT ${V1}/conversations/bodiless`)).status).toBe(200);
    expect((await request(`DELETE ${V1}/conversations/bodiless`)).status).toBe(200);
  });

  test('the dots of an id are an ordinary id', async () => {
    for (const id of ['.', '..', '...']) {
      expect((await request(`PUT ${V1}/users/${id}`, { body: '{"name":"Dots"}' })).status).toBe(200);
      expect((await request(`GET ${V1}/users/${id}`)).body).toContain(`"id":"${id}"`);
    }
  });
});

describe('in-process', () => {
  const IDS = [
    '__proto__',
    'constructor',
    'a/b',
    'a b',
    '🙂',
    'ü',
    'x'.repeat(2000),
    '🙂'.repeat(1000),
    'a.b',
    '%',
    '%2F',
    '?',
    '#',
    "';--",
    'messages',
    '\n',
  ];

  test.each(IDS)('the id %j names a user, a conversation and a participant like any other', async (id) => {
    const own = openApp();
    const path = encodeURIComponent(id);
    expect((await own.send('PUT', `/users/${path}`, { body: { name: 'N', custom: { [id]: 'v' } } })).status).toBe(200);
    expect((await own.send('PUT', `/users`, { body: Object.fromEntries([[id, { role: 'r' }]]) })).status).toBe(200);
    expect((await own.send('PUT', `/conversations/${path}`, { body: { participants: [id] } })).status).toBe(200);
    expect((await own.send('GET', `/users/${path}`)).body).toMatchObject({ id, role: 'r' });
    const conversation = (await own.send('GET', `/conversations/${path}`)).body as {
      id: string;
      participants: Record<string, unknown>;
    };
    expect([conversation.id, Object.keys(conversation.participants)]).toEqual([id, [id]]);
    const sent = await own.send('POST', `/conversations/${path}/messages`, {
      body: [{ type: 'UserMessage', sender: id, text: id }],
    });
    const message = await own.send('GET', `/conversations/${path}/messages/${String(sentIds(sent)[0])}`);
    expect(message.body).toMatchObject({ senderId: id, conversationId: id, text: id });
    expect((await own.send('GET', `/users/${path}/conversations`, { query: { startingAfter: id } })).body).toEqual({
      data: [],
    });
    expect((await own.send('DELETE', `/conversations/${path}/participants/${path}`)).status).toBe(200);
  });

  test.each(['__proto__', 'constructor', 'toString', ''])('the custom key %j is kept like any other', async (key) => {
    const own = await openChat(['alice']);
    const custom = Object.fromEntries([
      [key, 'v'],
      ['other', 'w'],
    ]);
    await own.send('PUT', '/users/alice', { body: { custom } });
    await own.send('PUT', '/users/alice', { body: JSON.stringify({ custom: { more: 'x' } }) });
    expect((await own.send('GET', '/users/alice')).text).toContain(JSON.stringify({ ...custom, more: 'x' }));
  });

  test('plain http is for loopback hosts', async () => {
    const headers = { authorization: `Bearer ${SECRET_KEY}` };
    const status = async (origin: string): Promise<number> =>
      (await app.emulator.fetch(`${origin}${V1}/users`, { headers })).status;
    expect(
      await Promise.all(
        ['http://localhost:1', 'http://127.0.0.1', 'http://[::1]', 'https://api.talkjs.com'].map(status),
      ),
    ).toEqual([200, 200, 200, 200]);
    expect(
      await Promise.all(
        ['http://api.talkjs.com', 'http://localhost.example.com', 'http://127.0.0.1.example.com'].map(status),
      ),
    ).toEqual([400, 400, 400]);
  });
});
