import { expectEqual, expectStatus } from '../../../harness/expect.js';
import { begun } from '../../../harness/inbox.js';
import { path } from '../../../harness/path.js';
import { scenario } from '../support/scenario.js';
import { putUser } from '../support/setup.js';
import { readConversation, readMessage, said, sendOne, startConversation } from '../support/start-conversation.js';
import { deliveriesOf, theOnly } from '../support/webhooks.js';

/** What no source settles about webhooks. */
export const webhooksDecisions = [
  scenario(
    'a webhook that nobody answers in time is delivered once more',
    { claims: ['ED-60'], needs: ['state', 'webhooks', 'clock'] },
    async (context) => {
      const inbox = context.receive(() => new Promise(() => undefined));
      await putUser(context, context.pooled('alice'));
      await begun();
      context.advance(5000);
      await begun();
      context.advance(5000);
      await inbox.settled();
      expectEqual(inbox.deliveries.length, 2, 'deliveries');
    },
  ),

  scenario(
    'the objects of a webhook are those of the API',
    { claims: ['ED-61'], needs: ['state', 'webhooks'] },
    async (context) => {
      const { conversation, sebastian } = await startConversation(context);
      const inbox = context.receive();
      const message = await sendOne(
        context.api,
        conversation,
        said(sebastian, 'Hello!', { custom: { mood: 'good' } }),
      );
      const event = await theOnly(inbox, 'message.sent');
      expectEqual(event.at('/data/message'), (await readMessage(context.api, conversation, message)).body, 'message');
      expectEqual(
        event.at('/data/conversation'),
        (await readConversation(context.api, conversation)).body,
        'conversation',
      );
      const user = await context.api.get(path`/users/${sebastian}`);
      expectEqual(event.at('/data/sender'), user.body, 'sender');
    },
  ),

  scenario(
    'a notification is triggered and sent at once',
    { claims: ['ED-62'], needs: ['state', 'webhooks', 'clock', 'destructive'] },
    async (context) => {
      const { conversation, alice, sebastian } = await startConversation(context);
      await putUser(context, alice, { email: ['alice@example.com'] });
      const inbox = context.receive();
      await sendOne(context.api, conversation, said(sebastian, 'Hello!'));
      await deliveriesOf(inbox, 'notification.triggered', 1);
      await deliveriesOf(inbox, 'notification.sent', 1);
    },
  ),

  scenario(
    'a readUntil that is set over REST fires no message.read',
    { claims: ['ED-63'], needs: ['state', 'webhooks'] },
    async (context) => {
      const { conversation, alice, sebastian } = await startConversation(context);
      const message = await sendOne(context.api, conversation, said(sebastian, 'Hello!'));
      const readUntil = (await readMessage(context.api, conversation, message)).number('/createdAt');
      const inbox = context.receive();
      const participant = path`/conversations/${conversation}/participants/${alice}`;
      expectStatus(await context.api.patch(participant, { json: { readUntil } }), 200);
      await deliveriesOf(inbox, 'message.read', 0);
    },
  ),
];
