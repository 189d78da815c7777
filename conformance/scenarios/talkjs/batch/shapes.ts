import { path } from '../../../harness/path.js';
import { putUser, type Context } from '../support/setup.js';
import { accepts, answers400, bodies, NO_BODY, refuses, rejects, type Spot } from '../support/shapes.js';

/** A user who can be read and written in a batch. */
async function batch(context: Context): Promise<Spot & { readonly user: string }> {
  return { method: 'POST', path: '/batch', user: path`/users/${await putUser(context, context.pooled('alice'))}` };
}

const reading = (count: number): unknown[] => Array.from({ length: count }, (_, index) => [index, 'GET', '/users']);

export const batchShapes = [
  accepts('a batch is an array of one to ten operations', ['TJ-BAT-01'], batch, bodies(reading(1), reading(10))),
  rejects('a batch has no more than ten operations', ['TJ-BAT-01'], batch, bodies(reading(11))),
  refuses('a batch is nothing but an array', ['TJ-BAT-01'], batch, [
    ...bodies({ 0: [1, 'GET', '/users'] }, [1, 'GET', '/users'], 'GET /users'),
    ...NO_BODY,
  ]),
  accepts(
    'an operation is a sequence number, a method, a path, and if need be a payload and options',
    ['TJ-BAT-02', 'TJ-BAT-05'],
    batch,
    ({ user }) =>
      bodies(
        [[1, 'GET', user]],
        [[2, 'GET', '/users', { limit: '3' }]],
        [[3, 'PUT', user, { name: 'Alice' }]],
        [[4, 'PUT', user, { name: 'Alice' }, {}]],
        [[5, 'GET', '/users', {}, { api_version: '2021-02-09' }]],
      ),
  ),
  refuses('an operation is nothing but such a tuple', ['TJ-BAT-02'], batch, ({ user }) =>
    bodies(
      [['1', 'GET', user]],
      [[1, 'GET']],
      [[1, 5, user]],
      [['GET', user]],
      [{ method: 'GET', path: user }],
      [[1, 'FETCH', user]],
      [[1, 'PUT', user, { name: 'Alice' }, {}, 'more']],
      [[1, 'PUT', user, 'Alice']],
      [[1, 'PUT', user, {}, '2021-01-01']],
    ),
  ),
  refuses(
    'the payload of a GET is a map of strings',
    ['TJ-BAT-04'],
    batch,
    bodies([[1, 'GET', '/users', { limit: 3 }]], [[1, 'GET', '/users', ['limit']]]),
  ),
  accepts(
    'an operation picks one of the four versions',
    ['TJ-BAT-06'],
    batch,
    ['2021-01-01', '2021-02-09', '2021-07-30', '2024-01-01'].flatMap((version) =>
      bodies([[1, 'GET', '/users', {}, { api_version: version }]]),
    ),
  ),
  accepts(
    'sequence numbers are any numbers',
    ['TJ-BAT-08'],
    batch,
    bodies([
      [0, 'GET', '/users'],
      [-7, 'GET', '/users'],
      [1.5, 'GET', '/users'],
      [1e9, 'GET', '/users'],
    ]),
  ),
  refuses(
    'sequence numbers are nothing but numbers',
    ['TJ-BAT-08'],
    batch,
    bodies([['1', 'GET', '/users']], [[null, 'GET', '/users']]),
  ),
  answers400(
    'a batch that is too long or holds a malformed tuple is answered 400',
    ['ED-29'],
    batch,
    bodies(reading(11), [['1', 'GET', '/users']], [[1, 'GET']]),
  ),
];
