import { expectEqual, expectIncludes, expectStatus, expectThat } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { idsOf, userList } from '../support/lists.js';
import { expectNot200 } from '../support/refusals.js';
import { putUser } from '../support/setup.js';
import { scenario } from '../support/scenario.js';

/** The fields of the documented example, with an address that nobody has. */
const ALICE = {
  name: 'Alice',
  email: ['alice@example.com'],
  photoUrl: 'https://yoursite.com/userpictures/12081.png',
  welcomeMessage: 'Hey there! :-)',
  role: 'buyer',
};

export const usersWriting = [
  scenario(
    'a user is found under the id that the caller chose',
    { claims: ['TJ-USR-01', 'TJ-USR-32'], needs: ['state'] },
    async ({ api, pooled }) => {
      for (const name of ['alice', '12081', '007', 'User.With-Signs_2']) {
        expectStatus(await api.put(path`/users/${pooled(name)}`, { json: { name } }), 200);
        const read = await api.get(path`/users/${pooled(name)}`);
        expectStatus(read, 200);
        expectEqual([read.at('/id'), read.at('/name')], [pooled(name), name], 'the id and the name of the user');
      }
    },
  ),

  scenario(
    'PUT creates a user who does not exist and updates one who does',
    { claims: ['TJ-USR-01'], needs: ['state', 'destructive'] },
    async ({ api, id }) => {
      const user = path`/users/${id('new')}`;
      expectNot200(await api.get(user), 'before it was written');
      expectStatus(await api.put(user, { json: { name: 'Alice' } }), 200);
      const created = await api.get(user);
      expectEqual(created.at('/name'), 'Alice', 'the name after the first PUT');
      expectStatus(await api.put(user, { json: { name: 'Alice the second' } }), 200);
      const updated = await api.get(user);
      expectEqual(updated.at('/name'), 'Alice the second', 'the name after the second PUT');
      expectEqual(updated.at('/createdAt'), created.at('/createdAt'), 'createdAt after the second PUT');
    },
  ),

  scenario(
    'PUT of a user is accepted, again and again',
    { claims: ['TJ-USR-01', 'TJ-USR-02'] },
    async ({ api, pooled }) => {
      for (let time = 0; time < 3; time += 1)
        expectStatus(await api.put(path`/users/${pooled('alice')}`, { json: { name: 'Alice' } }), 200);
    },
  ),

  scenario(
    'the same PUT of a user twice leaves what it left the first time',
    { claims: ['TJ-USR-02'], needs: ['state'] },
    async ({ api, pooled }) => {
      const user = path`/users/${pooled('alice')}`;
      const json = { name: 'Alice', welcomeMessage: 'Hey there! :-)', role: 'buyer', custom: { category: 'buyer' } };
      expectStatus(await api.put(user, { json }), 200);
      const once = await api.get(user);
      expectStatus(await api.put(user, { json }), 200);
      const twice = await api.get(user);
      expectEqual(once.at('/name'), 'Alice', 'the name after the first PUT');
      expectEqual(twice.body, once.body, 'the user after the second PUT');
    },
  ),

  scenario(
    'the same PUT of a user twice makes one user',
    { claims: ['TJ-USR-02'], needs: ['state', 'destructive'] },
    async (context) => {
      const user = await putUser(context, context.id('new'));
      await putUser(context, user);
      expectEqual(
        (await idsOf(userList(context).get({ limit: 100 }))).filter((id) => id === user),
        [user],
        'how often the user is listed',
      );
    },
  ),

  scenario(
    'the custom values of a user are strings: anything else is refused or not kept as it is',
    { claims: ['TJ-USR-09'], needs: ['state'] },
    async ({ api, pooled }) => {
      const user = path`/users/${pooled('alice')}`;
      expectStatus(await api.put(user, { json: { name: 'Alice', custom: { category: 'buyer', empty: '' } } }), 200);
      for (const value of [5, true, ['buyer'], { deep: 'buyer' }]) {
        const answer = await api.put(user, { json: { name: 'Alice', custom: { other: value } } });
        expectStatus(answer, 200, 400);
        const custom = (await api.get(user)).object('/custom');
        expectThat(
          Object.values(custom).every((one) => typeof one === 'string'),
          `a custom value is kept that is no string: ${JSON.stringify(custom)}`,
        );
        if (answer.status === 400) expectEqual(custom['category'], 'buyer', 'the custom value that was there before');
      }
    },
  ),

  scenario(
    'photoUrl, welcomeMessage and role are set by the call that writes the user',
    { claims: ['TJ-USR-10'], needs: ['state'] },
    async ({ api, pooled }) => {
      const { name, photoUrl, welcomeMessage, role } = ALICE;
      expectStatus(
        await api.put(path`/users/${pooled('alice')}`, {
          json: { name, photoUrl: null, welcomeMessage: null, role: null },
        }),
        200,
      );
      expectStatus(
        await api.put(path`/users/${pooled('alice')}`, { json: { name, photoUrl, welcomeMessage, role } }),
        200,
      );
      expectIncludes(
        (await api.get(path`/users/${pooled('alice')}`)).body,
        { photoUrl, welcomeMessage, role },
        'the user',
      );
    },
  ),

  scenario(
    'the documented example creates a user with all of its fields',
    { claims: ['TJ-USR-10', 'TJ-USR-33'], needs: ['state', 'destructive'] },
    async ({ api, id }) => {
      expectStatus(await api.put(path`/users/${id('new')}`, { json: ALICE }), 200);
      expectIncludes((await api.get(path`/users/${id('new')}`)).body, ALICE, 'the user of the example');
    },
  ),

  scenario(
    'name and email are enough to create a user',
    { claims: ['TJ-USR-33'], needs: ['destructive'] },
    async ({ api, id }) => {
      const user = path`/users/${id('new')}`;
      expectStatus(await api.put(user, { json: { name: 'Alice', email: ['alice@example.com'] } }), 200);
      expectStatus(
        await api.put(user, { json: { name: 'Alice', email: ['alice@example.com', 'alice@example.org'] } }),
        200,
      );
    },
  ),

  scenario('custom of a user is stored', { claims: ['TJ-USR-34'], needs: ['state'] }, async ({ api, pooled }) => {
    const user = path`/users/${pooled('alice')}`;
    for (const custom of [
      { category: 'buyer', city: 'Eindhoven' },
      { category: 'seller', city: 'Utrecht' },
    ]) {
      expectStatus(await api.put(user, { json: { name: 'Alice', custom } }), 200);
      expectIncludes((await api.get(user)).at('/custom'), custom, 'custom of the user');
    }
  }),

  scenario(
    'a user who does not exist is answered 404',
    { claims: ['TJ-USR-22'], needs: ['state'] },
    async ({ api, id }) => {
      expectStatus(await api.get(path`/users/${id('nobody')}`), 404);
    },
  ),

  scenario('the list of users accepts a limit from 1 to 100', { claims: ['TJ-USR-24'] }, async ({ api }) => {
    for (const query of [{}, { limit: 1 }, { limit: 100 }]) expectStatus(await api.get('/users', { query }), 200);
  }),

  scenario(
    'the list of users holds the newest, 10 or as many as are asked for',
    { claims: ['TJ-USR-24'], needs: ['state', 'bulk', 'destructive'] },
    async (context) => {
      const list = userList(context);
      await list.add(101);
      const page = await list.get();
      expectEqual(page.array('/data').length, 10, 'the number of users without a limit');
      const times = page.numbers('/data', 'createdAt');
      expectEqual(
        times,
        [...times].sort((a, b) => b - a),
        'the times of creation, newest first',
      );
      expectEqual((await idsOf(list.get({ limit: 100 }))).length, 100, 'the number of users with limit=100');
      expectEqual((await idsOf(list.get({ limit: 1 }))).length, 1, 'the number of users with limit=1');
    },
  ),
];
