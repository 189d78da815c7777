import type { EmulatedApi, Outcome } from './api.js';
import type { Clock } from './clock.js';
import { handleControl, isControlPath, type Controls } from './control-plane.js';
import { json, type RequestMessage, type ResponseMessage } from './message.js';
import { listen, type Listening } from './node-listener.js';
import { RequestLog, type LoggedRequest } from './request-log.js';
import { fromWebRequest, toWebResponse } from './web-adapter.js';

/** A running emulator. */
export interface Emulator {
  /** Answers in-process, without a socket: a drop-in for the global `fetch`. */
  readonly fetch: typeof globalThis.fetch;
  /** Serves over HTTP on the loopback interface, with the control plane under `/__emulator/`. `port: 0` takes a free port. */
  listen(options: { readonly port: number }): Promise<Listening>;
  readonly clock: Clock;
  /** Forgets every object, key, rate and request; the clock stays. */
  reset(): void;
  /** The last 1,000 requests, oldest first. */
  readonly requests: readonly LoggedRequest[];
  /** Ids of the guesses that answers leaned on since the last reset, sorted. */
  assumptions(): readonly string[];
  /** The whole state as plain data. */
  snapshot(): unknown;
  /** Puts a state back; one that cannot be put back changes nothing. */
  restore(snapshot: unknown): void;
  /** Stops listening. What runs in-process goes on. */
  close(): Promise<void>;
}

const UNKNOWN_API: Outcome = {
  response: json(404, { error: 'No API is served under this path.' }),
  operationId: undefined,
  assumed: [],
};

/** An error that no stage meant to throw is a bug of the emulator: told loudly, and the server goes on. */
function bugOutcome(error: unknown): Outcome {
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { response: json(500, { error: `A bug of the emulator: ${detail}` }), operationId: undefined, assumed: [] };
}

/** Puts APIs under one roof: routing by prefix, request log, control plane, in-process and over HTTP. */
export function createHost(apis: readonly EmulatedApi[], clock: Clock): Emulator {
  const log = new RequestLog();
  const assumed = new Set<string>();
  const listeners = new Set<Listening>();

  const reset = (): void => {
    for (const api of apis) api.reset();
    log.clear();
    assumed.clear();
  };
  const controls: Controls = {
    clock,
    reset,
    snapshot: () => Object.fromEntries(apis.map((api) => [api.name, api.snapshot()])),
    restore: (snapshot) => {
      restore(apis, snapshot);
    },
    requests: () => log.all(),
    assumptions: () => [...assumed].sort(),
  };

  const record = (request: RequestMessage, outcome: Outcome): ResponseMessage => {
    for (const id of outcome.assumed) assumed.add(id);
    log.add({
      at: clock.now(),
      method: request.method,
      url: request.query === '' ? request.path : `${request.path}?${request.query}`,
      operationId: outcome.operationId,
      status: outcome.response.status,
      requestBytes: request.body,
      responseBody: outcome.response.body,
      assumed: outcome.assumed,
    });
    return outcome.response;
  };

  const handle = (request: RequestMessage): ResponseMessage | Promise<ResponseMessage> => {
    if (isControlPath(request.path)) return handleControl(controls, request);
    try {
      const outcome = apis.find((api) => api.serves(request.path))?.handle(request) ?? UNKNOWN_API;
      if (!(outcome instanceof Promise)) return record(request, outcome);
      return outcome.catch(bugOutcome).then((settled) => record(request, settled));
    } catch (error) {
      return record(request, bugOutcome(error));
    }
  };

  return {
    fetch: async (input, init) => {
      const request = input instanceof Request && init === undefined ? input : new Request(input, init);
      request.signal.throwIfAborted();
      return toWebResponse(await handle(await fromWebRequest(request)));
    },
    listen: async (options) => {
      const listening = await listen(handle, options);
      listeners.add(listening);
      return listening;
    },
    clock,
    reset,
    get requests() {
      return log.all();
    },
    assumptions: controls.assumptions,
    snapshot: controls.snapshot,
    restore: controls.restore,
    close: async () => {
      await Promise.all([...listeners].map((listening) => listening.close()));
      listeners.clear();
    },
  };
}

function restore(apis: readonly EmulatedApi[], snapshot: unknown): void {
  if (snapshot === null || typeof snapshot !== 'object')
    throw new TypeError('A snapshot is an object, as snapshot() returned it.');
  const parts = new Map(Object.entries(snapshot));
  const missing = apis.find((api) => !parts.has(api.name));
  if (missing) throw new TypeError(`The snapshot holds nothing for "${missing.name}".`);
  const before = apis.map((api) => ({ api, state: api.snapshot() }));
  try {
    for (const api of apis) api.restore(parts.get(api.name));
  } catch (error) {
    for (const { api, state } of before) api.restore(state);
    throw error;
  }
}
