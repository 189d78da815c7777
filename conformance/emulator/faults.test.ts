import { describe, expect, test } from 'vitest';

import { createTalkable } from '../../src/talkable/index.js';
import { createTalkJS, isStatusError, TransportError } from '../../src/talkjs/index.js';
import { createEmulator, type Emulator, type FaultOptions } from './index.js';

const START = Date.parse('2026-07-07T16:00:00.000Z');

/** An emulator whose clock stands still, and clients of both its APIs. */
function open(fetchOf: (emulator: Emulator) => typeof fetch = (emulator) => emulator.fetch) {
  const emulator = createEmulator({
    clock: () => START,
    talkjs: { apps: [{ appId: 'tApp', secretKey: 'sk_test_app' }] },
    talkable: { sites: [{ slug: 'shop', apiKey: 'talkable_key' }] },
  });
  const fetch = fetchOf(emulator);
  const talkjs = createTalkJS({ ...emulator.connect('talkjs'), retry: 0, fetch });
  const talkable = createTalkable({ ...emulator.connect('talkable'), retry: 0, fetch });
  const user = () => talkjs.getUser({ userId: 'alice' }).then(({ name }) => name);
  return { emulator, talkjs, talkable, user };
}

async function withAlice(...faults: FaultOptions[]) {
  const opened = open();
  await opened.talkjs.upsertUser({ userId: 'alice', body: { name: 'Alice' } });
  for (const fault of faults) opened.emulator.faults.inject(fault);
  return opened;
}

const failure = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );

describe('a fault with a status', () => {
  test('answers in the words of the vendor, once, and then the service is back', async () => {
    const { talkjs, user } = await withAlice({ operation: 'getUser', status: 503 });
    const error = await failure(user());
    expect(isStatusError(error, 'getUser', 503)).toBe(true);
    expect(await talkjs.listUsers().then(({ items }) => items.length)).toBe(1);
    expect(await user()).toBe('Alice');
  });

  test('may have a body of its own: a text, a page, or JSON', async () => {
    const { emulator } = open();
    const sent = async (fault: FaultOptions) => {
      emulator.faults.inject(fault);
      const answer = await emulator.fetch('http://localhost/v1/tApp/users');
      return [answer.headers.get('content-type')?.split(';')[0], await answer.text()];
    };
    expect(await sent({ status: 400, body: { errorCode: 'X' } })).toEqual(['application/json', '{"errorCode":"X"}']);
    expect(await sent({ status: 400, body: null })).toEqual(['application/json', 'null']);
    expect(await sent({ status: 502, body: 'no healthy upstream' })).toEqual(['text/plain', 'no healthy upstream']);
    expect(await sent({ status: 502, html: true, body: '<p>Sorry' })).toEqual(['text/html', '<p>Sorry']);
    expect((await sent({ status: 502, html: true }))[1]).toContain('<h1>502 Bad Gateway</h1>');
  });

  test('marks its answer, and the log names the fault', async () => {
    const { emulator } = open();
    const fault = emulator.faults.inject({ path: '/v1/*/users', status: 500 });
    const { id } = fault;
    const answer = await emulator.fetch('http://localhost/v1/tApp/users');
    expect([answer.status, answer.headers.get('talkspec-injected')]).toEqual([500, id]);
    expect(emulator.requests.at(-1)).toMatchObject({ status: 500, operationId: 'listUsers', injected: id });
    expect(emulator.faults.list()).toMatchObject([{ id, matched: 1, hits: 1, plan: [1] }]);
    expect([fault.hits, fault.remove(), fault.remove(), emulator.faults.list()]).toEqual([1, true, false, []]);
  });
});

describe('a request', () => {
  test.each([
    ['before', []],
    ['after', ['Hi']],
  ] as const)('that is dropped %s it is carried out leaves what that says', async (commit, texts) => {
    const { emulator, talkjs } = await withAlice();
    await talkjs.upsertConversation({ conversationId: 'c', body: { participants: ['alice'] } });
    emulator.faults.inject({ operation: 'sendMessages', drop: true, commit });
    const body = [{ type: 'UserMessage' as const, sender: 'alice', text: 'Hi' }];
    const error = await failure(talkjs.sendMessages({ conversationId: 'c', body }));
    expect(error).toBeInstanceOf(TransportError);
    expect(error).toMatchObject({ outcome: 'unknown' });
    const { items } = await talkjs.listMessages({ conversationId: 'c' });
    expect(items.map(({ text }) => text)).toEqual(texts);
  });

  test('whose answer is cut in half was carried out, and its client knows no outcome', async () => {
    const { emulator, talkjs, user } = await withAlice({ operation: 'upsertUser', truncate: true });
    const error = await failure(talkjs.upsertUser({ userId: 'alice', body: { name: 'Alicia' } }));
    expect(error).toMatchObject({ outcome: 'unknown' });
    expect([await user(), emulator.faults.list()[0]?.hits]).toEqual(['Alicia', 1]);
  });

  test('that hangs ends by the abort of its caller', async () => {
    const { talkjs } = await withAlice({ hang: true });
    const caller = new AbortController();
    const answer = failure(talkjs.getUser({ userId: 'alice' }, { signal: caller.signal }));
    const reason = new Error('I have no time.');
    caller.abort(reason);
    expect(await answer).toBe(reason);
  });

  test.each(['remove', 'clear', 'reset', 'close'] as const)('that hangs is dropped by %s', async (how) => {
    const { emulator, user } = await withAlice({ hang: true });
    const answer = failure(user());
    await new Promise((resolve) => setImmediate(resolve));
    if (how === 'remove') emulator.faults.remove('fault_1');
    if (how === 'clear') emulator.faults.clear();
    if (how === 'reset') emulator.reset();
    if (how === 'close') await emulator.close();
    expect(await answer).toMatchObject({ outcome: 'unknown' });
  });

  test('that is delayed is answered when the clock has moved on so far', async () => {
    const { emulator, user } = await withAlice({ delayMs: 5000 });
    let answered = false;
    const answer = user().then((name) => {
      answered = true;
      return name;
    });
    const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
    await turn();
    emulator.clock.advance(4999);
    await turn();
    expect(answered).toBe(false);
    emulator.clock.advance(1);
    expect(await answer).toBe('Alice');
  });
});

