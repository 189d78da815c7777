import type { Clock } from '../../src/client/clock.js';

interface Task {
  readonly at: number;
  readonly order: number;
  readonly run: () => void;
}

/** Time that passes only while everybody waits. */
export interface VirtualTime extends Clock {
  /** Resolves after so many milliseconds of it. */
  wait(ms: number): Promise<void>;
  /** How many timers run. */
  waiting(): number;
  /** Lets time pass until the work is done. */
  run<T>(work: Promise<T>): Promise<T>;
}

export function virtualTime(start = 0): VirtualTime {
  let now = start;
  let order = 0;
  const tasks = new Set<Task>();
  const soonest = (): Task | undefined => {
    let first: Task | undefined;
    for (const task of tasks) {
      if (!first || task.at < first.at || (task.at === first.at && task.order < first.order)) first = task;
    }
    return first;
  };
  const timers = {
    setTimeout(run: () => void, ms: number) {
      const task = { at: now + Math.max(0, ms), order: (order += 1), run };
      tasks.add(task);
      return task;
    },
    clearTimeout(task: unknown) {
      tasks.delete(task as Task);
    },
  };
  return {
    now: () => now,
    timers,
    waiting: () => tasks.size,
    wait: (ms) => new Promise((resolve) => void timers.setTimeout(resolve, ms)),
    async run(work) {
      let isDone = false;
      const done = work.finally(() => {
        isDone = true;
      });
      done.catch(() => undefined);
      for (;;) {
        await new Promise((resolve) => setImmediate(resolve));
        if (isDone) return done;
        const task = soonest();
        if (!task) continue; // something real is under way
        tasks.delete(task);
        now = Math.max(now, task.at);
        task.run();
      }
    },
  };
}
