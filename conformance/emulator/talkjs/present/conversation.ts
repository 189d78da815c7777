import type { Conversation, Participation, UserConversation } from '../../../../generated/talkjs/types.js';
import type { Presenting } from '../exchange.js';
import type { ConversationRecord } from '../state/conversations.js';
import { hasUnread, lastVisible, listedMembers, type Member } from '../state/members.js';
import type { MessageRecord } from '../state/messages.js';
import { presentMessage } from './message.js';

const presentMember = (member: Member, { use }: Presenting): Participation => ({
  access: member.access === 'Read' ? 'Read' : 'ReadWrite',
  notify: member.notify,
  isUnread: hasUnread(member),
  ...use('participationDetails')(member.joined.at, member.readUntil),
});

function present(
  conversation: ConversationRecord,
  last: MessageRecord | undefined,
  presenting: Presenting,
): Conversation {
  const { use } = presenting;
  const members = listedMembers(conversation);
  return {
    id: conversation.id,
    subject: conversation.subject,
    photoUrl: conversation.photoUrl,
    welcomeMessages: conversation.welcomeMessages,
    custom: conversation.custom,
    lastMessage: last ? presentMessage(last, conversation, presenting) : null,
    participants: Object.fromEntries(members.map((member) => [member.userId, presentMember(member, presenting)])),
    createdAt: conversation.position.at,
    topicId: use('topicOfNewConversation')(),
    everyoneReadUntil: use('everyoneReadUntil')(members.map((member) => member.readUntil)),
  };
}

/** A stored conversation as the API answers it. */
export const presentConversation = (conversation: ConversationRecord, presenting: Presenting): Conversation =>
  present(conversation, conversation.messages.timeline.newest(), presenting);

/** A conversation as it stands in the list of one of its users. */
export const presentUserConversation = (member: Member, presenting: Presenting): UserConversation => ({
  ...present(member.conversation, lastVisible(member), presenting),
  access: member.access === 'Left' ? 'None' : member.access,
  notify: member.notify,
  isUnread: hasUnread(member),
  joinedAt: member.joined.at,
  readUntil: member.readUntil,
});
