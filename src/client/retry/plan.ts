import { Answer } from '../answer.js';
import type { CallState } from '../call-state.js';
import type { Failure } from '../failure.js';
import type { Lane } from '../limiter/lane.js';
import { parseReset, parseRetryAfter } from './retry-after.js';
import { COSTS } from './quota.js';

/** How long to wait between tries that nobody asked to wait between: exponential, with full jitter. */
export interface Backoff {
  readonly firstMs: number;
  readonly longestMs: number;
}

export interface RetryContext {
  readonly backoff: Backoff;
  /** The time now in Unix milliseconds, against which dates are held. */
  readonly now: () => number;
  /** A number from 0 to 1. */
  readonly random: () => number;
}

/** How often a lost or failed request is sent again by default. A throttled one: while time is left. */
const TRANSIENT_RETRIES = 4;

/** Milliseconds to wait before a request is sent again; `undefined` when it is not, and `call` has the reason. */
export function planRetry(
  ending: Answer | Failure,
  request: number,
  call: CallState,
  lane: Lane,
  context: RetryContext,
): number | undefined {
  const kind = kindOf(ending);
  if (kind === undefined) return settle(request, call, lane);
  const asked =
    ending instanceof Answer ? parseRetryAfter(ending.headers.get('retry-after'), context.now()) : undefined;
  const failures = kind === 'throttle' ? lane.throttlesBefore(request) : call.attempts - 1;
  const wait = asked ?? hinted(ending, call) ?? backoff(failures, context);
  const isNews = kind === 'transient' || lane.throttled(request, Math.min(wait, context.backoff.longestMs));
  if (kind === 'transient' && !isSafe(ending, call)) return undefined;
  if (call.attempts > (call.retry ?? (kind === 'throttle' ? Infinity : TRANSIENT_RETRIES))) return undefined;
  if (wait >= call.deadline.left()) {
    call.gaveUp = `the next try would be in ${wait} ms, and timeoutMs leaves less`;
    return undefined;
  }
  call.cost = isNews ? COSTS[kind] : 0;
  if (lane.quota.pay(call.cost)) return wait;
  call.gaveUp = 'not tried again, since too many tries failed: the retry quota of this process is used up';
  return undefined;
}

function settle(request: number, call: CallState, lane: Lane): undefined {
  lane.passed(request);
  lane.quota.giveBack(call.attempts > 1 ? call.cost : COSTS.none);
}

function kindOf(ending: Answer | Failure): 'throttle' | 'transient' | undefined {
  if (!(ending instanceof Answer)) return 'transient';
  if (ending.status === 429) return 'throttle';
  return ending.status >= 500 && ending.status !== 501 ? 'transient' : undefined;
}

/** Sent twice, it does nothing twice: it cannot have arrived, or the contract says so. */
const isSafe = (ending: Answer | Failure, call: CallState): boolean =>
  ending instanceof Answer
    ? call.isRepeatable
    : !ending.isLasting && (ending.outcome === 'not-sent' || call.isRepeatable);

function hinted(ending: Answer | Failure, call: CallState): number | undefined {
  if (!(ending instanceof Answer) || ending.status !== 429) return undefined;
  const reset = parseReset(ending.headers.get('ratelimit-reset'));
  return reset !== undefined && reset < call.deadline.left() ? reset : undefined;
}

const backoff = (failures: number, { backoff: { firstMs, longestMs }, random }: RetryContext): number =>
  Math.round(random() * Math.min(longestMs, firstMs * 2 ** failures));
