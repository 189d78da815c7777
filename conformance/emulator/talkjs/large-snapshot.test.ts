import { expect, test } from 'vitest';

import { largeState } from '../../../bench/large-state.js';
import { idsOf, openApp } from '../../../test/emulator/talkjs.js';

/** Three seconds by themselves (`npm run bench -- restore`), and more where tests run beside each other; what is not linear takes minutes. */
const LIMIT_MS = 25_000;

test('100,000 conversations are put back over the control plane, and are in order', async () => {
  const app = openApp();
  const body = await largeState(app.emulator, 100_000);
  const started = performance.now();
  const answer = await app.emulator.fetch('http://localhost/__emulator/snapshot', { method: 'PUT', body });
  expect([answer.status, await answer.text()]).toEqual([200, '{}']);
  expect(performance.now() - started).toBeLessThan(LIMIT_MS);
  const newest = await app.send('GET', '/users/bob/conversations', { query: { limit: '2' } });
  expect(idsOf(newest)).toEqual(['c99999', 'c99998']);
  expect(idsOf(await app.send('GET', '/conversations/c0/messages'))).toHaveLength(2);
}, 120_000);
