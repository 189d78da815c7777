import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterEach, describe, expect, test } from 'vitest';

import { createEmulator, type Emulator } from '../index.js';
import { APP_ID, openApp, openChat, SECRET_KEY } from '../../../test/emulator/talkjs.js';

const opened: Server[] = [];
afterEach(() => {
  for (const server of opened.splice(0)) server.close().closeAllConnections();
});

/** A receiver on a socket. */
async function listen(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  opened.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/hooks`;
}

const withReceiver = (url: string): Emulator =>
  createEmulator({ talkjs: { apps: [{ appId: APP_ID, secretKey: SECRET_KEY, webhooks: [{ url }] }] } });

async function putAlice(emulator: Emulator): Promise<number> {
  const answer = await emulator.fetch(`https://api.talkjs.com/v1/${APP_ID}/users/alice`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${SECRET_KEY}`, 'content-type': 'application/json' },
    body: '{"name":"Alice"}',
  });
  return answer.status;
}

const outcomes = (emulator: Emulator): unknown[] =>
  emulator.webhooks.outbox.map(({ state, attempts }) => [state, ...attempts.map(({ outcome }) => outcome)]);

describe('a receiver over HTTP', () => {
  test('gets the event, with its signature', async () => {
    const heard: unknown[] = [];
    const url = await listen((request, response) => {
      request.setEncoding('utf8').on('data', (body: string) => {
        const { type, data } = JSON.parse(body) as { type: string; data: { user: { name: string } } };
        heard.push(request.method, request.url, type, data.user.name, request.headers['x-talkjs-signature']);
        response.end();
      });
    });
    const emulator = withReceiver(url);
    expect(await putAlice(emulator)).toBe(200);
    await emulator.webhooks.settled();
    expect(heard).toEqual(['POST', '/hooks', 'user.created', 'Alice', expect.stringMatching(/^[0-9A-F]{64}$/)]);
    expect(outcomes(emulator)).toEqual([['delivered', 200]]);
  });

  test('that redirects is not followed, but asked once more', async () => {
    let calls = 0;
    const url = await listen((_, response) => {
      calls += 1;
      response.writeHead(302, { location: '/elsewhere' }).end();
    });
    const emulator = withReceiver(url);
    await putAlice(emulator);
    await emulator.webhooks.settled();
    expect([calls, ...outcomes(emulator)]).toEqual([2, ['failed', 302, 302]]);
  });

  test('whose answer never ends is not read to the end', async () => {
    let isClosed = false;
    const url = await listen((_, response) => {
      response.on('close', () => (isClosed = true)).write('more and more');
    });
    const emulator = withReceiver(url);
    await putAlice(emulator);
    await emulator.webhooks.settled();
    expect(outcomes(emulator)).toEqual([['delivered', 200]]);
    await expect.poll(() => isClosed).toBe(true);
  });

  test('that hangs is given up after 5 seconds of the clock, and hangs nobody else', async () => {
    let calls = 0;
    const url = await listen(() => (calls += 1));
    const emulator = withReceiver(url);
    emulator.clock.freeze();
    expect(await putAlice(emulator)).toBe(200);
    await expect.poll(() => calls).toBe(1);
    emulator.clock.advance(4999);
    expect(outcomes(emulator)).toEqual([['pending']]);
    emulator.clock.advance(1);
    await expect.poll(() => calls).toBe(2);
    emulator.clock.advance(5000);
    await emulator.webhooks.settled();
    expect(outcomes(emulator)).toEqual([['failed', 'timed out', 'timed out']]);
  });

  test.each(['http://127.0.0.1:1/refused', 'http://in-no-network.invalid/', 'http://127.0.0.1:6000/bad-port'])(
    'at %s is not there, which is noted and hurts nobody',
    async (url) => {
      const emulator = withReceiver(url);
      expect(await putAlice(emulator)).toBe(200);
      await emulator.webhooks.settled();
      expect(outcomes(emulator)).toEqual([['failed', 'no answer', 'no answer']]);
      expect(emulator.webhooks.outbox[0]?.attempts[0]?.reason).not.toBe('');
    },
  );
});

test('a webhook goes to the receivers of its own app', async () => {
  const emulator = createEmulator({
    talkjs: {
      apps: [
        { appId: APP_ID, secretKey: SECRET_KEY },
        { appId: 'tOther', secretKey: 'sk_test_other', webhooks: [{ url: 'http://127.0.0.1:1/' }] },
      ],
    },
  });
  await putAlice(emulator);
  expect(emulator.webhooks.outbox).toEqual([]);
});

