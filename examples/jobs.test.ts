import { Writable } from 'node:stream';
import { createTalkable } from 'talkspec/talkable';
import { createEmulator } from 'talkspec/emulator';
import { createTalkJS } from 'talkspec/talkjs';
import { beforeEach, describe, expect, test } from 'vitest';

import { exportTo } from './export-ndjson.js';
import { forget, holdingsOf } from './forget-person.js';

const ann = { userId: 'ann', email: 'ann@shop.example' };

function bothServices() {
  const emulator = createEmulator({
    talkjs: { apps: [{ appId: 'tShop', secretKey: 'sk_test_shop' }] },
    talkable: { sites: [{ slug: 'shop', apiKey: 'talkable_key' }] },
  });
  const talkjs = createTalkJS({ ...emulator.connect('talkjs'), retry: 0 });
  return { emulator, talkjs, talkable: createTalkable({ ...emulator.connect('talkable'), retry: 0 }) };
}

let services = bothServices();

beforeEach(async () => {
  services = bothServices();
  const { talkjs, talkable } = services;
  await talkjs.upsertUser({ userId: 'ann', body: { name: 'Ann', email: [ann.email] } });
  await talkjs.upsertConversation({ conversationId: 'c', body: { participants: ['ann'] } });
  await talkjs.sendMessages({ conversationId: 'c', body: [{ type: 'UserMessage', sender: 'ann', text: 'I am Ann' }] });
  await talkable.upsertPerson({ person_slug: ann.email, body: { data: { first_name: 'Ann' } } });
});

test('an export is one JSON object per line', async () => {
  let text = '';
  const slow = new Writable({
    highWaterMark: 1,
    write(chunk: Buffer, _, next) {
      text += chunk.toString();
      setImmediate(next);
    },
  });
  await exportTo(services.talkjs, slow);
  const records = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as object);
  expect(records).toMatchObject([
    { user: { id: 'ann' } },
    { conversation: { id: 'c' } },
    { message: { text: 'I am Ann' } },
  ]);
});

describe('a person is forgotten', () => {
  test('on both services, after a dry run that changes nothing', async () => {
    expect(await holdingsOf(services, ann)).toEqual({ chat: { name: 'Ann' }, referrals: { email: ann.email } });
    expect((await services.talkjs.getUser({ userId: 'ann' })).name).toBe('Ann');
    await forget(services, ann);
    expect(await holdingsOf(services, ann)).toEqual({ chat: { name: '[DELETED]' }, referrals: undefined });
    const { items } = await services.talkjs.listMessages({ conversationId: 'c' });
    expect(items.map(({ text }) => text)).toEqual(['[DELETED]']);
  });

  test('or nothing is touched: a service that does not answer clearly ends it before the first change', async () => {
    services.emulator.faults.inject({ operation: 'getPerson', status: 503 });
    await expect(forget(services, ann)).rejects.toMatchObject({ status: 503 });
    expect((await services.talkjs.getUser({ userId: 'ann' })).name).toBe('Ann');
  });

  test('or the failure half-way is told, and the next run ends it', async () => {
    services.emulator.faults.inject({ operation: 'anonymizePerson', drop: true });
    await expect(forget(services, ann)).rejects.toMatchObject({ outcome: 'unknown' });
    await forget(services, ann);
    expect((await holdingsOf(services, ann)).referrals).toBeUndefined();
  });

  test('of whom nobody knows anything', async () => {
    await forget(services, { userId: 'nobody', email: 'nobody@shop.example' });
  });
});
