import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { serve, type Served } from './emulator/served.js';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'talkspec-state-'));
  file = join(folder, 'state.json');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

interface State {
  readonly clock: { readonly now: number; readonly frozen: boolean };
}

const readState = (): State => JSON.parse(readFileSync(file, 'utf8')) as State;

const writeState = (change: (state: State) => unknown): void => {
  writeFileSync(file, JSON.stringify(change(readState())));
};

const withState = (...more: string[]): Promise<Served> => serve(['--port', '0', '--state', file, ...more]);

const post = async ({ origin }: Served, control: string, body: object): Promise<unknown> => {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${origin}/__emulator/${control}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  return answer.json();
};

const nowOf = async ({ origin }: Served): Promise<number> =>
  ((await (await fetch(`${origin}/__emulator/clock`)).json()) as { now: number }).now;

const usersOf = async ({ origin }: Served): Promise<unknown> => {
  const headers = { authorization: 'Bearer sk_test_emulator' };
  return (await fetch(`${origin}/v1/tEmulator/users`, { headers })).json();
};

async function putAlice({ origin }: Served): Promise<void> {
  const headers = { authorization: 'Bearer sk_test_emulator', 'content-type': 'application/json' };
  await fetch(`${origin}/v1/tEmulator/users/alice`, { method: 'PUT', headers, body: '{"name":"Alice"}' });
}

/** Runs it once, with a user in it. */
async function runOnce(): Promise<void> {
  const served = await withState();
  await putAlice(served);
  await served.end();
}

const NOT_OURS = String.raw`talkspec: --port 0 cannot be listened on at --host 192\.0\.2\.1`;

describe('--state', { timeout: 60_000 }, () => {
  test('saves the state at the end, and begins with it the next time', async () => {
    const first = await withState();
    expect(existsSync(file)).toBe(false);
    await putAlice(first);
    expect(await first.end()).toBe(0);
    expect(readdirSync(folder)).toEqual(['state.json']);
    const second = await withState();
    expect(await usersOf(second)).toMatchObject({ data: [{ id: 'alice', name: 'Alice' }] });
    await second.end('SIGINT');
  });

  test('is a snapshot as the control plane gives and takes it', async () => {
    await runOnce();
    const served = await withState();
    const snapshot = (await (await fetch(`${served.origin}/__emulator/snapshot`)).json()) as State;
    const { clock, ...rest } = readState();
    expect(snapshot).toEqual({
      schemaVersion: 1,
      ...rest,
      clock: { now: expect.any(Number) as number, frozen: clock.frozen },
    });
    await served.end();
  });

  test('keeps a clock that is ahead, lets one that lags catch up, and leaves one that stands', async () => {
    await runOnce();
    const started = Date.now();
    const [ahead, long] = [started + 90_000_000, started - 90_000_000];
    const clocks = [
      [{ now: ahead, frozen: false }, ahead],
      [{ now: long, frozen: false }, started],
      [{ now: long, frozen: true }, long],
    ] as const;
    for (const [clock, expected] of clocks) {
      writeState((state) => ({ ...state, clock }));
      const served = await withState();
      const now = await nowOf(served);
      await served.end();
      expect([now >= expected, now < expected + 60_000]).toEqual([true, true]);
      expect(readState().clock.frozen).toBe(clock.frozen);
    }
  });

  test('keeps what was advanced', async () => {
    const first = await withState();
    const { now } = (await post(first, 'clock/advance', { milliseconds: 90_000_000 })) as { now: number };
    await first.end();
    const second = await withState();
    expect(await nowOf(second)).toBeGreaterThanOrEqual(now);
    await second.end();
  });

  test('follows a link, and loads the demo only where there is no state', async () => {
    const link = join(folder, 'link.json');
    symlinkSync(file, link);
    await runOnce();
    const served = await serve(['--port', '0', '--state', link, '--demo']);
    expect(await usersOf(served)).toMatchObject({ data: [{ id: 'alice' }] });
    await putAlice(served);
    await served.end();
    expect(readdirSync(folder)).toEqual(['link.json', 'state.json']);
  });

  test.each([
    [
      'half of it',
      (text: string) => text.slice(0, 100),
      /holds no state that this emulator can take, .*: it is not JSON/,
    ],
    ['nothing', () => '', /it is not JSON/],
    ['another thing', () => '{"a":\n1}', /snapshot\.clock is missing/],
    ['another app', (text: string) => text.replace('tEmulator', 'tOther'), /must be whole and unchanged/],
    ['no clock', (text: string) => text.replace(/"clock":\{[^}]*\},/, ''), /snapshot\.clock is missing/],
  ])('refuses a file with %s in one line, and leaves it as it is', async (_, change, message) => {
    await runOnce();
    const text = change(readFileSync(file, 'utf8'));
    writeFileSync(file, text);
    const error = await withState().catch((cause: unknown) => cause);
    expect((error as Error).message).toMatch(/^It ended with 2 before it was ready: talkspec: --state [^\n]+\n$/);
    expect((error as Error).message).toMatch(message);
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  test.each([
    ['a folder', () => folder, /--state .* cannot be read: EISDIR/],
    ['a path into nowhere', () => join(folder, 'no/where.json'), /--state .* cannot be written: ENOENT/],
  ])('refuses %s', async (_, path, message) => {
    await expect(serve(['--port', '0', '--state', path()])).rejects.toThrow(message);
  });

  test('says at the end that the state could not be saved', async () => {
    const served = await withState();
    rmSync(folder, { recursive: true });
    expect(await served.end()).toBe(1);
    expect(served.stderr()).toMatch(/^talkspec: --state .* could not be saved: ENOENT[^\n]*\n$/);
    folder = mkdtempSync(join(tmpdir(), 'talkspec-state-'));
  });
});

/** Where other machines would find this one. */
const address = Object.values(networkInterfaces())
  .flat()
  .find((one) => one?.family === 'IPv4' && !one.internal)?.address;

describe('--host', { timeout: 60_000 }, () => {
  test('is loopback unless another is named, and then a warning is printed', async () => {
    const local = await serve(['--port', '0']);
    expect([local.origin, local.stderr()]).toEqual([expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/), '']);
    await local.end();
    const open = await serve(['--port', '0', '--host', '0.0.0.0']);
    expect([open.origin, open.stderr()]).toEqual([
      expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      'talkspec: --host 0.0.0.0 lets other machines use this emulator, ' +
        'and not control it (that takes --allow-remote-control)\n',
    ]);
    await open.end();
  });

  test.skipIf(address === undefined)(
    'serves the API to other machines, and the control plane when allowed',
    async () => {
      const statuses = async (...more: string[]): Promise<number[]> => {
        const served = await serve(['--port', '0', '--host', '0.0.0.0', ...more]);
        const far = `http://${String(address)}:${String(served.port)}`;
        const api = await fetch(`${far}/v1/tEmulator/users`, {
          headers: { authorization: 'Bearer sk_test_emulator' },
        });
        const control = await fetch(`${far}/__emulator/clock`);
        await served.end();
        return [api.status, control.status];
      };
      expect(await statuses()).toEqual([200, 403]);
      expect(await statuses('--allow-remote-control')).toEqual([200, 200]);
    },
  );

  test('that is none of this machine is refused in one line', async () => {
    await expect(serve(['--port', '0', '--host', '192.0.2.1'])).rejects.toThrow(
      new RegExp(`^It ended with 2 before it was ready: ${NOT_OURS}: [^\\n]+\\n$`),
    );
  });
});
