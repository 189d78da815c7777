import { path } from '../../../harness/path.js';
import type { Context } from '../support/setup.js';
import { startConversation } from '../support/start-conversation.js';
import { accepts, bodies, fields, NO_BODY, NO_STRINGS_IN_AN_ARRAY, refuses, type Spot } from '../support/shapes.js';

const ALICE = '12081';

/** A call about a conversation of Alice (12081) and Sebastian, neither of whom has an address. */
async function notify(context: Context): Promise<Spot> {
  const { conversation } = await startConversation(context);
  return { method: 'POST', path: path`/conversations/${conversation}/notifications` };
}

export const notificationsChannels = [
  accepts('notifications are triggered by e-mail, by text message or by both', ['TJ-NOT-01'], notify, [
    ...fields(['channels'], [['email'], ['sms'], ['email', 'sms']]),
    ...bodies(
      { channels: ['sms'], recipients: [], smsSettings: { smsTemplate: 'You have a message.' } },
      {
        channels: ['email'],
        emailSettings: { header: 'Hi', subject: 'A message', footer: 'Bye', inboxUrl: 'https://example.com/inbox' },
      },
    ),
  ]),
  refuses('notifications need at least one of these channels', ['TJ-NOT-01'], notify, [
    ...bodies({}, { recipients: [ALICE] }),
    ...fields(['channels'], [[], ['fax'], 'email', [5], null]),
    ...NO_BODY,
  ]),
  refuses('recipients and settings of notifications have their types', [], notify, [
    ...NO_STRINGS_IN_AN_ARRAY.flatMap((recipients) => bodies({ channels: ['email'], recipients })),
    ...bodies(
      { channels: ['sms'], smsSettings: 'x' },
      { channels: ['sms'], smsSettings: { smsTemplate: 5 } },
      { channels: ['email'], emailSettings: { subject: 5 } },
    ),
  ]),
];
