/** Timers to wait with; replaceable so that nothing has to be waited for in a test. */
export interface Timers {
  setTimeout(run: () => void, ms: number): unknown;
  clearTimeout(timer: unknown): void;
}

/** A time that only goes on, in milliseconds, and timers that go by it. */
export interface Clock {
  readonly now: () => number;
  readonly timers: Timers;
}

/** Resolves after so many milliseconds; rejects at once with the reason of an abort. */
export function pause(ms: number, { timers }: Clock, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => {
      timers.clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = timers.setTimeout(() => {
      signal.removeEventListener('abort', onAbort);
      resolve();
    }, ms);
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort, { once: true });
  });
}
