import { expectEqual, expectStatus } from '../../harness/expect.js';
import { path } from '../../harness/path.js';
import { scenario } from './scenario.js';

export const users = [
  scenario('a user is found under the id that the caller chose', { claims: ['TJ-USR-01', 'TJ-USR-32'], needs: ['state'] }, async ({ api, pooled }) => {
    const alice = pooled('alice');
    expectStatus(await api.put(path`/users/${alice}`, { json: { name: 'Alice' } }), 200);
    const read = await api.get(path`/users/${alice}`);
    expectStatus(read, 200);
    expectEqual(read.at('/id'), alice, 'the id of the user');
    expectEqual(read.at('/name'), 'Alice', 'the name of the user');
  }),
];
