import type { Api, SendOptions } from './api.js';
import { Answer } from './answer.js';
import { NoAnswer } from './no-answer.js';
import type { Pacer } from './pacer.js';
import type { Recorder } from './recorder.js';
import type { Redactor } from './redact/redactor.js';
import type { Need } from './scenario.js';

/** Thrown in place of sending what the target may not be asked; the scenario then counts as not run. */
export class NeedMissing extends Error {
  constructor(need: Need) {
    super(`needs ${need}`);
    this.name = 'NeedMissing';
  }
}

export interface SenderOptions {
  /** Refuses whatever is not a GET. */
  readonly readsOnly: boolean;
  readonly fetch: typeof globalThis.fetch;
  readonly recorder: Recorder;
  readonly redactor: Redactor;
  readonly pacer: Pacer;
  /** Where the tenant's paths start, without a trailing slash. */
  readonly baseUrl: string;
  /** Where paths start that belong to no tenant. */
  readonly serverUrl: string;
  readonly authorization: (() => string) | undefined;
  /** Passes the names of examples on, as `Prefer: example=…`. */
  readonly asksForExamples: boolean;
}

/** Longer than any answer of a healthy target takes: a request never hangs a run. */
const TIMEOUT_MS = 30_000;

/** What a request to another origin is: the contract speaks of its own servers alone. */
const ELSEWHERE: ReturnType<Recorder['identify']> = { operation: undefined, parameters: {} };

function queryText(query: SendOptions['query'] = {}): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const single of [value ?? []].flat()) parameters.append(name, String(single));
  }
  const text = parameters.toString();
  return text === '' ? '' : `?${text}`;
}

const preferenceFor = (example: NonNullable<SendOptions['example']>): string =>
  typeof example === 'string' ? `example=${example}` : `code=${String(example.status)}, example=${example.name}`;

function headersOf(sender: SenderOptions, options: SendOptions): Headers {
  const headers = new Headers({ accept: 'application/json' });
  if (sender.authorization) headers.set('authorization', sender.authorization());
  if (options.json !== undefined) headers.set('content-type', 'application/json');
  if (sender.asksForExamples && options.example !== undefined) headers.set('prefer', preferenceFor(options.example));
  for (const [name, value] of Object.entries(options.headers ?? {})) headers.set(name, value);
  for (const value of headers.values()) sender.redactor.sent(value);
  return headers;
}

/** Where the paths start, under another scheme and host when one is asked for. */
function baseOf({ baseUrl }: SenderOptions, origin: string | undefined): string {
  return origin === undefined ? baseUrl : `${origin}${baseUrl.slice(new URL(baseUrl).origin.length)}`;
}

async function receive(sender: SenderOptions, url: string, request: string, init: RequestInit): Promise<Answer> {
  try {
    const response = await sender.fetch(url, init);
    return new Answer(request, response.status, response.headers, await response.text());
  } catch (cause) {
    throw new NoAnswer(request, cause);
  }
}

/** A body as a text; none where it is a form, or bytes that are no text. */
function textOf(body: SendOptions['body']): string | undefined {
  if (!(body instanceof Uint8Array)) return typeof body === 'string' ? body : undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return undefined;
  }
}

async function send(sender: SenderOptions, method: string, path: string, options: SendOptions): Promise<Answer> {
  if (sender.readsOnly && method !== 'GET') throw new NeedMissing('destructive');
  const url = `${baseOf(sender, options.origin)}${path}${queryText(options.query)}`;
  const identified = options.origin === undefined ? sender.recorder.identify(method, path) : ELSEWHERE;
  await sender.pacer.wait(identified.operation?.rateLimitBucket);
  const body = options.json === undefined ? options.body : JSON.stringify(options.json);
  const headers = headersOf(sender, options);
  const answer = await receive(sender, url, `${method} ${path}${queryText(options.query)}`, {
    method,
    headers,
    redirect: 'manual',
    signal: AbortSignal.timeout(TIMEOUT_MS),
    ...(body === undefined ? {} : { body }),
  });
  sender.recorder.record({
    method,
    url,
    path,
    ...identified,
    requestHeaders: headers,
    requestForm: body instanceof FormData ? body : undefined,
    requestBody: options.json ?? textOf(body),
    status: answer.status,
    headers: answer.headers,
    responseBody: answer.body,
    isJson: answer.isJson || answer.body === undefined,
  });
  return answer;
}

/** Builds the requests of a scenario on one way of sending. */
export function createApi(sender: SenderOptions): Api {
  const request = (method: string, path: string, options: SendOptions = {}): Promise<Answer> =>
    send(sender, method, path, options);
  return {
    request,
    get: (path, options) => request('GET', path, options),
    put: (path, options) => request('PUT', path, options),
    post: (path, options) => request('POST', path, options),
    patch: (path, options) => request('PATCH', path, options),
    delete: (path, options) => request('DELETE', path, options),
    get anonymous() {
      return createApi({ ...sender, authorization: undefined });
    },
    withAuthorization: (header) => createApi({ ...sender, authorization: () => header }),
    get server() {
      return createApi({ ...sender, baseUrl: sender.serverUrl });
    },
  };
}
