import { expectEqual, expectStatus, expectThat } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { batch, bySequence, readUser } from '../support/batch.js';
import { expectRefused } from '../support/refusals.js';
import { scenario } from '../support/scenario.js';
import { notice, startConversation, textsOf, writeUsers } from '../support/start-conversation.js';

export const batchOperations = [
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
