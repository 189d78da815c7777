import type { Limit } from './token-bucket.js';

/** A bucket of an account, such as the requests of an app. */
export interface Bucket extends Limit {
  /** Tells it from all other buckets: origin, account and name. Holds no secret. */
  readonly key: string;
  readonly name: string;
}

/** Counts requests. A process asks for one request of a bucket at a time, in the order in which they are to go. */
export interface RateLimiter {
  /** Takes a token and gives 0, or takes none and gives the milliseconds after which to ask again. */
  take(bucket: Bucket): number | Promise<number>;
  /** The service said that the bucket is empty: gives no token for `waitMs` milliseconds. */
  drain(bucket: Bucket, waitMs: number): unknown;
}
