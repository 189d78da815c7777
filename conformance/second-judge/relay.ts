import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What stands behind the proxy at the moment: it answers the request that is being judged. */
export type Upstream = () => Promise<Response>;

export interface Relay {
  readonly url: URL;
  /** Takes the answer to the next request, which the relay passes on. */
  next(upstream: Upstream): void;
  close(): Promise<void>;
}

/** Headers of the connection, which are not the answer's own. */
const HOP_BY_HOP = new Set(['connection', 'transfer-encoding', 'content-length', 'keep-alive']);

/** An HTTP server that answers one request after another with what it is given. */
export async function startRelay(): Promise<Relay> {
  let upstream: Upstream | undefined;
  const server = createServer((incoming, outgoing) => {
    incoming.resume();
    incoming.on('end', () => {
      if (!upstream) throw new Error('The relay got a request that nobody announced.');
      void upstream().then(async (answer) => {
        const headers = [...answer.headers].filter(([name]) => !HOP_BY_HOP.has(name));
        outgoing.writeHead(answer.status, Object.fromEntries(headers));
        outgoing.end(Buffer.from(await answer.arrayBuffer()));
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: new URL(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}`),
    next: (given) => {
      upstream = given;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
