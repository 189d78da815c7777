import { describe, expect, test } from 'vitest';

import { createEmulator, type Emulator, type FaultOptions } from '../conformance/emulator/index.js';
import { createTalkable } from '../src/talkable/index.js';
import { createTalkJS, ResponseError, StatusError, TransportError } from '../src/talkjs/index.js';
import { failure } from './client/client.js';

const NOON = Date.parse('2026-07-07T12:00:00.000Z');

interface Subject {
  readonly emulator: Emulator;
  /** Gives a person a name. */
  readonly write: (name: string) => Promise<unknown>;
  /** The name of that person. */
  readonly read: () => Promise<string | null>;
}

/** What a client waits with: the clock of the emulator. */
const timed = ({ clock }: Emulator) => ({
  now: () => clock.now(),
  timers: {
    setTimeout: (run: () => void, ms: number) => clock.at(clock.now() + ms, run),
    clearTimeout: (forget: unknown) => {
      (forget as () => void)();
    },
  },
});

function withTalkJS(): Subject {
  const apps = [{ appId: 'tApp', secretKey: 'sk_test_app' }];
  const emulator = createEmulator({ clock: () => NOON, talkjs: { apps } });
  const talkjs = createTalkJS({ ...emulator.connect('talkjs'), ...timed(emulator), retry: 0 });
  return {
    emulator,
    write: (name) => talkjs.upsertUser({ userId: 'ann', body: { name } }),
    read: async () => (await talkjs.getUser({ userId: 'ann' })).name,
  };
}

function withTalkable(): Subject {
  const sites = [{ slug: 'shop', apiKey: 'talkable_key' }];
  const emulator = createEmulator({ clock: () => NOON, talkable: { sites } });
  const talkable = createTalkable({ ...emulator.connect('talkable'), ...timed(emulator), retry: 0 });
  const person_slug = 'ann@example.com';
  return {
    emulator,
    write: (name) => talkable.upsertPerson({ person_slug, body: { data: { first_name: name } } }),
    read: async () => (await talkable.getPerson({ person_slug })).person.first_name,
  };
}

const WORDED = {
  talkjs: {
    429: { errorCode: 'TOO_MANY_REQUESTS', reasons: ['The rate limit of this app is exceeded.'] },
    503: { errorCode: 'INTERNAL_ERROR', reasons: ['Something went wrong.'] },
  },
  talkable: {
    429: { ok: false, error_message: 'Too Many Requests' },
    503: { ok: false, error_message: 'Internal Server Error' },
  },
} as const;

describe.each([
  ['talkjs', withTalkJS],
  ['talkable', withTalkable],
] as const)('the client of %s', (api, open) => {
  /** Writes Ann, then Bea while the fault is there: how that failed, and who is stored. */
  async function writeUnder(fault: FaultOptions) {
    const { emulator, write, read } = open();
    await write('Ann');
    emulator.faults.inject(fault);
    const error = await failure(write('Bea'));
    emulator.clock.advance(90_000); // a throttled client waits, whatever it is asked next
    return { error, stored: await read() };
  }

  test.each([429, 503] as const)('rejects with the status %i and the body in words of the vendor', async (status) => {
    const { error, stored } = await writeUnder({ status });
    expect(error).toBeInstanceOf(StatusError);
    expect(error).toMatchObject({ status, body: WORDED[api][status], attempts: 1 });
    expect(stored).toBe('Ann');
  });

  test.each([
    [7, 7000],
    ['Tue, 07 Jul 2026 12:01:30 GMT', 90_000],
  ])('tells when to come back: Retry-After %s', async (retryAfter, retryAfterMs) => {
    const { error } = await writeUnder({ status: 429, retryAfter });
    expect(error).toMatchObject({ status: 429, retryAfterMs });
  });

  test('gives the page of a gateway as the text that it is', async () => {
    const { error } = await writeUnder({ path: '/*', status: 504, html: true, body: '<h1>Gateway Time-out</h1>' });
    expect(error).toMatchObject({ status: 504, body: '<h1>Gateway Time-out</h1>' });
  });

  test('takes a page with the status of a success for no answer of the API', async () => {
    const { error } = await writeUnder({ status: 200, html: true });
    expect(error).toBeInstanceOf(ResponseError);
    expect(error).toMatchObject({ status: 200 });
  });

  test.each([
    [{ drop: true }, 'Ann'],
    [{ drop: true, commit: 'before' }, 'Ann'],
    [{ drop: true, commit: 'after' }, 'Bea'],
    [{ truncate: true }, 'Bea'],
  ] as const)('knows no outcome of a request with the fault %o, which leaves %s', async (fault, stored) => {
    const written = await writeUnder(fault);
    expect(written.error).toBeInstanceOf(TransportError);
    expect(written.error).toMatchObject({ outcome: 'unknown', attempts: 1 });
    expect(written.stored).toBe(stored);
  });

  test('is refused what was carried out', async () => {
    const { error, stored } = await writeUnder({ status: 500, commit: 'after' });
    expect(error).toMatchObject({ status: 500 });
    expect(stored).toBe('Bea');
  });

  test.each([
    [{ hang: true }, 'Ann'],
    [{ hang: true, commit: 'after' }, 'Bea'],
    [{ delayMs: 60_001 }, 'Bea'],
    [{ delayMs: 60_001, commit: 'before' }, 'Ann'],
  ] as const)('gives up after a minute on a request with the fault %o, which leaves %s', async (fault, stored) => {
    const { emulator, write, read } = open();
    await write('Ann');
    const { id } = emulator.faults.inject(fault);
    const error = failure(write('Bea'));
    while (emulator.faults.list()[0]?.hits === 0) await new Promise((resolve) => setImmediate(resolve));
    emulator.clock.advance(60_000);
    expect(await error).toBeInstanceOf(TransportError);
    expect(await error).toMatchObject({ outcome: 'unknown' });
    emulator.clock.advance(1);
    expect(await read()).toBe(stored);
    expect(emulator.requests.filter(({ injected }) => injected === id)).toMatchObject([{ status: 0 }]);
  });
});
