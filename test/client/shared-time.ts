import type { Emulator } from '../../conformance/emulator/index.js';
import type { Timers } from '../../src/client/clock.js';

/** The time of an emulator, by which a client waits too. */
export interface SharedTime {
  readonly now: () => number;
  readonly timers: Timers;
  /** How many timers of the client run. */
  running(): number;
  /** Lets time pass until the work is done, or for so many milliseconds at most; then it throws. */
  run<T>(work: Promise<T>, longestMs: number): Promise<T>;
}

/** Time passes in steps of at most so many milliseconds: faults of the emulator may be due in between. */
const STEP = 400;

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export function sharedTime({ clock }: Emulator): SharedTime {
  const due = new Map<() => void, number>();
  const timers: Timers = {
    setTimeout(run, ms) {
      const at = Math.ceil(clock.now() + ms);
      const forget = clock.at(at, () => {
        due.delete(stop);
        run();
      });
      const stop = (): void => {
        due.delete(stop);
        forget();
      };
      due.set(stop, at);
      return stop;
    },
    clearTimeout: (stop) => {
      (stop as () => void)();
    },
  };
  return {
    now: () => clock.now(),
    timers,
    running: () => due.size,
    async run(work, longestMs) {
      let isDone = false;
      const done = work.finally(() => {
        isDone = true;
      });
      done.catch(() => undefined);
      const end = clock.now() + longestMs;
      for (;;) {
        await turn();
        if (isDone) return done;
        if (clock.now() >= end) throw new Error(`still not done after ${longestMs} ms`);
        const next = Math.min(clock.now() + STEP, ...due.values());
        clock.advance(Math.max(0, next - clock.now()));
      }
    },
  };
}
