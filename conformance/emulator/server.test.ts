import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { request, sendRaw, portOf } from '../../test/emulator/socket.js';
import { createEmulator, type Emulator } from './index.js';

const authorization = 'Bearer sk_test_emulator';
const V1 = '/v1/tEmulator';
const USERS = `${V1}/users`;

let emulator: Emulator;
let port: number;

beforeAll(async () => {
  emulator = createEmulator({
    talkjs: { apps: [{ appId: 'tEmulator', secretKey: 'sk_test_emulator' }] },
    talkable: {
      sites: [{ slug: 'my-store', apiKey: 'talkable_test_key', landingUrl: 'https://магазин.example/ö?a=ü' }],
    },
    clock: () => 1_700_000_000_000,
  });
  port = portOf((await emulator.listen()).origin);
  await request(port, `PUT ${USERS}/alice`, {
    headers: { authorization, 'content-type': 'application/json' },
    body: '{"name":"Alice"}',
  });
});
afterAll(() => emulator.close());

const stillThere = async (): Promise<string> =>
  (await request(port, `GET ${USERS}/alice`, { headers: { authorization } })).body;

/** A link of an offer, by its kind. */
async function linkOf(kind: 'show_url' | 'claim_url'): Promise<string> {
  const answer = await emulator.fetch('http://localhost/api/v2/origins/affiliate_member', {
    method: 'POST',
    headers: { authorization: 'Bearer talkable_test_key', 'content-type': 'application/json' },
    body: '{"site_slug":"my-store","data":{"email":"ann@example.com"}}',
  });
  const { result } = (await answer.json()) as { result: { offer: Record<string, string> } };
  return new URL(result.offer[kind] ?? '').pathname;
}

describe('a landing page whose host name and path are of another script', () => {
  test('is where a link leads, encoded, and the server goes on', async () => {
    const show = await request(port, `GET ${await linkOf('show_url')}`);
    expect([show.status, show.head]).toEqual([
      302,
      expect.stringContaining('location: https://xn--80aairftm.example/%C3%B6?a=%C3%BC\r\n'),
    ]);
    const claim = await emulator.fetch(`http://localhost${await linkOf('claim_url')}`, { redirect: 'manual' });
    expect(claim.headers.get('location')).toMatch(/^https:\/\/xn--80aairftm\.example\/%C3%B6\?a=%C3%BC&tkbl_cvuuid=/);
    expect(await stillThere()).toContain('Alice');
  });

  test.each(['shop', 'ftp://shop.example/', 'javascript:alert(1)', ''])('must be one of the web: %s', (landingUrl) => {
    const sites = [{ slug: 'a', apiKey: 'b', landingUrl }];
    expect(() => createEmulator({ talkable: { sites } })).toThrow(
      /^talkable\.sites\[0\]\.landingUrl is ".*"; it must be an http or https URL\.$/,
    );
  });
});

describe('a target in absolute form is that of its path', () => {
  test.each([
    [`GET http://127.0.0.1${USERS}/alice`, 200, '"Alice"'],
    [`GET http://api.example.com${USERS}/alice?x=1`, 200, '"Alice"'],
    [`GET HTTPS://api.example.com:443${USERS}/alice`, 200, '"Alice"'],
    [`GET http://[::1]:1${USERS}/alice`, 200, '"Alice"'],
    ['GET http://127.0.0.1', 404, 'No API'],
    ['GET http://127.0.0.1?x', 404, 'No API'],
    [`GET ftp://127.0.0.1${USERS}/alice`, 404, 'No API'],
    ['OPTIONS *', 404, 'No API'],
  ])('%s', async (line, status, text) => {
    const answer = await request(port, line, { headers: { authorization } });
    expect([answer.status, answer.body]).toEqual([status, expect.stringContaining(text)]);
  });

  test('and is logged by it', async () => {
    await request(port, `GET http://api.example.com${USERS}/alice?x=1`, { headers: { authorization } });
    expect(emulator.requests.at(-1)).toMatchObject({ url: `${USERS}/alice?x=1`, operationId: 'getUser' });
  });
});

describe('a head that is too large is refused as such', () => {
  const lines = (count: number): string => Array.from({ length: count }, (_, at) => `x-${String(at)}: 1\r\n`).join('');

  test.each([
    ['as many header lines as are read', 997, 200, '"Alice"'],
    ['one more', 998, 431, 'The request has 1001 header lines; at most 1000 are read.'],
    ['very many', 20_000, 431, 'The request has 20003 header lines; at most 1000 are read.'],
  ])('%s, the credential behind them', async (_, count, status, text) => {
    const own = `host: localhost\r\nconnection: close\r\n${lines(count)}authorization: ${authorization}\r\n`;
    const answer = await sendRaw(port, `GET ${USERS}/alice HTTP/1.1\r\n${own}\r\n`);
    expect([answer.status, answer.body]).toEqual([status, expect.stringContaining(text)]);
  });

  test.each([
    ['a header', `GET / HTTP/1.1\r\nhost: a\r\nx: ${'x'.repeat(300_000)}\r\n\r\n`],
    ['a header that never ends', `GET / HTTP/1.1\r\nx: ${'x'.repeat(300_000)}`],
    ['a target', `GET /${'x'.repeat(300_000)} HTTP/1.1\r\nhost: a\r\n\r\n`],
  ])('%s of more than 256 KiB', async (_, bytes) => {
    const answer = await sendRaw(port, bytes);
    expect([answer.status, answer.body]).toEqual([
      431,
      '{"error":"The head of the request has more than 262144 bytes."}',
    ]);
  });
});

