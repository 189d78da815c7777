import { expectEqual, expectIncludes, expectThat } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { batch, bySequence, readUser } from '../support/batch.js';
import { scenario } from '../support/scenario.js';
import { notice, startConversation, textsOf, writeUsers } from '../support/start-conversation.js';

export const batchResults = [
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
    'the results of a batch stand in the order in which its operations ran, not in that of the request',
    { claims: ['ED-71', 'TJ-BAT-09'], needs: ['state'] },
    async (context) => {
      const { conversation } = await startConversation(context);
      const messages = path`/conversations/${conversation}/messages`;
      const numbers = Array.from({ length: 10 }, (_, index) => index + 1);
      const answer = await batch(
        context,
        numbers.map((number) => [number, 'POST', messages, [notice(String(number))]]),
      );
      const ran = answer.array('').map((_, index) => answer.number(`/${String(index)}/0`));
      expectEqual((await textsOf(context.api, conversation)).reverse(), ran.map(String), 'the messages, oldest first');
      expectThat(ran.join() !== numbers.join(), 'the operations ran in the order of the request');
    },
  ),
];
