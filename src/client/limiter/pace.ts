import { Cubic } from './cubic.js';

/** Requests per second that are tried even where everything seems too much. */
const SLOWEST = 0.5;
/** So many requests pass, about, from one throttle until the rate is tried again at which it came. */
const REQUESTS_PER_PROBE = 150;
/** Bounds of the unit of time of CUBIC, in milliseconds. */
const UNIT = { shortest: 1000, longest: 30_000 };

/**
 * How fast a limit lets us send that others draw on too, or that is not as documented. It sleeps, and delays nothing,
 * until the first throttle, and again once it would allow more than `documented` requests per second.
 */
export class Pace {
  readonly #documented: number;
  #cubic: Cubic | undefined;
  #unit = 1;
  #nextAt = -Infinity;
  /** Since the last cut: when it was, and what has passed since. */
  #since = -Infinity;
  #passed = 0;

  constructor(documented: number) {
    this.#documented = documented;
  }

  /** Requests per second; `undefined` while it sleeps. */
  get rate(): number | undefined {
    return this.#cubic && Math.max(this.#cubic.rate, Math.min(SLOWEST, this.#documented));
  }

  /** Milliseconds until a request may go. */
  delay(now: number): number {
    return Math.max(0, Math.ceil(this.#nextAt - now));
  }

  /** A request goes. */
  sent(now: number): void {
    if (this.#since === -Infinity) this.#since = now;
    if (this.rate !== undefined) this.#nextAt = Math.max(now, this.#nextAt) + 1000 / this.rate;
  }

  succeeded(now: number): void {
    this.#passed += 1;
    this.#cubic?.succeeded(now / this.#unit);
    if (this.#cubic && this.#cubic.rate >= this.#documented) this.#cubic = undefined;
  }

  /** The service refused a request as one too many: nothing goes for `waitMs`, and then more slowly. */
  throttled(now: number, waitMs: number): void {
    if (this.#passed > 0 || !this.#cubic) this.#cut(now);
    this.#nextAt = Math.max(this.#nextAt, now + waitMs);
  }

  /** Nothing has passed since the last cut: the service refuses everything, and no rate is to blame. */
  #cut(now: number): void {
    const seconds = Math.max(1, (now - this.#since) / 1000);
    const delivered = this.#passed / seconds;
    const rate = Math.max(SLOWEST, Math.min(this.rate ?? this.#documented, delivered));
    const unit = (1000 * REQUESTS_PER_PROBE) / (rate * Math.cbrt(0.75 * rate));
    this.#unit = Math.min(UNIT.longest, Math.max(UNIT.shortest, unit));
    this.#cubic = new Cubic(rate, now / this.#unit);
    this.#since = now;
    this.#passed = 0;
  }
}
