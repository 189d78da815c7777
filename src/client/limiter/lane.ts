import type { Clock } from '../clock.js';
import { RetryQuota } from '../retry/quota.js';
import { Pace } from './pace.js';
import { Queue } from './queue.js';
import type { Bucket, RateLimiter } from './rate-limiter.js';

/** All requests of a process that draw from one bucket, in order. */
export class Lane {
  readonly bucket: Bucket;
  readonly quota = new RetryQuota();
  readonly #limiter: RateLimiter | undefined;
  readonly #clock: Clock;
  readonly #pace: Pace;
  readonly #queue = new Queue();
  #asking = false;
  #timer: unknown;
  #sent = 0;
  /** How many requests had gone when the last throttle was heard: what is heard of those is no news. */
  #old = 0;
  #throttles = 0;

  /** Without a limiter, only refusals of the service slow it down. */
  constructor(bucket: Bucket, limiter: RateLimiter | undefined, clock: Clock) {
    this.bucket = bucket;
    this.#limiter = limiter;
    this.#clock = clock;
    this.#pace = new Pace(bucket.refillPerSecond);
  }

  get waiting(): number {
    return this.#queue.size;
  }

  /** Requests per second, while refusals of the service set the pace. */
  get rate(): number | undefined {
    return this.#pace.rate;
  }

  /** The number of the request that went last. */
  get sent(): number {
    return this.#sent;
  }

  /** Lets a request go, at once with `undefined`. Rejects with the signal's reason, or when the limiter fails. */
  take(signal: AbortSignal, again: boolean): Promise<void> | undefined {
    const delay = this.waiting > 0 || this.#asking ? undefined : this.#ask();
    if (delay === 0) {
      this.#goes();
      return undefined;
    }
    const turn = this.#queue.wait(signal, again, () => {
      if (this.waiting === 0) this.#stopWaiting();
    });
    if (delay !== undefined) this.#follow(delay);
    return turn;
  }

  /** How many throttles in a row came before the one that answers this request. */
  throttlesBefore(request: number): number {
    return Math.max(0, this.#throttles - (request <= this.#old ? 1 : 0));
  }

  /**
   * The service refused a request as one too many: nothing goes for `waitMs`. Whether that is news; it is none of a
   * request that went before the last throttle was heard.
   */
  throttled(request: number, waitMs: number): boolean {
    if (request <= this.#old) return false;
    this.#old = this.#sent;
    this.#throttles += 1;
    this.#pace.throttled(this.#clock.now(), waitMs);
    this.#drain(waitMs);
    return true;
  }

  /** The service took a request. */
  passed(request: number): void {
    if (request <= this.#old) return;
    this.#throttles = 0;
    // What was saved up meanwhile is none: the service had given it to others.
    if (this.#pace.succeeded(this.#clock.now())) this.#drain(1000 / this.bucket.refillPerSecond);
  }

  #drain(waitMs: number): void {
    // A store that is down says so when it is asked next.
    Promise.resolve(this.#limiter?.drain(this.bucket, waitMs)).catch(() => undefined);
  }

  #goes(): void {
    this.#sent += 1;
    this.#pace.sent(this.#clock.now());
  }

  /** The milliseconds until a request may go; 0 takes its token. */
  #ask(): number | Promise<number> {
    return this.#pace.delay(this.#clock.now()) || (this.#limiter?.take(this.bucket) ?? 0);
  }

  /** Lets those go who may, and comes back when the next one may. */
  #advance(): void {
    while (this.waiting > 0) {
      const delay = this.#ask();
      if (delay !== 0) {
        this.#follow(delay);
        return;
      }
      this.#letGo();
    }
  }

  #letGo(): void {
    if (this.#queue.first?.go()) this.#goes();
  }

  #follow(delay: number | Promise<number>): void {
    if (typeof delay === 'number') {
      this.#stopWaiting();
      this.#timer = this.#clock.timers.setTimeout(() => {
        this.#advance();
      }, delay);
      return;
    }
    this.#asking = true;
    const heard = (ms: number): void => {
      if (ms === 0) this.#letGo();
      this.#asking = false;
      if (ms > 0 && this.waiting > 0) this.#follow(ms);
      else this.#advance();
    };
    delay.then(heard, (error: unknown) => {
      this.#queue.first?.fail(error);
      this.#asking = false;
      this.#advance();
    });
  }

  #stopWaiting(): void {
    if (this.#timer !== undefined) this.#clock.timers.clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
