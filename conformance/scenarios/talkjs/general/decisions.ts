import { expectEqual, expectIncludes, expectStatus } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { scenario } from '../support/scenario.js';
import { notice, readConversation, startConversation, textsOf } from '../support/start-conversation.js';

// What no source settles about a request as such: a service that differs here breaks no promise.
export const generalDecisions = [
  scenario(
    'a path with a slash at its end is answered like the path without it',
    { claims: ['ED-37'], needs: ['state'] },
    async (context) => {
      const { api } = context;
      const { conversation, alice } = await startConversation(context);
      const at = path`/conversations/${conversation}`;
      const calls = [
        ['PUT', `${at}/`, { json: { subject: 'Order 391' } }],
        ['POST', `${at}/messages/`, { json: [notice('Payment received.')] }],
        ['GET', '/users/', { query: { limit: 10 } }],
        ['GET', path`/users/${alice}/`, {}],
        ['GET', `${at}/messages/`, {}],
      ] as const;
      for (const [method, where, options] of calls) expectStatus(await api.request(method, where, options), 200);
      expectEqual((await readConversation(api, conversation)).at('/subject'), 'Order 391', 'the subject');
      expectEqual(await textsOf(api, conversation), ['Payment received.'], 'the texts of the messages');
    },
  ),

  scenario(
    'OPTIONS is a method that no route has',
    { claims: ['ED-45'], needs: ['state'] },
    async ({ api, pooled }) => {
      for (const where of ['/users', path`/users/${pooled('alice')}`, '/conversations']) {
        const answer = await api.request('OPTIONS', where);
        expectStatus(answer, 404);
        expectEqual(answer.body, 'Not found', `the body of OPTIONS ${where}`);
      }
    },
  ),

  scenario('HEAD is answered like GET, without a body', { claims: ['ED-46'], needs: ['state'] }, async (context) => {
    const { api, id } = context;
    const { conversation, alice } = await startConversation(context);
    const known = ['/users', path`/users/${alice}`, path`/conversations/${conversation}/messages`];
    const answers = [
      ...(await Promise.all(known.map((where) => api.request('HEAD', where)))),
      await api.request('HEAD', path`/users/${id('nobody')}`),
    ];
    expectEqual(
      answers.map(({ status, text }) => [status, text]),
      [
        [200, ''],
        [200, ''],
        [200, ''],
        [404, ''],
      ],
      'status and body of HEAD for three that exist and one that does not',
    );
  }),

  scenario(
    'an id in a body that is not that of the path is ignored',
    { claims: ['ED-44'], needs: ['state'] },
    async (context) => {
      const { api, id } = context;
      const { conversation, alice, sebastian } = await startConversation(context);
      expectStatus(await api.put(path`/users/${alice}`, { json: { id: sebastian, name: 'Alice Smith' } }), 200);
      expectStatus(await api.put('/users', { json: { [alice]: { id: sebastian, role: 'buyer' } } }), 200);
      const users = [await api.get(path`/users/${alice}`), await api.get(path`/users/${sebastian}`)];
      expectEqual(
        users.map((user) => [user.at('/id'), user.at('/name')]),
        [
          [alice, 'Alice Smith'],
          [sebastian, 'Sebastian'],
        ],
        'id and name of the user in the path, and of the one in the body',
      );
      expectStatus(
        await api.put(path`/conversations/${conversation}`, { json: { id: id('another'), subject: 'Order 391' } }),
        200,
      );
      expectIncludes(
        (await readConversation(api, conversation)).body,
        { id: conversation, subject: 'Order 391' },
        'the conversation in the path',
      );
      expectStatus(await api.get(path`/conversations/${id('another')}`), 404);
    },
  ),
];
