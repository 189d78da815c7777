import type { Timers } from './clock.js';
import type { RateLimits } from './limiter/lanes.js';
import type { RateLimiter } from './limiter/rate-limiter.js';

/** What every client takes, whatever its API. */
export interface ClientSettings {
  /**
   * Where to send requests: an origin, `https:` or, on loopback, `http:`.
   * @default the public service
   */
  readonly baseUrl?: string | undefined;
  /** Replaces the global `fetch`, which is looked up at each request. */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /**
   * Milliseconds for a call with all its attempts, from when the first leaves the queue; `Infinity` for no limit.
   * @default 60_000
   */
  readonly timeoutMs?: number | undefined;
  /**
   * How often a request is sent again at most. Sent again is what the service refused as one too many, and, where that
   * cannot do anything twice, what failed with a 5xx or got lost.
   * @default 4, and a throttled request as long as `timeoutMs` leaves time
   */
  readonly retry?: number | undefined;
  /**
   * The limits that requests keep to: those that are documented, `'off'` for none until the service refuses a request
   * as one too many, or own ones by bucket.
   * @default 'documented'
   */
  readonly rateLimits?: RateLimits | undefined;
  /**
   * Counts requests for several processes, such as the one of `talkspec/redis`.
   * @default all clients of an account in this process are counted together
   */
  readonly rateLimiter?: RateLimiter | undefined;
  /**
   * The largest answer that is read, in bytes.
   * @default 33_554_432, which is 32 MiB
   */
  readonly maxResponseBytes?: number | undefined;
  /**
   * Holds requests and answers against the contract: `'throw'` refuses a request before it is sent and throws a
   * `ResponseError` for an answer, `'warn'` emits a process warning. Needs the packages ajv and ajv-formats.
   * @default 'off'
   */
  readonly validate?: 'off' | 'warn' | 'throw' | undefined;
  /** Allows a browser, where everybody can read the credential. For tests. */
  readonly dangerouslyAllowBrowser?: boolean | undefined;
  /** Allows `http:` to any host, where everybody on the way can read the credential. For networks of tests. */
  readonly dangerouslyAllowHttp?: boolean | undefined;
  /**
   * The time in Unix milliseconds: tokens are signed by it, and dates that the service names held against it.
   * @default Date.now
   */
  readonly now?: (() => number) | undefined;
  /** Timers for all waits, which then go by `now` too. */
  readonly timers?: Timers | undefined;
  /**
   * A number from 0 to 1, for the waits between attempts.
   * @default Math.random
   */
  readonly random?: (() => number) | undefined;
}
