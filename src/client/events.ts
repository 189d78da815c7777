import { channel } from 'node:diagnostics_channel';

import { Answer } from './answer.js';
import type { CallState } from './call-state.js';
import type { Draft } from './draft.js';
import type { Failure } from './failure.js';
import type { Lane } from './limiter/lane.js';

/** Name of the diagnostics channel on which each request that was sent is told, once it has ended. */
export const ATTEMPT_CHANNEL = 'talkspec:attempt';

/** One request and how it ended, by OpenTelemetry's names for HTTP clients. Holds no credential, path or body. */
export interface AttemptEvent {
  readonly 'http.request.method': string;
  readonly 'server.address': string;
  readonly 'server.port': number;
  /** The path as the contract has it, `/users/{userId}`. */
  readonly 'url.template': string;
  /** How often the call had been sent before. */
  readonly 'http.request.resend_count': number;
  readonly 'http.response.status_code'?: number;
  /** The status of a refusal, or the code of a failed connection. */
  readonly 'error.type'?: string;
  readonly 'talkspec.operation': string;
  /** The bucket that it was counted in, and how many requests wait for one. */
  readonly 'talkspec.bucket.name': string;
  readonly 'talkspec.bucket.waiting': number;
  /** Requests per second, while refusals of the service set the pace. */
  readonly 'talkspec.bucket.rate'?: number;
  /** Milliseconds in the queue. */
  readonly 'talkspec.wait_ms': number;
  /** Milliseconds from the request to the end of the answer. */
  readonly 'talkspec.duration_ms': number;
}

/** What is known of an attempt before it starts. */
export interface Attempted {
  readonly draft: Draft;
  readonly call: CallState;
  readonly lane: Lane;
  readonly waitedMs: number;
}

/** `ending` is left out when the attempt was ended by an abort or the time limit, or its answer is none of the API. */
type Ended = Attempted & { readonly ending: Answer | Failure | undefined; readonly tookMs: number };

const attempts = channel(ATTEMPT_CHANNEL);

export const isHeard = (): boolean => attempts.hasSubscribers;

export function publishAttempt({ draft, call, lane, ending, waitedMs, tookMs }: Ended): void {
  const { hostname, port, protocol } = new URL(draft.url);
  const status = ending instanceof Answer ? ending.status : undefined;
  const errorType = status === undefined || status >= 400 ? errorOf(ending, call) : undefined;
  const event: AttemptEvent = {
    'http.request.method': draft.method,
    'server.address': hostname,
    'server.port': Number(port) || (protocol === 'https:' ? 443 : 80),
    'url.template': call.operation.path,
    'http.request.resend_count': call.attempts - 1,
    ...(status !== undefined && { 'http.response.status_code': status }),
    ...(errorType !== undefined && { 'error.type': errorType }),
    'talkspec.operation': call.id,
    'talkspec.bucket.name': lane.bucket.name,
    'talkspec.bucket.waiting': lane.waiting,
    ...(lane.rate !== undefined && { 'talkspec.bucket.rate': lane.rate }),
    'talkspec.wait_ms': waitedMs,
    'talkspec.duration_ms': tookMs,
  };
  attempts.publish(event);
}

function errorOf(ending: Answer | Failure | undefined, { deadline }: CallState): string {
  if (!ending) return deadline.signal.aborted ? 'aborted' : 'unusable';
  if (ending instanceof Answer) return String(ending.status);
  return ending.code === '' ? '_OTHER' : ending.code;
}
