import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { open, portOf } from '../../test/emulator/socket.js';
import { createEmulator, type Emulator } from './index.js';

const TRIES = 20_000;
const AT_ONCE = 50;

let emulator: Emulator;
let port: number;

beforeAll(async () => {
  emulator = createEmulator({
    talkjs: { apps: [{ appId: 'tEmulator', secretKey: 'sk_test_emulator' }] },
    talkable: { sites: [{ slug: 'my-store', apiKey: 'talkable_test_key' }] },
  });
  port = portOf((await emulator.listen()).origin);
});
afterAll(() => emulator.close());

const bytes = (text: string): Buffer => Buffer.from(text, 'latin1');

const METHODS = [
  'GET',
  'HEAD',
  'PUT',
  'POST',
  'PATCH',
  'DELETE',
  'OPTIONS',
  'CONNECT',
  'TRACE',
  'PRI',
  'get',
  'G\0T',
  '',
];
const TARGETS = [
  '/v1/tEmulator/users/alice',
  '/v1/tEmulator/conversations/c/messages',
  '/v1/tEmulator/files',
  '/v1/tEmulator/batch',
  '/api/v2/people/ann%40example.com?site_slug=my-store',
  '/api/v2/origins/purchase',
  '/x/abcdef',
  '/__emulator/snapshot',
  '/__emulator/clock/advance',
  'http://127.0.0.1/v1/tEmulator/users',
  'http://[::1/__emulator/reset',
  '//',
  '*',
  '/%',
  '/\xff',
  '?',
  '',
];
const HEADERS = [
  'host: 127.0.0.1',
  'host:',
  'host: evil.example',
  'authorization: Bearer sk_test_emulator',
  'authorization: Bearer talkable_test_key',
  'authorization: Bearer a.b.c',
  'content-type: application/json',
  'content-type: multipart/form-data; boundary=x',
  'content-type: multipart/form-data',
  'content-type: \xff',
  'content-length: 5',
  'content-length: 5, 6',
  'content-length: -1',
  'content-length: 99999999999999999999',
  'transfer-encoding: chunked',
  'transfer-encoding: gzip, chunked',
  'content-encoding: gzip',
  'expect: 100-continue',
  'expect: nothing',
  'connection: keep-alive',
  'connection: upgrade',
  'upgrade: websocket',
  'cookie: uuid=7f6a1f3e-2c1b-4f0e-9a55-0b6c2d1e8a01',
  'x-forwarded-for: \xff\xfe',
  'idempotency-key: x',
  'no colon',
  ': no name',
  ' folded: x',
  'a b: c',
  'x: a\rb',
  'x: a\0b',
];
const BODIES = [
  '',
  '{}',
  '[]',
  'null',
  '{"name":"A"}',
  '[{"type":"UserMessage","sender":"alice","text":"x"}]',
  '{"site_slug":"my-store","data":{"email":"a@b.c","order_number":"1","subtotal":1}}',
  '{"milliseconds":1}',
  '{"__proto__":{"a":1}}',
  '[[[[[[',
  '\xff\xfe',
  '5\r\nhello\r\n0\r\n\r\n',
  'ffffffffffffffff\r\nx',
  '-1\r\nx\r\n',
  '--x\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\nabc\r\n--x--\r\n',
  '--x\r\n\r\n--x--',
];

/** Lines in the form of a request, of whatever is in them. */
const wellFormed = fc
  .record({
    method: fc.constantFrom(...METHODS),
    target: fc.oneof(fc.constantFrom(...TARGETS), fc.string({ maxLength: 20 })),
    version: fc.constantFrom('HTTP/1.1', 'HTTP/1.1', 'HTTP/1.0', 'HTTP/2.0', 'HTTP/9', ''),
    headers: fc.array(fc.constantFrom(...HEADERS), { maxLength: 6 }),
    body: fc.constantFrom(...BODIES),
    hasLength: fc.boolean(),
    end: fc.constantFrom('\r\n', '\r\n', '\n'),
  })
  .map(({ method, target, version, headers, body, hasLength, end }) => {
    const lines = hasLength ? [...headers, `content-length: ${String(body.length)}`] : headers;
    return bytes(`${method} ${target} ${version}${end}${lines.map((line) => line + end).join('')}${end}${body}`);
  });

