import fc from 'fast-check';
import { expect, test } from 'vitest';

import { idsOf, openApp, sentIds, type Answer, type TestApp } from '../../../test/emulator/talkjs.js';

interface Message {
  readonly id: string;
  sender: string | null;
  text: string;
}
interface Conversation {
  subject: string | null;
  readonly access: Map<string, string>;
  readonly messages: Message[];
}

/** What the app should hold: users by id, conversations by id in order of creation. */
interface Model {
  readonly users: Map<string, { name: string; custom: Record<string, string> }>;
  readonly conversations: Map<string, Conversation>;
}

type Command = fc.AsyncCommand<Model, TestApp>;

const IDS = ['alice', 'bob', '__proto__', 'a/b'];
const CHATS = ['c1', 'constructor'];
const path = (id: string): string => encodeURIComponent(id);
const at = (chat: string, rest = ''): string => `/conversations/${path(chat)}${rest}`;

/** A command that may always run: what it does depends on what is there. */
const command = (name: string, run: (model: Model, app: TestApp) => Promise<void>): Command => ({
  check: () => true,
  run,
  toString: () => name,
});

const expectStatus = (answer: Answer, status: number): void => {
  expect([answer.status, answer.text]).toEqual([status, expect.anything()]);
};

const putUser = (id: string, name: string | undefined, custom: Record<string, string | null>): Command =>
  command(`put user ${id} ${JSON.stringify({ name, custom })}`, async ({ users }, app) => {
    const known = users.get(id);
    const answer = await app.send('PUT', `/users/${path(id)}`, { body: { name, custom } });
    if (!known && name === undefined) {
      expectStatus(answer, 400);
      return;
    }
    expectStatus(answer, 200);
    const entries = new Map(Object.entries(known?.custom ?? {}));
    for (const [key, value] of Object.entries(custom)) {
      if (value === null) entries.delete(key);
      else entries.set(key, value);
    }
    users.set(id, { name: name ?? known?.name ?? '', custom: Object.fromEntries(entries) });
  });

const putConversation = (chat: string, subject: string | null | undefined, participants: string[]): Command =>
  command(
    `put conversation ${chat} ${JSON.stringify({ subject, participants })}`,
    async ({ users, conversations }, app) => {
      const answer = await app.send('PUT', at(chat), { body: { subject, participants } });
      if (participants.some((id) => !users.has(id))) {
        expectStatus(answer, 400);
        return;
      }
      expectStatus(answer, 200);
      const conversation = conversations.get(chat) ?? {
        subject: null,
        access: new Map<string, string>(),
        messages: [],
      };
      if (subject !== undefined) conversation.subject = subject;
      for (const id of participants) {
        const access = conversation.access.get(id);
        if (access === undefined || access === 'None') conversation.access.set(id, 'ReadWrite');
      }
      conversations.set(chat, conversation);
    },
  );

const changeAccess = (method: 'PUT' | 'PATCH', chat: string, id: string, access: string): Command =>
  command(`${method} participant ${chat} ${id} ${access}`, async ({ users, conversations }, app) => {
    const answer = await app.send(method, at(chat, `/participants/${path(id)}`), { body: { access } });
    const members = conversations.get(chat)?.access;
    if (method === 'PUT' && access === 'None') {
      expectStatus(answer, 400);
      return;
    }
    if (!members || !(method === 'PUT' ? users : members).has(id)) {
      expectStatus(answer, 404);
      return;
    }
    expectStatus(answer, 200);
    members.set(id, access);
  });

const leave = (chat: string, id: string): Command =>
  command(`leave ${chat} ${id}`, async ({ conversations }, app) => {
    const answer = await app.send('DELETE', at(chat, `/participants/${path(id)}`));
    expectStatus(answer, conversations.has(chat) ? 200 : 404);
    conversations.get(chat)?.access.delete(id);
  });

const send = (chat: string, senders: (string | null)[]): Command =>
  command(`send ${chat} ${JSON.stringify(senders)}`, async ({ conversations }, app) => {
    const body = senders.map((sender, index) =>
      sender === null
        ? { type: 'SystemMessage', text: `t${String(index)}` }
        : { type: 'UserMessage', sender, text: `t${String(index)}` },
    );
    const answer = await app.send('POST', at(chat, '/messages'), { body });
    const conversation = conversations.get(chat);
    if (!conversation) {
      expectStatus(answer, 404);
      return;
    }
    if (senders.some((sender) => sender !== null && (conversation.access.get(sender) ?? 'None') === 'None')) {
      expectStatus(answer, 400);
      return;
    }
    expectStatus(answer, 200);
    conversation.messages.push(
      ...sentIds(answer).map((id, index) => ({ id, sender: senders[index] ?? null, text: `t${String(index)}` })),
    );
  });

const onMessage = (method: 'PUT' | 'DELETE', chat: string, pick: number): Command =>
  command(`${method} message ${chat} ${String(pick)}`, async ({ conversations }, app) => {
    const messages = conversations.get(chat)?.messages ?? [];
    const message = messages[pick % Math.max(1, messages.length)];
    const answer = await app.send(
      method,
      at(chat, `/messages/${message?.id ?? 'msg_none'}`),
      method === 'PUT' ? { body: { text: 'edited' } } : {},
    );
    expectStatus(answer, message ? 200 : 404);
    if (message && method === 'PUT') message.text = 'edited';
    if (message && method === 'DELETE') messages.splice(messages.indexOf(message), 1);
  });

