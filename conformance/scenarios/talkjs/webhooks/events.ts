import { expectEqual, expectStatus } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { scenario } from '../support/scenario.js';
import { expectDone, putConversation, putUser } from '../support/setup.js';
import { JSON_TYPE, notice, said, send, sendOne, startConversation } from '../support/start-conversation.js';
import { deliveriesOf, eventsOf, theOnly } from '../support/webhooks.js';

const MEMBERS_READ = { claims: ['TJ-WHK-04'], needs: ['state', 'webhooks', 'simulate'] } as const;

export const webhooksEvents = [
  scenario(
    'creating a user fires user.created, and updating it user.updated',
    { claims: ['TJ-USR-31'], needs: ['state', 'webhooks'] },
    async (context) => {
      const inbox = context.receive();
      const alice = await putUser(context, context.pooled('alice'), { name: 'Alice' });
      await putUser(context, alice, { name: 'Alicia' });
      expectEqual(await eventsOf(inbox), ['user.created', 'user.updated'], 'the events');
      expectEqual(inbox.deliveries[0]?.at('/data/user/id'), alice, 'who was created');
      expectEqual(inbox.deliveries[1]?.at('/data/user/name'), 'Alicia', 'the name after the update');
    },
  ),

  scenario(
    'sending a message fires message.sent, for messages of users and of the system',
    { claims: ['TJ-MSG-23'], needs: ['state', 'webhooks'] },
    async (context) => {
      const { conversation, sebastian } = await startConversation(context);
      const inbox = context.receive();
      const ids = await send(context.api, conversation, [said(sebastian, 'Hello!'), notice('Order received')]);
      const sent = await deliveriesOf(inbox, 'message.sent', 2);
      expectEqual(
        sent.map((event) => event.string('/data/message/id')),
        ids,
        'the messages',
      );
      expectEqual(sent[0]?.at('/data/conversation/id'), conversation, 'the conversation');
      expectEqual(sent[0]?.at('/data/sender/id'), sebastian, 'the sender of the user message');
      expectEqual(sent[1]?.at('/data/sender'), null, 'the sender of the system message');
    },
  ),

  scenario(
    'an edit fires message.updated, and reading does not',
    { claims: ['TJ-EDT-07'], needs: ['state', 'webhooks', 'simulate'] },
    async (context) => {
      const { conversation, alice, sebastian } = await startConversation(context);
      const message = await sendOne(context.api, conversation, said(sebastian, 'Helo!'));
      const inbox = context.receive();
      context.simulate('read', { conversationId: conversation, userId: alice });
      await deliveriesOf(inbox, 'message.updated', 0);
      expectStatus(
        await context.api.put(path`/conversations/${conversation}/messages/${message}`, { json: { text: 'Hello!' } }),
        200,
      );
      const event = await theOnly(inbox, 'message.updated');
      expectEqual(event.at('/data/message/id'), message, 'the message');
      expectEqual(event.at('/data/message/text'), 'Hello!', 'its text');
    },
  ),

  scenario(
    'deleting a message fires message.deleted',
    { claims: ['TJ-EDT-10'], needs: ['state', 'webhooks'] },
    async (context) => {
      const { conversation, sebastian } = await startConversation(context);
      const message = await sendOne(context.api, conversation, said(sebastian, 'Hello!'));
      const inbox = context.receive();
      const at = path`/conversations/${conversation}/messages/${message}`;
      expectDone(await context.api.delete(at, JSON_TYPE));
      expectEqual((await theOnly(inbox, 'message.deleted')).at('/data/message/id'), message, 'the message');
    },
  ),

  scenario(
    'deleting all messages of a conversation fires no webhook',
    { claims: ['TJ-EDT-14'], needs: ['state', 'webhooks'] },
    async (context) => {
      const { conversation, sebastian } = await startConversation(context);
      await send(context.api, conversation, [said(sebastian, 'Hello!'), notice('Order received')]);
      const inbox = context.receive();
      expectDone(await context.api.delete(path`/conversations/${conversation}/messages`, JSON_TYPE));
      expectEqual(await eventsOf(inbox), [], 'the events');
    },
  ),

  scenario(
    'deleting a conversation fires conversation.deleted',
    { claims: ['TJ-CNV-28'], needs: ['state', 'webhooks'] },
    async (context) => {
      const { conversation } = await startConversation(context);
      const inbox = context.receive();
      expectDone(await context.api.delete(path`/conversations/${conversation}`, JSON_TYPE));
      const event = await theOnly(inbox, 'conversation.deleted');
      expectEqual(event.at('/data/conversation/id'), conversation, 'the conversation');
    },
  ),

  scenario('message.read fires once for each member but the sender', MEMBERS_READ, async (context) => {
    const { conversation, alice, sebastian } = await startConversation(context);
    const bob = await putUser(context, context.pooled('bob'));
    await putConversation(context, conversation, [bob]);
    const message = await sendOne(context.api, conversation, said(sebastian, 'Hello!'));
    const inbox = context.receive();
    for (const userId of [alice, bob, sebastian, alice])
      context.simulate('read', { conversationId: conversation, userId });
    const read = await deliveriesOf(inbox, 'message.read', 2);
    expectEqual(
      read.map((event) => event.at('/data/recipient/id')),
      [alice, bob],
      'who read',
    );
    expectEqual(read[0]?.at('/data/message/id'), message, 'the message');
    expectEqual(read[0]?.at('/data/sender/id'), sebastian, 'the sender');
  }),

  ...[
    { size: 300, fires: 1 },
    { size: 301, fires: 0 },
  ].map(({ size, fires }) =>
    scenario(
      `with ${String(size)} participants reading fires message.read ${fires === 1 ? 'once' : 'no more'}`,
      { ...MEMBERS_READ, needs: [...MEMBERS_READ.needs, 'bulk'] },
      async (context) => {
        const { conversation, alice, sebastian } = await startConversation(context);
        const others = Array.from({ length: size - 2 }, (_, index) => context.pooled(`crowd-${String(index)}`));
        for (let first = 0; first < others.length; first += 100) {
          const group = others.slice(first, first + 100);
          const users = Object.fromEntries(group.map((name) => [name, { name }]));
          expectDone(await context.api.put('/users', { json: users }));
          await putConversation(context, conversation, group);
        }
        await sendOne(context.api, conversation, said(sebastian, 'Hello everyone!'));
        const inbox = context.receive();
        context.simulate('read', { conversationId: conversation, userId: alice });
        await deliveriesOf(inbox, 'message.read', fires);
      },
    ),
  ),
];
