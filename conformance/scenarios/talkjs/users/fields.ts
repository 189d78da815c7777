import { expectEqual, expectIncludes, expectStatus, expectThat } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { expectNot200, expectRefused } from '../support/refusals.js';
import { expectDone, putUser, type Context } from '../support/setup.js';
import { scenario } from '../support/scenario.js';

/** Writes fields of a user and answers with the user as stored. */
async function write(context: Context, user: string, fields: object): Promise<Record<string, unknown>> {
  expectDone(await context.api.put(path`/users/${user}`, { json: fields }));
  const read = await context.api.get(path`/users/${user}`);
  expectStatus(read, 200);
  return read.object('');
}

/** A write that is wrong about a field. */
async function writeWrongly({ api }: Context, user: string, fields: object): Promise<void> {
  expectRefused(await api.put(path`/users/${user}`, { json: fields }), `with ${JSON.stringify(fields)}`);
}

/** What JSON leaves of a list of devices, be it an empty map or null. */
const devices = (user: Record<string, unknown>): string[] => Object.keys(user['pushTokens'] ?? {}).sort();

export const usersFields = [
  scenario(
    'a user is created with a name, and not without one',
    { claims: ['TJ-USR-04'], needs: ['state', 'destructive'] },
    async (context) => {
      const user = context.id('new');
      for (const json of [{}, { role: 'buyer' }, { email: ['alice@example.com'] }])
        await writeWrongly(context, user, json);
      expectNot200(await context.api.get(path`/users/${user}`), 'after writes without a name');
      expectIncludes(await write(context, user, { name: 'Alice' }), { id: user, name: 'Alice' }, 'the user');
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
      await write(context, user, all);
      expectIncludes(
        await write(context, user, { welcomeMessage: 'Goodbye' }),
        { ...all, welcomeMessage: 'Goodbye' },
        'the user after an update of one field',
      );
      expectIncludes(
        await write(context, user, { name: 'Alice B.' }),
        { ...all, welcomeMessage: 'Goodbye', name: 'Alice B.' },
        'the user after an update of the name',
      );
    },
  ),

  scenario(
    'email is an array of strings or null',
    { claims: ['TJ-USR-06'], needs: ['destructive'] },
    async (context) => {
      const user = await putUser(context, context.id('new'));
      for (const email of [['a@example.com'], ['a@example.com', 'b@example.com'], [], null])
        await putUser(context, user, { email });
    },
  ),

  scenario(
    'phone is an array of strings or null',
    { claims: ['TJ-USR-07'], needs: ['destructive'] },
    async (context) => {
      const user = await putUser(context, context.id('new'));
      for (const phone of [['+31 20 0000000'], ['+31 20 0000000', '+31 20 0000001'], [], null])
        await putUser(context, user, { phone });
    },
  ),

  scenario(
    'email and phone are read back as they were written',
    { claims: ['TJ-USR-06', 'TJ-USR-07', 'TJ-USR-19'], needs: ['state', 'destructive'] },
    async (context) => {
      const written = { name: 'Alice', email: ['a@example.com', 'b@example.com'], phone: ['+31 20 0000000'] };
      expectIncludes(await write(context, context.id('new'), written), written, 'the user');
    },
  ),

  scenario(
    'welcomeMessage, photoUrl, locale and role are strings or null',
    { claims: ['TJ-USR-08'] },
    async (context) => {
      const user = context.pooled('alice');
      for (const field of ['welcomeMessage', 'photoUrl', 'locale', 'role']) {
        for (const value of ['nl-NL', null]) await putUser(context, user, { [field]: value });
      }
    },
  ),

  scenario(
    'a photoUrl that is no URL is taken as it is',
    { claims: ['TJ-USR-11'], needs: ['state'] },
    async (context) => {
      expectIncludes(
        await write(context, context.pooled('alice'), { name: 'Alice', photoUrl: 'photo_url' }),
        { photoUrl: 'photo_url' },
        'the user',
      );
    },
  ),

  scenario(
    'a key of pushTokens begins with fcm: or apns:',
    { claims: ['TJ-USR-12'], needs: ['destructive'] },
    async (context) => {
      const user = await putUser(context, context.id('new'));
      for (const key of ['fcm:token', 'apns:token']) await putUser(context, user, { pushTokens: { [key]: true } });
    },
  ),

  scenario(
    'true registers a device and null unregisters it',
    { claims: ['TJ-USR-13', 'TJ-USR-14'], needs: ['state', 'destructive'] },
    async (context) => {
      const user = context.id('new');
      expectEqual(
        devices(await write(context, user, { name: 'Alice', pushTokens: { 'fcm:one': true } })),
        ['fcm:one'],
        'the devices',
      );
      const both = await write(context, user, { pushTokens: { 'apns:two': true } });
      expectEqual(both['pushTokens'], { 'fcm:one': true, 'apns:two': true }, 'the devices after a second one');
      expectEqual(
        devices(await write(context, user, { pushTokens: { 'fcm:one': null } })),
        ['apns:two'],
        'the devices after one is gone',
      );
    },
  ),

  scenario(
    'null in place of the devices unregisters all of them',
    { claims: ['TJ-USR-15'], needs: ['state', 'destructive'] },
    async (context) => {
      const user = context.id('new');
      const two = await write(context, user, { name: 'Alice', pushTokens: { 'fcm:one': true, 'apns:two': true } });
      expectEqual(devices(two), ['apns:two', 'fcm:one'], 'the devices');
      expectEqual(devices(await write(context, user, { pushTokens: null })), [], 'the devices afterwards');
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
      await write(context, context.pooled('alice'), written),
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
        (await write(context, user, { name: 'Alice' }))['availabilityText'],
        null,
        'availabilityText of a new user',
      );
      expectEqual(
        (await write(context, user, { availabilityText: 'Back on Monday' }))['availabilityText'],
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
      await write(context, user, { name: 'Alice', custom: null });
      await write(context, user, { custom: { a: '1', b: '2' } });
      expectEqual(
        (await write(context, user, { custom: { b: '3', c: '4' } }))['custom'],
        { a: '1', b: '3', c: '4' },
        'custom after an update',
      );
      expectEqual(
        (await write(context, user, { custom: { a: null } }))['custom'],
        { b: '3', c: '4' },
        'custom after a key was set to null',
      );
    },
  ),
];
