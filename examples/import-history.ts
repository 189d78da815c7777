import type { Args, TalkJS } from 'talkspec/talkjs';

/** A line of a chat that was led elsewhere. */
export interface PastMessage {
  /** Id of a user, who must exist. */
  readonly from: string;
  readonly text: string;
  /** Unix milliseconds. */
  readonly at: number;
}

/** Messages as the service imports them. */
export type Imported = Args<'importMessages'>['body'];

/** As many as the vendor's own script sends in one request. */
const BATCH = 100;

/** Imports messages, oldest first, in requests that the service takes; answers with their ids, in the same order. */
export async function importAll(talkjs: TalkJS, conversationId: string, messages: Imported): Promise<string[]> {
  const ids: string[] = [];
  for (let start = 0; start < messages.length; start += BATCH) {
    const imported = await talkjs.importMessages({ conversationId, body: messages.slice(start, start + BATCH) });
    ids.push(...imported.map(({ id }) => id));
  }
  return ids;
}

/** Opens a conversation with a history: nobody is notified, and everyone has read it. */
export async function importHistory(talkjs: TalkJS, conversationId: string, history: readonly PastMessage[]) {
  const users = [...new Set(history.map(({ from }) => from))];
  await talkjs.upsertConversation({ conversationId, body: { participants: users } });
  const messages = history.map(({ from, text, at }) => ({
    type: 'UserMessage' as const,
    sender: from,
    text,
    createdAt: at,
  }));
  await importAll(talkjs, conversationId, messages);
  const readUntil = Math.max(...history.map(({ at }) => at));
  for (const userId of users) await talkjs.updateParticipant({ conversationId, userId, body: { readUntil } });
}
