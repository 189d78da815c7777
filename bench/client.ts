import { createHmac } from 'node:crypto';
import createClient from 'openapi-fetch';
import { createTalkJS } from 'talkspec/talkjs';
import type { paths } from 'talkspec/talkjs/types';

import { startServer } from './child.js';
import { median, type Figure } from './figure.js';

const ROUNDS = 9;
const WINDOW_MS = 400;
const app = { appId: 'tBench', secretKey: 'sk_test_bench' };

/** A server that reads what it is sent and answers a user. */
const SERVER = `
  const { createServer } = await import('node:http');
  const body = '{"id":"alice","name":"Alice","email":["alice@example.com"],"custom":{"plan":"free"}}';
  const headers = { 'content-type': 'application/json', 'content-length': body.length };
  const server = createServer((request, response) => {
    request.resume().on('end', () => response.writeHead(200, headers).end(body));
  });
  server.listen(0, '127.0.0.1', () => console.log('http://127.0.0.1:' + server.address().port));`;

type Call = () => Promise<unknown>;
type Method = 'get' | 'post';
type Contender = Readonly<Record<Method, Call>>;

const base64 = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A token as one signs it by hand. */
function token(): string {
  const now = Math.floor(Date.now() / 1000);
  const claims = { tokenType: 'app', iss: app.appId, iat: now, exp: now + 30 };
  const text = `${base64({ alg: 'HS256', typ: 'JWT' })}.${base64(claims)}`;
  return `${text}.${createHmac('sha256', app.secretKey).update(text).digest('base64url')}`;
}

const MESSAGES = [{ type: 'UserMessage', sender: 'alice', text: 'Hello!', idempotencyKey: 'key' }] as const;

function rawFetch(origin: string): Contender {
  const base = `${origin}/v1/${app.appId}`;
  const send = async (path: string, init: RequestInit): Promise<unknown> => {
    const response = await fetch(base + path, {
      ...init,
      headers: { ...init.headers, authorization: `Bearer ${token()}` },
    });
    if (!response.ok) throw new Error(String(response.status));
    return response.json();
  };
  const json = { 'content-type': 'application/json' };
  return {
    get: () => send('/users/alice', {}),
    post: () => send('/conversations/c/messages', { method: 'POST', headers: json, body: JSON.stringify(MESSAGES) }),
  };
}

function openapiFetch(origin: string): Contender {
  const client = createClient<paths>({ baseUrl: `${origin}/v1/${app.appId}` });
  client.use({
    onRequest({ request }) {
      request.headers.set('authorization', `Bearer ${token()}`);
    },
  });
  return {
    get: () => client.GET('/users/{userId}', { params: { path: { userId: 'alice' } } }),
    post: () =>
      client.POST('/conversations/{conversationId}/messages', {
        params: { path: { conversationId: 'c' } },
        body: [...MESSAGES],
      }),
  };
}

/** With a limiter that counts, and never says no. */
function ours(origin: string): Contender {
  const rateLimits = { requests: { capacity: 1e9, refillPerSecond: 1e9 } };
  const talkjs = createTalkJS({ ...app, baseUrl: origin, rateLimits });
  return {
    get: () => talkjs.getUser({ userId: 'alice' }),
    post: () => talkjs.sendMessages({ conversationId: 'c', body: [...MESSAGES] }),
  };
}

/** Calls per second, so many at a time. */
async function rate(call: Call, concurrency: number): Promise<number> {
  let calls = 0;
  const start = performance.now();
  const worker = async (): Promise<void> => {
    while (performance.now() - start < WINDOW_MS) {
      await call();
      calls += 1;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  return (calls * 1000) / (performance.now() - start);
}

async function compare(contenders: readonly Contender[], method: Method, concurrency: number): Promise<number[][]> {
  const rates: number[][] = contenders.map(() => []);
  for (let round = 0; round <= ROUNDS; round += 1)
    for (const [index, contender] of contenders.entries()) {
      const measured = await rate(contender[method], concurrency);
      if (round > 0) rates[index]?.push(measured); // the first warms up
    }
  return rates;
}

const ratio = (a: readonly number[] = [], b: readonly number[] = []): number =>
  median(a.map((value, round) => value / (b[round] ?? NaN)));

/** Calls per second, against `fetch` with a token signed by hand, and openapi-fetch with a middleware. */
export async function clientThroughput(): Promise<Figure[]> {
  const { origin, process } = await startServer(SERVER);
  const contenders = [ours(origin), rawFetch(origin), openapiFetch(origin)];
  const figures: Figure[] = [];
  try {
    for (const [concurrency, bar] of [
      [1, 0.9],
      [64, 0.75],
    ] as const)
      for (const method of ['get', 'post'] as const) {
        const [mine, raw, bindings] = await compare(contenders, method, concurrency);
        const detail = `${median(mine ?? []).toFixed(0)} calls/s, median of ${ROUNDS} rounds`;
        const what = `client, ${method.toUpperCase()}, ${concurrency} at a time, against`;
        const [toRaw, toBindings] = [ratio(mine, raw), ratio(mine, bindings)];
        figures.push(
          { name: `${what} fetch`, value: toRaw, unit: '×', bar: `≥ ${bar}`, met: toRaw >= bar, detail },
          { name: `${what} openapi-fetch`, value: toBindings, unit: '×', bar: '≥ 1', met: toBindings >= 1, detail },
        );
      }
  } finally {
    process.kill();
  }
  return figures;
}
