import { badFields } from '../answers.js';
import type { Call, Handler } from '../exchange.js';
import { remind } from '../notify.js';
import type { ConversationRecord, Member } from '../state/conversations.js';
import { listedMembers } from '../state/members.js';
import { findConversation } from './messages.js';

type Triggering = Call<'triggerNotifications'>;

/** Those whom what another user said waits for: all but who said the last, in a conversation of two exactly one. */
function awaited(conversation: ConversationRecord): Member[] {
  const last = conversation.messages.timeline.all().findLast(({ senderId }) => senderId !== null);
  return last ? listedMembers(conversation).filter(({ userId }) => userId !== last.senderId) : [];
}

function recipientsOf(call: Triggering, conversation: ConversationRecord): Member[] {
  const { recipients } = call.body;
  if (recipients === undefined) return awaited(conversation);
  const listed = new Map(listedMembers(conversation).map((member) => [member.userId, member]));
  const stranger = recipients.find((userId) => !listed.has(userId));
  if (stranger !== undefined && call.decide('unknownRecipient') === 'refuse')
    throw badFields(call, { recipients: [`"${stranger.slice(0, 100)}" is not a participant of the conversation`] });
  return [...new Set(recipients)].flatMap((userId) => listed.get(userId) ?? []);
}

const KEPT = 1000;

/** Keeps what was asked for, to be inspected. */
function note({ app, now, path, body }: Triggering, recipients: readonly Member[]): void {
  const ids = recipients.map(({ userId }) => userId);
  app.reminders.push({ at: now, conversationId: path.conversationId, recipients: ids, trigger: body });
  if (app.reminders.length > KEPT) app.reminders.shift();
}

/** Notifies again, by the channels that are named (TJ-NOT-01, TJ-NOT-02). */
export const triggerNotifications: Handler<'triggerNotifications'> = (call) => {
  const conversation = findConversation(call);
  const message = conversation.messages.timeline.newest();
  const recipients = recipientsOf(call, conversation);
  call.lean('ED-22');
  note(call, recipients);
  if (message)
    for (const { userId } of recipients) remind(call, { conversation, message, userId }, call.body.channels);
  return {};
};
