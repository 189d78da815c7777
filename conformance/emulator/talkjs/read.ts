import type { Presenting, Writing } from './exchange.js';
import { aboutMessage } from './present/about-message.js';
import { presentUser } from './present/user.js';
import type { Member } from './state/conversations.js';
import { listedMembers } from './state/members.js';
import type { MessageRecord } from './state/messages.js';

/** The messages of others since what was read before, oldest first. */
function newlyRead({ conversation, userId, readUntil }: Member, before: number): MessageRecord[] {
  const { timeline } = conversation.messages;
  const isNew = ({ position }: MessageRecord): boolean => position.at > before;
  const all = timeline.all();
  const first = all.findLastIndex((message) => !isNew(message)) + 1;
  return all.slice(first).filter(({ position, senderId }) => senderId !== userId && position.at <= Number(readUntil));
}

/** Notes up to when a participant has read, and tells of each message that is read now (TJ-WHK-04). */
export function markRead(
  { app, events }: Pick<Writing, 'app' | 'events'>,
  member: Member,
  until: number,
  settings: Presenting['settings'],
): void {
  const before = member.readUntil ?? -1;
  member.readUntil = until;
  const reader = app.users.get(member.userId);
  const { conversation } = member;
  if (!reader || !events.wants('message.read') || listedMembers(conversation).length > settings.readByUpTo) return;
  for (const message of newlyRead(member, before)) {
    const sender = message.senderId === null ? undefined : app.users.get(message.senderId);
    events.emit('message.read', (presenting) => ({
      ...aboutMessage(conversation, message)(presenting),
      sender: sender ? presentUser(sender, presenting) : null,
      recipient: presentUser(reader, presenting),
    }));
  }
}
