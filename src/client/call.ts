import { refuseUnknown, sortArguments } from './arguments.js';
import { createExchange, type Answer } from './bindings.js';
import { ResponseError, StatusError, UsageError } from './errors.js';
import { startCall, type CallState, type ClientParts } from './parts.js';
import { redact } from './redact.js';
import { parseRetryAfter } from './retry-after.js';

/** How one call differs from the others. */
export interface CallOptions {
  /** Ends the call; it then rejects with `signal.reason` as it is. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds for the whole call; `Infinity` for no limit. */
  readonly timeoutMs?: number | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** A call under way: a promise of the data, which rejects on any status but success. */
export interface Call<Data, Result> extends Promise<Data> {
  /** Every documented answer as a value, told apart by `ok` and `status`; rejects when there is no such answer. */
  result(): Promise<Result>;
}

export interface Outcome {
  readonly ok: boolean;
  readonly status: number;
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response: Response;
}

/** An answer and the call that got it. */
export interface Settled {
  readonly outcome: Outcome;
  readonly call: CallState;
}

/** Sends one call; resolves whatever the status, rejects when there is no answer to show. */
export type Settle = (id: string, args: unknown, options: CallOptions) => Promise<Settled>;

export function createSettle(parts: ClientParts): Settle {
  const exchange = createExchange(parts);
  return async (id, args, options) => {
    checkOptions(options, id);
    const call = startCall(parts, id, options);
    const { headers, ...rest } = options;
    const init = { ...sortArguments(args, call.operation, id), ...rest, ...(headers && { headers }) };
    return { outcome: outcomeOf(await exchange(id, init, call), call), call };
  };
}

/** The data of an answer, or its error. */
export function dataOf({ outcome, call }: Settled, now: () => number): unknown {
  if (outcome.ok) return outcome.data;
  throw statusError(outcome, call, now());
}

export function asCall(settled: Promise<Settled>, now: () => number): Call<unknown, Outcome> {
  const data = settled.then((value) => dataOf(value, now));
  return Object.assign(data, {
    result() {
      data.catch(() => undefined); // whoever asks for the result does not also watch the promise
      return settled.then(({ outcome, call }) => {
        if (call.operation.statuses.includes(outcome.status)) return outcome;
        throw statusError(outcome, call, now());
      });
    },
  });
}

function outcomeOf({ data, error, response }: Answer, call: CallState): Outcome {
  const { status, ok } = response;
  // The status decides: an error without a body is an error all the same.
  if (!ok) return { ok, status, error: redact(error === '' ? undefined : error, call.secrets), response };
  if (data !== undefined || status === 204) return { ok, status, data, response };
  throw new ResponseError(`the service answered ${status} without a body`, { operation: call.id, attempts: call.attempts, status });
}

function statusError({ ok, status, data, error, response }: Outcome, { id, operation, attempts }: CallState, now: number): StatusError {
  const body = ok ? data : error;
  const undocumented = operation.statuses.includes(status) ? '' : ', a status that is not documented for this operation';
  const text = body === undefined ? '' : `: ${JSON.stringify(body).slice(0, 300)}`;
  const retryAfterMs = parseRetryAfter(response.headers.get('retry-after'), now);
  return new StatusError(`the service answered ${status}${undocumented}${text}`, { operation: id, attempts, status, body, retryAfterMs });
}

function checkOptions(options: CallOptions, id: string): void {
  refuseUnknown(options, ['signal', 'timeoutMs', 'headers'], id);
  if (options.timeoutMs !== undefined) checkTimeout(options.timeoutMs, id);
  const names = Object.keys(options.headers ?? {}).map((name) => name.toLowerCase());
  if (names.includes('authorization')) throw new UsageError('the header Authorization is set by the client, from its credentials', id);
}

export function checkTimeout(timeoutMs: number, operation?: string): void {
  if (timeoutMs === Infinity || (timeoutMs > 0 && timeoutMs <= 2 ** 31 - 1)) return;
  throw new UsageError('timeoutMs must be a positive number of milliseconds, or Infinity for no limit', operation);
}
