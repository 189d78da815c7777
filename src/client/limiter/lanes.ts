import type { Clock } from '../clock.js';
import { UsageError } from '../errors.js';
import type { Operation } from '../operation.js';
import { Lane } from './lane.js';
import { createLocalLimiter } from './local-limiter.js';
import type { Bucket, RateLimiter } from './rate-limiter.js';
import type { Limit } from './token-bucket.js';

/** The limits that a contract documents. A bucket of scope `ip` is one per machine, else one per account. */
export interface DocumentedLimits {
  readonly default?: string;
  readonly buckets?: Readonly<Record<string, Limit & { readonly scope: string }>>;
}

/** The limits to keep: those of the contract, none until the service complains, or own ones by bucket. */
export type RateLimits = 'documented' | 'off' | Readonly<Record<string, Limit>>;

export interface LaneOptions {
  readonly documented: DocumentedLimits;
  readonly given: RateLimits;
  readonly limiter: RateLimiter | undefined;
  readonly clock: Clock;
  /** Whose limits they are: where requests go, and in whose name. */
  readonly origin: string;
  readonly account: string;
}

/** Kept back of a bucket, in seconds of its refill, and of the refill: what arrives bunched must still fit. */
const KEPT_BACK = { seconds: 0.3, share: 0.005 };

/** The lanes of this process, by what they are timed and counted with. */
const shared = new WeakMap<object, Map<string, Lane>>();
const locals = new WeakMap<object, RateLimiter>();

/** The lane of an operation, shared by all clients of an account in this process. */
export function createLanes(options: LaneOptions): (operation: Operation) => Lane {
  const { documented, limiter, clock } = options;
  const limits = limitsOf(options);
  const counter = limiter ?? once(locals, clock.timers, () => createLocalLimiter(clock.now));
  const lanes = once(shared, counter, () => new Map<string, Lane>());
  return (operation) => {
    const name = operation.bucket ?? documented.default ?? 'requests';
    const bucket = bucketOf(name, limits[name], options);
    const known = lanes.get(bucket.key);
    if (known) return known;
    const lane = new Lane(bucket, bucket.capacity === Infinity ? undefined : counter, clock);
    lanes.set(bucket.key, lane);
    return lane;
  };
}

function limitsOf({ documented, given }: LaneOptions): Readonly<Record<string, Limit>> {
  if (given === 'off') return {};
  const buckets = documented.buckets ?? {};
  if (given === 'documented') return buckets;
  if (typeof given !== 'object' || (given as unknown) === null)
    throw new UsageError("rateLimits must be 'documented', 'off', or limits by bucket");
  for (const [name, limit] of Object.entries(given)) {
    const known = Object.keys(buckets).join(', ') || 'requests';
    if (!known.split(', ').includes(name)) throw new UsageError(`rateLimits: there is no bucket ${name} (${known})`);
    const { capacity = NaN, refillPerSecond = NaN } = (limit as Limit | null) ?? {};
    if (!(capacity >= 1 && refillPerSecond > 0))
      throw new UsageError(`rateLimits: ${name} needs a capacity from 1 on, and a refillPerSecond above 0`);
  }
  return { ...buckets, ...given };
}

function bucketOf(name: string, limit: Limit | undefined, { documented, origin, account }: LaneOptions): Bucket {
  const owner = documented.buckets?.[name]?.scope === 'ip' ? '' : account;
  if (!limit) return { key: `${origin} ${owner} ${name}`, name, capacity: Infinity, refillPerSecond: Infinity };
  const { capacity, refillPerSecond } = limit;
  return {
    key: `${origin} ${owner} ${name} ${capacity}/${refillPerSecond}`,
    name,
    capacity: Math.max(1, capacity - KEPT_BACK.seconds * refillPerSecond),
    refillPerSecond: refillPerSecond * (1 - KEPT_BACK.share),
  };
}

function once<Value>(map: WeakMap<object, Value>, key: object, make: () => Value): Value {
  const known = map.get(key);
  if (known) return known;
  const made = make();
  map.set(key, made);
  return made;
}
