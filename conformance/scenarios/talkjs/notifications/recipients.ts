import type { Inbox } from '../../../harness/inbox.js';
import { expectEqual, expectStatus } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { scenario } from '../support/scenario.js';
import { putConversation, putUser, type Context } from '../support/setup.js';
import { said, sendOne } from '../support/start-conversation.js';

const NEEDS = ['state', 'webhooks', 'destructive'] as const;

/** A conversation of these users, all of whom have an e-mail address and a phone number. */
async function startChat(context: Context, ...names: readonly string[]): Promise<string> {
  for (const name of names)
    await putUser(context, context.pooled(name), { email: [`${name}@example.com`], phone: ['+12025550100'] });
  return putConversation(
    context,
    context.id('reminders'),
    names.map((name) => context.pooled(name)),
  );
}

async function trigger(context: Context, conversation: string, json: object): Promise<void> {
  expectStatus(await context.api.post(path`/conversations/${conversation}/notifications`, { json }), 200);
}

/** Who was sent something by a channel, in any order. */
async function sentTo(inbox: Inbox, channel: string): Promise<string[]> {
  await inbox.settled();
  return inbox.deliveries
    .filter((event) => event.at('/type') === 'notification.sent' && event.at('/data/channel') === channel)
    .map((event) => event.string('/data/recipient/id'))
    .sort();
}

export const notificationsRecipients = [
  scenario(
    'in a conversation of two the one who did not write last is notified again',
    { claims: ['TJ-NOT-02'], needs: NEEDS },
    async (context) => {
      const conversation = await startChat(context, 'alice', 'bob');
      await sendOne(context.api, conversation, said(context.pooled('bob'), 'Hello?'));
      await sendOne(context.api, conversation, said(context.pooled('alice'), 'Yes?'));
      const inbox = context.receive();
      await trigger(context, conversation, { channels: ['email'] });
      expectEqual(await sentTo(inbox, 'email'), [context.pooled('bob')], 'who was mailed');
    },
  ),

  scenario(
    'without recipients all are notified whom a message waits for',
    { claims: ['TJ-NOT-02'], needs: NEEDS },
    async (context) => {
      const conversation = await startChat(context, 'alice', 'bob', 'carol');
      await sendOne(context.api, conversation, said(context.pooled('alice'), 'Who comes?'));
      const inbox = context.receive();
      await trigger(context, conversation, { channels: ['email'] });
      expectEqual(await sentTo(inbox, 'email'), [context.pooled('bob'), context.pooled('carol')], 'who was mailed');
    },
  ),

  scenario(
    'recipients that are named are notified by the channels that are named',
    { claims: ['TJ-NOT-01'], needs: NEEDS },
    async (context) => {
      const conversation = await startChat(context, 'alice', 'bob', 'carol');
      await sendOne(context.api, conversation, said(context.pooled('alice'), 'Who comes?'));
      const inbox = context.receive();
      await trigger(context, conversation, { channels: ['sms'], recipients: [context.pooled('carol')] });
      expectEqual(await sentTo(inbox, 'sms'), [context.pooled('carol')], 'who was texted');
      expectEqual(await sentTo(inbox, 'email'), [], 'who was mailed');
    },
  ),

  scenario(
    'somebody who does not take part is not notified',
    { claims: ['ED-70'], needs: ['state'] },
    async (context) => {
      const conversation = await putConversation(context, context.id('quiet'), []);
      const json = { channels: ['email'], recipients: [context.pooled('stranger')] };
      expectStatus(await context.api.post(path`/conversations/${conversation}/notifications`, { json }), 400);
    },
  ),
];
