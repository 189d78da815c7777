import { expectEqual, expectStatus } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { scenario } from '../support/scenario.js';
import type { Context } from '../support/setup.js';

/** So many users of the pool with this name, as the bulk call wants them. */
function crowd({ pooled }: Context, count: number, name: string): Record<string, { name: string }> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [pooled(`crowd-${String(index)}`), { name }]));
}

const nameOf = async ({ api }: Context, user: string): Promise<unknown> =>
  (await api.get(path`/users/${user}`)).at('/name');

export const usersBulk = [
  scenario(
    'many users are written by one map from id to fields',
    { claims: ['TJ-USR-25', 'TJ-USR-26'] },
    async ({ api, pooled }) => {
      const json = {
        [pooled('alice')]: { name: 'Alice' },
        [pooled('sebastian')]: { name: 'Sebastian', role: 'seller' },
      };
      expectStatus(await api.put('/users', { json }), 200);
    },
  ),

  scenario(
    'the bulk call takes each field of a user',
    { claims: ['TJ-USR-25', 'TJ-USR-26'], needs: ['state', 'destructive'] },
    async ({ api, pooled }) => {
      const fields = {
        name: 'Alice',
        email: ['alice@example.com'],
        phone: ['+31612345678'],
        welcomeMessage: 'Hi there!',
        photoUrl: 'https://example.com/alice.jpg',
        locale: 'nl-NL',
        role: 'seller',
        availabilityText: 'Back tomorrow',
        custom: { plan: 'gold' },
      };
      const user = pooled('reachable');
      const others = {
        configuration: 'buyer',
        headerPhotoUrl: 'https://example.com/header.jpg',
        pushTokens: { 'fcm:abc123': true },
      };
      const json = { [user]: { ...fields, ...others } };
      expectStatus(await api.put('/users', { json }), 200);
      const read = await api.get(path`/users/${user}`);
      for (const [name, value] of Object.entries(fields)) expectEqual(read.at(`/${name}`), value, name);
    },
  ),

  scenario(
    'when every entry of the bulk call is valid all are applied',
    { claims: ['TJ-USR-25', 'TJ-USR-26'], needs: ['state'] },
    async (context) => {
      for (const name of ['Before', 'After']) {
        const json = crowd(context, 20, name);
        expectStatus(await context.api.put('/users', { json }), 200);
        for (const user of Object.keys(json)) expectEqual(await nameOf(context, user), name, `the name of ${user}`);
      }
    },
  ),

  scenario(
    'an entry of the bulk call that is not valid is answered 400',
    { claims: ['TJ-USR-27'] },
    async ({ api, pooled }) => {
      for (const wrong of [{ name: 5 }, { name: 'Alice', email: 5 }, 'Alice', null]) {
        expectStatus(await api.put('/users', { json: { [pooled('alice')]: wrong } }), 400);
        expectStatus(
          await api.put('/users', {
            json: { [pooled('sebastian')]: { name: 'Sebastian' }, [pooled('alice')]: wrong },
          }),
          400,
        );
      }
    },
  ),

  scenario(
    'when one entry of the bulk call is not valid none is applied',
    { claims: ['TJ-USR-27'], needs: ['state'] },
    async (context) => {
      const json = crowd(context, 3, 'Before');
      expectStatus(await context.api.put('/users', { json }), 200);
      const [first = '', second = '', third = ''] = Object.keys(json);
      for (const wrong of [first, second, third]) {
        const update = Object.fromEntries(
          [first, second, third].map((user) => [user, { name: user === wrong ? 5 : 'After' }]),
        );
        expectStatus(await context.api.put('/users', { json: update }), 400);
        for (const user of [first, second, third])
          expectEqual(await nameOf(context, user), 'Before', `the name of ${user} after a refused call`);
      }
    },
  ),

  scenario(
    'the 400 of the bulk call has messages for the entries that are not valid',
    { claims: ['TJ-USR-28'], needs: ['state'] },
    async ({ api, pooled }) => {
      const [right, wrong] = [pooled('alice'), pooled('sebastian')];
      const refused = await api.put('/users', { json: { [right]: { name: 'Alice' }, [wrong]: { name: 5 } } });
      expectStatus(refused, 400);
      expectEqual(
        [Object.hasOwn(refused.object(''), wrong), Object.hasOwn(refused.object(''), right)],
        [true, false],
        'whether the wrong and the right entry have messages',
      );
    },
  ),

  scenario(
    'the bulk call takes 100 users, and 101 are answered 400',
    { claims: ['TJ-USR-29'], needs: ['bulk'] },
    async (context) => {
      expectStatus(await context.api.put('/users', { json: crowd(context, 100, 'Before') }), 200);
      expectStatus(await context.api.put('/users', { json: crowd(context, 101, 'After') }), 400);
    },
  ),

  scenario(
    'of more than 100 users in the bulk call none is updated',
    { claims: ['TJ-USR-29'], needs: ['state', 'bulk'] },
    async (context) => {
      expectStatus(await context.api.put('/users', { json: crowd(context, 100, 'Before') }), 200);
      expectStatus(await context.api.put('/users', { json: crowd(context, 101, 'After') }), 400);
      for (const user of ['crowd-0', 'crowd-50', 'crowd-99'])
        expectEqual(await nameOf(context, context.pooled(user)), 'Before', `the name of ${user}`);
    },
  ),
];
