import type { MessageSentEvent } from '../../../../generated/talkjs/types.js';
import type { Presenting } from '../exchange.js';
import type { ConversationRecord } from '../state/conversations.js';
import type { MessageRecord } from '../state/messages.js';
import { presentConversation } from './conversation.js';
import { presentMessage } from './message.js';

/** What webhooks say of a message. */
export const aboutMessage =
  (conversation: ConversationRecord, message: MessageRecord) =>
  (presenting: Presenting): Pick<MessageSentEvent['data'], 'conversation' | 'message'> => ({
    conversation: presentConversation(conversation, presenting),
    message: presentMessage(message, conversation, presenting),
  });
