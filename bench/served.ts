import autocannon from 'autocannon';

import { startServer } from './child.js';

export const CONNECTIONS = 16;
const SECONDS = 4;

export const HEADERS = { authorization: 'Bearer sk_test_bench', 'content-type': 'application/json' };
export const MESSAGE = { type: 'UserMessage', sender: '12081', text: 'Hello Alice!' };

const EMULATOR = `
  const { createEmulator } = await import('talkspec/emulator');
  const emulator = createEmulator({ talkjs: { apps: [{ appId: 'tBench', secretKey: 'sk_test_bench' }] } });
  console.log((await emulator.listen({ port: 0 })).origin);`;

/** A server in a process of its own. */
export interface Server {
  readonly base: string;
  stop(): void;
}

async function put(server: Server, path: string, body: unknown): Promise<void> {
  const response = await fetch(server.base + path, { method: 'PUT', headers: HEADERS, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`PUT ${path} answered ${String(response.status)}: ${await response.text()}`);
}

/** Starts a server of the API, which holds one conversation. */
export async function start(code: string, prefix: string): Promise<Server> {
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

export const startEmulator = (): Promise<Server> => start(EMULATOR, '/v1/tBench');

/** Requests per second of one call; throws when an answer is not 2xx, for a refusal is cheap. */
export async function rate(server: Server, method: 'GET' | 'POST', path: string): Promise<number> {
  const result = await autocannon({
    url: server.base + path,
    method,
    headers: HEADERS,
    connections: CONNECTIONS,
    duration: SECONDS,
    ...(method === 'POST' ? { body: JSON.stringify([MESSAGE]) } : {}),
  });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${method}: ${String(result.non2xx)} answers were not 2xx, ${String(result.errors)} errors.`);
  return result.requests.average;
}