test('the messages of one send are delivered in their order, each as the conversation was then', async () => {
  const { emulator, send } = await openChat(['alice', 'bob']);
  const heard: unknown[] = [];
  emulator.webhooks.on('message.sent', ({ data }) => {
    heard.push([data.message.text, data.conversation.lastMessage?.text]);
  });
  const body = ['one', 'two', 'three'].map((text) => ({ type: 'SystemMessage', text }));
  await send('POST', '/conversations/chat/messages', { body });
  await emulator.webhooks.settled();
  expect(heard).toEqual([
    ['one', 'one'],
    ['two', 'two'],
    ['three', 'three'],
  ]);
});

test('a retry of a send with the same idempotency key fires nothing', async () => {
  const { emulator, send } = await openChat(['alice']);
  emulator.webhooks.on('message.sent', () => undefined);
  const body = [{ type: 'SystemMessage', text: 'Hi', idempotencyKey: 'once' }];
  await send('POST', '/conversations/chat/messages', { body });
  await send('POST', '/conversations/chat/messages', { body });
  expect(emulator.webhooks.outbox.length).toBe(1);
});

test('what is refused fires nothing, and a batch fires what its operations do', async () => {
  const { emulator, send } = await openChat(['alice']);
  emulator.webhooks.on('*', () => undefined);
  await send('PUT', '/users', { body: { bob: { name: 'Bob' }, nobody: {} } });
  expect(emulator.webhooks.outbox).toEqual([]);
  await send('POST', '/batch', { body: [[1, 'PUT', '/users/bob', { name: 'Bob' }]] });
  expect(emulator.webhooks.outbox.map(({ event }) => event)).toEqual(['user.created']);
});

test('listening changes no id, and no id of an event is given twice', async () => {
  const ids = async (listens: boolean): Promise<[unknown, unknown[]]> => {
    const { emulator, send } = openApp();
    const events: unknown[] = [];
    if (listens) emulator.webhooks.on('*', (event) => events.push('id' in event && event.id));
    const run = async (): Promise<unknown> => {
      await send('PUT', '/conversations/chat', { body: {} });
      const answer = await send('POST', '/conversations/chat/messages', {
        body: [{ type: 'SystemMessage', text: 'Hi' }],
      });
      await emulator.webhooks.settled();
      return answer.body;
    };
    const before = await run();
    emulator.reset();
    expect(await run()).toEqual(before);
    return [before, events];
  };
  const [silent] = await ids(false);
  const [heard, events] = await ids(true);
  expect(heard).toEqual(silent);
  expect([events.length, new Set(events).size]).toEqual([2, 2]);
});

test('nobody is told of the own messages that a sender reads', async () => {
  const { emulator, send } = await openChat(['alice', 'bob'], {
    talkjs: { decisions: { ownReply: 'leaves-unread' } },
  });
  emulator.webhooks.on('message.read', () => undefined);
  await send('POST', '/conversations/chat/messages', { body: [{ type: 'UserMessage', sender: 'alice', text: 'Hi' }] });
  emulator.simulate('talkjs').read({ conversationId: 'chat', userId: 'alice' });
  expect(emulator.webhooks.outbox).toEqual([]);
});

test('a restored snapshot empties the outbox, and what was pending is not sent again', async () => {
  const { emulator, send } = await openChat(['alice']);
  let calls = 0;
  const snapshot = emulator.snapshot();
  emulator.webhooks.on('user.updated', () => {
    calls += 1;
    return new Promise(() => undefined);
  });
  await send('PUT', '/users/alice', { body: { name: 'Alicia' } });
  expect(() => {
    emulator.restore({});
  }).toThrow();
  expect(emulator.webhooks.outbox.length).toBe(1);
  emulator.clock.advance(4000);
  const later = { ...(snapshot as { clock: { now: number } }) };
  emulator.restore({ ...later, clock: { ...later.clock, now: later.clock.now + 60_000 } });
  await emulator.webhooks.settled();
  expect([calls, emulator.webhooks.outbox.length]).toEqual([1, 0]);
});

test.each([
  [{ url: 'hook' }, 'webhooks[0].url cannot be called; it must be a URL that begins with http:// or https://'],
  [{ url: 'http://me:secret@host/' }, 'webhooks[0].url cannot be called; it must be a URL that begins with'],
  [{}, 'webhooks[0].url is missing; it must be a URL that begins with http:// or https:// and names no user.'],
  [
    { url: 'http://x', events: ['message.gone'] },
    'webhooks[0].events[0] is "message.gone"; it must be one of "user.c',
  ],
  [{ url: 'http://x', event: 'x' }, 'webhooks[0] has no "event"; there are: url, events.'],
])('the receiver %j is refused in one line', (receiver, message) => {
  const apps = [{ appId: APP_ID, secretKey: SECRET_KEY, webhooks: [receiver as never] }];
  expect(() => createEmulator({ talkjs: { apps } })).toThrow(`talkjs.apps[0].${message}`);
});
