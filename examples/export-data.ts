import type { TalkJS } from 'talkspec/talkjs';
import type { Conversation, Message, User } from 'talkspec/talkjs/types';

/** A conversation with all it holds, oldest message first. */
export interface ExportedConversation {
  readonly conversation: Conversation;
  readonly messages: readonly Message[];
}

export interface Exported {
  readonly users: readonly User[];
  readonly conversations: readonly ExportedConversation[];
}

/** Everything that an app holds: its users, its conversations, and their messages. */
export async function exportData(talkjs: TalkJS): Promise<Exported> {
  const users: User[] = [];
  for await (const user of talkjs.listUsers()) users.push(user);
  const conversations: ExportedConversation[] = [];
  for await (const conversation of talkjs.listConversations()) {
    const messages: Message[] = [];
    for await (const message of talkjs.listMessages({ conversationId: conversation.id })) messages.push(message);
    conversations.push({ conversation, messages: messages.reverse() });
  }
  return { users, conversations };
}
