import type { Emulator } from 'talkspec/emulator';

/** Makes so many conversations of two users, of two messages each; the snapshot of all that, as JSON. */
export async function largeState(emulator: Emulator, conversations: number): Promise<string> {
  const { appId, secretKey, fetch } = emulator.connect('talkjs');
  const headers = { authorization: `Bearer ${secretKey}`, 'content-type': 'application/json' };
  const send = async (method: string, path: string, body: unknown): Promise<void> => {
    const answer = await fetch(`http://localhost/v1/${appId}${path}`, { method, headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(await answer.text());
  };
  await send('PUT', '/users', { alice: { name: 'Alice' }, bob: { name: 'Bob' } });
  for (let index = 0; index < conversations; index += 1) {
    const path = `/conversations/c${String(index)}`;
    await send('PUT', path, { participants: ['alice', 'bob'], subject: 'Order' });
    await send('POST', `${path}/messages`, [
      { type: 'UserMessage', sender: 'alice', text: 'Hello' },
      { type: 'UserMessage', sender: 'bob', text: 'Hi' },
    ]);
  }
  return JSON.stringify(emulator.snapshot());
}
