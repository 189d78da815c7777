import { expectEqual, expectIncludes, expectStatus } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { scenario } from '../support/scenario.js';
import { aMomentLater } from '../support/setup.js';
import {
  JSON_TYPE,
  listMessages,
  post,
  readConversation,
  said,
  sendOne,
  startConversation,
  textsOf,
  writeUsers,
} from '../support/start-conversation.js';

// What no source states and the emulator had to decide: a service that differs here breaks no promise.
export const conversationsDecisions = [
  scenario(
    'a conversation with an unknown participant is refused, and adding one is not found',
    { claims: ['ED-14'], needs: ['state'] },
    async (context) => {
      const { api, id } = context;
      const { conversation, alice } = await startConversation(context);
      const nobody = id('never-written');
      expectStatus(
        await api.put(path`/conversations/${conversation}`, { json: { participants: [alice, nobody] } }),
        400,
      );
      expectStatus(await api.put(path`/conversations/${id('order_400')}`, { json: { participants: [nobody] } }), 400);
      expectStatus(await api.get(path`/conversations/${id('order_400')}`), 404);
      expectStatus(await api.put(path`/conversations/${conversation}/participants/${nobody}`, { json: {} }), 404);
      expectStatus(await api.get(path`/users/${nobody}`), 404);
    },
  ),

  scenario(
    'sending to, listing and joining a conversation that does not exist is not found',
    { claims: ['ED-18'], needs: ['state'] },
    async (context) => {
      const { api, id } = context;
      const [alice = ''] = await writeUsers(context, '12081');
      const nowhere = id('never_written');
      expectStatus(await post(api, nowhere, [said(alice, 'Hello')]), 404);
      expectStatus(await api.get(path`/conversations/${nowhere}/messages`), 404);
      expectStatus(await api.put(path`/conversations/${nowhere}/participants/${alice}`, { json: {} }), 404);
    },
  ),

  scenario(
    'what does not exist can neither be edited nor deleted',
    { claims: ['ED-19'], needs: ['state'] },
    async (context) => {
      const { api, id } = context;
      const { conversation } = await startConversation(context);
      const message = path`/conversations/${conversation}/messages/${'msg_0000000000000000000000'}`;
      expectStatus(await api.get(message), 404);
      expectStatus(await api.put(message, { json: { text: 'Hello' } }), 404);
      expectStatus(await api.delete(message, JSON_TYPE), 404);
      expectStatus(await api.delete(path`/conversations/${id('never_written')}`, JSON_TYPE), 404);
    },
  ),

  scenario(
    'removing a user who takes no part is answered like removing one who does',
    { claims: ['ED-20'], needs: ['state'] },
    async (context) => {
      const { conversation } = await startConversation(context);
      const [carol = ''] = await writeUsers(context, 'carol');
      const answer = await context.api.delete(path`/conversations/${conversation}/participants/${carol}`, JSON_TYPE);
      expectStatus(answer, 200);
      expectEqual(answer.body, {}, 'the body of the answer');
    },
  ),

  scenario(
    'changing a user who takes no part is not found',
    { claims: ['ED-21'], needs: ['state'] },
    async (context) => {
      const { conversation } = await startConversation(context);
      const [carol = ''] = await writeUsers(context, 'carol');
      expectStatus(
        await context.api.patch(path`/conversations/${conversation}/participants/${carol}`, {
          json: { notify: false },
        }),
        404,
      );
    },
  ),

  scenario(
    'every PUT, PATCH and DELETE that succeeds answers an empty object',
    { claims: ['ED-22'] },
    async (context) => {
      const { api } = context;
      const { conversation, alice, sebastian } = await startConversation(context);
      const id = await sendOne(api, conversation, said(sebastian, 'Hello Alice!'));
      const message = path`/conversations/${conversation}/messages/${id}`;
      const participant = path`/conversations/${conversation}/participants/${alice}`;
      const calls = [
        ['PUT', path`/users/${alice}`, { name: 'Alice' }],
        ['PUT', '/users', { [alice]: { name: 'Alice' } }],
        ['PUT', path`/conversations/${conversation}`, { subject: 'Order 391' }],
        ['PUT', participant, {}],
        ['PATCH', participant, { notify: false }],
        ['DELETE', participant],
        ['PUT', message, { text: 'Good morning Alice!' }],
        ['DELETE', message],
        ['DELETE', path`/conversations/${conversation}/messages`],
        ['DELETE', path`/conversations/${conversation}`],
      ] as const;
      for (const [method, at, json] of calls) {
        const answer = await api.request(method, at, json === undefined ? JSON_TYPE : { json });
        expectStatus(answer, 200);
        expectEqual(answer.body, {}, `the body that ${method} ${at} answers`);
      }
    },
  ),

  scenario(
    'the id of a deleted conversation may be used for a new one',
    { claims: ['ED-25'], needs: ['state'] },
    async (context) => {
      const { api } = context;
      const { conversation, sebastian } = await startConversation(context);
      await sendOne(api, conversation, said(sebastian, 'Hello Alice!'));
      expectStatus(await api.delete(path`/conversations/${conversation}`, JSON_TYPE), 200);
      expectStatus(await api.put(path`/conversations/${conversation}`, { json: {} }), 200);
      const read = await readConversation(api, conversation);
      expectIncludes(
        read.body,
        { id: conversation, subject: null, participants: {}, custom: {}, lastMessage: null },
        'the new conversation',
      );
      expectEqual(await textsOf(api, conversation), [], 'its messages');
    },
  ),

  scenario(
    'times in a list of conversations are compared strictly, and need a last message',
    { claims: ['ED-28'], needs: ['state'] },
    async (context) => {
      const { api } = context;
      const empty = await startConversation(context, 'order_empty');
      const other = await startConversation(context, 'order_other');
      await aMomentLater(context);
      await sendOne(api, other.conversation, said(other.alice, 'Hello'));
      const at = (await listMessages(api, other.conversation)).number('/data/0/createdAt');
      const chosen = async (query: Record<string, number>): Promise<[boolean, boolean]> => {
        const ids = (await api.get('/conversations', { query: { limit: 20, ...query } })).strings('/data', 'id');
        return [ids.includes(other.conversation), ids.includes(empty.conversation)];
      };
      expectEqual(
        await chosen({ lastMessageAfter: at }),
        [false, false],
        'whether a list after the time has the conversation, and the empty one',
      );
      expectEqual(
        await chosen({ lastMessageAfter: at - 1 }),
        [true, false],
        'the same for a list after a millisecond before',
      );
      expectEqual(await chosen({ lastMessageBefore: at }), [false, false], 'the same for a list before the time');
      expectEqual(
        await chosen({ lastMessageBefore: at + 1 }),
        [true, false],
        'the same for a list before a millisecond later',
      );
      expectEqual(await chosen({ offsetTs: at }), [false, true], 'the same for a list that skips to the time');
      expectEqual(
        await chosen({ offsetTs: at + 1 }),
        [true, true],
        'the same for a list that skips to a millisecond later',
      );
    },
  ),
];
