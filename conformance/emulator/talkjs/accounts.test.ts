import { expect, test } from 'vitest';

import { openApp, type Options } from '../../../test/emulator/talkjs.js';

interface Account {
  readonly appId: string;
  readonly accessToken: string;
  readonly secretKey: string;
  readonly claimUrl: string;
}

/** Calls what stands outside every app. */
function openService(options: Options = {}) {
  const { emulator } = openApp(options);
  const call = async (method: string, path: string, headers: Record<string, string> = {}) => {
    const answer = await emulator.fetch(`https://api.talkjs.com/v1${path}`, { method, headers });
    return { status: answer.status, body: (await answer.json()) as Account };
  };
  return { emulator, call };
}

test('an anonymous account is an app that works with its secret key', async () => {
  const { call } = openService();
  const made = (await call('POST', '/anonymousAccounts')).body;
  const { appId, secretKey, claimUrl } = (await call('GET', `/anonymousAccounts/${made.accessToken}`)).body;
  expect([appId, claimUrl]).toEqual([made.appId, made.claimUrl]);
  expect((await call('GET', `/${appId}/users`, { authorization: `Bearer ${secretKey}` })).status).toBe(200);
  expect((await call('GET', `/${appId}/users`, { authorization: 'Bearer sk_test_emulator' })).status).toBe(401);
});

test('an unknown access token names no account, and an app has no accounts of its own', async () => {
  const { call } = openService();
  expect((await call('GET', '/anonymousAccounts/anon_nothing')).status).toBe(404);
  const { emulator } = openApp();
  const inside = await emulator.fetch('https://api.talkjs.com/v1/tEmulator/anonymousAccounts', { method: 'POST' });
  expect(inside.status).toBe(404);
});

test('an address makes one account in thirty seconds, and another address does not wait for it', async () => {
  const { call, emulator } = openService({ rateLimits: 'documented' });
  emulator.clock.freeze();
  const status = async (address: string): Promise<number> =>
    (await call('POST', '/anonymousAccounts', { 'x-forwarded-for': address })).status;
  expect([await status('192.0.2.1'), await status('192.0.2.1'), await status('192.0.2.2')]).toEqual([200, 429, 200]);
  emulator.clock.advance(29_000);
  expect(await status('192.0.2.1')).toBe(429);
  emulator.clock.advance(1_000);
  expect(await status('192.0.2.1')).toBe(200);
});

test('an account and what it holds are part of a snapshot, and a reset forgets them', async () => {
  const { call, emulator } = openService();
  const made = (await call('POST', '/anonymousAccounts')).body;
  const snapshot = emulator.snapshot();
  emulator.reset();
  const status = async (): Promise<number> => (await call('GET', `/anonymousAccounts/${made.accessToken}`)).status;
  expect(await status()).toBe(404);
  emulator.restore(snapshot);
  expect(await status()).toBe(200);
  const other = (await call('POST', '/anonymousAccounts')).body;
  expect(other.appId).not.toBe(made.appId);
});

test('a claimed account is not found by its token, and only an anonymous account can be claimed', async () => {
  const { call, emulator } = openService();
  const { accessToken } = (await call('POST', '/anonymousAccounts')).body;
  emulator.simulate('talkjs').claim({ accessToken });
  expect((await call('GET', `/anonymousAccounts/${accessToken}`)).status).toBe(404);
  expect(() => {
    emulator.simulate('talkjs').claim({ accessToken: 'nobody' });
  }).toThrow(new TypeError('simulate: accessToken is "nobody"; it must be that of an anonymous account.'));
});
