import type { Limit } from './token-bucket.js';

/** A bucket of an account, such as the requests of an app. */
export interface Bucket extends Limit {
  /** Tells it from all other buckets: origin, account and name. Holds no secret. */
  readonly key: string;
  readonly name: string;
}

/** Counts requests. One at a time asks for each bucket, in the order in which requests are to go. */
export interface RateLimiter {
  /** Lets a request go: at once with `undefined`, or when the promise resolves. It rejects with the signal's reason. */
  take(bucket: Bucket, signal: AbortSignal): Promise<void> | undefined;
  /** The service said that the bucket is empty; nothing is to go for `waitMs` milliseconds. */
  drain(bucket: Bucket, waitMs: number): Promise<void> | undefined;
}
