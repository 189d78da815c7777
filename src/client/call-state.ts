import { createDeadline, type Deadline, type Timers } from './deadline.js';
import { TransportError, UsageError } from './errors.js';
import type { Operation, OperationTable } from './operation.js';

/** One call of the caller, however many requests it takes. */
export interface CallState {
  readonly id: string;
  readonly operation: Operation;
  readonly deadline: Deadline;
  attempts: number;
  /** Credentials sent so far: what no error may repeat. */
  readonly secrets: string[];
}

/** What all calls of a client start from. */
export interface CallDefaults {
  readonly operations: OperationTable;
  readonly timeoutMs: number;
  readonly timers: Timers;
}

interface Limits {
  readonly signal?: AbortSignal | undefined;
  readonly timeoutMs?: number | undefined;
}

export function startCall(defaults: CallDefaults, id: string, limits: Limits): CallState {
  const operation = defaults.operations[id];
  if (!operation) throw new UsageError(`${id} is not an operation of this API`);
  const { signal, timeoutMs = defaults.timeoutMs } = limits;
  const expired = (): Error =>
    new TransportError(`no complete answer within ${timeoutMs} ms`, {
      operation: id,
      attempts: call.attempts,
      outcome: call.attempts === 0 ? 'not-sent' : 'unknown',
      cause: undefined,
    });
  const deadline = createDeadline({ signal, timeoutMs, timers: defaults.timers, expired });
  const call: CallState = { id, operation, deadline, attempts: 0, secrets: [] };
  return call;
}
