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
    whenGone: (run) => {
      if (signal?.aborted) queueMicrotask(run);
      signal?.addEventListener('abort', run, { once: true });
      return () => signal?.removeEventListener('abort', run);
    },
  };
}

/** What the global `fetch` says where the connection is closed. */
const lost = (message: string): TypeError =>
  new TypeError(message, { cause: Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }) });

/** A body that ends in the middle with an error. */
function half(content: Uint8Array): ReadableStream<Uint8Array> {
  let isSent = false;
  return new ReadableStream({
    pull(controller) {
      if (isSent) controller.error(lost('terminated'));
      else controller.enqueue(content.subarray(0, content.byteLength / 2));
      isSent = true;
    },
  });
}

/** Writes an answer as a web `Response`; one to HEAD has no body. A connection that is dropped is thrown. */
export function toWebResponse(answer: ResponseMessage, method: string): Response {
  if (answer.breaks === 'dropped') throw lost('fetch failed');
  const isEmpty = method === 'HEAD' || !hasBody(answer.status);
  const content = isEmpty ? null : Buffer.from(contentOf(answer));
  const body = content && answer.breaks === 'truncated' ? half(content) : content;
  return new Response(body, { status: answer.status, headers: answer.headers });
}
