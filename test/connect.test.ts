import { expect, test } from 'vitest';

import { createEmulator } from '../conformance/emulator/index.js';
import { createTalkable } from '../src/talkable/index.js';
import { createTalkJS } from '../src/talkjs/index.js';

const APPS = [
  { appId: 'tOne', secretKey: 'sk_test_one' },
  { appId: 'tTwo', secretKey: 'sk_test_two' },
];
const SITES = [
  { slug: 'one', apiKey: 'key_one' },
  { slug: 'two', apiKey: 'key_two' },
];
const DAY_MS = 86_400_000;

const both = () => createEmulator({ talkjs: { apps: APPS }, talkable: { sites: SITES } });

test('the first app and site are connected to, unless another is named', () => {
  const emulator = both();
  const { fetch } = emulator;
  const { rateLimiter } = emulator.connect('talkable');
  const unlimited = { rateLimits: 'off', rateLimiter };
  const now = expect.any(Function) as () => number;
  expect(emulator.connect('talkjs')).toEqual({ ...APPS[0], fetch, now, ...unlimited });
  expect(emulator.connect('talkjs', { appId: 'tTwo' })).toMatchObject({ ...APPS[1] });
  expect(emulator.connect('talkjs', {})).toMatchObject({ ...APPS[0] });
  expect(emulator.connect('talkable')).toEqual({ siteSlug: 'one', apiKey: 'key_one', fetch, ...unlimited });
  expect(emulator.connect('talkable', { siteSlug: 'two' })).toEqual({
    siteSlug: 'two',
    apiKey: 'key_two',
    fetch,
    ...unlimited,
  });
});

test('a client is paced as the emulator counts, and a client of another emulator is none of its business', () => {
  expect(both().connect('talkjs').rateLimiter).not.toBe(both().connect('talkjs').rateLimiter);
  const limited = createEmulator({ talkjs: { apps: APPS }, rateLimits: 'documented' });
  expect(limited.connect('talkjs').rateLimits).toBe('documented');
});

test.each<[unknown[], string]>([
  [['talkjs', { appId: 'tNone' }], 'connect(): appId is "tNone"; there are: tOne, tTwo.'],
  [['talkjs', { app: 'tOne' }], 'connect() has no "app"; there are: appId.'],
  [['talkjs', { appId: 5 }], 'connect(): appId is 5; it must be a text that is not empty.'],
  [['talkable', { siteSlug: 'none' }], 'connect(): siteSlug is "none"; there are: one, two.'],
  [['other'], 'connect(): this emulator does not serve "other"; it serves: talkjs, talkable.'],
])('what is not served is not connected to: %j', (args, message) => {
  const connect = both().connect as (...all: unknown[]) => unknown;
  expect(() => connect(...args)).toThrow(new TypeError(message));
});

test('an API that is not served is named', () => {
  const emulator = createEmulator({ talkable: { sites: SITES } });
  expect(() => emulator.connect('talkjs')).toThrow('this emulator does not serve "talkjs"; it serves: talkable.');
});

test.each([
  ['far ahead', 25 * 3_600_000],
  ['years ahead', 3650 * DAY_MS],
])('a client that was connected goes on when the clock is %s', async (_, ms) => {
  const emulator = both();
  const talkjs = createTalkJS(emulator.connect('talkjs'));
  await talkjs.upsertUser({ userId: 'alice', body: { name: 'Alice' } });
  emulator.clock.advance(ms);
  expect(await talkjs.getUser({ userId: 'alice' })).toMatchObject({ name: 'Alice' });
  const talkable = createTalkable(emulator.connect('talkable'));
  expect(await talkable.listTrafficSources()).toEqual([{ identifier: 'api' }, { identifier: 'checkout' }]);
});

test('a connected client goes on when the clock stands in the past, and with the state of long ago', async () => {
  const emulator = both();
  emulator.clock.freeze(1_000_000_000_000);
  const talkjs = createTalkJS(emulator.connect('talkjs', { appId: 'tTwo' }));
  await talkjs.upsertUser({ userId: 'alice', body: { name: 'Alice' } });
  const other = both();
  other.restore(emulator.snapshot());
  expect(await createTalkJS(other.connect('talkjs', { appId: 'tTwo' })).getUser({ userId: 'alice' })).toMatchObject({
    createdAt: 1_000_000_000_000,
  });
});
