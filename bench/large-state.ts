import type { Emulator } from '../conformance/emulator/index.js';

interface Place {
  readonly at: number;
  readonly sequence: number;
}

interface Conversation {
  readonly position: Place;
  readonly activity: Place;
  readonly members: readonly { readonly joined: Place; readonly activity: Place }[];
  readonly messages: readonly { readonly position: Place; readonly sentWith: number }[];
}

interface App {
  sequence: number;
  conversations: Conversation[];
}

/** More than the places that a conversation takes. */
const STRIDE = 10;

const moved = ({ at, sequence }: Place, by: number): Place => ({ at, sequence: sequence + by });

const copy = (one: Conversation, at: number): Conversation & { readonly id: string } => {
  const by = at * STRIDE;
  return {
    ...one,
    id: `c${String(at)}`,
    position: moved(one.position, by),
    activity: moved(one.activity, by),
    members: one.members.map((member) => ({
      ...member,
      joined: moved(member.joined, by),
      activity: moved(member.activity, by),
    })),
    messages: one.messages.map((message) => ({
      ...message,
      position: moved(message.position, by),
      sentWith: message.sentWith + by,
    })),
  };
};

/** The snapshot of an app with so many conversations of two users, of two messages each: one that was made, and copies of it. */
export async function largeState(emulator: Emulator, conversations: number): Promise<string> {
  const { appId, secretKey, fetch } = emulator.connect('talkjs');
  const put = async (method: string, path: string, body: unknown): Promise<void> => {
    const headers = { authorization: `Bearer ${secretKey}`, 'content-type': 'application/json' };
    const url = `http://localhost/v1/${appId}${path}`;
    const answer = await fetch(url, { method, headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(await answer.text());
  };
  await put('PUT', '/users', { alice: { name: 'Alice' }, bob: { name: 'Bob' } });
  await put('PUT', '/conversations/c', { participants: ['alice', 'bob'], subject: 'Order' });
  await put('POST', '/conversations/c/messages', [
    { type: 'UserMessage', sender: 'alice', text: 'Hello' },
    { type: 'UserMessage', sender: 'bob', text: 'Hi' },
  ]);
  const state = emulator.snapshot() as { talkjs: { apps: [App] } };
  const [app] = state.talkjs.apps;
  const [one] = app.conversations;
  if (!one) throw new Error('The conversation was not made.');
  app.conversations = Array.from({ length: conversations }, (_, at) => copy(one, at));
  app.sequence += conversations * STRIDE;
  return JSON.stringify(state);
}
