import type { App } from './state/app.js';
import type { Writing } from './exchange.js';
import { aboutMessage } from './present/about-message.js';
import { presentUser } from './present/user.js';
import type { ConversationRecord, Member } from './state/conversations.js';
import { listedMembers } from './state/members.js';
import type { MessageRecord } from './state/messages.js';

/** A way to notify that has webhooks of its own. */
export type Channel = 'email' | 'sms';

export type Stage = 'triggered' | 'sent' | 'delivered' | 'bounced' | 'opened' | 'link.clicked';

/** A message that a user is notified of. */
export interface Notification {
  readonly conversation: ConversationRecord;
  readonly message: MessageRecord;
  readonly userId: string;
}

/** Tells the receivers how far a notification is; one that is only triggered has no channel yet. */
export function tellStage(
  { app, events }: Pick<Writing, 'app' | 'events'>,
  { conversation, message, userId }: Notification,
  stage: Stage,
  channel?: Channel,
): void {
  const recipient = app.users.get(userId);
  if (!recipient) return;
  events.emit(`notification.${stage}`, (presenting) => ({
    notificationId: `ntf_${message.id}_${userId}`,
    ...(channel === undefined ? {} : { channel }),
    ...aboutMessage(conversation, message)(presenting),
    recipient: presentUser(recipient, presenting),
  }));
}

const CHANNELS: readonly Channel[] = ['email', 'sms'];

/** Triggers a notification, and sends it to the addresses of the user (TJ-WHK-05, TJ-WHK-06). */
export function remind(writing: Writing, notification: Notification, channels: readonly Channel[] = CHANNELS): void {
  writing.lean('ED-62');
  const user = writing.app.users.get(notification.userId);
  tellStage(writing, notification, 'triggered');
  const addresses = { email: user?.email, sms: user?.phone };
  for (const channel of new Set(channels))
    if (addresses[channel]?.length) tellStage(writing, notification, 'sent', channel);
}

function isLooking({ sessions }: App, { userId, conversation }: Member): boolean {
  const session = sessions.get(userId);
  return session?.visible === true && session.conversationId === conversation.id;
}

/** Notifies those of a user's message who do not look at the conversation, once its sender stops typing. */
export function notifyOf(writing: Writing, conversation: ConversationRecord, message: MessageRecord): void {
  const { app, events } = writing;
  if (message.senderId === null) return;
  const sender = app.sessions.get(message.senderId);
  if (sender?.isTyping && sender.conversationId === conversation.id) {
    sender.unannounced = { conversationId: conversation.id, messageId: message.id };
    return;
  }
  if (!events.wants('notification.triggered') && !events.wants('notification.sent')) return;
  for (const member of listedMembers(conversation)) {
    if (member.userId === message.senderId || member.notify !== true || isLooking(app, member)) continue;
    remind(writing, { conversation, message, userId: member.userId });
  }
}
