import { createEmulator, type Emulator, type EmulatorOptions } from '../../conformance/emulator/index.js';
import type { List } from '../../src/client/list.js';
import { createTalkJS, type TalkJS } from '../../src/talkjs/index.js';

const NOON = Date.parse('2026-07-07T12:00:00.000Z');
export const names = (count: number): string[] => Array.from({ length: count }, (_, index) => `x${String(index)}`);

export type UnknownCursor = 'refuse' | 'not-found' | 'first-page';

export interface App {
  readonly emulator: Emulator;
  readonly talkjs: TalkJS;
  /** How many lists were asked for since. */
  requests(): number;
}

export function openApp(unknownCursor: UnknownCursor = 'refuse'): App {
  const options: EmulatorOptions = {
    clock: () => NOON,
    talkjs: { apps: [{ appId: 'tApp', secretKey: 'sk_test_app' }], decisions: { unknownCursor } },
  };
  const emulator = createEmulator(options);
  const { fetch, ...connection } = emulator.connect('talkjs');
  let requests = 0;
  const counting: typeof globalThis.fetch = (input, init) => {
    if (new URL(String(input)).searchParams.has('limit')) requests += 1;
    return fetch(input, init);
  };
  const talkjs = createTalkJS({ ...connection, fetch: counting, rateLimits: 'off' });
  return { emulator, talkjs, requests: () => requests };
}

/** A list of things, and what can happen to one of them. */
export interface Subject {
  readonly ids: readonly string[];
  readonly list: List<{ readonly id: string }>;
  readonly touch: (id: string) => Promise<unknown>;
  readonly remove: (id: string) => Promise<unknown>;
}

export type Open = (app: App, count: number, limit: number) => Promise<Subject>;

const orders = [
  {},
  { orderDirection: 'ASC' },
  { orderBy: 'lastActivity', orderDirection: 'DESC' },
  { orderBy: 'lastActivity', orderDirection: 'ASC' },
  { orderBy: 'createdAt' },
  { orderBy: 'createdAt', orderDirection: 'DESC' },
  { orderBy: 'createdAt', orderDirection: 'ASC' },
] as const;
type OrderOf = (typeof orders)[number] & { readonly unreadsOnly?: boolean };

const speak = (talkjs: TalkJS, conversationId: string): Promise<unknown> =>
  talkjs.sendMessages({ conversationId, body: [{ type: 'SystemMessage', text: 'x' }] });

export const users: Open = async ({ talkjs }, count, limit) => {
  const ids = names(count);
  for (const userId of ids) await talkjs.upsertUser({ userId, body: { name: 'U' } });
  const touch = (userId: string): Promise<unknown> => talkjs.upsertUser({ userId, body: { name: 'V' } });
  return { ids, list: talkjs.listUsers({ limit }), touch, remove: touch };
};

export const messages: Open = async ({ talkjs }, count, limit) => {
  const conversationId = 'c';
  await talkjs.upsertConversation({ conversationId });
  const ids: string[] = [];
  for (let sent = 0; sent < count; sent += 10) {
    const body = names(Math.min(10, count - sent)).map((text) => ({ type: 'SystemMessage' as const, text }));
    ids.push(...(await talkjs.sendMessages({ conversationId, body })).map(({ id }) => id));
  }
  return {
    ids,
    list: talkjs.listMessages({ conversationId, limit }),
    touch: (messageId) => talkjs.editMessage({ conversationId, messageId, body: { text: 'y' } }),
    remove: (messageId) => talkjs.deleteMessage({ conversationId, messageId }),
  };
};

async function talk(talkjs: TalkJS, count: number): Promise<string[]> {
  await talkjs.upsertUser({ userId: 'ann', body: { name: 'Ann' } });
  const ids = names(count);
  for (const conversationId of ids) {
    await talkjs.upsertConversation({ conversationId, body: { participants: ['ann'] } });
    await speak(talkjs, conversationId);
  }
  return ids;
}

export const conversations =
  (order: OrderOf): Open =>
  async ({ talkjs }, count, limit) => ({
    ids: await talk(talkjs, count),
    list: talkjs.listConversations({ ...order, limit }),
    touch: (id) => speak(talkjs, id),
    remove: (conversationId) => talkjs.deleteConversation({ conversationId }),
  });

const userConversations =
  (order: OrderOf): Open =>
  async ({ talkjs }, count, limit) => ({
    ids: await talk(talkjs, count),
    list: talkjs.listUserConversations({ userId: 'ann', ...order, limit }),
    touch: (id) => speak(talkjs, id),
    remove: (conversationId) => talkjs.removeParticipant({ userId: 'ann', conversationId }),
  });

const unreads =
  (order: OrderOf): Open =>
  async (app, count, limit) => ({
    ...(await userConversations({ ...order, unreadsOnly: true })(app, count, limit)),
    remove: async (conversationId) => {
      app.emulator.simulate('talkjs').read({ conversationId, userId: 'ann' });
    },
  });

export const subjects: readonly (readonly [string, Open])[] = [
  ['users', users],
  ['messages', messages],
  ...orders.flatMap((order) => {
    const named = Object.values(order).join(' ') || 'no order';
    return [
      [`conversations, ${named}`, conversations(order)],
      [`conversations of a user, ${named}`, userConversations(order)],
      [`unread conversations of a user, ${named}`, unreads(order)],
    ] as const;
  }),
];
