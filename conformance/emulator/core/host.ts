import { abortable } from './abortable.js';
import type { EmulatedApi, Outcome } from './api.js';
import { BodyTooLong } from './body-limit.js';
import type { Clock } from './clock.js';
import { guardControl, type GuardOptions } from './control-guard.js';
import { handleControl, isControlPath, type ApiDecision, type Controls } from './control-plane.js';
import { readListenOptions, type ListenOptions } from './listen-options.js';
import { contentOf, withoutBody, type RequestMessage, type ResponseMessage } from './message.js';
import { bugOutcome, dispatch } from './dispatch.js';
import { FaultCentre, type Faults } from './faults/faults.js';
import { listen, type Listening } from './node-listener.js';
import type { Service } from './node-request.js';
import { RequestLog, type LoggedRequest } from './request-log.js';
import { createSimulating, type Simulating } from './simulate.js';
import { restoreSnapshot, takeSnapshot } from './snapshot.js';
import { fromWebRequest, toWebResponse } from './web-adapter.js';
import { WebhookCentre, type Webhooks } from './webhooks.js';

/** A running emulator. */
export interface Host extends AsyncDisposable {
  /** Answers in-process, without a socket: a drop-in for the global `fetch`. */
  readonly fetch: typeof globalThis.fetch;
  /**
   * Serves over HTTP, on a free port of the loopback interface unless told otherwise, with the control plane under
   * `/__emulator/`.
   */
  listen(options?: ListenOptions): Promise<Listening>;
  readonly clock: Clock;
  readonly webhooks: Webhooks;
  /** Makes happen what no call of an API does. */
  readonly simulate: Simulating;
  /** Makes requests go wrong, for the tests of a client. */
  readonly faults: Faults;
  /** Forgets every object, key, rate, request, delivery and fault; the clock and the receivers of webhooks stay. */
  reset(): void;
  /** The last 1,000 requests, oldest first. */
  readonly requests: readonly LoggedRequest[];
  /** Ids of the guesses that answers leaned on since the last reset, sorted. */
  assumptions(): readonly string[];
  /** What is decided where no source settles it, and how. */
  decisions(): ApiDecision[];
  /**
   * Decides otherwise from now on, by API: `{ talkjs: { overRangeLimit: 'clamp' } }`. A wrong name changes nothing.
   */
  decide(decisions: unknown): void;
  /** The whole state and the clock as plain data. */
  snapshot(): unknown;
  /** Puts a state and its clock back, and empties the outbox; one that cannot be put back changes nothing. */
  restore(snapshot: unknown): void;
  /** Stops listening, and gives up webhooks that are pending. What runs in-process goes on. May be called again. */
  close(): Promise<void>;
}

/** Beyond this a body is not kept; what is refused earlier is said by the API. */
const MAX_BODY_BYTES = 64 * 1024 * 1024;

/** Room for the snapshot of some hundred thousand objects; the longest text that the runtime can hold. */
const MAX_CONTROL_BYTES = 512 * 1024 * 1024;

const limitOf = (path: string): number => (isControlPath(path) ? MAX_CONTROL_BYTES : MAX_BODY_BYTES);

/** Checks the choices of every API, then puts them in force. */
function turnDecisions(apis: readonly EmulatedApi[], decisions: unknown): void {
  if (typeof decisions !== 'object' || decisions === null || Array.isArray(decisions))
    throw new TypeError('Decisions are given by API: { name of the API: { name: choice } }.');
  const turns = Object.entries(decisions).map(([name, choices]: [string, unknown]) => {
    const api = apis.find((candidate) => candidate.name === name);
    if (api) return api.deciding.turn(choices);
    throw new TypeError(`There is no API "${name}"; there are: ${apis.map((one) => one.name).join(', ')}.`);
  });
  for (const turn of turns) turn();
}

