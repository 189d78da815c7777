import { createServer, STATUS_CODES, type Server } from 'node:http';
import { isIPv6, type AddressInfo, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';

import { isLoopbackAddress } from './control-guard.js';
import { json } from './message.js';
import { receive, type Service } from './node-request.js';

/** Room for ids of thousands of characters, percent-encoded. */
const MAX_HEADER_BYTES = 256 * 1024;

const MALFORMED = 400;

/** What the parser finds wrong with bytes, beside that they are no HTTP. */
const STATUS_OF: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

function causeOf(status: number, error: Error): string {
  if (status === 431) return `The head of the request has more than ${String(MAX_HEADER_BYTES)} bytes.`;
  return `The request is not well-formed HTTP: ${error.message}`;
}

/** Answers what is not HTTP: nothing of it reaches the API. */
function refuseGarbage(error: Error & { code?: string }, socket: Duplex): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const status = STATUS_OF[error.code ?? ''] ?? MALFORMED;
  const { headers, body } = json(status, { error: causeOf(status, error) });
  const head = Object.entries({ ...headers, 'content-length': String(Buffer.byteLength(body)), connection: 'close' });
  const line = `HTTP/1.1 ${String(status)} ${STATUS_CODES[status] ?? ''}`;
  socket.end(`${line}\r\n${head.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`);
}

export interface Listening extends AsyncDisposable {
  /** `http://127.0.0.1:4010` */
  readonly origin: string;
  /** Whether this machine alone can reach it. */
  readonly isLoopback: boolean;
  /** Ends all connections. May be called again. */
  close(): Promise<void>;
}

export interface Address {
  /** 0 takes a free one. */
  readonly port: number;
  /** The interface: an address or a name of this machine. */
  readonly host: string;
}

/** Where a server that listens on this address is found from its own machine. */
function originOf({ address, port }: AddressInfo): string {
  const reachable = { '0.0.0.0': '127.0.0.1', '::': '::1' }[address] ?? address;
  return `http://${isIPv6(reachable) ? `[${reachable}]` : reachable}:${String(port)}`;
}

/** The connections of a server; the server itself forgets those that speak no HTTP. */
function socketsOf(server: Server): ReadonlySet<Socket> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  return sockets;
}

/** Serves over HTTP. */
export async function listen(service: Service, { port, host }: Address): Promise<Listening> {
  const server = createServer({ maxHeaderSize: MAX_HEADER_BYTES }, (incoming, outgoing) => {
    receive(incoming, outgoing, service);
  });
  // No limit here, since what is beyond it would be dropped and not refused.
  server.maxHeadersCount = 0;
  server.on('clientError', refuseGarbage);
  const sockets = socketsOf(server);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  // A connection that could not be accepted ends that connection, not the process.
  server.on('error', () => undefined);
  let closing: Promise<void> | undefined;
  const close = (): Promise<void> =>
    (closing ??= new Promise<void>((resolve) => {
      server.close(() => {
        resolve();
      });
      for (const socket of sockets) socket.destroy();
    }));
  const address = server.address() as AddressInfo;
  return {
    origin: originOf(address),
    isLoopback: isLoopbackAddress(address.address),
    close,
    [Symbol.asyncDispose]: close,
  };
}
