import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

import { json, type RequestMessage, type ResponseMessage } from './message.js';

/** Beyond this a body is not kept; what is refused earlier is said by the API. */
const MAX_BODY_BYTES = 64 * 1024 * 1024;

/** Room for ids of thousands of characters, percent-encoded. */
const MAX_HEADER_BYTES = 256 * 1024;

type Handle = (request: RequestMessage) => ResponseMessage | Promise<ResponseMessage>;

function toMessage(incoming: IncomingMessage, body: Uint8Array): RequestMessage {
  const target = incoming.url ?? '/';
  const mark = target.indexOf('?');
  return {
    method: incoming.method ?? 'GET',
    protocol: 'http',
    hostname: 'localhost',
    path: mark === -1 ? target : target.slice(0, mark),
    query: mark === -1 ? '' : target.slice(mark + 1),
    header: (name) => {
      const value = incoming.headers[name];
      return Array.isArray(value) ? value.join(', ') : value;
    },
    body,
  };
}

function send(outgoing: ServerResponse, answer: ResponseMessage): void {
  outgoing.writeHead(answer.status, { ...answer.headers, 'content-length': Buffer.byteLength(answer.body) });
  outgoing.end(answer.body);
}

function answer(incoming: IncomingMessage, outgoing: ServerResponse, body: Uint8Array, handle: Handle): void {
  const result = handle(toMessage(incoming, body));
  if (result instanceof Promise)
    void result.then((response) => {
      send(outgoing, response);
    });
  else send(outgoing, result);
}

function receive(incoming: IncomingMessage, outgoing: ServerResponse, handle: Handle): void {
  const chunks: Buffer[] = [];
  let size = 0;
  incoming.on('data', (chunk: Buffer) => {
    size += chunk.byteLength;
    if (size <= MAX_BODY_BYTES) chunks.push(chunk);
  });
  incoming.on('end', () => {
    if (size > MAX_BODY_BYTES) {
      send(
        outgoing,
        json(400, { error: `The body has ${String(size)} bytes; at most ${String(MAX_BODY_BYTES)} are read.` }),
      );
      return;
    }
    answer(incoming, outgoing, chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks), handle);
  });
}

/** Answers what is not HTTP: nothing of it reaches the API. */
function refuseGarbage(error: Error & { code?: string }, socket: Duplex): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const { headers, body } = json(400, { error: `The request is not well-formed HTTP: ${error.message}` });
  const head = Object.entries({ ...headers, 'content-length': String(Buffer.byteLength(body)), connection: 'close' });
  socket.end(
    `HTTP/1.1 400 Bad Request\r\n${head.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`,
  );
}

export interface Listening {
  /** `http://127.0.0.1:4010` */
  readonly origin: string;
  close(): Promise<void>;
}

/** Serves over HTTP on the loopback interface; `port: 0` takes a free one. */
export async function listen(handle: Handle, { port }: { readonly port: number }): Promise<Listening> {
  const server: Server = createServer({ maxHeaderSize: MAX_HEADER_BYTES }, (incoming, outgoing) => {
    receive(incoming, outgoing, handle);
  });
  server.on('clientError', refuseGarbage);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${String(taken)}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => {
          if (error) reject(error);
          else resolve();
        });
        server.closeAllConnections();
      }),
  };
}