describe('what is hit', () => {
  const hitsOf = async (fault: FaultOptions, requests: number): Promise<number[]> => {
    const { user } = await withAlice(fault);
    const hits: number[] = [];
    for (let nth = 1; nth <= requests; nth += 1) if (await failure(user())) hits.push(nth);
    return hits;
  };

  test('is one request, so many, those behind so many, or all', async () => {
    expect(await hitsOf({ status: 500 }, 3)).toEqual([1]);
    expect(await hitsOf({ status: 500, times: 2 }, 4)).toEqual([1, 2]);
    expect(await hitsOf({ status: 500, times: 2, skip: 1 }, 5)).toEqual([2, 3]);
    expect(await hitsOf({ status: 500, times: 'always' }, 4)).toEqual([1, 2, 3, 4]);
  });

  test('follows a schedule that is told beforehand, the same for the same seed', async () => {
    const schedule = { of: 20, hits: 5, seed: 7 };
    const { emulator } = open();
    const { plan = [] } = emulator.faults.inject({ status: 500, schedule });
    expect([plan.length, new Set(plan).size, plan.every((nth) => nth >= 1 && nth <= 20)]).toEqual([5, 5, true]);
    expect(await hitsOf({ status: 500, schedule }, 25)).toEqual(plan);
    const other = emulator.faults.inject({ status: 500, schedule: { ...schedule, seed: 8 } }).plan;
    expect(other).not.toEqual(plan);
  });

  test('is what matches: an API, an operation, a method, a path', async () => {
    const { emulator, talkjs, talkable } = open();
    emulator.faults.inject({ method: 'PUT', path: '/v1/tApp/users/*', status: 500, times: 'always' });
    expect(await failure(talkable.listCampaigns())).toBeUndefined();
    expect(await failure(talkjs.getUser({ userId: 'alice' }))).toMatchObject({ status: 404 });
    expect(await failure(talkjs.upsertUser({ userId: 'alice', body: { name: 'A' } }))).toMatchObject({ status: 500 });
  });
});

test('over HTTP a dropped connection and a cut answer end like those of a broken network', async () => {
  const { emulator } = await withAlice();
  const { origin } = await emulator.listen();
  const ask = async (): Promise<unknown> => {
    const answer = await fetch(`${origin}/v1/tApp/users`, { headers: { authorization: 'Bearer sk_test_app' } });
    return answer.text();
  };
  emulator.faults.inject({ drop: true });
  expect(await failure(ask())).toMatchObject({ message: 'fetch failed' });
  emulator.faults.inject({ truncate: true });
  expect(await failure(ask())).toMatchObject({ message: 'terminated' });
  expect(await ask()).toContain('Alice');
  await emulator.close();
});

describe('the control plane', () => {
  async function control(emulator: Emulator, method: string, body?: unknown) {
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const answer = await emulator.fetch('http://localhost/__emulator/faults', { method, ...sent });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  }

  test('injects, lists and takes back', async () => {
    const { emulator, user } = await withAlice();
    expect((await control(emulator, 'POST', { operation: 'getUser', status: 500, times: 2 })).body).toMatchObject({
      id: 'fault_1',
      plan: [1, 2],
    });
    await failure(user());
    expect((await control(emulator, 'GET')).body).toMatchObject({ faults: [{ id: 'fault_1', hits: 1 }] });
    expect((await control(emulator, 'DELETE', { id: 'fault_1' })).body).toEqual({ schemaVersion: 1, faults: [] });
    expect(await user()).toBe('Alice');
  });

  test('refuses what is wrong in one line', async () => {
    const { emulator } = open();
    const { status, body } = await control(emulator, 'POST', { status: 500, times: 0 });
    expect([status, body]).toEqual([
      400,
      { schemaVersion: 1, error: 'POST /__emulator/faults: body.times is 0; it must be 1 or more, or "always".' },
    ]);
  });
});
