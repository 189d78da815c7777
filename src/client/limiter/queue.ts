/** Somebody in the queue; `go` and `fail` end the wait. */
export interface Waiter {
  readonly signal: AbortSignal;
  /** Whether it was still there to go. */
  readonly go: () => boolean;
  readonly fail: (reason: unknown) => void;
}

/** First in, first out; those that come again go before those that are new. */
export class Queue {
  readonly #again = new Set<Waiter>();
  readonly #fresh = new Set<Waiter>();

  get size(): number {
    return this.#again.size + this.#fresh.size;
  }

  get first(): Waiter | undefined {
    for (const queue of [this.#again, this.#fresh]) for (const waiter of queue) return waiter;
    return undefined;
  }

  /** Waits to be let go. An abort leaves the queue at once, rejects with its reason, and is told to `onLeft`. */
  wait(signal: AbortSignal, again: boolean, onLeft: () => void): Promise<void> {
    const queue = again ? this.#again : this.#fresh;
    return new Promise((resolve, reject) => {
      const leave = (): boolean => {
        signal.removeEventListener('abort', onAbort);
        return queue.delete(waiter);
      };
      const waiter: Waiter = {
        signal,
        go: () => {
          const isThere = leave();
          if (isThere) resolve();
          return isThere;
        },
        fail: (reason) => {
          if (leave()) reject(reason);
        },
      };
      const onAbort = (): void => {
        waiter.fail(signal.reason);
        onLeft();
      };
      queue.add(waiter);
      if (signal.aborted) waiter.fail(signal.reason);
      else signal.addEventListener('abort', onAbort);
    });
  }
}
