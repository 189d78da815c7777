import { createEmulator } from 'talkspec/emulator';
import { createTalkJS } from 'talkspec/talkjs';
import { expect, test } from 'vitest';

import { syncUsers, type UserEntry } from './sync-users.js';

const apps = [{ appId: 'tShop', secretKey: 'sk_test_shop' }];

async function* users(count: number, from = 0, bad: readonly number[] = []): AsyncGenerator<UserEntry> {
  for (let index = from; index < count; index += 1)
    yield [
      `user-${index}`,
      { name: bad.includes(index) ? '' : `User ${index}`, ...(bad.includes(index) && { email: [5] as never }) },
    ];
}

test('all users arrive but those whom the service refuses, who are named one by one', async () => {
  const talkjs = createTalkJS(createEmulator({ talkjs: { apps } }).connect('talkjs'));
  const refused: string[] = [];
  const progress: number[] = [];
  await syncUsers(talkjs, users(250, 0, [7, 8, 199]), {
    onRefused: (userId) => refused.push(userId),
    onProgress: (count) => progress.push(count),
  });
  expect(refused).toEqual(['user-7', 'user-8', 'user-199']);
  expect(progress).toEqual([100, 200, 250]);
  const { items } = await talkjs.listUsers().collect({ max: 1000 });
  expect(items.length).toBe(247);
});

test('after a failure it goes on from where it was', async () => {
  const emulator = createEmulator({ talkjs: { apps } });
  const talkjs = createTalkJS({ ...emulator.connect('talkjs'), retry: 0 });
  emulator.faults.inject({ operation: 'upsertUsers', status: 503, skip: 2 });
  let done = 0;
  const options = { onRefused: () => undefined, onProgress: (count: number) => void (done = count) };
  await expect(syncUsers(talkjs, users(1000), options)).rejects.toMatchObject({ status: 503 });
  expect(done).toBe(200);
  await syncUsers(talkjs, users(1000, done), options);
  expect((await talkjs.listUsers().collect({ max: 2000 })).items.length).toBe(1000);
});

test('no more users are taken from the source than are under way', async () => {
  const emulator = createEmulator({ talkjs: { apps } });
  let taken = 0;
  let answered = 0;
  let most = 0;
  async function* counted(): AsyncGenerator<UserEntry> {
    for await (const user of users(5000)) {
      taken += 1;
      most = Math.max(most, taken - answered);
      yield user;
    }
  }
  const talkjs = createTalkJS(emulator.connect('talkjs'));
  await syncUsers(talkjs, counted(), { onRefused: () => undefined, onProgress: (count) => void (answered = count) });
  expect(answered).toBe(5000);
  expect(most).toBeLessThanOrEqual(900);
});
