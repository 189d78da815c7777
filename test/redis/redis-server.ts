import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';

const PLACES = [
  '/usr/bin/redis-server',
  '/usr/bin/valkey-server',
  '/usr/local/bin/redis-server',
  '/opt/homebrew/bin/redis-server',
];

export const NOT_FOUND =
  'No redis-server was found, so nothing has tried the limiter that several processes share: ' +
  'install one (Debian: apt-get install redis-server) or name it in REDIS_SERVER_PATH.';

/** The Redis of this machine, if there is one. */
export const serverPath = (process.env['REDIS_SERVER_PATH'] || undefined) ?? PLACES.find((place) => existsSync(place));

export interface RedisServer {
  readonly port: number;
  stop(): Promise<void>;
}

/** Starts one that keeps nothing, on a free port. */
export async function startRedis(): Promise<RedisServer> {
  if (serverPath === undefined) throw new Error(NOT_FOUND);
  const port = await freePort();
  const server = spawn(serverPath, [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--save',
    '',
    '--appendonly',
    'no',
  ]);
  await isReady(server);
  return {
    port,
    async stop() {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGKILL');
      await ended;
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const isReady = (server: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    let output = '';
    server.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (/ready to accept connections/i.test(output)) resolve();
    });
    server.once('exit', (code) => {
      reject(new Error(`redis-server ended with ${String(code)}: ${output}`));
    });
  });
