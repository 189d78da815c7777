import { wrong, type Act } from '../../core/act.js';
import type { Shape } from '../../core/shape.js';
import type { Sending } from '../handlers/send.js';
import type { App } from '../state/app.js';
import type { ConversationRecord, Member } from '../state/conversations.js';
import { isListed } from '../state/members.js';
import type { UserRecord } from '../state/users.js';

/** An act on an app. */
export const act = <Input, Result>(
  input: Shape<Input>,
  carryOut: (on: Sending, input: Input) => Result,
): Act<Sending, Input, Result> => ({ input, carryOut });

export function findUser({ users }: App, userId: string): UserRecord {
  const user = users.get(userId);
  if (user) return user;
  throw wrong('userId', userId, 'the id of a user');
}

export function findConversation({ conversations }: App, conversationId: string): ConversationRecord {
  const conversation = conversations.get(conversationId);
  if (conversation) return conversation;
  throw wrong('conversationId', conversationId, 'the id of a conversation');
}

export function findMember(app: App, place: { readonly conversationId: string; readonly userId: string }): Member {
  const member = findConversation(app, place.conversationId).members.get(place.userId);
  if (member && isListed(member)) return member;
  throw wrong('userId', place.userId, `the id of a participant of "${place.conversationId}"`);
}
