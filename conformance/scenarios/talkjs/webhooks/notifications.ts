import { expectEqual } from '../../../harness/expect.js';
import { scenario } from '../support/scenario.js';
import { putUser } from '../support/setup.js';
import { notice, said, sendOne, startConversation } from '../support/start-conversation.js';
import { deliveriesOf, eventsOf, theOnly } from '../support/webhooks.js';

const NEEDS = { needs: ['state', 'webhooks', 'simulate'] } as const;
const TRIGGERED = 'notification.triggered';

export const webhooksNotifications = [
  scenario(
    'a user message that was sent over REST notifies like one of the chat',
    { ...NEEDS, claims: ['TJ-MSG-14'] },
    async (context) => {
      const { conversation, alice, sebastian } = await startConversation(context);
      const inbox = context.receive();
      await sendOne(context.api, conversation, said(sebastian, 'Hello!'));
      const overRest = await theOnly(inbox, TRIGGERED);
      context.simulate('send', { conversationId: conversation, userId: sebastian, text: 'Still there?' });
      const [, fromChat] = await deliveriesOf(inbox, TRIGGERED, 2);
      expectEqual(overRest.at('/data/recipient/id'), alice, 'who is notified of the message over REST');
      expectEqual(fromChat?.at('/data/recipient/id'), alice, 'who is notified of the message in the chat');
    },
  ),

  scenario(
    'a system message notifies nobody',
    { claims: ['TJ-MSG-15'], needs: ['state', 'webhooks'] },
    async (context) => {
      const { conversation } = await startConversation(context);
      const inbox = context.receive();
      await sendOne(context.api, conversation, notice('Order received'));
      expectEqual(await eventsOf(inbox), ['message.sent'], 'the events');
    },
  ),

  scenario(
    'a user is notified without an address, but not while looking at the conversation',
    { ...NEEDS, claims: ['TJ-WHK-05'] },
    async (context) => {
      const { conversation, alice, sebastian } = await startConversation(context);
      const inbox = context.receive();
      context.simulate('online', { userId: alice, conversationId: conversation });
      await sendOne(context.api, conversation, said(sebastian, 'You see this.'));
      await deliveriesOf(inbox, TRIGGERED, 0);
      context.simulate('online', { userId: alice, conversationId: null });
      await sendOne(context.api, conversation, said(sebastian, 'You look elsewhere.'));
      await deliveriesOf(inbox, TRIGGERED, 1);
      context.simulate('offline', { userId: alice });
      await sendOne(context.api, conversation, said(sebastian, 'You are gone.'));
      await deliveriesOf(inbox, TRIGGERED, 2);
    },
  ),

  ...(['type', 'offline'] as const).map((end) =>
    scenario(
      `nobody is notified before the sender ${end === 'type' ? 'stops typing' : 'goes offline'}`,
      { ...NEEDS, claims: ['TJ-WHK-05'] },
      async (context) => {
        const { conversation, alice, sebastian } = await startConversation(context);
        const inbox = context.receive();
        context.simulate('type', { userId: sebastian, conversationId: conversation });
        await sendOne(context.api, conversation, said(sebastian, 'One more thing …'));
        await deliveriesOf(inbox, TRIGGERED, 0);
        const input = { userId: sebastian };
        context.simulate(end, end === 'type' ? { ...input, conversationId: conversation, isTyping: false } : input);
        expectEqual((await theOnly(inbox, TRIGGERED)).at('/data/recipient/id'), alice, 'who is notified');
      },
    ),
  ),

  scenario(
    'a notification is sent by e-mail and by text message, each with an event of its own, and never for push',
    { claims: ['TJ-WHK-06'], needs: ['state', 'webhooks', 'destructive'] },
    async (context) => {
      const { conversation, alice, sebastian } = await startConversation(context);
      await putUser(context, alice, { pushTokens: { 'fcm:1': true } });
      const inbox = context.receive();
      await sendOne(context.api, conversation, said(sebastian, 'Only by push.'));
      await deliveriesOf(inbox, 'notification.sent', 0);
      await putUser(context, alice, { email: ['alice@example.com'], phone: ['+15550100'] });
      await sendOne(context.api, conversation, said(sebastian, 'Hello!'));
      const sent = await deliveriesOf(inbox, 'notification.sent', 2);
      expectEqual(
        sent.map((event) => event.at('/data/channel')),
        ['email', 'sms'],
        'the channels',
      );
    },
  ),

  ...(
    [
      ['an e-mail that arrives fires notification.delivered', 'TJ-WHK-07', 'delivered'],
      ['an e-mail that does not arrive fires notification.bounced', 'TJ-WHK-07', 'bounced'],
      ['an e-mail that is opened fires notification.opened', 'TJ-WHK-08', 'opened'],
      ['a link that is clicked in an e-mail fires notification.link.clicked', 'TJ-WHK-09', 'link.clicked'],
    ] as const
  ).map(([title, claim, stage]) =>
    scenario(title, { ...NEEDS, claims: [claim] }, async (context) => {
      const { conversation, alice, sebastian } = await startConversation(context);
      const message = await sendOne(context.api, conversation, said(sebastian, 'Hello!'));
      const inbox = context.receive();
      const about = { conversationId: conversation, messageId: message, userId: alice };
      context.simulate('notification', { ...about, stage });
      expectEqual(await eventsOf(inbox), [`notification.${stage}`], 'the events');
    }),
  ),
];
