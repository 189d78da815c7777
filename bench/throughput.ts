import autocannon from 'autocannon';

import { startServer } from './child.js';
import { median, type Figure } from './figure.js';

const CONNECTIONS = 16;
const SECONDS = 4;
const ROUNDS = 3;

const EMULATOR = `
  const { createEmulator } = await import('talkspec/emulator');
  const emulator = createEmulator({ talkjs: { apps: [{ appId: 'tBench', secretKey: 'sk_test_bench' }] } });
  console.log((await emulator.listen({ port: 0 })).origin);`;

const PRISM = `
  const { createRequire } = await import('node:module');
  const { createLogger } = await import('@stoplight/prism-core');
  const { getHttpOperationsFromSpec } = await import('@stoplight/prism-http');
  const { createServer } = await import('@stoplight/prism-http-server');
  const file = createRequire(import.meta.resolve('talkspec/package.json')).resolve('talkspec/openapi/talkjs.json');
  const server = createServer(await getHttpOperationsFromSpec(file), {
    cors: false, components: { logger: createLogger('prism', { level: 'silent' }) },
    config: {
      checkSecurity: true, validateRequest: true, validateResponse: true,
      errors: false, isProxy: false, mock: { dynamic: false },
    },
  });
  console.log(await server.listen(0, '127.0.0.1'));`;

const HEADERS = { authorization: 'Bearer sk_test_bench', 'content-type': 'application/json' };
const MESSAGE = [{ type: 'UserMessage', sender: '12081', text: 'Hello Alice!' }];

interface Server {
  readonly base: string;
  stop(): void;
}

async function put(server: Server, path: string, body: unknown): Promise<void> {
  const response = await fetch(server.base + path, { method: 'PUT', headers: HEADERS, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`PUT ${path} answered ${String(response.status)}: ${await response.text()}`);
}

async function start(code: string, prefix: string): Promise<Server> {
  const { origin, process } = await startServer(code);
  const server = {
    base: origin + prefix,
    stop: () => {
      process.kill();
    },
  };
  try {
    await put(server, '/users/12081', { name: 'Sebastian' });
    await put(server, '/conversations/order_391_fc', { participants: ['12081'] });
    return server;
  } catch (error) {
    server.stop();
    throw error;
  }
}

/** Requests per second of one call; throws when an answer is not 2xx, for a refusal is cheap. */
async function rate(server: Server, method: 'GET' | 'POST'): Promise<number> {
  const result = await autocannon({
    url: `${server.base}/conversations/order_391_fc/messages`,
    method,
    headers: HEADERS,
    connections: CONNECTIONS,
    duration: SECONDS,
    ...(method === 'POST' ? { body: JSON.stringify(MESSAGE) } : {}),
  });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${method}: ${String(result.non2xx)} answers were not 2xx, ${String(result.errors)} errors.`);
  return result.requests.average;
}

/** The same calls to the emulator and to Prism, in turn, over several rounds. */
export async function throughput(): Promise<Figure[]> {
  const emulator = await start(EMULATOR, '/v1/tBench');
  const prism = await start(PRISM, '').catch((error: unknown) => {
    emulator.stop();
    throw error;
  });
  try {
    const figures: Figure[] = [];
    for (const [method, name] of [
      ['POST', 'send'],
      ['GET', 'list'],
    ] as const) {
      const rounds: { ours: number; theirs: number }[] = [];
      for (let round = 0; round < ROUNDS; round += 1)
        rounds.push({ ours: await rate(emulator, method), theirs: await rate(prism, method) });
      const value = median(rounds.map(({ ours, theirs }) => ours / theirs));
      const [ours, theirs] = [median(rounds.map((one) => one.ours)), median(rounds.map((one) => one.theirs))];
      figures.push({
        name: `emulator against Prism, ${name} messages at ${String(CONNECTIONS)} connections`,
        value,
        unit: '×',
        bar: '≥ 4',
        met: value >= 4,
        detail: `medians ${ours.toFixed(0)} and ${theirs.toFixed(0)} requests/s of ${String(ROUNDS)} rounds`,
      });
    }
    return figures;
  } finally {
    emulator.stop();
    prism.stop();
  }
}
