import { expectEqual, expectIncludes, expectStatus, expectThat } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { expectNot200, expectRefused } from '../support/refusals.js';
import { scenario } from '../support/scenario.js';
import { type Context, putUser } from '../support/setup.js';
import { writeUser } from '../support/users.js';

/** A write that is wrong about a field. */
async function writeWrongly({ api }: Context, user: string, fields: object): Promise<void> {
  expectRefused(await api.put(path`/users/${user}`, { json: fields }), `with ${JSON.stringify(fields)}`);
}

export const usersFields = [
  scenario(
    'a user is created with a name, and not without one',
    { claims: ['TJ-USR-04'], needs: ['state', 'destructive'] },
    async (context) => {
      const user = context.id('new');
      for (const json of [{}, { role: 'buyer' }, { email: ['alice@example.com'] }])
        await writeWrongly(context, user, json);
      expectNot200(await context.api.get(path`/users/${user}`), 'after writes without a name');
      expectIncludes(await writeUser(context, user, { name: 'Alice' }), { id: user, name: 'Alice' }, 'the user');
    },
  ),

  scenario(
    'creating a user without a name is answered 400',
    { claims: ['ED-12'], needs: ['state', 'destructive'] },
    async ({ api, id }) => {
      expectStatus(await api.put(path`/users/${id('new')}`, { json: { role: 'buyer' } }), 400);
      expectStatus(await api.put('/users', { json: { [id('new')]: { role: 'buyer' } } }), 400);
    },
  ),

  scenario(
    'an update leaves alone what it does not name',
    { claims: ['TJ-USR-05'], needs: ['state'] },
    async (context) => {
      const user = context.pooled('alice');
      const all = {
        name: 'Alice',
        welcomeMessage: 'Hello',
        photoUrl: 'https://example.com/a.png',
        role: 'buyer',
        locale: 'en-US',
        custom: { a: '1' },
      };
      await writeUser(context, user, all);
      expectIncludes(
        await writeUser(context, user, { welcomeMessage: 'Goodbye' }),
        { ...all, welcomeMessage: 'Goodbye' },
        'the user after an update of one field',
      );
      expectIncludes(
        await writeUser(context, user, { name: 'Alice B.' }),
        { ...all, welcomeMessage: 'Goodbye', name: 'Alice B.' },
        'the user after an update of the name',
      );
    },
  ),

  scenario(
    'welcomeMessage, photoUrl, locale and role are strings or null',
    { claims: ['TJ-USR-08'] },
    async (context) => {
      const user = context.pooled('alice');
      const texts = { welcomeMessage: 'Hello', photoUrl: 'https://example.com/a.png', locale: 'nl-NL', role: 'buyer' };
      for (const [field, text] of Object.entries(texts)) {
        for (const value of [text, null]) await putUser(context, user, { [field]: value });
      }
    },
  ),

  scenario(
    'a photoUrl that is no URL is taken as it is',
    { claims: ['TJ-USR-11'], needs: ['state'] },
    async (context) => {
      expectIncludes(
        await writeUser(context, context.pooled('alice'), { name: 'Alice', photoUrl: 'photo_url' }),
        { photoUrl: 'photo_url' },
        'the user',
      );
    },
  ),

  scenario('what a user has can be set to null, field by field', { claims: ['TJ-USR-16'] }, async (context) => {
    const user = await putUser(context, context.pooled('anonymised'));
    const cleared = ['email', 'phone', 'custom', 'welcomeMessage', 'photoUrl', 'role', 'availabilityText', 'locale'];
    for (const field of cleared)
      expectStatus(await context.api.put(path`/users/${user}`, { json: { [field]: null } }), 200);
    const json = { name: '[DELETED]', ...Object.fromEntries(cleared.map((field) => [field, null])) };
    expectStatus(await context.api.put(path`/users/${user}`, { json }), 200);
  }),

  scenario(
    'an id in the body that is the one in the path is tolerated',
    { claims: ['TJ-USR-17'] },
    async ({ api, pooled }) => {
      expectStatus(
        await api.put(path`/users/${pooled('alice')}`, { json: { id: pooled('alice'), name: 'Alice' } }),
        200,
      );
    },
  ),

  scenario('a PUT of a user answers {}', { claims: ['TJ-USR-18'] }, async ({ api, pooled }) => {
    const answer = await api.put(path`/users/${pooled('alice')}`, { json: { name: 'Alice' } });
    expectStatus(answer, 200);
    expectEqual(answer.body, {}, 'the body');
  }),

  scenario('a user is read as it was written', { claims: ['TJ-USR-19'], needs: ['state'] }, async (context) => {
    const written = {
      name: 'Alice',
      welcomeMessage: 'Hé! 👋',
      photoUrl: 'https://example.com/a.png',
      locale: 'nl-NL',
      role: 'buyer',
    };
    expectIncludes(
      await writeUser(context, context.pooled('alice'), written),
      { id: context.pooled('alice'), ...written },
      'the user',
    );
  }),

  scenario(
    'a user has an id, a name, a time in milliseconds, custom and pushTokens',
    { claims: ['TJ-USR-20'] },
    async (context) => {
      const user = await putUser(context, context.pooled('alice'));
      const read = await context.api.get(path`/users/${user}`);
      expectStatus(read, 200);
      expectThat(read.string('/id') !== '' && read.string('/name') !== '', 'the id or the name is empty');
      const createdAt = read.number('/createdAt');
      expectThat(
        createdAt > Date.UTC(2015) && createdAt < Date.UTC(2100),
        `createdAt is ${String(createdAt)}, which is no time in milliseconds`,
      );
      expectThat(
        Object.values(read.object('/custom')).every((value) => typeof value === 'string'),
        'custom holds something else than strings',
      );
      expectThat(read.has('/pushTokens'), 'pushTokens is missing');
      if (read.at('/pushTokens') !== null) read.object('/pushTokens');
    },
  ),

  scenario(
    'availabilityText is null until it is set',
    { claims: ['TJ-USR-21'], needs: ['state', 'destructive'] },
    async (context) => {
      const user = context.id('new');
      expectEqual(
        (await writeUser(context, user, { name: 'Alice' }))['availabilityText'],
        null,
        'availabilityText of a new user',
      );
      expectEqual(
        (await writeUser(context, user, { availabilityText: 'Back on Monday' }))['availabilityText'],
        'Back on Monday',
        'availabilityText once set',
      );
    },
  ),

  scenario(
    'custom of a user is merged key by key, and null takes a key out',
    { claims: ['TJ-USR-23'], needs: ['state'] },
    async (context) => {
      const user = context.pooled('alice');
      await writeUser(context, user, { name: 'Alice', custom: null });
      await writeUser(context, user, { custom: { a: '1', b: '2' } });
      expectEqual(
        (await writeUser(context, user, { custom: { b: '3', c: '4' } }))['custom'],
        { a: '1', b: '3', c: '4' },
        'custom after an update',
      );
      expectEqual(
        (await writeUser(context, user, { custom: { a: null } }))['custom'],
        { b: '3', c: '4' },
        'custom after a key was set to null',
      );
    },
  ),
];
