import type { Clock } from './clock.js';
import { createDeadline, type Deadline } from './deadline.js';
import { TransportError, UsageError } from './errors.js';
import type { Operation, OperationTable } from './operation.js';

/** One call of the caller, however many requests it takes. */
export interface CallState {
  readonly id: string;
  readonly operation: Operation;
  readonly deadline: Deadline;
  attempts: number;
  /** How often to send again; `undefined` for the default. */
  readonly retry: number | undefined;
  /** Whether the request may arrive twice without harm. */
  isRepeatable: boolean;
  /** Whether the service may have acted on it, as far as is known by now. */
  isInDoubt: boolean;
  /** What the last retry cost of the quota. */
  cost: number;
  /** Why it was not sent once more. */
  gaveUp: string | undefined;
  /** Credentials sent so far: what no error may repeat. */
  readonly secrets: string[];
}

/** What all calls of a client start from. */
export interface CallDefaults {
  readonly operations: OperationTable;
  readonly timeoutMs: number;
  readonly retry: number | undefined;
  readonly clock: Clock;
}

interface Limits {
  readonly signal?: AbortSignal | undefined;
  readonly timeoutMs?: number | undefined;
  readonly retry?: number | undefined;
}

export function operationOf({ operations }: CallDefaults, id: string): Operation {
  const operation = operations[id];
  if (!operation) throw new UsageError(`${id} is not an operation of this API`);
  return operation;
}

export function startCall(defaults: CallDefaults, id: string, limits: Limits): CallState {
  const operation = operationOf(defaults, id);
  const { signal, timeoutMs = defaults.timeoutMs, retry = defaults.retry } = limits;
  const expired = (): Error =>
    new TransportError(`no complete answer within ${timeoutMs} ms`, {
      operation: id,
      attempts: call.attempts,
      outcome: call.isInDoubt ? 'unknown' : 'not-sent',
      cause: undefined,
    });
  const deadline = createDeadline({ signal, timeoutMs, clock: defaults.clock, expired });
  const call: CallState = {
    id,
    operation,
    deadline,
    attempts: 0,
    retry,
    isRepeatable: false,
    isInDoubt: false,
    cost: 0,
    gaveUp: undefined,
    secrets: [],
  };
  return call;
}
