import { expect, test } from 'vitest';

import { openChat } from '../../../test/emulator/talkjs.js';

test('what triggered notifications can be inspected: whom it reached, and with which settings', async () => {
  const { emulator, send } = await openChat(['alice', 'bob', 'carol']);
  const body = [{ type: 'UserMessage', sender: 'alice', text: 'Who comes?' }];
  await send('POST', '/conversations/chat/messages', { body });
  const trigger = { channels: ['email'], emailSettings: { subject: 'A message waits' } };
  await send('POST', '/conversations/chat/notifications', { body: trigger });
  const expected = [{ at: emulator.clock.now(), conversationId: 'chat', recipients: ['bob', 'carol'], trigger }];
  expect(emulator.simulate('talkjs').reminders()).toEqual({ reminders: expected });

  const snapshot = emulator.snapshot();
  emulator.reset();
  expect(emulator.simulate('talkjs').reminders()).toEqual({ reminders: [] });
  emulator.restore(snapshot);
  expect(emulator.simulate('talkjs').reminders()).toEqual({ reminders: expected });
});

test('over the control plane as well', async () => {
  const { emulator } = await openChat(['alice']);
  const body = JSON.stringify({ api: 'talkjs', act: 'reminders' });
  const answer = await emulator.fetch('http://localhost/__emulator/simulate', { method: 'POST', body });
  expect([answer.status, await answer.json()]).toEqual([200, { schemaVersion: 1, reminders: [] }]);
});
