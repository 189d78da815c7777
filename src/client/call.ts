import { sortArguments } from './arguments.js';
import { createExchange } from './bindings.js';
import { operationOf, startCall, type CallState } from './call-state.js';
import { checkOptions, type CallOptions } from './call-options.js';
import { outcomeOf, statusError, type Outcome, type Shown } from './outcome.js';
import type { ClientParts } from './parts.js';

/** A call under way: a promise of the data, which rejects on any status but success. */
export interface Call<Data, Result> extends Promise<Data> {
  /** Every documented answer as a value, told apart by `ok` and `status`; rejects when there is no such answer. */
  result(): Promise<Result>;
}

/** An answer, as it came and as it is shown, and the call that got it. */
export interface Settled {
  readonly body: unknown;
  readonly outcome: Outcome;
  readonly call: CallState;
}

/** Sends one call; resolves whatever the status, rejects when there is no answer to show. */
export type Settle = (id: string, args: unknown, options: CallOptions) => Promise<Settled>;

export function createSettle(parts: ClientParts): Settle {
  const exchange = createExchange(parts);
  return async (id, args, options) => {
    checkOptions(options, id);
    const { headers, signal } = options;
    const sorted = sortArguments(args, operationOf(parts, id), id, parts.shared);
    const call = startCall(parts, id, options);
    const init = { ...sorted, signal, ...(headers && { headers }) };
    const answer = await exchange(id, init, call);
    return { body: answer.data, outcome: outcomeOf(answer, call, parts.envelope), call };
  };
}

/** The data of an answer, or its error. */
export function dataOf({ outcome, call }: Settled, now: () => number): unknown {
  if (outcome.ok) return outcome.data;
  throw statusError(outcome, call, now());
}

export function asCall(settled: Promise<Settled>, now: () => number): Call<unknown, Shown> {
  const data = settled.then((value) => dataOf(value, now));
  return Object.assign(data, {
    result() {
      data.catch(() => undefined); // whoever asks for the result does not also watch the promise
      return settled.then(({ outcome, call }) => {
        const { answer, ...shown } = outcome;
        if (call.operation.statuses.includes(outcome.status)) return { ...shown, response: answer.response };
        throw statusError(outcome, call, now());
      });
    },
  });
}