const clear = (chat: string, what: 'messages' | 'conversation'): Command =>
  command(`clear ${what} ${chat}`, async ({ conversations }, app) => {
    const answer = await app.send('DELETE', at(chat, what === 'messages' ? '/messages' : ''));
    expectStatus(answer, conversations.has(chat) ? 200 : 404);
    if (what === 'messages') conversations.get(chat)?.messages.splice(0);
    else conversations.delete(chat);
  });

const saveAndRestore = command('save and restore', (_, app) => {
  app.emulator.restore(JSON.parse(JSON.stringify(app.emulator.snapshot())));
  return Promise.resolve();
});

const wait = (ms: number): Command =>
  command(`wait ${String(ms)}`, (_, app) => {
    app.emulator.clock.advance(ms);
    return Promise.resolve();
  });

async function compareConversation(
  app: TestApp,
  chat: string,
  { subject, access, messages }: Conversation,
): Promise<void> {
  const newest = [...messages].reverse();
  const listed = [...access].filter(([, value]) => value !== 'None');
  const stored = (await app.send('GET', at(chat))).body as {
    participants: Record<string, { access: string }>;
    lastMessage: { id: string } | null;
  };
  expect(stored).toMatchObject({ id: chat, subject });
  expect(new Map(Object.entries(stored.participants).map(([id, member]) => [id, member.access]))).toEqual(
    new Map(listed),
  );
  expect(stored.lastMessage?.id).toBe(newest[0]?.id);
  const list = (await app.send('GET', at(chat, '/messages'), { query: { limit: '100' } })).body as {
    data: { id: string; senderId: string; text: string }[];
  };
  expect(list.data.map(({ id, senderId, text }) => ({ id, sender: senderId, text }))).toEqual(newest);
}

/** Reads everything back and compares it with the model. */
const compare = command('compare', async ({ users, conversations }, app) => {
  expect(idsOf(await app.send('GET', '/users')).sort()).toEqual([...users.keys()].sort());
  expect(idsOf(await app.send('GET', '/conversations')).sort()).toEqual([...conversations.keys()].sort());
  for (const [id, user] of users) {
    const stored = (await app.send('GET', `/users/${path(id)}`)).body as { name: string; custom: object };
    expect([stored.name, JSON.stringify(stored.custom)]).toEqual([user.name, JSON.stringify(user.custom)]);
    const own = [...conversations].filter(([, { access }]) => access.has(id)).map(([chat]) => chat);
    expect(idsOf(await app.send('GET', `/users/${path(id)}/conversations`)).sort()).toEqual(own.sort());
  }
  for (const [chat, conversation] of conversations) await compareConversation(app, chat, conversation);
});

const id = fc.constantFrom(...IDS);
const chat = fc.constantFrom(...CHATS);
const custom = fc.dictionary(fc.constantFrom('k', '__proto__', 'x y'), fc.option(fc.string({ maxLength: 3 })), {
  noNullPrototype: true,
});

const commands = [
  fc.tuple(id, fc.option(fc.string({ maxLength: 3 }), { nil: undefined }), custom).map((args) => putUser(...args)),
  id.map((user) => putUser(user, 'Name', {})),
  fc.tuple(chat, fc.constantFrom('S', null, undefined), fc.uniqueArray(id)).map((args) => putConversation(...args)),
  fc
    .tuple(fc.constantFrom('PUT' as const, 'PATCH' as const), chat, id, fc.constantFrom('ReadWrite', 'Read', 'None'))
    .map((args) => changeAccess(...args)),
  fc.tuple(chat, id).map((args) => leave(...args)),
  fc.tuple(chat, fc.array(fc.option(id), { minLength: 1, maxLength: 4 })).map((args) => send(...args)),
  chat.map((name) => send(name, [null])),
  fc
    .tuple(fc.constantFrom('PUT' as const, 'DELETE' as const), chat, fc.nat({ max: 9 }))
    .map((args) => onMessage(...args)),
  fc.tuple(chat, fc.constantFrom('messages' as const, 'conversation' as const)).map((args) => clear(...args)),
  fc.nat({ max: 3 }).map(wait),
  fc.constant(saveAndRestore),
  fc.constant(compare),
];

const START = [
  putUser('alice', 'Alice', {}),
  putUser('__proto__', 'Proto', { k: 'v' }),
  putConversation('c1', 'S', ['alice', '__proto__']),
];

test('any sequence of calls leaves what a simple model says', async () => {
  await fc.assert(
    fc.asyncProperty(fc.commands(commands, { maxCommands: 60, size: 'max' }), async (sequence) => {
      const model: Model = { users: new Map(), conversations: new Map() };
      const app = openApp();
      await fc.asyncModelRun(() => ({ model, real: app }), [...START, ...sequence, compare]);
    }),
    { numRuns: 80 },
  );
});
