import type { Message } from '../../../../generated/talkjs/types.js';
import type { Presenting } from '../exchange.js';
import type { ConversationRecord } from '../state/conversations.js';
import { isListed } from '../state/members.js';
import type { MessageRecord } from '../state/messages.js';

/** What all messages of a page share. */
interface Audience {
  readonly participants: number;
  readonly readers: readonly { readonly userId: string; readonly until: number }[];
}

function audienceOf({ members }: ConversationRecord): Audience {
  let participants = 0;
  const readers: { userId: string; until: number }[] = [];
  for (const member of members.values()) {
    if (isListed(member)) participants += 1;
    if (member.readUntil !== null && member.access !== 'Left')
      readers.push({ userId: member.userId, until: member.readUntil });
  }
  return { participants, readers };
}

const readersOf = ({ readers }: Audience, at: number): string[] =>
  readers.length === 0 ? [] : readers.filter((reader) => reader.until >= at).map((reader) => reader.userId);

function present(
  message: MessageRecord,
  conversationId: string,
  audience: Audience,
  { decide, lean, settings }: Presenting,
): Message {
  const { position, senderId } = message;
  if (message.attachment === null || message.location === null) lean('TJ-MSG-22');
  const isFilled = audience.participants <= settings.readByUpTo;
  return {
    id: message.id,
    conversationId,
    type: message.type,
    senderId,
    text: message.text,
    attachment: message.attachment,
    location: message.location,
    custom: message.custom,
    createdAt: position.at,
    editedAt: message.editedAt,
    origin: message.origin === 'rest' ? decide('restOrigin') : message.origin,
    readBy: isFilled ? readersOf(audience, position.at).filter((reader) => reader !== senderId) : [],
    referencedMessageId: message.referencedMessageId,
    ...(message.content ? { content: message.content } : {}),
  };
}

/** Stored messages of one conversation as the API answers them. */
export function presentMessages(
  messages: readonly MessageRecord[],
  conversation: ConversationRecord,
  presenting: Presenting,
): Message[] {
  const audience = audienceOf(conversation);
  return messages.map((message) => present(message, conversation.id, audience, presenting));
}

/** One stored message as the API answers it. */
export const presentMessage = (
  message: MessageRecord,
  conversation: ConversationRecord,
  presenting: Presenting,
): Message => present(message, conversation.id, audienceOf(conversation), presenting);
