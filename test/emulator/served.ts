import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import { open, portOf } from './socket.js';

export const root = new URL('../..', import.meta.url).pathname;
export const main = join(root, 'dist/conformance/cli/main.js');

/** The emulator as a command. */
export interface Served {
  readonly origin: string;
  readonly port: number;
  readonly process: ChildProcess;
  /** What it has written to standard error so far. */
  readonly stderr: () => string;
  /** Sends a signal to what was started, and resolves with the exit code. */
  end(signal?: NodeJS.Signals): Promise<number | null>;
}

export interface Spawning {
  readonly command?: string;
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
}

const READY = /^talkspec emulator ready on (http:\/\/\S+)$/m;

/** Starts it and waits for the line that says where it is. */
export async function serve(args: readonly string[], options: Spawning = {}): Promise<Served> {
  const { command = process.execPath, cwd = root, env = process.env } = options;
  const child = spawn(command, [...(command === process.execPath ? [main, 'emulator'] : []), ...args], {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const texts = { stdout: '', stderr: '' };
  child.stderr.on('data', (chunk: Buffer) => (texts.stderr += chunk.toString()));
  const origin = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      texts.stdout += chunk.toString();
      const found = READY.exec(texts.stdout)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.once('exit', (code) => {
      reject(new Error(`It ended with ${String(code)} before it was ready: ${texts.stderr}`));
    });
  });
  return {
    origin,
    port: portOf(origin),
    process: child,
    stderr: () => texts.stderr,
    async end(signal = 'SIGTERM') {
      const ended = once(child, 'exit') as Promise<[number | null]>;
      child.kill(signal);
      return (await ended)[0];
    },
  };
}

/** Milliseconds until nobody listens on a port any more; it is given up after ten seconds. */
export async function closedAfter(port: number): Promise<number> {
  const started = performance.now();
  while (performance.now() - started < 10_000) {
    try {
      (await open(port)).destroy();
    } catch {
      break;
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return performance.now() - started;
}
