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
  { use, settings }: Presenting,
): Message {
  const { position, senderId } = message;
  return {
    id: message.id,
    conversationId,
    type: message.type,
    senderId: message.type === 'SystemMessage' ? use('senderOfSystemMessage')() : senderId,
    text: message.text,
    attachment: message.attachment ?? use('nothingSent')(),
    location: message.location ?? use('nothingSent')(),
    custom: message.custom,
    createdAt: position.at,
    editedAt: message.editedAt,
    origin: message.origin === 'rest' ? use('restOrigin')() : message.origin,
    readBy: use('readBy')(readersOf(audience, position.at), senderId, audience.participants <= settings.readByUpTo),
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
