import { setImmediate } from 'node:timers/promises';

import { BodyTooLong } from './body-limit.js';
import { contentOf, hasBody, type RequestMessage, type ResponseMessage } from './message.js';

const NOTHING = new Uint8Array();

const CHUNKS_IN_A_ROW = 100;

/** The chunks of a stream; what ends the reading early also ends the stream. */
async function collect(
  stream: ReadableStream<Uint8Array>,
  limit: number,
  signal: AbortSignal | undefined,
): Promise<Buffer> {
  const reader = stream.getReader();
  const stop = (): void => {
    void reader.cancel(signal?.reason).catch(() => undefined);
  };
  signal?.addEventListener('abort', stop, { once: true });
  try {
    const chunks: Uint8Array[] = [];
    let size = 0;
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return Buffer.concat(chunks);
      size += value.byteLength;
      if (size > limit) throw new BodyTooLong(limit);
      chunks.push(value);
      // A stream that always has a chunk ready would leave no room for an abort.
      if (chunks.length % CHUNKS_IN_A_ROW === 0) await setImmediate();
    }
  } catch (error) {
    stop();
    throw error;
  } finally {
    signal?.removeEventListener('abort', stop);
  }
}

/** Reads a web `Request` into a message. An abort throws the signal's reason. */
export async function fromWebRequest(
  request: Request,
  limitOf: (path: string) => number,
  signal: AbortSignal | undefined,
): Promise<RequestMessage> {
  const url = new URL(request.url);
  const body = request.body === null ? NOTHING : await collect(request.body, limitOf(url.pathname), signal);
  signal?.throwIfAborted();
  return {
    method: request.method.toUpperCase(),
    protocol: url.protocol === 'https:' ? 'https' : 'http',
    hostname: url.hostname,
    path: url.pathname,
    query: url.search.slice(1),
    header: (name) => request.headers.get(name) ?? undefined,
    body,
  };
}

/** Writes an answer as a web `Response`; one to HEAD has no body. */
export function toWebResponse(answer: ResponseMessage, method: string): Response {
  const isEmpty = method === 'HEAD' || !hasBody(answer.status);
  const body = isEmpty ? null : Buffer.from(contentOf(answer));
  return new Response(body, { status: answer.status, headers: answer.headers });
}
