import type { Message } from '../../../../generated/talkjs/types.js';
import type { Presenting } from '../exchange.js';
import type { ConversationRecord } from '../state/conversations.js';
import type { Member } from '../state/conversations.js';
import { isListed } from '../state/members.js';
import type { MessageRecord } from '../state/messages.js';

/** Those who have read anything; nobody where there are too many participants to tell (TJ-GET-09). */
function readersOf({ members }: ConversationRecord, upTo: number): Member[] {
  const all = [...members.values()];
  if (all.filter(isListed).length > upTo) return [];
  return all.filter(({ readUntil, access }) => readUntil !== null && access !== 'Left');
}

/** What stands at each emoji that is on a message; a message without reactions lacks the key. */
function reactionsTo(
  messageId: string,
  { reactions }: ConversationRecord,
  decide: Presenting['decide'],
): Pick<Message, 'reactions'> {
  const found = reactions.get(messageId);
  if (!found) return {};
  const shown = decide('reactionsOfMessage');
  const entries = [...found].map(([emoji, users]) => [emoji, shown === 'count' ? users.size : [...users.keys()]]);
  return { reactions: Object.fromEntries(entries) as NonNullable<Message['reactions']> };
}

/** Stored messages of one conversation as the API answers them. */
export function presentMessages(
  messages: readonly MessageRecord[],
  conversation: ConversationRecord,
  { decide, lean, settings }: Presenting,
): Message[] {
  const readers = readersOf(conversation, settings.readByUpTo);
  const { reactions } = conversation;
  return messages.map((message) => {
    const { position, senderId, content } = message;
    if (message.attachment === null || message.location === null) lean('TJ-MSG-22');
    // Field by field: what is taken out of an object by a rest pattern is several times as slow to write and to check.
    return {
      id: message.id,
      conversationId: conversation.id,
      type: message.type,
      senderId,
      text: message.text,
      attachment: message.attachment,
      location: message.location,
      custom: message.custom,
      createdAt: position.at,
      editedAt: message.editedAt,
      origin: message.origin === 'rest' ? decide('restOrigin') : message.origin,
      readBy: readers
        .filter(({ userId, readUntil }) => userId !== senderId && Number(readUntil) >= position.at)
        .map(({ userId }) => userId),
      referencedMessageId: message.referencedMessageId,
      ...(content ? { content } : {}),
      ...(reactions.size > 0 ? reactionsTo(message.id, conversation, decide) : {}),
    };
  });
}

/** One stored message as the API answers it. */
export function presentMessage(
  message: MessageRecord,
  conversation: ConversationRecord,
  presenting: Presenting,
): Message {
  const [presented] = presentMessages([message], conversation, presenting);
  if (!presented) throw new Error('One message in, one message out.');
  return presented;
}
