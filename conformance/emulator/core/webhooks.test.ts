import { describe, expect, test } from 'vitest';

import { createContract } from '../../contract/contract.js';
import { createClock } from './clock.js';
import type { Post } from './deliver.js';
import { createHost } from './host.js';
import type { Receiver } from './receivers.js';
import { WebhookCentre } from './webhooks.js';

const schema = { type: 'object', required: ['price'] };
const sold = {
  post: {
    operationId: 'onSold',
    parameters: [{ name: 'X-Shop-Sign', in: 'header', required: true, schema: { type: 'string' } }],
    requestBody: { required: true, content: { 'application/json': { schema } } },
    responses: { '200': {} },
  },
};

const contract = createContract('shop', 'current', {
  info: { title: 'Shop', version: '1' },
  servers: [{ url: 'https://shop.example' }],
  paths: {},
  webhooks: { 'item.sold': sold, 'item.returned': sold },
});

const post =
  (payload: unknown, headers: Readonly<Record<string, string>> = { 'X-Shop-Sign': 's' }) =>
  (): Post => ({
    payload,
    body: JSON.stringify(payload),
    assumed: ['G-3'],
    headersAt: () => ({ 'content-type': 'application/json', ...headers }),
  });

function open(receivers: readonly Receiver[] = [], statuses: readonly number[] = []) {
  const clock = createClock(() => 1000);
  const sent: { url: string; init: RequestInit | undefined }[] = [];
  const webhooks = new WebhookCentre(clock, (url, init) => {
    sent.push({ url: url as string, init });
    return Promise.resolve(new Response(null, { status: statuses[sent.length - 1] ?? 200 }));
  });
  const policy = { timeoutMs: 5000, attempts: 2, retriesUnanswered: () => true };
  const emit = webhooks.register('shop', { contract, receivers: { main: receivers, other: [] }, policy });
  return { webhooks, emit, sent, host: createHost([], clock, webhooks) };
}

describe('an event', () => {
  test('goes to every receiver that wants it, and to no other', async () => {
    const { webhooks, emit, sent } = open([
      { url: 'http://127.0.0.1:1/all' },
      { url: 'http://127.0.0.1:1/sold', events: ['item.sold'] },
      { url: 'http://127.0.0.1:1/returned', events: ['item.returned'] },
    ]);
    emit('main', 'item.sold', post({ price: 5 }));
    await webhooks.settled();
    expect(sent.map(({ url }) => url)).toEqual(['http://127.0.0.1:1/all', 'http://127.0.0.1:1/sold']);
    expect(sent[0]?.init).toMatchObject({
      method: 'POST',
      body: '{"price":5}',
      redirect: 'manual',
      headers: { 'content-type': 'application/json', 'X-Shop-Sign': 's' },
    });
  });

  test('that nobody wants is not even written', () => {
    const { emit } = open();
    emit('main', 'item.sold', () => {
      throw new Error('It is written.');
    });
  });

  test.each([
    ['a body', post({}), /The webhook item\.sold is outside its contract: body .*price/],
    [
      'headers',
      post({ price: 5 }, {}),
      'The webhook item.sold is outside its contract: header X-Shop-Sign is required.',
    ],
  ])('with %s outside the contract is a bug, and told', (_, write, message) => {
    const { webhooks, emit } = open();
    webhooks.on('item.sold', () => undefined);
    expect(() => {
      emit('main', 'item.sold', write);
    }).toThrow(message);
  });
});

