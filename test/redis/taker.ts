// A process of its own that takes from a shared bucket as fast as it may, and prints when, in milliseconds. It says
// when it is ready, and starts when it is told to.
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { createRedisLimiter } from 'talkspec/redis';

const [port = 0, lasting = 0, capacity = 0, refillPerSecond = 0] = process.argv.slice(2).map(Number);
const client = new Redis(port, '127.0.0.1');
const limiter = createRedisLimiter({ client, fail: 'closed' });
const bucket = { key: 'shared', name: 'requests', capacity, refillPerSecond };
const taken: number[] = [];

await client.ping();
process.stdout.write('ready\n');
await once(process.stdin, 'data');
const until = Date.now() + lasting;
while (Date.now() < until) {
  const ms = await limiter.take(bucket);
  if (ms > 0) await setTimeout(ms);
  else taken.push(Date.now());
}
process.stdout.write(JSON.stringify(taken));
client.disconnect();
process.stdin.destroy();
