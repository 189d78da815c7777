import { badRequest, noMessage } from '../answers.js';
import type { Call, Handler } from '../exchange.js';
import { limitOf } from '../list.js';
import type { ConversationRecord } from '../state/conversations.js';
import { isListed } from '../state/members.js';
import { react, takeBack, type Reactions } from '../state/reactions.js';
import { findConversation } from './messages.js';

type OnMessage =
  Pick<Call<'addReaction'>, 'app' | 'path' | 'lean'> | Pick<Call<'listReactions'>, 'app' | 'path' | 'lean'>;

/** The reactions of the message that a call is about, and the conversation that keeps them. */
function reactionsOf(call: OnMessage): { readonly own: Reactions; readonly conversation: ConversationRecord } {
  const conversation = findConversation(call);
  const message = conversation.messages.get(call.path.messageId);
  if (!message) throw noMessage();
  return { own: conversation.reactions.get(message.id) ?? new Map(), conversation };
}

/** A message takes so many different emoji (TJ-RCT-06). */
function assertRoom(own: Reactions, emoji: string, most: number): void {
  if (own.has(emoji) || own.size < most) return;
  throw badRequest(`The message has ${String(most)} different emoji already.`);
}

export const addReaction: Handler<'addReaction'> = (call) => {
  const { path, now, decide, lean, settings } = call;
  const { own, conversation } = reactionsOf(call);
  const member = conversation.members.get(path.userId);
  const mayReact = member !== undefined && isListed(member);
  if (!mayReact && decide('reactionOfStranger') === 'refuse')
    throw badRequest(`The user "${path.userId.slice(0, 100)}" is not a participant of the conversation.`);
  assertRoom(own, path.emoji, settings.emojiPerMessage);
  react(own, path.emoji, path.userId, now);
  conversation.reactions.set(path.messageId, own);
  lean('TJ-RCT-03');
  return {};
};

export const removeReaction: Handler<'removeReaction'> = (call) => {
  const { path, lean } = call;
  const { own, conversation } = reactionsOf(call);
  takeBack(own, path.emoji, path.userId);
  if (own.size === 0) conversation.reactions.delete(path.messageId);
  lean('TJ-RCT-02');
  lean('TJ-RCT-03');
  return {};
};

/** Those who reacted first come first; how to get more than a page is not known. */
export const listReactions: Handler<'listReactions'> = (call) => {
  const { path, query, decide } = call;
  const reacted = reactionsOf(call).own.get(path.emoji) ?? new Map<string, number>();
  const limit = limitOf(query);
  const data: { userId: string; createdAt: number }[] = [];
  for (const [userId, createdAt] of reacted) {
    if (data.length === limit) break;
    data.push({ userId, createdAt });
  }
  return decide('reactionList') === 'array' ? data : { data };
};
