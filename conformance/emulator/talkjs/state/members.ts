import type { ConversationRecord, Member } from './conversations.js';
import type { MessageRecord } from './messages.js';
import { comparePositions, type Position } from './timeline.js';

/** Whether the user is listed among the participants. */
export const isListed = ({ access }: Member): boolean => access === 'ReadWrite' || access === 'Read';

export function listedMembers(conversation: ConversationRecord): Member[] {
  return [...conversation.members.values()].filter(isListed);
}

/** The newest message that the user can see. */
export function lastVisible({ conversation, frozenAt }: Member): MessageRecord | undefined {
  const { timeline } = conversation.messages;
  return frozenAt === null ? timeline.newest() : timeline.newestUntil(frozenAt);
}

/** Whether the conversation holds a message of somebody else that the user has not read. */
export function hasUnread(member: Member): boolean {
  const newest =
    member.frozenAt === null ? member.conversation.messages.newestNotBy(member.userId) : lastVisible(member);
  if (!newest || newest.senderId === member.userId) return false;
  return member.readUntil === null || newest.position.at > member.readUntil;
}

/** Where the conversation stands in the user's list now (ED-26). */
export function activityOf(member: Member, joiningIsActivity: boolean): Position {
  const last = lastVisible(member)?.position;
  const since = joiningIsActivity ? member.joined : member.conversation.position;
  return last && (!joiningIsActivity || comparePositions(last, since) > 0) ? last : since;
}
