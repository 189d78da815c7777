import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request that was passed on, and the text of its answer. */
export interface Passed {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly text: string;
}

/** Passes all on to an origin and answers what the lie makes of its answer; `undefined` breaks the connection. */
export async function startLyingProxy(
  origin: string,
  lie: (passed: Passed) => string | undefined,
): Promise<{ origin: string; close(): void }> {
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming
      .on('data', (chunk: Buffer) => chunks.push(chunk))
      .on('end', () => {
        const { authorization, 'content-type': type } = incoming.headers;
        const headers = {
          ...(authorization === undefined ? {} : { authorization }),
          ...(type === undefined ? {} : { 'content-type': type }),
        };
        const { method = 'GET', url = '' } = incoming;
        void fetch(origin + url, {
          method,
          headers,
          ...(chunks.length === 0 ? {} : { body: Buffer.concat(chunks) }),
        }).then(async (response) => {
          const told = lie({
            method,
            path: url.split('?', 1)[0] ?? '',
            status: response.status,
            text: await response.text(),
          });
          if (told === undefined) return incoming.socket.destroy();
          outgoing.writeHead(response.status, {
            'content-type': response.headers.get('content-type') ?? 'text/plain',
          });
          return outgoing.end(told);
        });
      });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    origin: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    close: () => {
      server.close();
    },
  };
}
