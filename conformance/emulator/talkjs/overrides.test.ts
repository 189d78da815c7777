import { expect, test } from 'vitest';

import { rule } from '../core/rules.js';
import { idsOf, openApp, openAppWith, openChat } from '../../../test/emulator/talkjs.js';
import { badRequest } from './answers.js';

test('an assumption can be flipped: a limit out of range is brought back into it', async () => {
  const limitOutOfRange = rule({ claims: ['TJ-LST-11'] }, () => 100);
  const answer = await (
    await openAppWith(['alice'], { talkjs: { rules: { limitOutOfRange } } })
  ).send('GET', '/users', { query: { limit: '500' } });
  expect([answer.status, idsOf(answer)]).toEqual([200, ['alice']]);
});

test('an assumption can be flipped: removing who takes no part is refused', async () => {
  const removalOfNoParticipant = rule({ assumes: ['ED-20'] }, () => badRequest(['Nobody to remove.']));
  const app = await openChat(['alice'], { talkjs: { rules: { removalOfNoParticipant } } });
  expect((await app.send('DELETE', '/conversations/chat/participants/bob')).status).toBe(400);
});

test('an answer outside the contract is a bug, and told as one', async () => {
  const userWritten = rule({}, () => 'not an object' as unknown as Record<string, never>);
  const answer = await openApp({ talkjs: { rules: { userWritten } } }).send('PUT', '/users/alice', {
    body: { name: 'Alice' },
  });
  expect([answer.status, answer.text]).toEqual([500, expect.stringContaining('upsertUser')]);
});

test.each<[object, RegExp]>([
  [{ apps: [] }, /talkjs\.apps/],
  [{ apps: undefined }, /talkjs\.apps/],
  [{ apps: [{ appId: 'x' }] }, /apps\[0\]\.secretKey is missing/],
  [{ apps: [{ appId: '', secretKey: 'x' }] }, /appId/],
  [{ apps: [{ appId: 'x', secretKey: '' }] }, /apps\[0\]\.secretKey is empty/],
  [{ rules: { noSuchRule: 1 } }, /noSuchRule/],
  [{ edition: '1999-01-01' }, /1999-01-01/],
])('an option that is not as it should be is named: %j', (talkjs, message) => {
  expect(() => openApp({ talkjs })).toThrow(message);
});
