import { createDeadline, type Deadline, type Timers } from './deadline.js';
import type { ReadEnvelope } from './envelope.js';
import { TransportError, UsageError } from './errors.js';
import type { Operation, OperationTable } from './operation.js';
import type { Shared } from './shared.js';
import type { Transport } from './transport.js';

/** What the core needs to know of an API and of its caller's settings. */
export interface ClientParts {
  readonly operations: OperationTable;
  readonly transport: Transport;
  /** URL of the server of an operation, without a trailing slash. */
  readonly server: (operation: Operation) => string;
  /** Arguments of calls that do not give their own. */
  readonly shared?: Shared;
  /** Where bodies are envelopes: reads one. Without it, a body is the data. */
  readonly envelope?: ReadEnvelope;
  readonly timeoutMs: number;
  readonly timers: Timers;
  /** The time now, in milliseconds since the epoch. */
  readonly now: () => number;
}

/** One call of the caller, however many requests it takes. */
export interface CallState {
  readonly id: string;
  readonly operation: Operation;
  readonly deadline: Deadline;
  attempts: number;
  /** Credentials sent so far: what no error may repeat. */
  readonly secrets: string[];
}

interface Limits {
  readonly signal?: AbortSignal | undefined;
  readonly timeoutMs?: number | undefined;
}

export function startCall(parts: ClientParts, id: string, { signal, timeoutMs = parts.timeoutMs }: Limits): CallState {
  const operation = parts.operations[id];
  if (!operation) throw new UsageError(`${id} is not an operation of this API`);
  const expired = (): Error =>
    new TransportError(`no complete answer within ${timeoutMs} ms`, {
      operation: id,
      attempts: call.attempts,
      outcome: call.attempts === 0 ? 'not-sent' : 'unknown',
      cause: undefined,
    });
  const deadline = createDeadline({ signal, timeoutMs, timers: parts.timers, expired });
  const call: CallState = { id, operation, deadline, attempts: 0, secrets: [] };
  return call;
}
