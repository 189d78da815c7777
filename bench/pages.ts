import { createEmulator, type Emulator } from 'talkspec/emulator';

import { median, type Figure } from './figure.js';

const [FEW, MANY] = [1_000, 100_000];
/** Messages of each conversation that is listed; one more holds as many as all of these. */
const EACH = 10;
const SAMPLES = 41;
/** Calls between two looks at the clock. */
const CALLS = 5;

const base = 'http://localhost/v1/tBench';
const headers = { authorization: 'Bearer sk_test_bench', 'content-type': 'application/json' };

async function send(emulator: Emulator, method: string, path: string, body?: unknown): Promise<unknown> {
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  const answer = await emulator.fetch(base + path, { method, headers, ...sent });
  if (!answer.ok) throw new Error(`${method} ${path}: ${await answer.text()}`);
  return answer.json();
}

async function fill(emulator: Emulator, path: string, messages: number): Promise<void> {
  const body = Array.from({ length: EACH }, () => ({ type: 'UserMessage', sender: 'alice', text: 'Hello' }));
  for (let sent = 0; sent < messages; sent += EACH) {
    const [first] = (await send(emulator, 'POST', `${path}/messages`, body)) as { id: string }[];
    if (sent % 100 === 0)
      await send(
        emulator,
        'PUT',
        `${path}/messages/${String(first?.id)}/reactions/${encodeURIComponent('👍')}/bob`,
        {},
      );
  }
}

/** An app with so many messages, half of them in one conversation; some have reactions, and bob has read a part. */
async function appWith(messages: number): Promise<Emulator> {
  const emulator = createEmulator({ talkjs: { apps: [{ appId: 'tBench', secretKey: 'sk_test_bench' }] } });
  await send(emulator, 'PUT', '/users', { alice: { name: 'Alice' }, bob: { name: 'Bob' } });
  for (let index = 0; index < messages / 2 / EACH; index += 1) {
    const path = `/conversations/c${String(index)}`;
    const custom = { kind: index % 2 === 0 ? 'order' : 'question' };
    await send(emulator, 'PUT', path, { participants: ['alice', 'bob'], subject: 'Order', custom });
    await fill(emulator, path, EACH);
    if (index % 2 === 0) await send(emulator, 'PATCH', `${path}/participants/bob`, { readUntil: Date.now() });
  }
  await send(emulator, 'PUT', '/conversations/long', { participants: ['alice', 'bob'] });
  await fill(emulator, '/conversations/long', messages / 2);
  return emulator;
}

const filter = (predicate: object): string => `filter=${encodeURIComponent(JSON.stringify(predicate))}`;

/** The pages of an app: of messages from both ends, and of conversations in every order and with every filter. */
async function pagesOf(emulator: Emulator): Promise<string[]> {
  const { data } = (await send(emulator, 'GET', '/conversations/long/messages?limit=100')) as {
    data: { id: string }[];
  };
  const messages = '/conversations/long/messages?limit=100';
  const orders = ['createdAt', 'lastActivity'].flatMap((by) =>
    ['ASC', 'DESC'].map((direction) => `limit=30&orderBy=${by}&orderDirection=${direction}`),
  );
  const filters = [
    { custom: { kind: ['==', 'order'] } },
    { custom: { kind: ['oneOf', ['order', 'gift']] } },
    { custom: { kind: 'exists' } },
    { subject: ['==', 'Order'] },
    { createdAt: ['>', 1] },
    { lastMessageTs: ['between', [1, 9_000_000_000_000]] },
  ].map((predicate) => `limit=30&${filter(predicate)}`);
  const bob = ['unreadsOnly=true', filter({ hasUnreadMessages: true }), filter({ access: ['==', 'ReadWrite'] })];
  return [
    messages,
    `${messages}&startingAfter=${String(data.at(-1)?.id)}`,
    ...[...orders, ...filters, 'limit=30&lastMessageAfter=1'].map((query) => `/conversations?${query}`),
    ...[...orders, ...filters, ...bob].map((query) => `/users/bob/conversations?${query}`),
  ];
}

async function millisecondsOf(emulator: Emulator, page: string): Promise<number> {
  const started = performance.now();
  for (let call = 0; call < CALLS; call += 1) await send(emulator, 'GET', page);
  return (performance.now() - started) / CALLS;
}

/** What a page costs where there are a hundred times as many messages: the dearest of all pages. */
export async function costOfPages(): Promise<Figure[]> {
  const [small, large] = [await appWith(FEW), await appWith(MANY)];
  const ratios: { page: string; ratio: number }[] = [];
  const pages = [await pagesOf(small), await pagesOf(large)] as const;
  for (const [index, page] of pages[0].entries()) {
    const samples = { few: [] as number[], many: [] as number[] };
    for (let sample = 0; sample < SAMPLES; sample += 1) {
      samples.few.push(await millisecondsOf(small, page));
      samples.many.push(await millisecondsOf(large, pages[1][index] ?? page));
    }
    ratios.push({ page, ratio: median(samples.many) / median(samples.few) });
  }
  const dearest = ratios.reduce((worst, one) => (one.ratio > worst.ratio ? one : worst));
  return [
    {
      name: `a page at 100,000 messages against one at 1,000, the dearest of ${String(ratios.length)}`,
      value: dearest.ratio,
      unit: '×',
      bar: '≤ 1.5',
      met: dearest.ratio <= 1.5,
      detail: decodeURIComponent(dearest.page),
    },
  ];
}