/** Puts APIs under one roof: routing by prefix, request log, control plane, in-process and over HTTP. */
export function createHost(
  apis: readonly EmulatedApi[],
  clock: Clock,
  webhooks: WebhookCentre = new WebhookCentre(clock),
): Host {
  const log = new RequestLog();
  const assumed = new Set<string>();
  const listeners = new Set<Promise<Listening>>();
  const faults = new FaultCentre(apis, clock);

  const controls: Controls = {
    clock,
    webhooks,
    simulate: createSimulating(apis),
    faults,
    reset() {
      for (const api of apis) api.reset();
      webhooks.clear();
      faults.clear();
      log.clear();
      assumed.clear();
    },
    snapshot: () => takeSnapshot(apis, clock),
    restore: (snapshot) => {
      const commit = restoreSnapshot(apis, clock, snapshot);
      webhooks.clear();
      commit();
    },
    requests: () => log.all(),
    decisions: () => apis.flatMap(({ name, deciding }) => deciding.rows().map((row) => ({ api: name, ...row }))),
    decide: (decisions) => {
      turnDecisions(apis, decisions);
    },
    assumptions: () => [...new Set([...assumed, ...webhooks.assumed])].sort(),
  };

  const record = (request: RequestMessage, at: number, outcome: Outcome): ResponseMessage => {
    for (const id of outcome.assumed) assumed.add(id);
    log.add({
      at,
      method: request.method,
      url: request.query === '' ? request.path : `${request.path}?${request.query}`,
      operationId: outcome.operationId,
      status: outcome.response.status,
      requestBytes: request.body,
      responseBody: contentOf(outcome.response),
      assumed: outcome.assumed,
      ...(outcome.injected === undefined ? {} : { injected: outcome.injected }),
    });
    return outcome.response;
  };

  const control = (request: RequestMessage): ResponseMessage =>
    request.method === 'HEAD'
      ? withoutBody(handleControl(controls, { ...request, method: 'GET' }))
      : handleControl(controls, request);

  const handle = (request: RequestMessage): ResponseMessage | Promise<ResponseMessage> => {
    if (isControlPath(request.path)) return control(request);
    const at = timeOf(clock);
    if (typeof at === 'object') return at.response;
    const outcome = faults.isEmpty ? dispatch(apis, request) : faults.around(request, () => dispatch(apis, request));
    return outcome instanceof Promise
      ? outcome.then((settled) => record(request, at, settled))
      : record(request, at, outcome);
  };

  const serviceWith = (options: GuardOptions): Service => ({
    refuse: (head, caller) => (isControlPath(head.path) ? guardControl(head, caller(), options) : undefined),
    limitOf,
    handle,
  });

  const close = async (): Promise<void> => {
    webhooks.giveUp();
    faults.clear();
    const closed = [...listeners].map(async (opening) => {
      await (await opening.catch(() => undefined))?.close();
      listeners.delete(opening);
    });
    await Promise.all(closed);
  };

  return {
    fetch: (input, init) => fetchFrom(handle, input, init),
    listen: async (options) => {
      const chosen = readListenOptions(options);
      const opening = listen(serviceWith(chosen), chosen);
      listeners.add(opening);
      return opening;
    },
    clock,
    webhooks,
    simulate: controls.simulate,
    faults,
    reset: controls.reset,
    get requests() {
      return log.all();
    },
    assumptions: controls.assumptions,
    decisions: controls.decisions,
    decide: controls.decide,
    snapshot: () => structuredClone(controls.snapshot()),
    restore: (snapshot) => {
      controls.restore(structuredClone(snapshot));
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** The time, or why there is none: a clock may be the caller's own. */
function timeOf(clock: Clock): number | Outcome {
  try {
    return clock.now();
  } catch (error) {
    return bugOutcome(error);
  }
}

/** `fetch` without a socket. An abort throws the signal's reason, as the global one does. */
async function fetchFrom(
  handle: Service['handle'],
  input: Parameters<typeof globalThis.fetch>[0],
  init?: RequestInit,
): Promise<Response> {
  const signal = init?.signal === undefined && input instanceof Request ? input.signal : (init?.signal ?? undefined);
  // The signal is listened to here: a request would go on listening to it after the call.
  const request =
    input instanceof Request && init === undefined ? input : new Request(input, { ...init, signal: null });
  return abortable(signal, async () => {
    try {
      return toWebResponse(await handle(await fromWebRequest(request, limitOf, signal)), request.method);
    } catch (error) {
      if (error instanceof BodyTooLong) return toWebResponse(error.response, request.method);
      throw error;
    }
  });
}