describe('a listener', () => {
  test('is given the payload and the request as a receiver would get it', async () => {
    const { webhooks, emit } = open();
    const heard: unknown[] = [];
    webhooks.on('item.sold', async (payload, request) => {
      heard.push(payload, request.method, request.headers.get('x-shop-sign'), await request.text());
    });
    emit('main', 'item.sold', post({ price: 5 }));
    await webhooks.settled();
    expect(heard).toEqual([{ price: 5 }, 'POST', 's', '{"price":5}']);
    expect(webhooks.outbox).toMatchObject([{ url: 'in-process', state: 'delivered', event: 'item.sold' }]);
  });

  test('that throws or answers 500 is asked once more', async () => {
    const { webhooks, emit } = open();
    let calls = 0;
    webhooks.on('*', () => {
      calls += 1;
      if (calls === 1) throw new Error('no database');
      return new Response(null, { status: 500 });
    });
    emit('other', 'item.returned', post({ price: 5 }));
    await webhooks.settled();
    expect(webhooks.outbox[0]?.attempts.map(({ outcome }) => outcome)).toEqual(['no answer', 500]);
  });

  test('hears no more once it is taken off', async () => {
    const { webhooks, emit } = open();
    const off = webhooks.on('item.sold', () => undefined);
    off();
    emit('main', 'item.sold', post({ price: 5 }));
    await webhooks.settled();
    expect(webhooks.outbox).toEqual([]);
  });

  test('of an event that there is not is refused', () => {
    expect(() => open().webhooks.on('item.sol', () => undefined)).toThrow(
      'webhooks.on(): there is no event "item.sol"; there are: *, item.sold, item.returned.',
    );
  });
});

describe('receivers', () => {
  test('are put in place of those that were there, and survive a reset that empties the outbox', async () => {
    const { webhooks, emit, host } = open([{ url: 'http://127.0.0.1:1/before' }]);
    webhooks.setReceivers({ shop: { main: [{ url: 'http://127.0.0.1:1/after' }] } });
    emit('main', 'item.sold', post({ price: 5 }));
    await webhooks.settled();
    expect(webhooks.outbox.map(({ url }) => url)).toEqual(['http://127.0.0.1:1/after']);
    host.reset();
    expect(webhooks.outbox).toEqual([]);
    expect(webhooks.receivers).toEqual({ shop: { main: [{ url: 'http://127.0.0.1:1/after' }], other: [] } });
  });

  test.each([
    [{ store: {} }, 'receivers.store: there is no such API; there are: shop.'],
    [{ shop: { third: [] } }, 'receivers.shop has no "third"; there are: main, other.'],
    [
      { shop: { main: [{ url: 'ftp://x' }] } },
      'receivers.shop.main[0].url cannot be called; ' +
        'it must be a URL that begins with http:// or https:// and names no user.',
    ],
    [
      { shop: { main: [{ url: 'http://x', events: ['item.gone'] }] } },
      'receivers.shop.main[0].events[0] is "item.gone"; it must be one of "item.sold", "item.returned".',
    ],
  ])('%j are refused, and change nothing', (given, message) => {
    const { webhooks } = open([{ url: 'http://127.0.0.1:1/before' }]);
    expect(() => {
      webhooks.setReceivers(given as never);
    }).toThrow(new TypeError(message));
    expect(webhooks.receivers['shop']?.['main']).toEqual([{ url: 'http://127.0.0.1:1/before' }]);
  });
});

test('the control plane sets receivers, shows the outbox and delivers again', async () => {
  const { emit, sent, webhooks, host } = open([], [500, 500]);
  const call = async (method: string, path: string, body?: object): Promise<unknown> => {
    const init = { method, ...(body ? { body: JSON.stringify(body) } : {}) };
    return (await host.fetch(`http://localhost/__emulator/${path}`, init)).json();
  };
  await call('PUT', 'webhooks', { shop: { main: [{ url: 'http://127.0.0.1:1/hook' }] } });
  emit('main', 'item.sold', post({ price: 5 }));
  await webhooks.settled();
  expect(await call('GET', 'webhooks')).toMatchObject({ deliveries: [{ id: 1, state: 'failed', assumed: ['G-3'] }] });
  expect(await call('GET', 'assumptions')).toEqual({ schemaVersion: 1, assumptions: ['G-3'] });
  expect(await call('POST', 'webhooks/redeliver', { id: 1 })).toMatchObject({ id: 1, state: 'pending' });
  await webhooks.settled();
  expect(sent.length).toBe(3);
  expect(await call('POST', 'webhooks/redeliver', { id: 9 })).toEqual({
    schemaVersion: 1,
    error: 'webhooks.redeliver(): id is 9; it must be that of a delivery that is not pending.',
  });
});

test('closing gives up what is pending', async () => {
  const { webhooks, emit, host } = open();
  webhooks.on('*', () => new Promise(() => undefined));
  emit('main', 'item.sold', post({ price: 5 }));
  await host.close();
  await webhooks.settled();
  expect(webhooks.outbox).toMatchObject([{ state: 'failed' }]);
});
