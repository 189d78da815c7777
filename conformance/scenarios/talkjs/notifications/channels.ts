import { at, MOCK } from '../support/mock.js';
import { accepts, bodies, fields, NO_BODY, NO_STRINGS_IN_AN_ARRAY, refuses } from '../support/shapes.js';

const notify = at('POST', '/conversations/order_391_fc/notifications');

export const notificationsChannels = [
  accepts(
    'notifications are triggered by e-mail, by text message or by both',
    { ...MOCK, claims: ['TJ-NOT-01'] },
    notify,
    fields(['channels'], [['email'], ['sms'], ['email', 'sms']]),
  ),
  refuses('notifications need at least one of these channels', { ...MOCK, claims: ['TJ-NOT-01'] }, notify, [
    ...bodies({}, { recipients: ['12081'] }),
    ...fields(['channels'], [[], ['fax'], 'email', [5], null]),
    ...NO_BODY,
  ]),
  refuses('recipients and settings of notifications have their types', { ...MOCK, claims: [] }, notify, [
    ...NO_STRINGS_IN_AN_ARRAY.flatMap((recipients) => bodies({ channels: ['email'], recipients })),
    ...bodies(
      { channels: ['sms'], smsSettings: 'x' },
      { channels: ['sms'], smsSettings: { smsTemplate: 5 } },
      { channels: ['email'], emailSettings: { subject: 5 } },
    ),
  ]),
];
