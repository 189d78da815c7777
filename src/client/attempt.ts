import { readAnswer, type Answer } from './answer.js';
import type { CallState } from './call-state.js';
import type { Draft, Sign } from './draft.js';
import { ClientError, ResponseError, TransportError } from './errors.js';
import { failureOf, type Failure } from './failure.js';
import { harmlessCause } from './redact.js';

export interface AttemptOptions {
  readonly fetch: typeof globalThis.fetch;
  readonly sign: Sign;
  readonly maxResponseBytes: number;
}

/** Signs and sends once, and reads the body, so that a connection lost half-way fails the attempt, not the parsing. */
export async function attempt(draft: Draft, call: CallState, options: AttemptOptions): Promise<Answer | Failure> {
  const headers = await signed(draft, call, options);
  const { signal } = call.deadline;
  if (signal.aborted) throw signal.reason;
  call.attempts += 1;
  const { isInDoubt } = call;
  call.isInDoubt = true;
  const { url, method, body = null } = draft;
  const init: RequestInit = { method, headers, body, redirect: 'manual' };
  try {
    const response = await options.fetch(url, { ...init, signal });
    refuseRedirect(response, call);
    const answer = await readAnswer(response, call, options.maxResponseBytes);
    call.isInDoubt = isInDoubt || answer.status >= 500 || answer.status === 408;
    return answer;
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    if (error instanceof ClientError) throw error;
    const failure = failureOf(error, call, () => isRefused(url, init));
    call.isInDoubt = isInDoubt || failure.outcome === 'unknown';
    return failure;
  }
}

/** Whether there can be no such request: what `fetch` says of it is then no failure of a connection. */
function isRefused(url: string, init: RequestInit): boolean {
  try {
    return new Request(url, init).url === '';
  } catch {
    return true;
  }
}

async function signed(draft: Draft, call: CallState, { sign }: AttemptOptions): Promise<Headers> {
  const { headers } = draft;
  headers.delete('authorization');
  try {
    await sign(headers, call.operation);
  } catch (cause) {
    if (cause instanceof ClientError) throw cause;
    throw new TransportError('no credential could be had, nothing was sent', {
      operation: call.id,
      attempts: call.attempts,
      outcome: call.isInDoubt ? 'unknown' : 'not-sent',
      cause: harmlessCause(cause, call.secrets),
    });
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
