import type { RateLimitObject } from '../contract/document.js';

/** Keeps requests apart, so that a run stays below the documented rate. */
export interface Pacer {
  /** Resolves when a request that draws from this bucket may leave. */
  wait(bucket: string | undefined): Promise<void>;
}

export const unpaced: Pacer = { wait: () => Promise.resolve() };

/** The share of the documented sustained rate that a run uses. */
const SHARE = 0.8;

export interface Timing {
  /** Milliseconds, from any start. */
  now(): number;
  sleep(milliseconds: number): Promise<void>;
}

/** Spaces requests evenly at 80 % of each bucket's sustained rate. */
export function createPacer(buckets: RateLimitObject['buckets'], { now, sleep }: Timing): Pacer {
  const free = new Map<string, number>();
  return {
    async wait(bucket) {
      const rate = bucket === undefined ? undefined : buckets[bucket]?.refillPerSecond;
      if (bucket === undefined || rate === undefined) return;
      const at = Math.max(now(), free.get(bucket) ?? 0);
      free.set(bucket, at + 1000 / (rate * SHARE));
      if (at > now()) await sleep(at - now());
    },
  };
}
