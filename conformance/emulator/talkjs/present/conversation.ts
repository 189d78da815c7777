import type { Conversation, Participation, UserConversation } from '../../../../generated/talkjs/types.js';
import type { Presenting } from '../exchange.js';
import type { ConversationRecord } from '../state/conversations.js';
import type { Member } from '../state/conversations.js';
import { hasUnread, lastVisible, listedMembers } from '../state/members.js';
import type { MessageRecord } from '../state/messages.js';
import { presentMessage } from './message.js';

/** A participant as the API answers it. */
export const presentMember = (member: Member, { decide }: Presenting): Participation => ({
  access: member.access === 'Read' ? 'Read' : 'ReadWrite',
  notify: member.notify,
  isUnread: hasUnread(member),
  ...(decide('participationDetails') === 'show' ? { joinedAt: member.joined.at, readUntil: member.readUntil } : {}),
});

/** The earliest of all; `null` when somebody has read nothing. */
function everyoneReadUntil(members: readonly Member[]): number | null {
  const known = members.map((member) => member.readUntil).filter((until) => until !== null);
  return known.length === 0 || known.length < members.length ? null : Math.min(...known);
}

function present(
  conversation: ConversationRecord,
  last: MessageRecord | undefined,
  presenting: Presenting,
): Conversation {
  const { decide } = presenting;
  const { id, subject, photoUrl, welcomeMessages, custom, position } = conversation;
  const members = listedMembers(conversation);
  return {
    ...{ id, subject, photoUrl, welcomeMessages, custom },
    lastMessage: last ? presentMessage(last, conversation, presenting) : null,
    participants: Object.fromEntries(members.map((member) => [member.userId, presentMember(member, presenting)])),
    createdAt: position.at,
    topicId: decide('newTopic') === 'null' ? null : `topic_${id}`,
    ...(decide('participationDetails') === 'show' ? { everyoneReadUntil: everyoneReadUntil(members) } : {}),
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
