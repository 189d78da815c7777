import { expectEqual, expectStatus, expectThat } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { scenario } from '../support/scenario.js';
import { readConversation, readMessage, said, sendOne, startConversation } from '../support/start-conversation.js';

// What no source settles about the body of a write: a service that differs here breaks no promise.
export const conversationsBodies = [
  scenario('null in custom data removes the key', { claims: ['ED-11'], needs: ['state'] }, async (context) => {
    const { api } = context;
    const { conversation, alice, sebastian } = await startConversation(context);
    const message = await sendOne(
      api,
      conversation,
      said(sebastian, 'Hello', { custom: { category: 'order_inquiry', state: 'new' } }),
    );
    const paths = [
      path`/users/${alice}`,
      path`/conversations/${conversation}`,
      path`/conversations/${conversation}/messages/${message}`,
    ];
    for (const one of paths) {
      expectStatus(await api.put(one, { json: { custom: { category: 'order_inquiry', state: 'new' } } }), 200);
      expectStatus(await api.put(one, { json: { custom: { category: 'order_inquiry', state: null } } }), 200);
      expectEqual((await api.get(one)).at('/custom'), { category: 'order_inquiry' }, `the custom data at ${one}`);
    }
  }),

  scenario(
    'a custom value that is no string is refused and changes nothing',
    { claims: ['ED-10'], needs: ['state'] },
    async (context) => {
      const { api } = context;
      const { conversation } = await startConversation(context);
      const before = await readConversation(api, conversation);
      expectStatus(
        await api.put(path`/conversations/${conversation}`, {
          json: { subject: 'Changed', custom: { category: 391 } },
        }),
        400,
      );
      expectEqual((await readConversation(api, conversation)).body, before.body, 'the conversation');
    },
  ),

  scenario(
    'fields that the contract does not know are not stored',
    { claims: ['ED-13'], needs: ['state'] },
    async (context) => {
      const { api } = context;
      const { conversation, sebastian } = await startConversation(context);
      expectStatus(
        await api.put(path`/conversations/${conversation}`, { json: { subject: 'Order 391', colour: 'red' } }),
        200,
      );
      const read = await readConversation(api, conversation);
      expectEqual(
        [read.at('/subject'), read.has('/colour')],
        ['Order 391', false],
        'the subject, and whether colour is there',
      );
      const message = await sendOne(api, conversation, said(sebastian, 'Hello', { colour: 'red' }));
      expectThat(!(await readMessage(api, conversation, message)).has('/colour'), 'the message has the unknown field');
    },
  ),

  scenario(
    'null in place of the participants adds nobody and removes nobody',
    { claims: ['ED-39'], needs: ['state'] },
    async (context) => {
      const { api, id } = context;
      const { conversation, alice, sebastian } = await startConversation(context);
      const json = { participants: null, subject: 'Order 391' };
      expectStatus(await api.put(path`/conversations/${conversation}`, { json }), 200);
      const read = await readConversation(api, conversation);
      expectEqual(read.at('/subject'), 'Order 391', 'the subject');
      expectEqual(Object.keys(read.object('/participants')).sort(), [alice, sebastian].sort(), 'the participants');
      expectStatus(await api.put(path`/conversations/${id('order_400')}`, { json }), 200);
      expectEqual((await readConversation(api, id('order_400'))).at('/participants'), {}, 'those of a new one');
    },
  ),
];