const KEYS = ['sk_test_emulator', 'talkable_test_key'];

/** A request that the parser takes, of whatever the API makes. */
const sound = fc
  .record({
    method: fc.constantFrom(...METHODS.slice(0, 7)),
    target: fc.constantFrom(...TARGETS.slice(0, 10)),
    key: fc.constantFrom(...KEYS),
    type: fc.constantFrom('application/json', 'application/json', 'multipart/form-data; boundary=x', 'text/plain'),
    body: fc.constantFrom(...BODIES),
  })
  .map(({ method, target, key, type, body }) => {
    const lines = [
      'host: 127.0.0.1',
      `authorization: Bearer ${key}`,
      ...(body === '' ? [] : [`content-type: ${type}`, `content-length: ${String(body.length)}`]),
    ];
    return bytes(`${method} ${target} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n${body}`);
  });

/** A request of which some bytes were lost, doubled or changed. */
const damaged = fc
  .tuple(
    fc.oneof(wellFormed, sound),
    fc.array(fc.tuple(fc.nat(200), fc.nat(255), fc.nat(2)), { minLength: 1, maxLength: 4 }),
  )
  .map(([whole, faults]) =>
    faults.reduce((text, [at, byte, kind]) => {
      if (kind === 0) return Buffer.concat([text.subarray(0, at), text.subarray(at + 1)]);
      if (kind === 1) return Buffer.concat([text.subarray(0, at), Buffer.from([byte]), text.subarray(at)]);
      return text.subarray(0, at);
    }, whole),
  );

const sent = fc.oneof(
  { weight: 3, arbitrary: sound },
  { weight: 3, arbitrary: wellFormed },
  { weight: 3, arbitrary: damaged },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 100 }).map((raw) => Buffer.from(raw)) },
  { weight: 1, arbitrary: fc.tuple(sound, damaged, wellFormed).map((parts) => Buffer.concat(parts)) },
);

/** How a client leaves: it says that it is done, or breaks the connection off. */
type Leaving = 'end' | 'destroy';

/** What comes back, until the connection is closed. */
async function send(text: Buffer, leaving: Leaving): Promise<string> {
  const socket = await open(port);
  return new Promise((resolve) => {
    let answer = '';
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString('latin1')));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      resolve(answer);
    });
    if (leaving === 'end') socket.end(text);
    else socket.write(text, () => socket.destroy());
  });
}

test(`${TRIES.toLocaleString('en')} requests of any form leave the server alive, and none finds a bug`, async () => {
  const tries = fc.sample(fc.tuple(sent, fc.constantFrom<Leaving>('end', 'end', 'end', 'destroy')), {
    numRuns: TRIES,
    seed: Number(process.env['FAST_CHECK_SEED'] ?? 1),
  });
  const statuses = new Map<string, number>();
  const work = tries.values();
  const sender = async (): Promise<void> => {
    for (const [text, leaving] of work) {
      const answer = await send(text, leaving);
      const status = /^HTTP\/1\.1 (\d{3}) /.exec(answer)?.[1] ?? (answer === '' ? 'none' : 'malformed');
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      // A path that is not built is 501; everything else of that kind would be a bug.
      if (/^(malformed|50[^1])/.test(status)) expect.fail(`${JSON.stringify(text.toString('latin1'))}: ${answer}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, sender));

  expect(Object.fromEntries(statuses)).toMatchObject({
    200: expect.any(Number),
    400: expect.any(Number),
    404: expect.any(Number),
  });
  const answer = await emulator.fetch(`http://127.0.0.1:${String(port)}/v1/tEmulator/users`, {
    headers: { authorization: 'Bearer sk_test_emulator' },
  });
  expect(answer.status).toBe(200);
  expect((await fetch(`http://127.0.0.1:${String(port)}/__emulator/clock`)).status).toBe(200);
}, 120_000);
