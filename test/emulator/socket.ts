import { connect, type Socket } from 'node:net';

export interface RawAnswer {
  readonly status: number;
  /** The status line and headers. */
  readonly head: string;
  readonly body: string;
}

export const portOf = (origin: string): number => Number(new URL(origin).port);

function parse(text: string): RawAnswer {
  const [head = '', ...body] = text.split('\r\n\r\n');
  return { status: Number(head.split(' ')[1]), head, body: body.join('\r\n\r\n') };
}

/** A connection of its own. */
export function open(port: number, host = '127.0.0.1'): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, host, () => {
      resolve(socket);
    });
    socket.once('error', reject);
  });
}

/** Sends bytes as they are and reads until the server closes. */
export async function sendRaw(port: number, bytes: string | Uint8Array): Promise<RawAnswer> {
  const socket = await open(port);
  return new Promise((resolve) => {
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk.toString('utf8');
    });
    // What was answered before the connection broke counts.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      resolve(parse(answer));
    });
    socket.write(bytes);
  });
}

export interface RawRequest {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Sends a request line such as `GET /v1`, with these headers alone beside Host and Connection. */
export function request(port: number, line: string, { headers = {}, body = '' }: RawRequest = {}): Promise<RawAnswer> {
  const all: Record<string, string> = {
    host: `127.0.0.1:${String(port)}`,
    connection: 'close',
    ...(body === '' ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return sendRaw(port, `${line} HTTP/1.1\r\n${lines.join('')}\r\n${body}`);
}
