import type { Answer } from '../../../harness/answer.js';
import { expectEqual, expectIncludes, expectStatus, expectThat } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { expectRefused } from '../support/refusals.js';
import { scenario } from '../support/scenario.js';
import { aMomentLater, type Context } from '../support/setup.js';
import {
  notice,
  readConversation,
  said,
  send,
  startConversation,
  textsOf,
  writeUsers,
} from '../support/start-conversation.js';

async function batch({ api }: Context, operations: readonly unknown[], example?: string): Promise<Answer> {
  const answer = await api.post('/batch', { json: operations, ...(example === undefined ? {} : { example }) });
  expectStatus(answer, 200);
  return answer;
}

/** What came of each operation, by its sequence number: no order of the results is promised. */
function bySequence(answer: Answer): Map<number, { status: number; response: unknown }> {
  return new Map(
    answer
      .array('')
      .map((_, index) => [
        answer.number(`/${String(index)}/0`),
        { status: answer.number(`/${String(index)}/1`), response: answer.at(`/${String(index)}/2`) },
      ]),
  );
}

const readUser = (sequence: number, user: string): unknown[] => [sequence, 'GET', path`/users/${user}`];

export const batches = [
  scenario('a batch takes an array of up to 10 operations', { claims: ['TJ-BAT-01'] }, async (context) => {
    const [alice = ''] = await writeUsers(context, '12081');
    const operations = Array.from({ length: 11 }, (_, index) => readUser(index, alice));
    await batch(context, operations.slice(0, 1));
    await batch(context, operations.slice(0, 10));
    expectRefused(await context.api.post('/batch', { json: operations }), 'with 11 operations');
  }),

  scenario(
    'all 10 operations of a batch are carried out',
    { claims: ['TJ-BAT-01', 'TJ-BAT-07'], needs: ['state'] },
    async (context) => {
      const { conversation } = await startConversation(context);
      const results = bySequence(
        await batch(
          context,
          Array.from({ length: 10 }, (_, index) => [
            index,
            'POST',
            path`/conversations/${conversation}/messages`,
            [notice(`Message ${String(index)}`)],
          ]),
        ),
      );
      expectEqual([...results.keys()].sort(), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 'the sequence numbers');
      expectThat(
        [...results.values()].every(({ status }) => status === 200),
        'an operation was not answered 200',
      );
      expectEqual((await textsOf(context.api, conversation)).length, 10, 'the number of messages');
    },
  ),

  scenario('an operation is a tuple of three, four or five parts', { claims: ['TJ-BAT-02'] }, async (context) => {
    const [alice = ''] = await writeUsers(context, '12081');
    const options = { api_version: '2021-01-01' };
    await batch(context, [
      readUser(1, alice),
      [...readUser(2, alice), {}],
      [3, 'PUT', path`/users/${alice}`, { name: 'Alice' }],
      [...readUser(4, alice), {}, options],
      [5, 'PUT', path`/users/${alice}`, { name: 'Alice' }, options],
    ]);
  }),

  scenario('a GET takes strings as its payload', { claims: ['TJ-BAT-04'] }, async (context) => {
    const [alice = ''] = await writeUsers(context, '12081');
    const query = { limit: '20', unreadsOnly: 'true' };
    await batch(context, [[1, 'GET', path`/users/${alice}/conversations`, query]]);
    await batch(context, [[1, 'GET', path`/users/${alice}/conversations`, query, { api_version: '2024-01-01' }]]);
  }),

  scenario('a PUT takes an object and a POST an array as its payload', { claims: ['TJ-BAT-05'] }, async (context) => {
    const { conversation, alice } = await startConversation(context);
    await batch(context, [[1, 'PUT', path`/users/${alice}`, { name: 'Alice' }]]);
    await batch(context, [
      [1, 'POST', path`/conversations/${conversation}/messages`, [notice('The order has arrived.')]],
    ]);
  }),

  scenario(
    'a batch is answered with sequence number, status and response of each operation',
    { claims: ['TJ-BAT-07'], needs: ['state'], story: true },
    async (context) => {
      const [alice = ''] = await writeUsers(context, '12081');
      const answer = await batch(context, [readUser(1, alice)], 'resultOfOne');
      expectEqual(answer.array('').length, 1, 'the number of results');
      expectEqual(answer.array('/0').length, 3, 'the parts of the result');
      expectIncludes(bySequence(answer).get(1), { status: 200, response: { id: alice } }, 'the result');
    },
  ),

  scenario(
    'every operation has its own result',
    { claims: ['TJ-BAT-07', 'TJ-BAT-02'], needs: ['state'] },
    async (context) => {
      const { conversation, alice, sebastian } = await startConversation(context);
      const answer = await batch(context, [
        readUser(1, alice),
        [2, 'GET', path`/users/${alice}/conversations`, { limit: '20', unreadsOnly: 'true' }],
        [3, 'POST', path`/conversations/${conversation}/messages`, [notice('The order has arrived.')]],
        [4, 'PUT', path`/users/${sebastian}`, { name: 'Sebastian' }, { api_version: '2021-01-01' }],
      ]);
      for (const [index] of answer.array('').entries())
        expectEqual(answer.array(`/${String(index)}`).length, 3, 'the parts of a result');
      const results = bySequence(answer);
      expectEqual([...results.keys()].sort(), [1, 2, 3, 4], 'the sequence numbers');
      for (const [sequence, { status }] of results)
        expectEqual(status, 200, `the status of operation ${String(sequence)}`);
      expectIncludes(results.get(1)?.response, { id: alice }, 'the response of the first operation');
      expectThat(
        Array.isArray((results.get(2)?.response as { data?: unknown }).data),
        'the response of the second operation is no list',
      );
      expectEqual(
        (results.get(3)?.response as unknown[]).length,
        1,
        'the number of ids that the third operation answered',
      );
    },
  ),

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

  scenario('any numbers will do as sequence numbers', { claims: ['TJ-BAT-08'], needs: ['state'] }, async (context) => {
    const [alice = ''] = await writeUsers(context, '12081');
    const numbers = [7, 3.5, -2, 0, 1_000_000];
    const results = bySequence(
      await batch(
        context,
        numbers.map((number) => readUser(number, alice)),
      ),
    );
    const ascending = (list: readonly number[]): number[] => [...list].sort((one, two) => one - two);
    expectEqual(ascending([...results.keys()]), ascending(numbers), 'the sequence numbers of the results');
  }),

  scenario(
    'fractions, zero and negative numbers are accepted as sequence numbers',
    { claims: ['TJ-BAT-08'] },
    async (context) => {
      const [alice = ''] = await writeUsers(context, '12081');
      await batch(
        context,
        [7, 3.5, -2, 0].map((number) => readUser(number, alice)),
      );
    },
  ),

  scenario(
    'an operation that fails leaves the others alone',
    { claims: ['TJ-BAT-10'], needs: ['state'], story: true },
    async (context) => {
      const [alice = ''] = await writeUsers(context, '12081');
      const results = bySequence(
        await batch(context, [[5, 'GET', '/no/such/path'], readUser(1, alice)], 'resultsOfFive'),
      );
      expectEqual(results.get(5)?.status, 404, 'the status of the operation on a path that does not exist');
      expectEqual(results.get(1)?.status, 200, 'the status of the other operation');
    },
  ),

  scenario(
    'a batch with a malformed operation, a number used twice or no operation is refused',
    { claims: ['ED-29'], needs: ['state'] },
    async (context) => {
      const [alice = ''] = await writeUsers(context, '12081');
      const rename = [1, 'PUT', path`/users/${alice}`, { name: 'Renamed' }];
      const wrong = [
        [rename, readUser(1, alice)],
        [rename, [2]],
        [rename, [2, 'GET']],
        [rename, ['2', 'GET', path`/users/${alice}`]],
        [rename, { method: 'GET' }],
        [rename, [2, 'FETCH', path`/users/${alice}`]],
        [],
        Array.from({ length: 11 }, (_, index) => [index, ...rename.slice(1)]),
      ];
      for (const json of wrong) expectStatus(await context.api.post('/batch', { json }), 400);
      expectEqual((await context.api.get(path`/users/${alice}`)).at('/name'), alice, 'the name of the user');
    },
  ),

  scenario(
    'a batch or an upload inside a batch is not found',
    { claims: ['ED-30'], needs: ['state'] },
    async (context) => {
      const [alice = ''] = await writeUsers(context, '12081');
      const results = bySequence(
        await batch(context, [
          [1, 'POST', '/batch', [readUser(1, alice)]],
          [2, 'POST', '/files', {}],
          readUser(3, alice),
        ]),
      );
      expectEqual(
        [1, 2, 3].map((sequence) => results.get(sequence)?.status),
        [404, 404, 200],
        'the status of each operation',
      );
    },
  ),
];
