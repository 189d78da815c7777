import { setMaxListeners } from 'node:events';

import type { Clock } from './clock.js';

/** Carries the reason of an abort, which may be any value, through code that expects errors. */
export class Interrupted extends Error {
  readonly reason: unknown;

  constructor(reason: unknown) {
    super('Interrupted');
    this.reason = reason;
  }
}

export interface Deadline {
  /** Aborted by the caller or by the time limit. */
  readonly signal: AbortSignal;
  /** Starts the time limit; later calls change nothing. */
  start(): void;
  /** Milliseconds that are left of the time limit. */
  left(): number;
  /** Releases timer and listener. */
  stop(): void;
  /** Settles as `work` does, or rejects at once when interrupted, even if `work` ignores the signal. */
  race<T>(work: () => Promise<T>): Promise<T>;
}

export interface DeadlineOptions {
  readonly signal: AbortSignal | undefined;
  readonly timeoutMs: number;
  readonly clock: Clock;
  readonly expired: () => Error;
}

export function createDeadline({ signal, timeoutMs, clock, expired }: DeadlineOptions): Deadline {
  const controller = new AbortController();
  let timer: unknown;
  let endsAt = Infinity;
  let interrupt: (error: Error) => void = () => undefined;
  const interrupted = new Promise<never>((_, reject) => {
    interrupt = (error) => {
      reject(error);
      controller.abort(error);
    };
  });
  interrupted.catch(() => undefined);

  const onAbort = (): void => {
    interrupt(new Interrupted(signal?.reason));
  };
  if (signal) {
    if (signal instanceof EventTarget) setMaxListeners(0, signal); // one signal may end any number of calls
    signal.addEventListener('abort', onAbort, { once: true });
  }
  if (signal?.aborted) onAbort();

  return {
    signal: controller.signal,
    start() {
      if (timer !== undefined || timeoutMs === Infinity) return;
      endsAt = clock.now() + timeoutMs;
      timer = clock.timers.setTimeout(() => {
        interrupt(expired());
      }, timeoutMs);
    },
    left: () => endsAt - clock.now(),
    stop() {
      signal?.removeEventListener('abort', onAbort);
      if (timer !== undefined) clock.timers.clearTimeout(timer);
    },
    race: (work) => (controller.signal.aborted ? interrupted : Promise.race([interrupted, work()])),
  };
}
