import { afterEach, expect, test } from 'vitest';

import { createClock } from './clock.js';
import type { EmulatedApi } from './api.js';
import { createHost, type Host } from './host.js';
import { json } from './message.js';

let opened: Host | undefined;
afterEach(() => opened?.close());

/** An API that takes no snapshot but its own. */
const picky: EmulatedApi = {
  name: 'picky',
  deciding: { rows: () => [], turn: () => () => undefined },
  serves: () => false,
  handle: () => {
    throw new Error('It serves nothing.');
  },
  reset: () => undefined,
  snapshot: () => 'mine',
  restore: (snapshot) => {
    if (snapshot !== 'mine') throw new TypeError('That is not mine.');
    return () => undefined;
  },
};

/** An API under /echo that counts its requests, guesses on POST and breaks on DELETE. */
function open(...others: EmulatedApi[]): Host {
  let count = 0;
  const echo: EmulatedApi = {
    name: 'echo',
    deciding: { rows: () => [], turn: () => () => undefined },
    serves: (path) => path.startsWith('/echo'),
    handle: ({ method }) => {
      if (method === 'DELETE') throw new Error('It broke.');
      count += 1;
      return {
        response: json(200, { count }),
        operationId: 'count',
        assumed: method === 'POST' ? ['G-2', 'G-1'] : [],
      };
    },
    reset: () => {
      count = 0;
    },
    snapshot: () => ({ count }),
    restore: (snapshot) => () => {
      count = (snapshot as { count: number }).count;
    },
  };
  opened = createHost(
    [echo, ...others],
    createClock(() => 1000),
  );
  return opened;
}

const call = async (emulator: Host, method: string, path: string, body?: string): Promise<[number, unknown]> => {
  const response = await emulator.fetch(`http://localhost${path}`, {
    method,
    ...(body === undefined ? {} : { body }),
  });
  return [response.status, await response.json()];
};

test('the same is served in-process and over HTTP', async () => {
  const emulator = open();
  expect(await call(emulator, 'GET', '/echo')).toEqual([200, { count: 1 }]);
  const { origin } = await emulator.listen({ port: 0 });
  expect(await (await fetch(`${origin}/echo`)).json()).toEqual({ count: 2 });
  await emulator.close();
  await expect(fetch(`${origin}/echo`)).rejects.toThrow();
});

test('requests are logged with their bodies, and guesses gathered and sorted', async () => {
  const emulator = open();
  await call(emulator, 'POST', '/echo?x=1', 'hello');
  expect(emulator.requests).toEqual([
    {
      at: 1000,
      method: 'POST',
      url: '/echo?x=1',
      operationId: 'count',
      status: 200,
      requestBody: 'hello',
      responseBody: '{"count":1}',
      assumed: ['G-2', 'G-1'],
    },
  ]);
  expect(emulator.assumptions()).toEqual(['G-1', 'G-2']);
  emulator.reset();
  expect([emulator.requests, emulator.assumptions()]).toEqual([[], []]);
});

test('a bug of an API answers 500 and says so, and the emulator goes on', async () => {
  const emulator = open();
  expect(await call(emulator, 'DELETE', '/echo')).toEqual([500, { error: expect.stringContaining('It broke.') }]);
  expect(await call(emulator, 'GET', '/echo')).toEqual([200, { count: 1 }]);
});

test('a path of no API answers 404', async () => {
  expect((await call(open(), 'GET', '/elsewhere'))[0]).toBe(404);
});

