import type { RequestMessage, ResponseMessage } from './message.js';

/** Reads a web `Request` into a message. */
export async function fromWebRequest(request: Request): Promise<RequestMessage> {
  const url = new URL(request.url);
  return {
    method: request.method.toUpperCase(),
    protocol: url.protocol === 'https:' ? 'https' : 'http',
    hostname: url.hostname,
    path: url.pathname,
    query: url.search.slice(1),
    header: (name) => request.headers.get(name) ?? undefined,
    body: request.body === null ? new Uint8Array() : new Uint8Array(await request.arrayBuffer()),
  };
}

/** Writes an answer as a web `Response`. */
export const toWebResponse = (answer: ResponseMessage): Response =>
  new Response(Buffer.from(answer.body), { status: answer.status, headers: answer.headers });
