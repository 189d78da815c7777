import { expectEqual, expectIncludes, expectThat } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { batch, bySequence, readUser } from '../support/batch.js';
import { scenario } from '../support/scenario.js';
import { aMomentLater } from '../support/setup.js';
import {
  notice,
  readConversation,
  said,
  send,
  startConversation,
  textsOf,
  writeUsers,
} from '../support/start-conversation.js';

export const batchPayloads = [
  scenario(
    'the path of an operation starts after the app id',
    { claims: ['TJ-BAT-03'], needs: ['state'] },
    async (context) => {
      const [alice = ''] = await writeUsers(context, '12081');
      const relative = bySequence(await batch(context, [readUser(1, alice)]));
      expectIncludes(
        relative.get(1),
        { status: 200, response: { id: alice } },
        'the operation with the relative path',
      );
      const whole = await context.api.post('/batch', {
        json: [[1, 'GET', path`/v1/${context.credentials.appId}/users/${alice}`]],
      });
      expectThat(
        whole.status !== 200 || bySequence(whole).get(1)?.status !== 200,
        'a path that starts with the version was found',
      );
    },
  ),

  scenario('a relative path is accepted', { claims: ['TJ-BAT-03'] }, async (context) => {
    const [alice = ''] = await writeUsers(context, '12081');
    await batch(context, [readUser(1, alice)], 'resultOfOne');
  }),

  scenario('the payload of a GET is its query', { claims: ['TJ-BAT-04'], needs: ['state'] }, async (context) => {
    const { conversation, sebastian } = await startConversation(context);
    await send(context.api, conversation, [said(sebastian, 'One'), said(sebastian, 'Two'), said(sebastian, 'Three')]);
    const messages = path`/conversations/${conversation}/messages`;
    const results = bySequence(
      await batch(context, [
        [1, 'GET', messages, { limit: '2' }],
        [2, 'GET', messages, {}],
        [3, 'GET', messages],
      ]),
    );
    const sizes = [1, 2, 3].map((sequence) => (results.get(sequence)?.response as { data: unknown[] }).data.length);
    expectEqual(sizes, [2, 3, 3], 'the sizes of the pages');
  }),

  scenario('a GET takes strings as its payload', { claims: ['TJ-BAT-04'] }, async (context) => {
    const [alice = ''] = await writeUsers(context, '12081');
    const query = { limit: '20', unreadsOnly: 'true' };
    await batch(context, [[1, 'GET', path`/users/${alice}/conversations`, query]]);
    await batch(context, [[1, 'GET', path`/users/${alice}/conversations`, query, { api_version: '2024-01-01' }]]);
  }),

  scenario(
    'the payload of a PUT or POST is its body',
    { claims: ['TJ-BAT-05'], needs: ['state'] },
    async (context) => {
      const { conversation, sebastian } = await startConversation(context);
      const results = bySequence(
        await batch(context, [
          [1, 'PUT', path`/conversations/${conversation}`, { subject: 'Order 391', custom: { state: 'paid' } }],
          [
            2,
            'POST',
            path`/conversations/${conversation}/messages`,
            [said(sebastian, 'Hello Alice!'), notice('Payment received.')],
          ],
        ]),
      );
      for (const sequence of [1, 2])
        expectEqual(results.get(sequence)?.status, 200, `the status of operation ${String(sequence)}`);
      expectIncludes(
        (await readConversation(context.api, conversation)).body,
        { subject: 'Order 391', custom: { state: 'paid' } },
        'the conversation',
      );
      expectEqual(
        (await textsOf(context.api, conversation)).sort(),
        ['Hello Alice!', 'Payment received.'],
        'the messages',
      );
      expectEqual((results.get(2)?.response as unknown[]).length, 2, 'the number of ids that the operation answered');
    },
  ),

  scenario('a PUT takes an object and a POST an array as its payload', { claims: ['TJ-BAT-05'] }, async (context) => {
    const { conversation, alice } = await startConversation(context);
    await batch(context, [[1, 'PUT', path`/users/${alice}`, { name: 'Alice' }]]);
    await batch(context, [
      [1, 'POST', path`/conversations/${conversation}/messages`, [notice('The order has arrived.')]],
    ]);
  }),

  scenario(
    'each operation has the API version that its options name',
    { claims: ['TJ-BAT-06'], needs: ['state'] },
    async (context) => {
      const older = await startConversation(context, 'order_1');
      await aMomentLater(context);
      const newer = await startConversation(context, 'order_2');
      await aMomentLater(context);
      await send(context.api, older.conversation, [said(older.sebastian, 'Hello Alice!')]);
      const list = path`/users/${older.alice}/conversations`;
      const results = bySequence(
        await batch(context, [
          [1, 'GET', list, { limit: '2' }, { api_version: '2021-01-01' }],
          [2, 'GET', list, { limit: '2' }, { api_version: '2021-02-09' }],
        ]),
      );
      const firstOf = (sequence: number): unknown =>
        (results.get(sequence)?.response as { data: { id: string }[] }).data[0]?.id;
      expectEqual(
        firstOf(1),
        newer.conversation,
        'what comes first while conversations are ordered by their creation',
      );
      expectEqual(firstOf(2), older.conversation, 'what comes first since conversations are ordered by last activity');
    },
  ),

  scenario('an operation takes each of the four API versions', { claims: ['TJ-BAT-06'] }, async (context) => {
    const [alice = ''] = await writeUsers(context, '12081');
    for (const version of ['2021-01-01', '2021-02-09', '2021-07-30', '2024-01-01']) {
      const options = { api_version: version };
      await batch(context, [
        [1, 'GET', path`/users/${alice}`, {}, options],
        [2, 'PUT', path`/users/${alice}`, { name: 'Alice' }, options],
      ]);
    }
  }),
];