test('HEAD of an operation has the headers of GET, and no body', async () => {
  const headers = { authorization };
  const [get, head] = [
    await request(port, `GET ${USERS}/alice`, { headers }),
    await request(port, `HEAD ${USERS}/alice`, { headers }),
  ];
  const withoutDate = ({ head: text }: { head: string }): string => text.replace(/\r\ndate: [^\r]*/i, '');
  expect([head.status, head.body, withoutDate(head)]).toEqual([
    200,
    '',
    withoutDate(get).replace('talkspec-assumed: ', 'talkspec-assumed: ED-46, '),
  ]);
  expect((await request(port, `HEAD ${USERS}/nobody`, { headers })).status).toBe(404);
  const inProcess = await emulator.fetch(`http://localhost${USERS}/alice`, { method: 'HEAD', headers });
  expect([inProcess.status, inProcess.headers.get('content-length'), await inProcess.text()]).toEqual([
    200,
    String(Buffer.byteLength(get.body)),
    '',
  ]);
});

describe('the control plane', () => {
  const json = { 'content-type': 'application/json' };
  const advance = { headers: json, body: '{"milliseconds":5}' };

  test.each<[string, string, Record<string, string>, string, number]>([
    ['a rebound host name', 'GET snapshot', { host: 'evil.example' }, '', 403],
    ['a rebound host name with the right port', 'POST reset', { host: 'evil.example:4010' }, '', 403],
    ['a target of another host', 'POST http://evil.example/__emulator/reset', {}, '', 403],
    ['a web page', 'POST reset', { origin: 'https://evil.example' }, '', 403],
    ['a page without an origin', 'POST reset', { origin: 'null' }, '', 403],
    ['a page of another port', 'POST reset', { origin: 'http://127.0.0.1:1' }, '', 403],
    ['a page that only reads', 'GET requests', { 'sec-fetch-site': 'cross-site' }, '', 403],
    ['a form', 'POST clock/advance', { 'content-type': 'text/plain' }, '{"milliseconds":5}', 415],
    ['a body without a type', 'POST clock/advance', {}, '{"milliseconds":5}', 415],
    ['a preflight', 'OPTIONS reset', { origin: 'https://evil.example' }, '', 403],
    ['a path that is not there', 'POST nonsense', { origin: 'https://evil.example' }, '', 403],
  ])('is not steered by %s', async (_, control, headers, body, status) => {
    const [method = '', name = ''] = control.split(' ');
    const line = `${method} ${name.startsWith('http') ? name : `/__emulator/${name}`}`;
    const answer = await request(port, line, { headers, body });
    expect([answer.status, answer.body, answer.head]).toEqual([
      status,
      expect.stringMatching(/^\{"schemaVersion":1,"error":"The control plane [^\n]*"\}$/),
      expect.not.stringMatching(/access-control/i),
    ]);
    expect([await stillThere(), emulator.clock.now()]).toEqual([expect.stringContaining('Alice'), 1_700_000_000_000]);
  });

  test('is steered by who has no page behind it, or one of its own', async () => {
    const own = { ...json, origin: `http://127.0.0.1:${String(port)}`, 'sec-fetch-site': 'same-origin' };
    expect((await request(port, 'POST /__emulator/clock/advance', { ...advance, headers: own })).status).toBe(200);
    expect((await request(port, 'POST /__emulator/clock/advance', advance)).body).toBe(
      '{"schemaVersion":1,"now":1700000000010}',
    );
    expect((await request(port, 'POST http://localhost/__emulator/clock/advance', advance)).status).toBe(200);
  });

  test('reads no body of who is refused, however long', async () => {
    const body = 'x'.repeat(1_000_000);
    const answer = await request(port, 'PUT /__emulator/snapshot', { headers: { origin: 'null', ...json }, body });
    expect(answer.status).toBe(403);
  });
});

test('a body of more than 64 MiB is refused when it has come to its end', async () => {
  const length = 64 * 1024 * 1024 + 1;
  const size = `content-length: ${String(length)}`;
  const head = `PUT ${USERS}/alice HTTP/1.1\r\nhost: a\r\nconnection: close\r\n${size}\r\n\r\n`;
  const answer = await sendRaw(port, Buffer.concat([Buffer.from(head), Buffer.alloc(length)]));
  expect([answer.status, answer.body]).toEqual([
    400,
    `{"error":"The body has ${String(length)} bytes; at most 67108864 are read."}`,
  ]);
});
