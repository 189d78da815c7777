import type { Clock } from '../clock.js';
import type { RequestMessage } from '../message.js';
import { keepAlive } from '../timers.js';
import type { FaultOptions } from './options.js';
import { planOf } from './plan.js';

const patternOf = (path: string): RegExp =>
  new RegExp(`^${path.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll('*', '.*')}$`);

/** A fault in force: which requests are its own, how many there were, and those that wait by it. */
export class Entry {
  readonly id: string;
  readonly options: FaultOptions;
  matched = 0;
  hits = 0;
  readonly #plan;
  readonly #path: RegExp | undefined;
  readonly #waiting = new Set<() => void>();

  constructor(id: string, options: FaultOptions) {
    this.id = id;
    this.options = options;
    this.#plan = planOf(options);
    this.#path = options.path === undefined ? undefined : patternOf(options.path);
  }

  get plan(): readonly number[] | undefined {
    return this.#plan.numbers;
  }

  matches(request: RequestMessage, api: string | undefined, operation: string | undefined): boolean {
    const { options } = this;
    return (
      !this.#plan.isOver(this.matched + 1) &&
      (options.api === undefined || options.api === api) &&
      (options.operation === undefined || options.operation === operation) &&
      (options.method === undefined || options.method === request.method) &&
      (this.#path === undefined || this.#path.test(request.path))
    );
  }

  /** Counts a request that matches, and says whether it is hit. */
  count(): boolean {
    this.matched += 1;
    const isHit = this.#plan.isHit(this.matched);
    if (isHit) this.hits += 1;
    return isHit;
  }

  /** Waits until so far on the clock, or for ever; false where the fault or the caller went away first. */
  wait(request: RequestMessage, clock: Clock, milliseconds = Infinity): Promise<boolean> {
    return new Promise((resolve) => {
      const end = (isOver: boolean): void => {
        letGo();
        this.#waiting.delete(drop);
        stay?.();
        forget?.();
        resolve(isOver);
      };
      const drop = (): void => {
        end(false);
      };
      const due = (): void => {
        end(true);
      };
      const forget = milliseconds === Infinity ? undefined : clock.at(clock.now() + milliseconds, due);
      const stay = request.whenGone?.(drop);
      // As a socket would, so that the time-out of a caller in this process can end it.
      const letGo = keepAlive();
      this.#waiting.add(drop);
    });
  }

  /** Drops what waits. */
  release(): void {
    for (const drop of [...this.#waiting]) drop();
  }
}
