import { spawn } from 'node:child_process';
import { execPath } from 'node:process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { createEmulator } from '../../conformance/emulator/index.js';
import { createFleetClient } from '../../examples/fleet.js';
import { createTalkJS, TransportError, UsageError } from '../../src/talkjs/index.js';
import { createRedisLimiter } from '../../src/redis/index.js';
import { failure } from '../client/client.js';
import { NOT_FOUND, serverPath, startRedis, type RedisServer } from './redis-server.js';

// On a developer's machine without a Redis these are left out, and it is said; where everything is checked they fail.
const isLeftOut = serverPath === undefined && process.env['CI'] === undefined;
if (isLeftOut) process.stderr.write(`${NOT_FOUND}\n`);

const app = { appId: 'tApp', secretKey: 'sk_test_app' };

/** A process that takes; when it is ready, and what it has taken in the end. */
function startTaker(args: readonly number[]) {
  const file = fileURLToPath(new URL('taker.ts', import.meta.url));
  const process = spawn(execPath, ['--import', 'tsx', file, ...args.map(String)], { stdio: 'pipe' });
  const output = createInterface({ input: process.stdout })[Symbol.asyncIterator]();
  const ready = output.next();
  const taken = ready.then(() => output.next()).then(({ value }) => JSON.parse(String(value)) as number[]);
  return { process, ready, taken };
}

describe.skipIf(isLeftOut)('a limiter that several processes share', { timeout: 60_000 }, () => {
  let server: RedisServer;
  let client: Redis;

  beforeAll(async () => {
    server = await startRedis();
    client = new Redis(server.port, '127.0.0.1');
  });

  afterAll(async () => {
    client.disconnect();
    await server.stop();
  });

  test('four processes together take what one might, and no more', async () => {
    const [capacity, refillPerSecond] = [40, 100];
    const takers = Array.from({ length: 4 }, () => startTaker([server.port, 2000, capacity, refillPerSecond]));
    await Promise.all(takers.map(({ ready }) => ready));
    for (const { process } of takers) process.stdin.write('go');
    const each = await Promise.all(takers.map(({ taken }) => taken));
    expect(each.map((taken) => taken.length > 10)).toEqual([true, true, true, true]);
    const taken = each.flat().sort((a, b) => a - b);
    const [first = 0] = taken;
    // From the first on, never more than a full bucket and what has come in since; a token is as late as it is slow.
    const excess = taken.map((at, index) => index + 1 - (capacity + ((at - first) / 1000) * refillPerSecond));
    expect(Math.max(...excess)).toBeLessThan(0.1 * capacity);
    expect(taken.length / (capacity + (((taken.at(-1) ?? 0) - first) / 1000) * refillPerSecond)).toBeGreaterThan(0.9);
  });

  test('clients of ioredis and of redis are asked in their own way', async () => {
    const bucket = { key: 'two', name: 'requests', capacity: 1, refillPerSecond: 0.001 };
    const asRedis = {
      eval: (script: string, { keys, arguments: args }: { keys: string[]; arguments: string[] }) =>
        client.eval(script, keys.length, ...keys, ...args),
    };
    expect(await createRedisLimiter({ client: asRedis, fail: 'closed' }).take(bucket)).toBe(0);
    expect(await createRedisLimiter({ client, fail: 'closed' }).take(bucket)).toBeGreaterThan(990_000);
  });

  test('a bucket is forgotten once it is full again', async () => {
    const bucket = { key: 'short', name: 'requests', capacity: 5, refillPerSecond: 10 };
    await createRedisLimiter({ client: client, fail: 'closed', prefix: 'mine:' }).take(bucket);
    const left = await client.pttl('mine:short');
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThanOrEqual(1500);
  });

  test('the client of the README is counted in it', async () => {
    const emulator = createEmulator({ talkjs: { apps: [app] } });
    const { rateLimits, rateLimiter, ...connection } = emulator.connect('talkjs');
    expect([rateLimits, rateLimiter?.take()]).toEqual(['off', 0]);
    await createFleetClient(client, connection).upsertUser({ userId: 'ann', body: { name: 'Ann' } });
    expect(await client.keys('talkspec:*tApp requests*')).toHaveLength(1);
  });

  test('a throttle that one process meets closes the bucket for all', async () => {
    const bucket = { key: 'closed', name: 'requests', capacity: 5, refillPerSecond: 10 };
    const [one, other] = [1, 2].map(() => createRedisLimiter({ client, fail: 'closed' }));
    expect(await one?.take(bucket)).toBe(0);
    await one?.drain(bucket, 30_000);
    expect(await other?.take(bucket)).toBeGreaterThan(29_000);
  });
});

/** A store that is down: it refuses, or never answers. */
const down = {
  refusing: { eval: () => Promise.reject(new Error('connect ECONNREFUSED')) },
  silent: { eval: () => new Promise<never>(() => undefined) },
};

test.each(['refusing', 'silent'] as const)('while the store is %s, an open limiter lets requests go', async (how) => {
  const sent: string[] = [];
  const fetch = (url: unknown) => {
    sent.push(String(url));
    return Promise.resolve(Response.json({ id: 'ann' }));
  };
  const rateLimiter = createRedisLimiter({ client: down[how], fail: 'open', timeoutMs: 5 });
  await createTalkJS({ ...app, fetch, rateLimiter }).getUser({ userId: 'ann' });
  expect(sent.length).toBe(1);
});

test.each(['refusing', 'silent'] as const)(
  'while the store is %s, a closed limiter fails them unsent',
  async (how) => {
    const fetch = () => Promise.reject(new Error('not to be called'));
    const rateLimiter = createRedisLimiter({ client: down[how], fail: 'closed', timeoutMs: 5 });
    const error = await failure(createTalkJS({ ...app, fetch, rateLimiter }).getUser({ userId: 'ann' }));
    expect(error).toBeInstanceOf(TransportError);
    expect(error).toMatchObject({ outcome: 'not-sent', attempts: 0 });
  },
);

test.each([
  [{ fail: 'open' }, 'client'],
  [{ client: {}, fail: 'open' }, 'client'],
  [{ client: down.silent }, "fail must be 'open' or 'closed'"],
])('the options %o are refused', (options, message) => {
  const make = () => createRedisLimiter(options as never);
  expect(make).toThrow(UsageError);
  expect(make).toThrow(message);
});
