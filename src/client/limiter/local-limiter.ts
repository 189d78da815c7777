import { pause, type Clock } from '../clock.js';
import type { Bucket, RateLimiter } from './rate-limiter.js';
import { TokenBucket } from './token-bucket.js';

/** Counts in this process alone. */
export function createLocalLimiter(clock: Clock): RateLimiter {
  const buckets = new Map<string, TokenBucket>();
  const bucketOf = (bucket: Bucket): TokenBucket => {
    const known = buckets.get(bucket.key) ?? new TokenBucket(bucket, clock.now());
    buckets.set(bucket.key, known);
    return known;
  };
  return {
    take(bucket, signal) {
      const tokens = bucketOf(bucket);
      const delay = tokens.take(clock.now());
      return delay === 0 ? undefined : takeLater(tokens, delay, clock, signal);
    },
    drain(bucket, waitMs) {
      bucketOf(bucket).drain(clock.now(), waitMs);
      return undefined;
    },
  };
}

async function takeLater(tokens: TokenBucket, delay: number, clock: Clock, signal: AbortSignal): Promise<void> {
  for (let ms = delay; ms > 0; ms = tokens.take(clock.now())) await pause(ms, clock, signal);
}
