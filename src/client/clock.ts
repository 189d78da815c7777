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

const clocks = new WeakMap<Timers, Clock>();

/** The clock of timers: when one of them has run, its time is over, whatever `now` says. */
export function clockOf(timers: Timers, now: () => number): Clock {
  const known = clocks.get(timers);
  if (known) return known;
  let latest = -Infinity;
  const read = (): number => (latest = Math.max(latest, now()));
  const waiting: Timers = {
    setTimeout(run, ms) {
      const due = read() + ms;
      return timers.setTimeout(() => {
        latest = Math.max(latest, due);
        run();
      }, ms);
    },
    clearTimeout(timer) {
      timers.clearTimeout(timer);
    },
  };
  const clock = { now: read, timers: waiting };
  clocks.set(timers, clock);
  return clock;
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
