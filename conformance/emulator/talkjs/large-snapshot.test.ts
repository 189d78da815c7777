import { expect, test } from 'vitest';

import { idsOf, openApp } from '../../../test/emulator/talkjs.js';

const COUNT = 1000;

test('many conversations are put back over the control plane, in order for everyone', async () => {
  const app = openApp();
  await app.send('PUT', '/users', { body: { alice: { name: 'Alice' }, bob: { name: 'Bob' } } });
  for (let index = 0; index < COUNT; index += 1) {
    const path = `/conversations/c${String(index)}`;
    await app.send('PUT', path, { body: { participants: ['alice', 'bob'] } });
    await app.send('POST', `${path}/messages`, { body: [{ type: 'UserMessage', sender: 'alice', text: 'Hello' }] });
  }
  const body = JSON.stringify(app.emulator.snapshot());
  const other = openApp();
  const answer = await other.emulator.fetch('http://localhost/__emulator/snapshot', {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body,
  });
  expect([answer.status, await answer.text()]).toEqual([200, '{"schemaVersion":1}']);
  const newest = await other.send('GET', '/users/bob/conversations', { query: { limit: '2' } });
  expect(idsOf(newest)).toEqual(['c999', 'c998']);
  expect(idsOf(await other.send('GET', '/conversations/c0/messages'))).toHaveLength(1);
});
