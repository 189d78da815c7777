interface Task {
  /** Unix milliseconds. */
  readonly at: number;
  readonly run: () => void;
}

/** Runs something after so many real milliseconds; what it returns takes that back. */
export type Wait = (milliseconds: number, run: () => void) => () => void;

/** Milliseconds that a timer of the system can wait at most. */
const LONGEST_WAIT = 2 ** 31 - 1;

/** Waits on the system's timer, which keeps no process alive. */
export const realWait: Wait = (milliseconds, run) => {
  const timer = setTimeout(run, Math.min(milliseconds, LONGEST_WAIT)).unref();
  return () => {
    clearTimeout(timer);
  };
};

/** Keeps the process alive, as a socket would, until what it returns is called. */
export function keepAlive(): () => void {
  const timer = setInterval(() => undefined, LONGEST_WAIT);
  return () => {
    clearInterval(timer);
  };
}

/** What is to be done at times of a clock, soonest first. */
export class Timers {
  #tasks: Task[] = [];
  readonly #wait: Wait;
  #stop: () => void = () => undefined;

  constructor(wait: Wait) {
    this.#wait = wait;
  }

  /** What it returns takes the task out. */
  add(at: number, run: () => void): () => void {
    const task = { at, run };
    const behind = this.#tasks.findIndex((other) => other.at > at);
    this.#tasks.splice(behind === -1 ? this.#tasks.length : behind, 0, task);
    return () => {
      this.#tasks = this.#tasks.filter((other) => other !== task);
    };
  }

  /** When the next task is due. */
  get next(): number | undefined {
    return this.#tasks[0]?.at;
  }

  /** Does what is due at a time, and what becomes due by that. */
  runDue(now: number): void {
    for (let task = this.#tasks[0]; task !== undefined && task.at <= now; task = this.#tasks[0]) {
      this.#tasks.shift();
      task.run();
    }
  }

  /** Has `wake` called when the next task is due on a clock that runs. */
  watch(now: number, wake: () => void): void {
    this.unwatch();
    if (this.next !== undefined) this.#stop = this.#wait(Math.max(this.next - now, 1), wake);
  }

  unwatch(): void {
    this.#stop();
    this.#stop = () => undefined;
  }
}
