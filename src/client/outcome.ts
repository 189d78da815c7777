import type { Answer } from './answer.js';
import type { CallState } from './call-state.js';
import { ResponseError, StatusError } from './errors.js';
import { redact } from './redact.js';
import { parseRetryAfter } from './retry/retry-after.js';

/** What a body says of itself: success and what it carries, or failure; `undefined` when it is no body of this API. */
export type ReadEnvelope = (
  body: unknown,
) => { readonly ok: true; readonly data: unknown } | { readonly ok: false } | undefined;

/** An answer and its parsed body, as data or as an error. */
export interface Parsed<Response = Answer> {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response: Response;
}

export interface Outcome {
  readonly ok: boolean;
  readonly status: number;
  readonly data?: unknown;
  readonly error?: unknown;
  readonly answer: Answer;
}

/** An outcome as callers see it. */
export interface Shown extends Omit<Outcome, 'answer'> {
  readonly response: Response;
}

/** What an answer means: the status decides, and where bodies are envelopes a body that says it is a failure too. */
export function outcomeOf(
  { data, error, response: answer }: Parsed,
  call: CallState,
  read: ReadEnvelope | undefined,
): Outcome {
  const { status, ok } = answer;
  if (!ok || error !== undefined) {
    const body = error === '' ? undefined : error;
    if (read && speaksForItself(status, call) && read(body)?.ok !== false) throw foreign(answer, notOurs, call);
    return { ok: false, status, error: redact(body, call.secrets), answer };
  }
  const isEmpty = data === undefined || data === null;
  if (isEmpty && !(status === 204 && isDocumented(status, call))) throw unusable('without a body', status, call);
  if (!read) return { ok, status, data, answer };
  const envelope = read(data);
  if (!envelope?.ok) throw foreign(answer, notOurs, call);
  return { ok, status, data: envelope.data, answer };
}

/** Whether an error of that status is the API's own. What throttles or stands in front of it has bodies of its own. */
const speaksForItself = (status: number, call: CallState): boolean =>
  status < 500 && status !== 429 && isDocumented(status, call);

const isDocumented = (status: number, { operation }: CallState): boolean => operation.statuses.includes(status);

const notOurs = 'no body of this API';

/** The error of an answer that somebody else than the API gave. */
export const foreign = ({ status, headers }: Answer, what: string, call: CallState): ResponseError =>
  unusable(`with something that is ${what} (${headers.get('content-type') ?? 'no content type'})`, status, call);

const unusable = (what: string, status: number, { id, attempts }: CallState): ResponseError =>
  new ResponseError(`the service answered ${status} ${what}`, { operation: id, attempts, status });

/** The error that an outcome is, for those who want data alone. */
export function statusError({ ok, status, data, error, answer }: Outcome, call: CallState, now: number): StatusError {
  const body = ok ? data : error;
  const text = body === undefined ? '' : `: ${JSON.stringify(body).slice(0, 300)}`;
  const gaveUp = call.gaveUp === undefined ? '' : `; ${call.gaveUp}`;
  const remarks = remark(isDocumented(status, call), answer.ok && !ok);
  return new StatusError(`the service answered ${status}${remarks}${text}${gaveUp}`, {
    operation: call.id,
    attempts: call.attempts,
    status,
    body,
    retryAfterMs: parseRetryAfter(answer.headers.get('retry-after'), now),
    outcome: call.isInDoubt ? 'unknown' : 'refused',
  });
}

const remark = (isDocumented: boolean, isFailure: boolean): string =>
  (isDocumented ? '' : ', a status that is not documented for this operation') +
  (isFailure ? ', but its body reports a failure' : '');
