import type { IncomingMessage, ServerResponse } from 'node:http';

import { BodyTooLong } from './body-limit.js';
import type { Caller } from './control-guard.js';
import { contentOf, hasBody, json, type RequestMessage, type ResponseMessage } from './message.js';

/** What is served: it may refuse a request by its head, before its body is read. */
export interface Service {
  refuse(head: RequestMessage, caller: () => Caller): ResponseMessage | undefined;
  /** Bytes of a body that are read at most. */
  limitOf(path: string): number;
  handle(request: RequestMessage): ResponseMessage | Promise<ResponseMessage>;
}

/** More header lines than this are refused; the runtime would drop those beyond without a word. */
const MAX_HEADERS = 1000;

/**
 * A body is read to its end before it is refused, or the sender would not see the answer; but not if it is longer
 * than this.
 */
const DISCARDED_TIMES = 4;

const ABSOLUTE = /^https?:\/\/([^/?#]*)/i;

const NOTHING = new Uint8Array();

/** The request target without scheme and authority, which RFC 9112 section 3.2.2 has every server accept. */
function pathAndQuery(target: string): string {
  const authority = ABSOLUTE.exec(target)?.[0];
  if (authority === undefined) return target;
  const rest = target.slice(authority.length);
  return rest.startsWith('/') ? rest : `/${rest}`;
}

/** A request whose body is still to come. */
type Head = RequestMessage & { body: Uint8Array };

function toHead(incoming: IncomingMessage, outgoing: ServerResponse): Head {
  const target = pathAndQuery(incoming.url ?? '/');
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
    body: NOTHING,
    whenGone: (run) => {
      if (outgoing.closed) queueMicrotask(run);
      outgoing.once('close', run);
      return () => outgoing.off('close', run);
    },
  };
}

function toCaller(incoming: IncomingMessage): Caller {
  const authority = ABSOLUTE.exec(incoming.url ?? '')?.[1];
  const hosts = incoming.headersDistinct['host'] ?? [];
  return { address: incoming.socket.remoteAddress, hosts: authority === undefined ? hosts : [authority, ...hosts] };
}

/** Sends the head and half of the body. */
function breakOff(outgoing: ServerResponse, { status, headers, ...answer }: ResponseMessage): void {
  const content = Buffer.from(contentOf({ status, headers, ...answer }));
  outgoing.writeHead(status, { ...headers, 'content-length': content.byteLength });
  outgoing.write(content.subarray(0, content.byteLength / 2), () => outgoing.destroy());
}

function send(outgoing: ServerResponse, answer: ResponseMessage): void {
  if (answer.breaks === 'dropped') {
    outgoing.destroy();
    return;
  }
  if (answer.breaks === 'truncated') {
    breakOff(outgoing, answer);
    return;
  }
  const { status, headers } = answer;
  const content = contentOf(answer);
  const isCounted = 'content-length' in headers || !hasBody(status);
  try {
    outgoing.writeHead(status, isCounted ? headers : { ...headers, 'content-length': Buffer.byteLength(content) });
    outgoing.end(content);
  } catch {
    // Whatever cannot be written ends this connection, and not the process.
    outgoing.destroy();
  }
}

function answer(outgoing: ServerResponse, request: RequestMessage, service: Service): void {
  const result = service.handle(request);
  if (!(result instanceof Promise)) {
    send(outgoing, result);
    return;
  }
  void result.then(
    (response) => {
      send(outgoing, response);
    },
    () => outgoing.destroy(),
  );
}

function tooManyHeaders({ rawHeaders }: IncomingMessage): ResponseMessage | undefined {
  const count = rawHeaders.length / 2;
  if (count <= MAX_HEADERS) return undefined;
  return json(431, {
    error: `The request has ${String(count)} header lines; at most ${String(MAX_HEADERS)} are read.`,
  });
}

/** Reads a request and answers it. */
export function receive(incoming: IncomingMessage, outgoing: ServerResponse, service: Service): void {
  const head = toHead(incoming, outgoing);
  const refusal = tooManyHeaders(incoming) ?? service.refuse(head, () => toCaller(incoming));
  const limit = service.limitOf(head.path);
  const chunks: Buffer[] = [];
  let size = 0;
  const settle = (): void => {
    if (refusal) send(outgoing, refusal);
    else if (size > limit) send(outgoing, new BodyTooLong(limit, size).response);
    else {
      head.body = chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
      answer(outgoing, head, service);
    }
  };
  incoming.on('data', (chunk: Buffer) => {
    size += chunk.byteLength;
    if (size > DISCARDED_TIMES * limit) {
      outgoing.shouldKeepAlive = false;
      incoming.removeAllListeners('data').removeAllListeners('end');
      settle();
    } else if (size <= limit && !refusal) chunks.push(chunk);
  });
  incoming.on('end', settle);
  // A sender that goes away in the middle wants no answer.
  incoming.on('error', () => undefined);
  outgoing.on('error', () => undefined);
}
