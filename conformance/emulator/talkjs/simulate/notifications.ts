import { oneOf, optional, record, someText } from '../../core/shape.js';
import type { Sending } from '../handlers/send.js';
import { tellStage, type Channel, type Stage } from '../notify.js';
import type { Reminder } from '../state/app.js';
import { wrong } from '../../core/act.js';
import { act, findMember } from './act.js';

/** What becomes of a notification of a message. */
export interface NotificationStage {
  readonly conversationId: string;
  readonly messageId: string;
  /** Who is notified. */
  readonly userId: string;
  readonly stage: Stage;
  /** Default `email`. Text messages are triggered and sent, and nothing more is heard of them. */
  readonly channel?: Channel;
}

const stages = record<NotificationStage>({
  conversationId: someText,
  messageId: someText,
  userId: someText,
  stage: oneOf('triggered', 'sent', 'delivered', 'bounced', 'opened', 'link.clicked'),
  channel: optional(oneOf('email', 'sms')),
});

function progress(on: Sending, input: NotificationStage): void {
  const { messageId, stage, channel = 'email', userId } = input;
  const { conversation } = findMember(on.app, input);
  const message = conversation.messages.get(messageId);
  if (!message) throw wrong('messageId', messageId, 'the id of a message of the conversation');
  if (channel === 'sms' && stage !== 'triggered' && stage !== 'sent')
    throw wrong('stage', stage, '"triggered" or "sent" with the channel "sms"');
  tellStage(on, { conversation, message, userId }, stage, stage === 'triggered' ? undefined : channel);
}

/** What becomes of notifications. */
export const notificationActs = {
  notification: act(stages, progress),
  /** The calls that triggered notifications, oldest first: whom each reached, and with which settings. */
  reminders: act(
    optional(record<Readonly<Record<string, never>>>({})),
    ({ app }): { readonly reminders: readonly Reminder[] } => ({ reminders: structuredClone(app.reminders) }),
  ),
};
