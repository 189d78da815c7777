import { describe, expect, test } from 'vitest';

import { faultsOf } from '../../../test/emulator/snapshot-faults.js';
import { openApp, openChat, type TestApp } from '../../../test/emulator/talkjs.js';

const PATHS = [
  '/users',
  '/users/alice',
  '/conversations',
  '/conversations/chat',
  '/users/alice/conversations',
  '/users/bob/conversations?orderBy=lastActivity',
  '/conversations/chat/messages',
];

async function busyApp(): Promise<TestApp> {
  const opened = await openChat(['alice', 'bob']);
  const send: TestApp['send'] = async (...call) => {
    const answer = await opened.send(...call);
    if (answer.status !== 200) throw new Error(answer.text);
    return answer;
  };
  const app = { ...opened, send };
  const file = new FormData();
  file.append('file', new File(['abc'], 'a.png'));
  file.append('filename', 'a.png');
  file.append('width', '2');
  file.append('height', '3');
  const uploaded = await app.send('POST', '/files', { body: file });
  const { attachmentToken } = uploaded.body as { attachmentToken: string };
  await app.send('PUT', '/users/alice', {
    body: { email: ['a@b.c'], phone: null, custom: { a: 'b' }, pushTokens: { 'fcm:x': true }, role: 'r' },
  });
  await app.send('POST', '/conversations/chat/messages', {
    body: [
      { type: 'UserMessage', sender: 'alice', text: 'Hi', idempotencyKey: 'k', custom: { c: 'd' } },
      { type: 'UserMessage', sender: 'bob', attachmentToken },
      { type: 'SystemMessage', content: [{ type: 'text', children: ['a', { type: 'bold', children: ['b'] }] }] },
      { type: 'UserMessage', sender: 'bob', content: [{ type: 'location', latitude: 1.5, longitude: -2 }] },
    ],
  });
  await app.send('PUT', '/conversations/gone', { body: { participants: ['bob'], welcomeMessages: ['w'] } });
  await app.send('PUT', '/conversations/other', { body: { participants: ['bob'], welcomeMessages: ['w'] } });
  await app.send('DELETE', '/conversations/gone');
  await app.send('PATCH', '/conversations/chat/participants/bob', {
    body: { access: 'None', notify: 'MentionsOnly' },
  });
  return opened;
}

const look = async (app: TestApp): Promise<readonly (readonly [number, string])[]> =>
  Promise.all(PATHS.map((path) => app.send('GET', path).then(({ status, text }) => [status, text] as const)));

/** What is refused changes nothing; what is taken is a state like any other: it can be taken again, and no answer has a bug. */
test('a snapshot with any value replaced is refused whole, or works', async () => {
  const app = await busyApp();
  const snapshot = app.emulator.snapshot();
  const before = JSON.stringify(snapshot);
  let refused = 0;
  for (const fault of faultsOf(snapshot)) {
    try {
      app.emulator.restore(fault.snapshot);
    } catch (error) {
      refused += 1;
      expect(error, fault.what).toBeInstanceOf(TypeError);
      expect((error as Error).message, fault.what).toMatch(/^[^\n]{1,400}\.$/);
      expect(JSON.stringify(app.emulator.snapshot()) === before, fault.what).toBe(true);
      continue;
    }
    const taken = app.emulator.snapshot();
    app.emulator.restore(taken);
    expect(app.emulator.snapshot(), fault.what).toEqual(taken);
    for (const [status, text] of await look(app)) expect(status, `${fault.what}: ${text}`).toBeLessThan(500);
    app.emulator.restore(snapshot);
  }
  expect(refused).toBeGreaterThan(1500);
}, 60_000);

interface Data {
  clock: { now: number; frozen: boolean };
  talkjs: { apps: [Record<string, unknown> & { users: { id: string }[]; conversations: Conversation[] }] };
}

interface Conversation {
  id: string;
  members: { userId: string; joined: object }[];
  messages: { id: string; position: object }[];
}

describe('a snapshot that contradicts itself is refused, and the cause named', () => {
  test.each<[string, (data: Data) => unknown, RegExp]>([
    [
      'a user twice',
      ({ talkjs: { apps } }) => apps[0].users.push(...apps[0].users),
      /apps\[0\]\.users\[2\]: "alice" is/,
    ],
    [
      'an app twice',
      ({ talkjs }) => (talkjs.apps as unknown[]).push(talkjs.apps[0]),
      /the app "tEmulator" is there twice/,
    ],
    [
      'a conversation twice',
      ({ talkjs: { apps } }) => (apps[0].conversations = [...apps[0].conversations, ...apps[0].conversations]),
      /conversations\[2\]: "chat" is there twice/,
    ],
    [
      'a participant who is no user',
      ({ talkjs: { apps } }) => Object.assign(apps[0].conversations[0]?.members[0] ?? {}, { userId: 'zoe' }),
      /conversations\[0\]\.members: there is no user "zoe"/,
    ],
    [
      'two messages in one place',
      ({ talkjs: { apps } }) => {
        const [first, second] = apps[0].conversations[0]?.messages ?? [];
        if (first && second) second.position = first.position;
      },
      /sequence: \d+ is there twice/,
    ],
    [
      'a sequence that lags behind',
      ({ talkjs: { apps } }) => (apps[0]['sequence'] = 3),
      /sequence is 3; it must be \d+ or/,
    ],
    [
      'another API',
      (data) => ((data as unknown as Record<string, unknown>)['other'] = {}),
      /^snapshot has no "other"/,
    ],
    ['no clock', (data) => delete (data as Partial<Data>).clock, /^snapshot\.clock is missing/],
    [
      'a clock that shows no time',
      ({ clock }) => (clock.now = 0.5),
      /^snapshot\.clock\.now is 0\.5; it must be whole Unix/,
    ],
  ])('%s', async (_, change, message) => {
    const app = await busyApp();
    const data = app.emulator.snapshot() as Data;
    change(data);
    const before = app.emulator.snapshot();
    expect(() => {
      app.emulator.restore(data);
    }).toThrow(message);
    expect(app.emulator.snapshot()).toEqual(before);
  });
});

describe('a snapshot brings the clock back', () => {
  test.each<[string, (app: TestApp) => void]>([
    [
      'that was advanced',
      ({ emulator }) => {
        emulator.clock.advance(90_000_000);
      },
    ],
    [
      'at the end of time',
      ({ emulator }) => {
        emulator.clock.freeze(Date.UTC(9999, 11, 31));
      },
    ],
    [
      'at the beginning of time',
      ({ emulator }) => {
        emulator.clock.freeze(0);
      },
    ],
  ])('%s', async (_, turn) => {
    const app = await busyApp();
    turn(app);
    await app.send('PUT', '/users/late', { body: { name: 'Late' } });
    const text = JSON.stringify(app.emulator.snapshot());
    const other = openApp();
    const answer = await other.emulator.fetch('http://localhost/__emulator/snapshot', { method: 'PUT', body: text });
    expect([answer.status, JSON.stringify(other.emulator.snapshot())]).toEqual([200, text]);
    expect(other.emulator.clock.now()).toBe(app.emulator.clock.now());
  });
});
