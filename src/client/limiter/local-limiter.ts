import type { Bucket, RateLimiter } from './rate-limiter.js';
import { TokenBucket } from './token-bucket.js';

/** Counts in this process alone. */
export function createLocalLimiter(now: () => number): RateLimiter {
  const buckets = new Map<string, TokenBucket>();
  const bucketOf = (bucket: Bucket): TokenBucket => {
    const known = buckets.get(bucket.key) ?? new TokenBucket(bucket, now());
    buckets.set(bucket.key, known);
    return known;
  };
  return {
    take: (bucket) => bucketOf(bucket).take(now()),
    drain(bucket, waitMs) {
      bucketOf(bucket).drain(now(), waitMs);
    },
  };
}
