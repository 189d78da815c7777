import { createNpmWatch, statusOf } from './npm-watch.js';
import { parent } from './parent.js';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** How often it is looked whether npm has ended, in milliseconds. */
const WATCH_MS = 200;

/** A signal that comes twice within this time, in milliseconds, is one: a terminal and npm may both send it. */
const SAME_MS = 1000;

/** What npm, npx and the like have started. What was started otherwise may well outlive its parent. */
const isStartedByNpm = (): boolean => process.env['npm_lifecycle_event'] !== undefined;

function whenNpmEnds(act: () => void): void {
  const hasEnded = createNpmWatch({ parent: () => process.ppid, statusOf, now: Date.now }, parent);
  const timer = setInterval(() => {
    if (!hasEnded()) return;
    clearInterval(timer);
    act();
  }, WATCH_MS);
  timer.unref();
}

/**
 * Calls `stop` when the process is told to end, and ends it with the exit code that comes of it. Told again later,
 * it ends at once.
 */
export function onShutdown(stop: () => Promise<number>): void {
  let toldAt: number | undefined;
  const end = (): void => {
    if (toldAt !== undefined) {
      if (performance.now() - toldAt > SAME_MS) process.exit(1);
      return;
    }
    toldAt = performance.now();
    void stop().then((code) => process.exit(code));
  };
  for (const signal of SIGNALS) process.on(signal, end);
  if (isStartedByNpm()) whenNpmEnds(end);
}
