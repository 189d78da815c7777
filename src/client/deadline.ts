/** Timers to wait with; replaceable so that nothing has to be waited for in a test. */
export interface Timers {
  setTimeout(run: () => void, ms: number): unknown;
  clearTimeout(timer: unknown): void;
}

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
  /** Releases timer and listener. */
  stop(): void;
  /** Settles as `work` does, or rejects at once when interrupted, even if `work` ignores the signal. */
  race<T>(work: () => Promise<T>): Promise<T>;
}

export interface DeadlineOptions {
  readonly signal: AbortSignal | undefined;
  readonly timeoutMs: number;
  readonly timers: Timers;
  readonly expired: () => Error;
}

export function createDeadline({ signal, timeoutMs, timers, expired }: DeadlineOptions): Deadline {
  const controller = new AbortController();
  let timer: unknown;
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
  signal?.addEventListener('abort', onAbort, { once: true });
  if (signal?.aborted) onAbort();

  return {
    signal: controller.signal,
    start() {
      if (timer === undefined && timeoutMs !== Infinity)
        timer = timers.setTimeout(() => {
          interrupt(expired());
        }, timeoutMs);
    },
    stop() {
      signal?.removeEventListener('abort', onAbort);
      if (timer !== undefined) timers.clearTimeout(timer);
    },
    race: (work) => (controller.signal.aborted ? interrupted : Promise.race([interrupted, work()])),
  };
}
