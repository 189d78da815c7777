import { beforeEach, describe, expect, test } from 'vitest';

import { createEmulator, type FaultOptions } from '../../conformance/emulator/index.js';
import { valueAt } from '../../conformance/contract/json-pointer.js';
import { expectToFit, schemaOf } from './surface.js';

const open = () =>
  createEmulator({
    clock: () => 1_700_000_000_000,
    talkjs: { apps: [{ appId: 'tShop', secretKey: 'sk_test_shop' }] },
    talkable: { sites: [{ slug: 'shop', apiKey: 'talkable_test_key' }] },
  });
let emulator = open();

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

async function control(route: string, request?: unknown): Promise<Answer> {
  const [method = '', path = ''] = route.split(' ');
  const init = { method, ...(request === undefined ? {} : { body: JSON.stringify(request) }) };
  const answer = await emulator.fetch(`http://localhost/__emulator/${path}`, init);
  return { status: answer.status, body: await answer.json() };
}

const receivers = { talkjs: { tShop: [{ url: 'http://127.0.0.1:1/hook', events: ['message.sent'] }] } };
const simulation = { api: 'talkjs', tenant: 'tShop', act: 'offline', input: { userId: 'alice' } };

const FAULT: FaultOptions = {
  ...{ api: 'talkjs', operation: 'getUser', method: 'GET', path: '/v1/*' },
  ...{ status: 503, html: false, retryAfter: 2, commit: 'after', delayMs: 0 },
  body: { reasons: ['busy'] },
  schedule: { of: 2, hits: 2, seed: 7 },
};

/** A request to each control, with every field that it takes. */
const REQUESTS: Readonly<Record<string, () => unknown>> = {
  'GET clock': () => undefined,
  'POST clock/advance': () => ({ schemaVersion: 1, milliseconds: 1 }),
  'GET requests': () => undefined,
  'GET assumptions': () => undefined,
  'GET decisions': () => undefined,
  'PUT decisions': () => ({ schemaVersion: 1, talkjs: { overRangeLimit: 'clamp' } }),
  'GET snapshot': () => undefined,
  'GET webhooks': () => undefined,
  'PUT webhooks': () => ({ schemaVersion: 1, ...receivers }),
  'POST webhooks/redeliver': () => ({ schemaVersion: 1, id: emulator.webhooks.outbox[0]?.id }),
  'POST simulate': () => ({ schemaVersion: 1, ...simulation }),
  'GET faults': () => undefined,
  'POST faults': () => ({ schemaVersion: 1, ...FAULT }),
  'DELETE faults': () => ({ schemaVersion: 1, id: emulator.faults.list()[0]?.id }),
  'PUT snapshot': () => ({ schemaVersion: 1, ...(emulator.snapshot() as object) }),
  'POST reset': () => ({ schemaVersion: 1 }),
};

/** Something of all that controls show: requests, a guess, an act, a fault, and a delivery that came to nothing. */
beforeEach(async () => {
  emulator = open();
  const headers = { authorization: 'Bearer sk_test_shop', 'content-type': 'application/json' };
  emulator.webhooks.on('message.sent', () => {
    throw new Error('full');
  });
  const put = (path: string, body: object): Promise<Response> =>
    emulator.fetch(`http://localhost/v1/tShop/${path}`, { method: 'PUT', headers, body: JSON.stringify(body) });
  await put('users/alice', { name: 'Alice' });
  emulator.faults.inject(FAULT);
  await emulator.fetch('http://localhost/v1/tShop/users/alice', { headers });
  await put('conversations/order', { participants: ['alice'] });
  emulator.simulate('talkjs').online({ userId: 'alice' });
  emulator.simulate('talkjs').send({ conversationId: 'order', userId: 'alice', text: 'Hi' });
  await emulator.webhooks.settled();
});

test('the schema has every control that there is, and no other; so has this test', async () => {
  const { error } = (await control('GET nonsense')).body as { error: string };
  const controls = (/There are: (.*)\.$/.exec(error)?.[1] ?? '').split(', ').sort();
  expect(controls.length).toBeGreaterThan(10);
  expect(Object.keys(valueAt(schemaOf('control-plane'), '/properties') as object).sort()).toEqual([
    ...controls,
    'refused',
  ]);
  expect(Object.keys(REQUESTS).sort()).toEqual(controls);
});

describe('what is asked and answered fits the published schema', () => {
  test.each(Object.keys(REQUESTS))('%s', async (route) => {
    const request = REQUESTS[route]?.();
    const { status, body } = await control(route, request);
    expect([status, body]).toEqual([200, expect.objectContaining({ schemaVersion: 1 })]);
    const asks = valueAt(schemaOf('control-plane'), `/properties/${route.replaceAll('/', '~1')}/properties/request`);
    expectToFit('control-plane', { [route]: { answer: body, ...(asks === undefined ? {} : { request }) } });
  });

  test('where it shows the most', async () => {
    const [requests, webhooks] = [await control('GET requests'), await control('GET webhooks')];
    const refused = { outcome: 'no answer', reason: 'full' };
    expect(webhooks.body).toMatchObject({ deliveries: [{ attempts: [refused, refused] }] });
    expect(requests.body).toMatchObject({ requests: [{}, { status: 503, injected: 'fault_1' }, {}] });
    expectToFit('control-plane', {
      'GET requests': { answer: requests.body },
      'GET webhooks': { answer: webhooks.body },
    });
  });

  test.each([
    ['GET nonsense', undefined],
    ['POST clock/advance', { milliseconds: -1 }],
  ])('a refusal of %s', async (route, request) => {
    expectToFit('control-plane', { refused: { answer: (await control(route, request)).body } });
  });
});

test('a control that asked or answered otherwise would not fit', () => {
  const wrong = { 'GET clock': { answer: { schemaVersion: 1, now: 'noon' } } };
  expect(() => {
    expectToFit('control-plane', wrong);
  }).toThrow();
});
