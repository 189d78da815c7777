/** What a retry costs, and what a call gives back that needed none. As the SDKs of AWS have it. */
export const COSTS = { transient: 14, throttle: 5, none: 1 } as const;

const CAPACITY = 500;

/** Bounds how many retries failures may cause, all calls together, so that an outage is not answered by a storm. */
export class RetryQuota {
  #left: number;

  constructor(left = CAPACITY) {
    this.#left = left;
  }

  get left(): number {
    return this.#left;
  }

  /** Pays for a retry; `false`, and nothing is paid, when too little is left. */
  pay(cost: number): boolean {
    if (cost > this.#left) return false;
    this.#left -= cost;
    return true;
  }

  giveBack(cost: number): void {
    this.#left = Math.min(CAPACITY, this.#left + cost);
  }
}
