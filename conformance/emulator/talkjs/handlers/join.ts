import type { Call, OperationId } from '../exchange.js';
import { Refusal } from '../../core/refusal.js';
import type { Settings } from '../rules/participants.js';
import { nextPosition } from '../state/app.js';
import type { ConversationRecord } from '../state/conversations.js';
import type { Member } from '../state/members.js';

type InApp = Pick<Call<OperationId>, 'app' | 'now' | 'use'>;

/** Makes a user a participant, or a former one again; somebody who takes part keeps the time of joining. */
export function join({ app, now }: InApp, conversation: ConversationRecord, userId: string, settings: Settings): void {
  const known = conversation.members.get(userId);
  if (known && known.access !== 'Left') {
    Object.assign(known, settings, { frozenAt: null });
    app.conversations.settle(known);
    return;
  }
  if (known) app.conversations.leave(known);
  const joined = nextPosition(app, now);
  const member: Member = {
    userId,
    conversation,
    ...settings,
    joined,
    readUntil: null,
    frozenAt: null,
    activity: joined,
  };
  app.conversations.join(member);
}

/** The conversation that something belongs to. */
export function conversationOf({ app, use }: InApp, conversationId: string): ConversationRecord {
  const conversation = app.conversations.get(conversationId);
  if (!conversation) throw new Refusal(use('nothingInUnknownConversation')());
  return conversation;
}

/** The member of that id; one who left is none. */
export function memberOf(conversation: ConversationRecord, userId: string): Member | undefined {
  const member = conversation.members.get(userId);
  return member?.access === 'Left' ? undefined : member;
}
