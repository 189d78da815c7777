import { Cubic } from './cubic.js';

/** So many requests must have passed to tell anything of a rate; until then it is guessed, in requests per second. */
const TELLING = 10;
const FIRST_GUESS = 10;
/** Requests per second that are tried even where everything seems too much. */
const SLOWEST = 0.5;
/**
 * CUBIC tries again at its last maximum after a time that does not ask how many requests pass in it. Its unit of time,
 * in milliseconds, is stretched until enough of them pass between two throttles, and shortened when far more do.
 */
const UNIT = { shortest: 1000, longest: 60_000, factor: 3 };
const ENOUGH = 250;

/**
 * How fast a limit lets us send that others draw on too, or that is not as documented. It sleeps, and delays nothing,
 * until the first throttle, and again once it would allow more than `documented` requests per second.
 */
export class Pace {
  readonly #documented: number;
  #cubic: Cubic | undefined;
  #unit = UNIT.shortest;
  #wasCut = false;
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

  /** Whether it falls asleep with this success. */
  succeeded(now: number): boolean {
    this.#passed += 1;
    if (!this.#cubic) return false;
    this.#cubic.succeeded(now / this.#unit);
    if (this.#cubic.rate < this.#documented) return false;
    this.#cubic = undefined;
    return true;
  }

  /** The service refused a request as one too many: nothing goes for `waitMs`, and then more slowly. */
  throttled(now: number, waitMs: number): void {
    // Where nothing has passed since the last cut, the service refuses everything, and no rate is to blame.
    if (this.#passed > 0 || !this.#cubic) this.#cut(now);
    this.#nextAt = Math.max(this.#nextAt, now + waitMs);
  }

  #cut(now: number): void {
    const perSecond = this.#passed / Math.max(1, (now - this.#since) / 1000);
    const bound = this.#passed < TELLING ? Infinity : 2 * perSecond;
    const known = Math.min(this.rate ?? this.#documented, bound);
    const rate = known === Infinity ? FIRST_GUESS : Math.max(SLOWEST, known);
    this.#unit = this.#stretched(rate);
    this.#cubic = new Cubic(rate, now / this.#unit);
    this.#wasCut = true;
    this.#since = now;
    this.#passed = 0;
  }

  #stretched(rate: number): number {
    const { shortest, longest, factor } = UNIT;
    const enough = (1000 * ENOUGH) / (rate * Math.cbrt(0.75 * rate));
    const wanted =
      this.#wasCut && this.#passed < ENOUGH
        ? this.#unit * factor
        : this.#passed > 4 * ENOUGH
          ? this.#unit / factor
          : this.#unit;
    return Math.max(shortest, Math.min(longest, enough, wanted));
  }
}
