import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { closedAfter, main, root, serve, type Served } from './emulator/served.js';
import { open } from './emulator/socket.js';

/** A project that has talkspec installed, as npm would have linked it; that a build can be run is up to the build. */
let project: string;

beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'talkspec-project-'));
  mkdirSync(join(project, 'node_modules/.bin'), { recursive: true });
  symlinkSync(root, join(project, 'node_modules/talkspec'));
  symlinkSync(main, join(project, 'node_modules/.bin/talkspec'));
  const scripts = { emulator: 'talkspec emulator --port 0', first: 'true && talkspec emulator --port 0 && true' };
  writeFileSync(join(project, 'package.json'), JSON.stringify({ name: 'project', private: true, scripts }));
});
afterAll(() => {
  rmSync(project, { recursive: true });
});

/** Without what npm has told this very process, which it runs. */
const environment = (): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('npm_')));

const start = ([command = '', ...args]: readonly string[]): Promise<Served> =>
  serve(args, {
    ...(command === 'node' ? {} : { command }),
    cwd: project,
    env: { ...environment(), npm_config_offline: 'true', npm_config_update_notifier: 'false' },
  });

/**
 * Clients of every kind, which stay: one that does nothing, one that has sent half a request, one that is kept
 * alive, and one that asks on and on.
 */
async function crowd({ port, origin }: Served): Promise<() => void> {
  const sockets = await Promise.all(Array.from({ length: 30 }, () => open(port)));
  for (const [index, socket] of sockets.entries()) {
    socket.on('error', () => undefined).resume();
    if (index % 3 === 1) socket.write('PUT /v1/tEmulator/users/a HTTP/1.1\r\nhost: a\r\ncontent-length: 100\r\n\r\n{');
    if (index % 3 === 2) socket.write('GET /v1/tEmulator/users HTTP/1.1\r\nhost: a\r\n\r\n');
  }
  let isAsking = true;
  const ask = async (): Promise<void> => {
    while (isAsking) await fetch(`${origin}/v1/tEmulator/users`).then((answer) => answer.text());
  };
  for (let asker = 0; asker < 8; asker += 1) void ask().catch(() => undefined);
  return () => {
    isAsking = false;
    for (const socket of sockets) socket.destroy();
  };
}

/** In the middle of a longer script a shell keeps SIGINT to itself, which only Linux lets its child see. */
const isHidden = (command: string, signal: string): boolean =>
  process.platform !== 'linux' && command === 'npm run first' && signal === 'SIGINT';

const COMMANDS = [
  ['node', '--port', '0'],
  ['npx', 'talkspec', 'emulator', '--port', '0'],
  ['npm', 'run', 'emulator'],
  ['npm', 'run', 'first'],
];

describe('a crowded emulator is gone within a second', { timeout: 60_000 }, () => {
  test.each(
    COMMANDS.flatMap((command) =>
      (['SIGTERM', 'SIGINT'] as const).map((signal) => [command.join(' '), signal] as const),
    ).filter(([command, signal]) => !isHidden(command, signal)),
  )('%s, after %s to what was started', async (command, signal) => {
    const served = await start(command.split(' '));
    const leave = await crowd(served);
    const ended = served.end(signal);
    expect(await closedAfter(served.port)).toBeLessThan(1000);
    await ended;
    leave();
  });
});

test('an emulator that nobody but npm can tell to end does so when npm is killed', { timeout: 60_000 }, async () => {
  const served = await start(['npx', 'talkspec', 'emulator', '--port', '0']);
  served.process.kill('SIGKILL');
  expect(await closedAfter(served.port)).toBeLessThan(1000);
});

test('an emulator that npm did not start outlives its parent', { timeout: 60_000 }, async () => {
  const script = `"${process.execPath}" "${main}" emulator --port 0 & echo "pid $!" >&2; wait`;
  const served = await serve(['-c', script], { command: '/bin/sh', env: environment() });
  await served.end('SIGKILL');
  const pid = Number(/pid (\d+)/.exec(served.stderr())?.[1]);
  const orphanedAt = Date.now();
  // It answers long enough to have looked for its parent several times.
  while (
    ((await (await fetch(`${served.origin}/__emulator/clock`)).json()) as { now: number }).now <
    orphanedAt + 600
  );
  process.kill(pid, 'SIGTERM');
  expect(await closedAfter(served.port)).toBeLessThan(1000);
});
