import type { Shape } from '../../core/shape.js';
import type { Sending } from '../handlers/send.js';
import type { App } from '../state/app.js';
import type { ConversationRecord, Member } from '../state/conversations.js';
import { isListed } from '../state/members.js';
import type { UserRecord } from '../state/users.js';

/** Something that happens in an app without a call: what it takes, and what it does. */
export interface Act<Input, Result> {
  readonly input: Shape<Input>;
  readonly carryOut: (on: Sending, input: Input) => Result;
}

export const act = <Input, Result>(input: Shape<Input>, carryOut: Act<Input, Result>['carryOut']) => ({
  input,
  carryOut,
});

/** Refuses what an act names and the app does not hold. */
export const wrong = (field: string, value: string, must: string): TypeError =>
  new TypeError(`simulate: ${field} is ${JSON.stringify(value)}; it must be ${must}.`);

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
