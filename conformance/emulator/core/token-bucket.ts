import type { RateLimitObject } from '../../contract/document.js';

/** Token buckets, one per named limit and scope key. */
export interface TokenBuckets {
  /** Takes one token; false when the bucket is empty. Unknown limits are unlimited. */
  take(limit: string, scopeKey: string): boolean;
  reset(): void;
}

export const unlimited: TokenBuckets = { take: () => true, reset: () => undefined };

/** Buckets that start full and refill steadily with the clock (`now` in milliseconds). */
export function createTokenBuckets(limits: RateLimitObject['buckets'], now: () => number): TokenBuckets {
  const levels = new Map<string, { tokens: number; at: number }>();
  return {
    take(limit, scopeKey) {
      const rule = limits[limit];
      if (!rule) return true;
      const key = `${limit} ${scopeKey}`;
      const at = now();
      const level = levels.get(key) ?? { tokens: rule.capacity, at };
      const refilled = Math.min(
        rule.capacity,
        level.tokens + (Math.max(0, at - level.at) / 1000) * rule.refillPerSecond,
      );
      const allowed = refilled >= 1;
      levels.set(key, { tokens: allowed ? refilled - 1 : refilled, at });
      return allowed;
    },
    reset: () => {
      levels.clear();
    },
  };
}
