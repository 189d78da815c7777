import type { Redis } from 'ioredis';
import { createTalkJS, type TalkJSOptions } from 'talkspec/talkjs';
import { createRedisLimiter } from 'talkspec/redis';

/** A client whose requests are counted together with those of all other processes that use the same Redis. */
export function createFleetClient(redis: Redis, options: TalkJSOptions) {
  return createTalkJS({ ...options, rateLimiter: createRedisLimiter({ client: redis, fail: 'open' }) });
}
