import { createEmulator } from 'talkspec/emulator';
import { createTalkJS } from 'talkspec/talkjs';
import { afterAll, expect, test } from 'vitest';

import { undiciFetch } from './undici.js';

const app = { appId: 'tShop', secretKey: 'sk_test_shop' };
const emulator = createEmulator({ talkjs: { apps: [app] } });
const { origin } = await emulator.listen({ port: 0 });
const talkjs = createTalkJS({ ...app, baseUrl: origin, fetch: undiciFetch, retry: 1 });

afterAll(() => emulator.close());

test('calls, errors and files go over undici', async () => {
  await talkjs.upsertUser({ userId: 'ann', body: { name: 'Ann' } });
  expect((await talkjs.getUser({ userId: 'ann' })).name).toBe('Ann');
  await expect(talkjs.getUser({ userId: 'bob' })).rejects.toMatchObject({ status: 404 });
  const { attachmentToken } = await talkjs.uploadFile({ body: { file: new Blob(['abc']), filename: 'a.txt' } });
  expect(attachmentToken).toEqual(expect.any(String));
});

test('a lost connection is a lost connection', async () => {
  emulator.faults.inject({ operation: 'getUser', drop: true, times: 2 });
  await expect(talkjs.getUser({ userId: 'ann' })).rejects.toMatchObject({
    name: 'TransportError',
    outcome: 'unknown',
  });
});

test('an abort ends the request', async () => {
  emulator.faults.inject({ operation: 'getUser', hang: true });
  const controller = new AbortController();
  const call = talkjs.getUser({ userId: 'ann' }, { signal: controller.signal });
  setImmediate(() => {
    controller.abort('enough');
  });
  await expect(call).rejects.toBe('enough');
});
