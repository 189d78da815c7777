import type { Answer } from '../../../harness/answer.js';
import { expectThat } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import type { TalkJSScenario } from './scenario.js';

/** What a running scenario is given. */
export type Context = Parameters<TalkJSScenario['run']>[0];

/** A step that has to succeed before the promise can be looked at; which status it has is another promise. */
export function expectDone(answer: Answer): Answer {
  const { request, status, text } = answer;
  const got = `${String(status)} with ${text.slice(0, 300)}`;
  expectThat(status >= 200 && status < 300, `${request} was to prepare the scenario and was answered ${got}`);
  return answer;
}

/** Writes a user and answers with the id. */
export async function putUser({ api }: Context, userId: string, fields: object = {}): Promise<string> {
  expectDone(await api.put(path`/users/${userId}`, { json: { name: 'Alice', ...fields } }));
  return userId;
}

/** Writes a conversation and answers with the id. */
export async function putConversation(
  { api }: Context,
  conversationId: string,
  participants: readonly string[],
  fields: object = {},
): Promise<string> {
  expectDone(await api.put(path`/conversations/${conversationId}`, { json: { participants, ...fields } }));
  return conversationId;
}

/** Sends one user message and answers with its id. */
export async function sendText(
  { api }: Context,
  conversationId: string,
  sender: string,
  text = 'Hello',
): Promise<string> {
  const sent = await api.post(path`/conversations/${conversationId}/messages`, {
    json: [{ type: 'UserMessage', sender, text }],
  });
  return expectDone(sent).string('/0/id');
}

const POLLS = 1000;

/** Resolves when time has moved on, so that what happens next has a later time. Not for a clock that stands still. */
export async function aMomentLater({ now }: Context): Promise<void> {
  const start = now();
  for (let poll = 0; poll < POLLS; poll += 1) {
    await new Promise((resolve) => {
      setTimeout(resolve, 1);
    });
    if (now() > start + 1) return;
  }
  throw new Error('The clock of the target stands still; the scenario has to advance it.');
}
