import { expect, test } from 'vitest';

import { createEmulator } from '../conformance/emulator/index.js';
import { syncUsers, type UserEntry } from '../examples/sync-users.js';
import { createTalkJS } from '../src/talkjs/index.js';
import { sharedTime } from './client/shared-time.js';

const USERS = 100_000;
const HOUR_MS = 3_600_000;

/** Milliseconds that so many requests take at least, by the documented limit: 600 at once, then nine a second. */
const floorOf = (requests: number): number => ((requests - 600) / 9) * 1000;

async function* users(): AsyncGenerator<UserEntry> {
  for (let index = 0; index < USERS; index += 1) yield [`user-${index}`, { name: `User ${index}` }];
}

test(
  '100,000 users are synced, and listed, as fast as the limit lets anyone, without a refusal',
  { timeout: 120_000 },
  async () => {
    const emulator = createEmulator({
      clock: () => Date.parse('2026-07-07T12:00:00.000Z'),
      rateLimits: 'documented',
      talkjs: { apps: [{ appId: 'tBulk', secretKey: 'sk_test_bulk' }] },
    });
    emulator.clock.freeze();
    const time = sharedTime(emulator);
    const statuses = new Map<number, number>();
    const fetch: typeof globalThis.fetch = async (...request) => {
      const response = await emulator.fetch(...request);
      statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
      return response;
    };
    const { now, timers } = time;
    const talkjs = createTalkJS({ ...emulator.connect('talkjs'), fetch, now, timers });

    const start = now();
    await time.run(syncUsers(talkjs, users(), { onRefused: () => undefined }), HOUR_MS);
    expect(Object.fromEntries(statuses)).toEqual({ 200: 1000 });
    expect((now() - start) / floorOf(1000)).toBeLessThanOrEqual(1.02);

    emulator.clock.advance(HOUR_MS);
    const listed = now();
    let count = 0;
    const walk = async (): Promise<void> => {
      for await (const user of talkjs.listUsers()) count += user.id === '' ? 0 : 1;
    };
    await time.run(walk(), HOUR_MS);
    expect(count).toBe(USERS);
    expect(Object.fromEntries(statuses)).toEqual({ 200: 2001 });
    expect((now() - listed) / floorOf(1001)).toBeLessThanOrEqual(1.02);
  },
);
