/** How many requests pass at once when a bucket is full, and how many per second may go on for ever. */
export interface Limit {
  readonly capacity: number;
  readonly refillPerSecond: number;
}

/** So little is missing only by rounding. */
const WHOLE = 1 - 1e-9;

/** A token bucket, full at first. Times are milliseconds of any clock. */
export class TokenBucket {
  readonly #limit: Limit;
  #tokens: number;
  #at: number;

  constructor(limit: Limit, now: number) {
    this.#limit = limit;
    this.#tokens = limit.capacity;
    this.#at = now;
  }

  /** Takes a token and returns 0, or takes none and returns the milliseconds until there is one. */
  take(now: number): number {
    const { capacity, refillPerSecond } = this.#limit;
    if (now > this.#at) {
      this.#tokens = Math.min(capacity, this.#tokens + ((now - this.#at) * refillPerSecond) / 1000);
      this.#at = now;
    }
    if (now < this.#at) return Math.ceil(this.#at - now);
    if (this.#tokens < WHOLE) return Math.ceil(((1 - this.#tokens) / refillPerSecond) * 1000);
    this.#tokens = Math.max(0, this.#tokens - 1);
    return 0;
  }

  /** Takes all tokens away. The next one comes after `waitMs`, and the rest as slowly as ever. */
  drain(now: number, waitMs: number): void {
    this.#at = Math.max(this.#at, now + waitMs);
    this.#tokens = Math.min(1, this.#limit.capacity);
  }
}
