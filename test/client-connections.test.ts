import { createServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { createServer as createSocketServer, type AddressInfo, type Server } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';

import { createTalkJS, ResponseError, StatusError, TransportError, UsageError } from '../src/talkjs/index.js';
import { failure } from './client/client.js';
import { certificate, key } from './client/certificate.js';

const app = { appId: 'tApp', secretKey: 'sk_test_app', retry: 0 };
const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function listening<Of extends Server>(server: Of): Promise<number> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, resolve));
  return (server.address() as AddressInfo).port;
}

/** What a call to a server of ours comes to. */
async function callTo(origin: string) {
  return failure(createTalkJS({ ...app, baseUrl: origin }).getUser({ userId: 'ann' }));
}

const served = async (answer: RequestListener): Promise<string> =>
  `http://127.0.0.1:${await listening(createServer({ keepAlive: false }, answer))}`;

test('a status text in any language is the text of an ordinary refusal', async () => {
  const port = await listening(
    createSocketServer((socket) => {
      socket.once('data', () => {
        const body = '{"errorCode":"NOT_FOUND"}';
        socket.end(
          `HTTP/1.1 404 未找到\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
        );
      });
      socket.on('error', () => undefined);
    }),
  );
  const error = await callTo(`http://127.0.0.1:${port}`);
  expect(error).toBeInstanceOf(StatusError);
  expect(error).toMatchObject({ status: 404, body: { errorCode: 'NOT_FOUND' }, outcome: 'refused' });
});

test('a status beyond all classes is a StatusError', async () => {
  const error = await callTo(
    await served((_, response) => {
      response.writeHead(999, { 'content-type': 'application/json' }).end('{"blocked":true}');
    }),
  );
  expect(error).toBeInstanceOf(StatusError);
  expect(error).toMatchObject({ status: 999, body: { blocked: true } });
});

test('a small answer that unpacks into a huge one is given up', async () => {
  const bomb = gzipSync(Buffer.alloc(100 * 2 ** 20));
  const error = await callTo(
    await served((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end(bomb);
    }),
  );
  expect(error).toBeInstanceOf(ResponseError);
  expect((error as Error).message).toContain('33554432 bytes');
});

test.each([
  ['a certificate that nobody vouches for', {}],
  ['no version that we speak', { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' }],
] as const)('a server with %s gets nothing', async (_, options) => {
  const port = await listening(createTlsServer({ key, cert: certificate, ...options }));
  expect(await callTo(`https://localhost:${port}`)).toMatchObject({ name: 'TransportError', outcome: 'not-sent' });
});

test('a server that speaks no TLS gets nothing', async () => {
  const port = await listening(createServer());
  expect(await callTo(`https://localhost:${port}`)).toMatchObject({ name: 'TransportError', outcome: 'not-sent' });
});

test('a server that hangs up in the handshake gets nothing', async () => {
  const port = await listening(createSocketServer((socket) => socket.destroy()));
  expect(await callTo(`https://localhost:${port}`)).toMatchObject({ name: 'TransportError', outcome: 'not-sent' });
});

test('a server that hangs up without an answer may have acted', async () => {
  const port = await listening(createSocketServer((socket) => socket.once('data', () => socket.destroy())));
  expect(await callTo(`http://localhost:${port}`)).toMatchObject({ name: 'TransportError', outcome: 'unknown' });
});

test.each(['http://localhost:1', 'http://localhost:6666'])(
  '%s is a port that fetch blocks: nothing is sent',
  async (origin) => {
    const error = await callTo(origin);
    expect(error).toBeInstanceOf(TransportError);
    expect(error).toMatchObject({ outcome: 'not-sent', attempts: 1 });
  },
);

test('plain http goes to other machines only where it is allowed in so many words', async () => {
  const baseUrl = 'http://emulator:4010';
  expect(() => createTalkJS({ ...app, baseUrl })).toThrow(UsageError);
  expect(() => createTalkJS({ ...app, baseUrl })).toThrow('dangerouslyAllowHttp');
  const urls: string[] = [];
  const fetch = (url: unknown) => {
    urls.push(String(url));
    return Promise.resolve(Response.json({ id: 'ann' }));
  };
  await createTalkJS({ ...app, baseUrl, dangerouslyAllowHttp: true, fetch }).getUser({ userId: 'ann' });
  expect(urls).toEqual(['http://emulator:4010/v1/tApp/users/ann']);
});
