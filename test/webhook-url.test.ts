import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { expect, test } from 'vitest';

import { serve } from './emulator/served.js';
import { talkspec } from './talkspec.js';

const send = async (origin: string, method: string, path: string, body: object): Promise<unknown> => {
  const headers = { authorization: 'Bearer sk_test_emulator', 'content-type': 'application/json' };
  return (await fetch(`${origin}${path}`, { method, headers, body: JSON.stringify(body) })).json();
};

test('talkspec emulator --webhook-url delivers what happens and what is simulated', async () => {
  const heard: string[] = [];
  const receiver = createServer((request, response) => {
    request.setEncoding('utf8').on('data', (body: string) => {
      heard.push((JSON.parse(body) as { type: string }).type);
      response.end();
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${String((receiver.address() as AddressInfo).port)}/hooks`;
  const served = await serve(['--port', '0', '--webhook-url', url]);
  await send(served.origin, 'PUT', '/v1/tEmulator/users/alice', { name: 'Alice' });
  await send(served.origin, 'PUT', '/v1/tEmulator/conversations/chat', { participants: ['alice'] });
  const input = { conversationId: 'chat', userId: 'alice', text: 'Hi' };
  await send(served.origin, 'POST', '/__emulator/simulate', { api: 'talkjs', act: 'send', input });
  await expect.poll(() => heard).toEqual(['user.created', 'message.sent']);
  const shown = await (await fetch(`${served.origin}/__emulator/webhooks`)).json();
  expect(shown).toMatchObject({
    receivers: { talkjs: { tEmulator: [{ url }] } },
    deliveries: [{ event: 'user.created' }, { event: 'message.sent' }],
  });
  expect(await served.end()).toBe(0);
  receiver.close();
});

test('talkspec emulator refuses a --webhook-url that is none in one line with exit code 2', async () => {
  expect(await talkspec(['emulator', '--port', '0', '--webhook-url', 'ftp://me:secret@host'])).toMatchObject({
    code: 2,
    stderr:
      'talkspec: --webhook-url cannot be called; ' +
      'it must be a URL that begins with http:// or https:// and names no user.\n',
  });
});
