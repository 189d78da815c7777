// The only module that knows openapi-fetch: it makes a request of path key, parameters and body, data of a response.
import createOpenApiFetch, { type Client } from 'openapi-fetch';

import type { Answer } from './answer.js';
import { writeBody } from './body.js';
import { checkHeaders, checkLimits } from './call-options.js';
import { startCall, type CallState } from './call-state.js';
import { Interrupted } from './deadline.js';
import type { Draft } from './draft.js';
import { UsageError } from './errors.js';
import { isRepeatable, withKeys } from './idempotency.js';
import { foreign, type Parsed } from './outcome.js';
import type { ClientParts } from './parts.js';
import { fillPath } from './path.js';
import { writeQuery } from './query.js';
import { openFiles } from './upload.js';

export type Bindings<Paths extends object> = Client<Paths>;

export interface Init {
  readonly params?: { readonly path?: object; readonly query?: object };
  readonly body?: unknown;
  readonly headers?: object;
  readonly signal?: AbortSignal | undefined;
  readonly timeoutMs?: number | undefined;
  readonly retry?: number | undefined;
}

type Invoke<Shown> = (method: string, path: string, init: object) => Promise<Parsed<Shown>>;

/** A request as openapi-fetch builds it, without the cost of a real one and with a body that can be sent again. */
class LightRequest implements Draft {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body?: string | FormData;

  constructor(url: string, init: { method: string; headers: Headers; body?: string | FormData }) {
    this.url = url;
    this.method = init.method;
    this.headers = init.headers;
    if (init.body !== undefined) this.body = init.body;
  }
}

/** Sends one operation; for the methods, which look at the answer themselves. */
export function createExchange(parts: ClientParts): (id: string, init: Init, call: CallState) => Promise<Parsed> {
  // openapi-fetch types its classes as the global ones; it reads of them what these have.
  const client = createOpenApiFetch({ Request: LightRequest as unknown as typeof Request });
  const invoke = client.request as unknown as Invoke<Answer>;
  return (id, init, call) => exchange(invoke, (answer) => answer, parts, id, init, call);
}

/** openapi-fetch as its users know it, each request sent through the transport. */
export function createBindings<Paths extends object>(parts: ClientParts): Bindings<Paths> {
  const client = createOpenApiFetch<Paths>();
  const ids = new Map(Object.entries(parts.operations).map(([id, { method, path }]) => [`${method} ${path}`, id]));
  const request: Invoke<Response> = async (method, path, init: Init = {}) => {
    const id = ids.get(`${method.toUpperCase()} ${path}`);
    if (id === undefined) throw new UsageError(`${method.toUpperCase()} ${path} is not an operation of this API`);
    const fixed = ['baseUrl', 'fetch', 'Request', 'pathSerializer', 'querySerializer', 'bodySerializer'].find(
      (name) => name in init,
    );
    if (fixed !== undefined)
      throw new UsageError(`${fixed} is fixed by the contract and cannot be set for a request`, id);
    checkLimits(init, id);
    checkHeaders(init.headers, id);
    const invoke = client.request as Invoke<Response>;
    return exchange(invoke, ({ response }) => response, parts, id, init, startCall(parts, id, init));
  };
  const verbs = ['GET', 'PUT', 'POST', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH', 'TRACE'];
  const methods = verbs.map((verb) => [verb, (path: string, init?: object) => request(verb, path, init ?? {})]);
  // The same functions with the same arguments; only their implementation is ours.
  return { ...client, ...Object.fromEntries(methods), request } as unknown as Bindings<Paths>;
}

async function exchange<Shown>(
  invoke: Invoke<Shown>,
  show: (answer: Answer) => Shown,
  parts: ClientParts,
  id: string,
  init: Init,
  call: CallState,
): Promise<Parsed<Shown>> {
  const { operation } = call;
  call.isRepeatable = isRepeatable(undefined, operation);
  const { validation } = parts;
  let written: string | FormData | undefined;
  let answer: Answer | undefined;
  const prepared = {
    ...init,
    signal: undefined, // the call's own signal goes to the transport
    params: { ...init.params, path: init.params?.path ?? {} },
    baseUrl: parts.server(operation),
    pathSerializer: (url: string, values: Record<string, unknown>) => fillPath(url, values, id),
    querySerializer: (query: Record<string, unknown>) => writeQuery(query, operation, id),
    bodySerializer: (body: unknown) => {
      const keyed = withKeys(body, operation, parts.drawKey);
      call.isRepeatable = isRepeatable(keyed, operation) || parts.isRepeatable?.(keyed) === true;
      written = writeBody(keyed, operation, id);
      return written;
    },
    fetch: async (request: LightRequest | Request) => {
      if (validation) await validation.request(call, { ...init.params, body: written });
      answer = await parts.transport.send(await draftOf(request), call);
      if (validation) await validation.response(call, answer);
      return show(answer);
    },
  };
  try {
    const parsed = await call.deadline.race(async () => {
      const body = operation.body?.files ? await openFiles(init.body, operation.body.files, id) : init.body;
      return invoke(operation.method.toLowerCase(), operation.path, { ...prepared, body });
    });
    // A failure is an error, whatever the status it came with.
    return parts.envelope?.(parsed.data)?.ok === false ? { error: parsed.data, response: parsed.response } : parsed;
  } catch (error) {
    if (error instanceof Interrupted) throw error.reason;
    if (error instanceof SyntaxError && answer?.ok) throw foreign(answer, 'not JSON', call);
    throw error;
  } finally {
    call.deadline.stop();
  }
}

async function draftOf(request: LightRequest | Request): Promise<Draft> {
  if (request instanceof LightRequest) return request;
  const { url, method } = request;
  const headers = new Headers(request.headers);
  return request.body === null
    ? { url, method, headers }
    : { url, method, headers, body: await request.arrayBuffer() };
}
