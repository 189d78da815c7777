import { expectStatus } from '../../harness/expect.js';
import { path } from '../../harness/path.js';
import type { TalkJSScenario } from './scenario.js';

/** What a running scenario is given. */
export type Context = Parameters<TalkJSScenario['run']>[0];

/** Writes a user and answers with the id. */
export async function putUser({ api }: Context, userId: string, fields: object = {}): Promise<string> {
  expectStatus(await api.put(path`/users/${userId}`, { json: { name: 'Alice', ...fields } }), 200);
  return userId;
}

/** Writes a conversation and answers with the id. */
export async function putConversation({ api }: Context, conversationId: string, participants: readonly string[], fields: object = {}): Promise<string> {
  expectStatus(await api.put(path`/conversations/${conversationId}`, { json: { participants, ...fields } }), 200);
  return conversationId;
}

/** Sends one user message and answers with its id. */
export async function sendText({ api }: Context, conversationId: string, sender: string, text = 'Hello'): Promise<string> {
  const sent = await api.post(path`/conversations/${conversationId}/messages`, { json: [{ type: 'UserMessage', sender, text }] });
  expectStatus(sent, 200);
  return sent.string('/0/id');
}

const POLLS = 1000;

/** Resolves when the time has moved on, so that what happens next has a later timestamp. Not for a clock that stands still. */
export async function aMomentLater({ now }: Context): Promise<void> {
  const start = now();
  for (let poll = 0; poll < POLLS; poll += 1) {
    await new Promise((resolve) => { setTimeout(resolve, 1); });
    if (now() > start + 1) return;
  }
  throw new Error('The clock of the target stands still; the scenario has to advance it.');
}
