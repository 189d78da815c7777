import { setTimeout } from 'node:timers/promises';

import { UsageError } from '../client/errors.js';
import type { Bucket, RateLimiter } from '../client/limiter/rate-limiter.js';

/** A client of `ioredis`, or one of `redis`, that is connected to Redis 5 or newer, or to Valkey. */
export type RedisClient =
  | { readonly defineCommand: unknown; eval(script: string, keys: number, ...args: string[]): Promise<unknown> }
  | { eval(script: string, options: { keys: string[]; arguments: string[] }): Promise<unknown> };

export interface RedisLimiterOptions {
  readonly client: RedisClient;
  /**
   * What becomes of requests while the store cannot be asked: `'open'` lets them go uncounted, and what the service
   * refuses still slows them down; `'closed'` fails them with a `TransportError`, and nothing is sent.
   */
  readonly fail: 'open' | 'closed';
  /** Milliseconds that the store has to answer. @default 1000 */
  readonly timeoutMs?: number | undefined;
  /** What keys begin with. @default 'talkspec:' */
  readonly prefix?: string | undefined;
}

/** One atomic step: fill by the store's clock, then take a token or empty the bucket. Gives the wait in ms. */
const SCRIPT = `
local time = redis.call('TIME')
local now = time[1] * 1000 + time[2] / 1000
local capacity, rate, drain = tonumber(ARGV[1]), tonumber(ARGV[2]) / 1000, tonumber(ARGV[3])
local known = redis.call('HMGET', KEYS[1], 'tokens', 'at')
local tokens, at = tonumber(known[1]) or capacity, tonumber(known[2]) or now
if now > at then tokens, at = math.min(capacity, tokens + (now - at) * rate), now end
local wait = 0
if drain >= 0 then tokens, at = 1, math.max(at, now + drain)
elseif at > now then wait = at - now
elseif tokens < 1 then wait = (1 - tokens) / rate
else tokens = tokens - 1 end
redis.call('HSET', KEYS[1], 'tokens', string.format('%.6f', tokens), 'at', string.format('%.3f', at))
redis.call('PEXPIRE', KEYS[1], math.ceil(capacity / rate + at - now) + 1000)
return math.ceil(wait)`;

/**
 * Counts the requests of several processes together, in token buckets that Redis or Valkey keeps: pass it to every
 * client as `rateLimiter`. Buckets fill by the store's clock, and are forgotten once they are full.
 */
export function createRedisLimiter(options: RedisLimiterOptions): RateLimiter {
  const { client, fail, timeoutMs = 1000, prefix = 'talkspec:' } = options;
  if (typeof (client as Partial<RedisClient> | undefined)?.eval !== 'function')
    throw new UsageError('client must be a connected client of ioredis or redis, which has eval()');
  if (!['open', 'closed'].includes(fail)) throw new UsageError("fail must be 'open' or 'closed'");
  const step = async ({ key, capacity, refillPerSecond }: Bucket, drainMs: number): Promise<number> => {
    const given = new AbortController();
    const late = setTimeout(timeoutMs, undefined, given).then(() => {
      throw new Error(`the store has not answered within ${timeoutMs} ms`);
    });
    late.catch(() => undefined);
    try {
      return Number(await Promise.race([run(client, prefix + key, [capacity, refillPerSecond, drainMs]), late]));
    } catch (error) {
      if (fail === 'closed') throw error;
      return 0;
    } finally {
      given.abort();
    }
  };
  return { take: (bucket) => step(bucket, -1), drain: step };
}

const run = (client: RedisClient, key: string, args: readonly number[]): Promise<unknown> =>
  'defineCommand' in client
    ? client.eval(SCRIPT, 1, key, ...args.map(String))
    : client.eval(SCRIPT, { keys: [key], arguments: args.map(String) });
