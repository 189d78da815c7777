import type { CallState } from './call-state.js';
import { ClientError, ResponseError, TransportError, UsageError } from './errors.js';
import type { Operation } from './operation.js';
import { harmlessCause } from './redact.js';

/** A request before it is signed; it can be sent again. */
export interface Draft {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body?: string | ArrayBuffer | FormData;
}

/** Adds what authenticates one attempt; called anew for each. */
export type Sign = (headers: Headers, operation: Operation) => void | Promise<void>;

export interface TransportOptions {
  readonly fetch: typeof globalThis.fetch;
  readonly sign: Sign;
  /** The only origin that ever gets a request. */
  readonly origin: string;
}

export interface Transport {
  send(draft: Draft, call: CallState): Promise<Response>;
}

export function createTransport(options: TransportOptions): Transport {
  return {
    async send(draft, call) {
      if (new URL(draft.url).origin !== options.origin)
        throw new UsageError(`requests go to ${options.origin} only`, call.id);
      call.deadline.start();
      return attempt(draft, call, options);
    },
  };
}

/** Signs and sends once, and reads the body, so that a connection lost half-way fails the attempt, not the parsing. */
async function attempt(draft: Draft, call: CallState, { fetch, sign }: TransportOptions): Promise<Response> {
  const headers = await signed(draft, call, sign);
  if (call.deadline.signal.aborted) throw call.deadline.signal.reason;
  call.attempts += 1;
  const { url, method, body = null } = draft;
  try {
    const response = await fetch(url, { method, headers, body, redirect: 'manual', signal: call.deadline.signal });
    refuseRedirect(response, call);
    return await buffered(response);
  } catch (error) {
    throw classified(error, call);
  }
}

async function signed(draft: Draft, call: CallState, sign: Sign): Promise<Headers> {
  const headers = new Headers(draft.headers);
  headers.delete('authorization');
  try {
    await sign(headers, call.operation);
  } catch (cause) {
    if (cause instanceof ClientError) throw cause;
    const facts = {
      operation: call.id,
      attempts: call.attempts,
      outcome: 'not-sent',
      cause: harmlessCause(cause, call.secrets),
    } as const;
    throw new TransportError('no credential could be had, nothing was sent', facts);
  }
  const credential = headers.get('authorization')?.replace(/^\S+ /, '');
  if (credential !== undefined && !call.secrets.includes(credential)) call.secrets.push(credential);
  return headers;
}

function refuseRedirect(response: Response, call: CallState): void {
  const isRedirect = response.type === 'opaqueredirect' || [301, 302, 303, 307, 308].includes(response.status);
  if (!isRedirect) return;
  void response.body?.cancel().catch(() => undefined);
  const { status } = response;
  const reason = 'a redirect, which is not followed: the credential belongs to one origin';
  throw new ResponseError(`the service answered ${status}, ${reason}`, {
    operation: call.id,
    attempts: call.attempts,
    status,
  });
}

async function buffered(response: Response): Promise<Response> {
  if (response.body === null) return response;
  const bytes = await response.arrayBuffer();
  const { status, statusText, headers } = response;
  return new Response(bytes.byteLength === 0 ? null : bytes, { status, statusText, headers });
}

/** Failures before there was a connection to send anything on. */
const unreached = 'ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT';
const neverConnected = new RegExp(`^(${unreached}|(ERR_TLS|CERT)_\\w+|\\w+_CERT(_IN_CHAIN)?)$`);

function classified(error: unknown, call: CallState): unknown {
  const { signal } = call.deadline;
  if (signal.aborted) return signal.reason;
  if (error instanceof ClientError) return error;
  const cause = harmlessCause(error, call.secrets);
  const code = codeOf(cause);
  const outcome = neverConnected.test(code) ? 'not-sent' : 'unknown';
  const what =
    outcome === 'not-sent'
      ? 'no connection, nothing was sent'
      : 'the connection failed, and whether the service acted is unknown';
  return new TransportError(`${what} (${code || cause.message})`, {
    operation: call.id,
    attempts: call.attempts,
    outcome,
    cause,
  });
}

function codeOf(error: Error): string {
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error.cause instanceof Error ? codeOf(error.cause) : '';
}
