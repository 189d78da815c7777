import { expect, test } from 'vitest';

import { openApp } from '../../../test/emulator/talkjs.js';

const MESSAGE = '/conversations/c/messages/m';

test.each<[operation: string, method: string, path: string, body?: unknown]>([
  ['listReactions', 'GET', `${MESSAGE}/reactions/%F0%9F%91%8D`],
  ['addReaction', 'PUT', `${MESSAGE}/reactions/%F0%9F%91%8D/alice`],
  ['importMessages', 'POST', '/import/conversations/c/messages', [{ type: 'SystemMessage', text: 'x', createdAt: 1 }]],
  ['triggerNotifications', 'POST', '/conversations/c/notifications', { channels: ['email'] }],
  ['getApp', 'GET', ''],
  ['getApp', 'GET', '/'],
  ['listThemes', 'GET', '/themes'],
])('%s says that it is not built: %s %s', async (operation, method, path, body) => {
  const answer = await openApp().send(method, path, { body });
  expect([answer.status, answer.text]).toEqual([501, expect.stringContaining(operation)]);
});

test('what is not built still asks for a credential and a valid request', async () => {
  const app = openApp();
  expect((await app.send('GET', '/themes', { headers: { authorization: '' } })).status).toBe(401);
  expect((await app.send('POST', '/conversations/c/notifications', { body: { channels: [] } })).status).toBe(400);
});

test('an anonymous account is outside every app', async () => {
  const { emulator } = openApp();
  const status = async (path: string): Promise<number> =>
    (await emulator.fetch(`https://api.talkjs.com/v1${path}`, { method: 'POST' })).status;
  expect(await status('/anonymousAccounts')).toBe(501);
  expect(await status('/tEmulator/anonymousAccounts')).toBe(404);
});
