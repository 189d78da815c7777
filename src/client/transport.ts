import { Answer } from './answer.js';
import { attempt, type AttemptOptions } from './attempt.js';
import type { CallState } from './call-state.js';
import { pause, type Clock } from './clock.js';
import type { Draft } from './draft.js';
import { ClientError, TransportError, UsageError } from './errors.js';
import { isHeard, publishAttempt, type Attempted } from './events.js';
import { transportError, type Failure } from './failure.js';
import type { Lane } from './limiter/lane.js';
import type { Operation } from './operation.js';
import { harmlessCause } from './redact.js';
import { planRetry, type RetryContext } from './retry/plan.js';

export interface TransportOptions extends AttemptOptions {
  /** The only origin that ever gets a request. */
  readonly origin: string;
  readonly lane: (operation: Operation) => Lane;
  readonly clock: Clock;
  readonly retry: RetryContext;
}

export interface Transport {
  send(draft: Draft, call: CallState): Promise<Answer>;
}

/** Sends a request as often as the contract, the service and the caller's time allow: wait, sign, send, look. */
export function createTransport(options: TransportOptions): Transport {
  const { origin, lane: laneOf, clock, retry } = options;
  return {
    async send(draft, call) {
      if (!draft.url.startsWith(`${origin}/`)) throw new UsageError(`requests go to ${origin} only`, call.id);
      const lane = laneOf(call.operation);
      for (;;) {
        const queuedAt = clock.now();
        const turn = lane.take(call.deadline.signal, call.attempts > 0);
        if (turn) await turn.catch((error: unknown) => refuse(error, call));
        call.deadline.start();
        const request = lane.sent;
        const ending = await told({ draft, call, lane, waitedMs: clock.now() - queuedAt }, options);
        const wait = planRetry(ending, request, call, lane, retry);
        if (wait !== undefined) await pause(wait, clock, call.deadline.signal);
        else if (ending instanceof Answer) return ending;
        else throw transportError(ending, call);
      }
    },
  };
}

/** A limiter that fails lets nobody go. */
function refuse(error: unknown, call: CallState): never {
  if (call.deadline.signal.aborted || error instanceof ClientError) throw error;
  throw new TransportError('the rate limiter failed, nothing was sent', {
    operation: call.id,
    attempts: call.attempts,
    outcome: call.isInDoubt ? 'unknown' : 'not-sent',
    cause: harmlessCause(error, call.secrets),
  });
}

/** One attempt, told to those who listen, however it ends. */
async function told(attempted: Attempted, options: TransportOptions): Promise<Answer | Failure> {
  const { draft, call } = attempted;
  if (!isHeard()) return attempt(draft, call, options);
  const sent = call.attempts;
  const startedAt = options.clock.now();
  let ending: Answer | Failure | undefined;
  try {
    ending = await attempt(draft, call, options);
    return ending;
  } finally {
    if (call.attempts > sent) publishAttempt({ ...attempted, ending, tookMs: options.clock.now() - startedAt });
  }
}