test('an aborted fetch throws its reason', async () => {
  const reason = new Error('enough');
  await expect(open().fetch('http://localhost/echo', { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
});

test('is steered over HTTP: clock, snapshot, reset, log', async () => {
  const emulator = open();
  await call(emulator, 'POST', '/echo');
  const [, snapshot] = await call(emulator, 'GET', '/__emulator/snapshot');
  expect(snapshot).toEqual({
    schemaVersion: 1,
    format: 2,
    checksum: expect.stringMatching(/^[0-9a-f]{64}$/),
    clock: { now: 1000, frozen: false },
    apis: { echo: { count: 1 } },
  });
  expect(await call(emulator, 'POST', '/__emulator/clock/advance', '{"schemaVersion":1,"milliseconds":500}')).toEqual([
    200,
    { schemaVersion: 1, now: 1500 },
  ]);
  expect(await call(emulator, 'GET', '/__emulator/clock')).toEqual([200, { schemaVersion: 1, now: 1500 }]);
  expect(await call(emulator, 'GET', '/__emulator/assumptions')).toEqual([
    200,
    { schemaVersion: 1, assumptions: ['G-1', 'G-2'] },
  ]);
  expect(await call(emulator, 'GET', '/__emulator/requests')).toMatchObject([200, { requests: [{ method: 'POST' }] }]);
  expect(await call(emulator, 'POST', '/__emulator/reset')).toEqual([200, { schemaVersion: 1 }]);
  expect(await call(emulator, 'GET', '/echo')).toEqual([200, { count: 1 }]);
  await call(emulator, 'GET', '/echo');
  expect(await call(emulator, 'PUT', '/__emulator/snapshot', JSON.stringify(snapshot))).toEqual([
    200,
    { schemaVersion: 1 },
  ]);
  expect(await call(emulator, 'GET', '/echo')).toEqual([200, { count: 2 }]);
});

test('a snapshot that one API cannot take changes none', async () => {
  const other = open({ ...picky, snapshot: () => 'yours' });
  for (let count = 0; count < 70; count += 1) await call(other, 'GET', '/echo');
  other.clock.advance(5);
  const snapshot = other.snapshot();
  const emulator = open(picky);
  await call(emulator, 'GET', '/echo');
  expect(() => {
    emulator.restore(snapshot);
  }).toThrow('That is not mine.');
  expect(await call(emulator, 'GET', '/echo')).toEqual([200, { count: 2 }]);
  expect(emulator.clock.now()).toBe(1000);
});

test('a snapshot of other APIs is refused, and says of which', () => {
  const snapshot = open(picky).snapshot();
  expect(() => {
    open().restore(snapshot);
  }).toThrow(new TypeError('The snapshot holds echo, picky; this emulator serves echo.'));
});

test.each<[string, (snapshot: { clock: { now: number }; apis: { echo: { count: number } } }) => unknown, string?]>([
  ['cut off', ({ clock }) => ({ clock })],
  ['changed', (snapshot) => ({ ...snapshot, apis: { echo: { count: 7 } } })],
  ['without a time', (snapshot) => ({ ...snapshot, clock: { now: -5, frozen: true } }), 'snapshot.clock.now is -5'],
  ['of another form', (snapshot) => ({ ...snapshot, format: 1 })],
])('a snapshot that is %s is refused and changes nothing', async (_, change, message = 'whole and unchanged') => {
  const emulator = open();
  await call(emulator, 'GET', '/echo');
  const snapshot = emulator.snapshot() as Parameters<typeof change>[0];
  expect(() => {
    emulator.restore(change(snapshot));
  }).toThrow(message);
  expect(await call(emulator, 'GET', '/echo')).toEqual([200, { count: 2 }]);
  expect(emulator.clock.now()).toBe(1000);
});

const WHOLE = 'snapshot.clock is missing; it must be an object.';
const MUST = 'it must be a whole number of 0 or more.';

test.each([
  ['PUT', 'snapshot', '{', 'PUT snapshot: the body is not JSON.'],
  ['PUT', 'snapshot', '[]', WHOLE],
  ['PUT', 'snapshot', 'null', WHOLE],
  ['POST', 'clock/advance', '{}', `POST /__emulator/clock/advance: body.milliseconds is missing; ${MUST}`],
  ['POST', 'clock/advance', '{"milliseconds":-5}', `POST /__emulator/clock/advance: body.milliseconds is -5; ${MUST}`],
  [
    'POST',
    'clock/advance',
    '{"milliseconds":0.5}',
    `POST /__emulator/clock/advance: body.milliseconds is 0.5; ${MUST}`,
  ],
  [
    'POST',
    'clock/advance',
    '{"schemaVersion":2,"milliseconds":5}',
    'POST /__emulator/clock/advance: body.schemaVersion is 2; it must be 1, or left out.',
  ],
  ['POST', 'clock/advance', '{"ms":5}', 'POST /__emulator/clock/advance: body has no "ms"; there are: milliseconds.'],
])('refuses to be steered by %s %s %s, and says why', async (method, control, body, error) => {
  expect(await call(open(), method, `/__emulator/${control}`, body)).toEqual([400, { schemaVersion: 1, error }]);
});
