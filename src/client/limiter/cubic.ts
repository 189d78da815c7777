const BETA = 0.7;
const SCALE = 0.4;

/**
 * The rate that CUBIC finds for a limit that nobody knows, as the SDKs of AWS use it: a throttle cuts it to 70 %, and
 * successes bring it back, slowly to where the throttle was, and beyond. Times are in units that the caller chooses.
 */
export class Cubic {
  #rate: number;
  #lastMaximum: number;
  #throttledAt: number;

  /** As after a throttle at `throttledAt`, where `rate` was too much. */
  constructor(rate: number, throttledAt: number) {
    this.#lastMaximum = rate;
    this.#rate = rate * BETA;
    this.#throttledAt = throttledAt;
  }

  get rate(): number {
    return this.#rate;
  }

  succeeded(at: number): void {
    const untilMaximum = Math.cbrt((this.#lastMaximum * (1 - BETA)) / SCALE);
    this.#rate = SCALE * (at - this.#throttledAt - untilMaximum) ** 3 + this.#lastMaximum;
  }

  throttled(at: number): void {
    this.#lastMaximum = this.#rate;
    this.#rate *= BETA;
    this.#throttledAt = at;
  }
}
