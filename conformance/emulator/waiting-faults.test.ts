import { execFileSync } from 'node:child_process';
import { getEventListeners } from 'node:events';

import { expect, test } from 'vitest';

import { createEmulator, type Emulator } from './index.js';

const USERS = '/v1/tApp/users';

const open = () => createEmulator({ clock: () => 0, talkjs: { apps: [{ appId: 'tApp', secretKey: 'sk_test_app' }] } });

/** Waits until something is the case. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setImmediate(resolve));
}

const error = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );

const ask = ({ fetch }: Emulator, init?: RequestInit) => fetch(`http://localhost${USERS}`, init);

test('a caller that goes away ends its own wait, and no other', async () => {
  const emulator = open();
  const fault = emulator.faults.inject({ hang: true, times: 2 });
  const caller = new AbortController();
  const first = error(ask(emulator, { signal: caller.signal }));
  const second = error(ask(emulator));
  await until(() => fault.hits === 2);
  caller.abort(new Error('Enough.'));
  expect(await first).toMatchObject({ message: 'Enough.' });
  await until(() => emulator.requests.length === 1);
  fault.remove();
  expect(await second).toMatchObject({ message: 'fetch failed', cause: { code: 'ECONNRESET' } });
});

test('a caller that is gone before the wait begins ends it as well', async () => {
  const caller = new AbortController();
  let tick = (): void => undefined;
  const clock = (): number => {
    tick();
    return 0;
  };
  const emulator = createEmulator({ clock, talkjs: { apps: [{ appId: 'tApp', secretKey: 'sk_test_app' }] } });
  emulator.faults.inject({ hang: true, commit: 'after' });
  // The time is first asked for when the request has come in whole.
  tick = () => {
    caller.abort(new Error('Enough.'));
  };
  expect(await error(ask(emulator, { signal: caller.signal }))).toMatchObject({ message: 'Enough.' });
  await until(() => emulator.requests.length === 1);
  expect(emulator.requests).toMatchObject([{ status: 0, injected: 'fault_1' }]);
});

test('a wait that is over is no longer tied to its caller', async () => {
  const emulator = open();
  const { signal } = new AbortController();
  const fault = emulator.faults.inject({ status: 503, delayMs: 10 });
  const answer = ask(emulator, { signal });
  await until(() => fault.hits === 1);
  emulator.clock.advance(10);
  expect((await answer).status).toBe(503);
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});

test('over HTTP a connection that is closed ends its wait', async () => {
  const emulator = open();
  const { origin } = await emulator.listen();
  const fault = emulator.faults.inject({ hang: true });
  const caller = new AbortController();
  const answer = error(fetch(origin + USERS, { signal: caller.signal }));
  await until(() => fault.hits === 1);
  caller.abort(new Error('Enough.'));
  expect(await answer).toMatchObject({ message: 'Enough.' });
  await until(() => emulator.requests.length === 1);
  expect(emulator.requests).toMatchObject([{ status: 0, injected: fault.id }]);
  await emulator.close();
});

test('over HTTP what hangs does not keep the emulator from closing', async () => {
  const emulator = open();
  const { origin } = await emulator.listen();
  const fault = emulator.faults.inject({ hang: true });
  const answer = error(fetch(origin + USERS));
  await until(() => fault.hits === 1);
  await emulator.close();
  expect(await answer).toMatchObject({ message: 'fetch failed' });
});

test('an answer without a body, which has no half, is dropped where it was to be cut', async () => {
  const emulator = open();
  const { origin } = await emulator.listen();
  emulator.faults.inject({ truncate: true, times: 2 });
  expect(await error(ask(emulator, { method: 'HEAD' }))).toMatchObject({ message: 'fetch failed' });
  expect(await error(fetch(origin + USERS, { method: 'HEAD' }))).toMatchObject({ message: 'fetch failed' });
  await emulator.close();
});

test('a program lives as long as its request waits', () => {
  const program = `
    import { createEmulator } from './conformance/emulator/index.ts';
    const { fetch, faults } = createEmulator({ talkjs: { apps: [{ appId: 'tApp', secretKey: 'sk_test_app' }] } });
    faults.inject({ hang: true });
    faults.inject({ delayMs: 1, status: 503 });
    const ask = (init) => fetch('http://localhost${USERS}', init);
    const hung = await ask({ signal: AbortSignal.timeout(1) }).catch((error) => error);
    console.log(hung.name, (await ask()).status);
  `;
  const options = ['--import', 'tsx', '--input-type=module', '--eval', program];
  const cwd = new URL('../..', import.meta.url).pathname;
  expect(execFileSync(process.execPath, options, { cwd, encoding: 'utf8' })).toBe('TimeoutError 503\n');
});
