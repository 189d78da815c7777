import { path } from '../../../harness/path.js';
import { putUser, type Context } from '../support/setup.js';
import {
  accepts,
  answers400,
  bodies,
  fields,
  NO_BODY,
  NO_MAP_OF_STRINGS,
  NO_STRING,
  NO_STRINGS_IN_AN_ARRAY,
  refuses,
  type Spot,
} from '../support/shapes.js';

const PHOTO = 'https://example.com/pictures/12081.png';
const TEXTS = ['welcomeMessage', 'photoUrl', 'locale', 'role'];

/** A user who exists, about to be written. */
async function write(context: Context): Promise<Spot & { readonly alice: string }> {
  const alice = await putUser(context, context.pooled('alice'));
  return { method: 'PUT', path: path`/users/${alice}`, alice };
}

const writeMany = ({ pooled }: Context): Spot & { readonly alice: string; readonly sebastian: string } => ({
  method: 'PUT',
  path: '/users',
  alice: pooled('alice'),
  sebastian: pooled('sebastian'),
});

const manyUsers = (count: number): Record<string, { name: string }> =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`talkspec-pool-many-${String(index)}`, { name: 'One of many' }]),
  );

export const usersShapes = [
  accepts('welcome message, photo, locale and role of a user are strings or null', ['TJ-USR-08'], write, [
    ...bodies({ welcomeMessage: 'Hey there! :-)' }, { photoUrl: PHOTO }, { locale: 'en-US' }, { role: 'buyer' }),
    ...fields(TEXTS, [null]),
  ]),
  refuses(
    'welcome message, photo, locale and role of a user are nothing but strings or null',
    ['TJ-USR-08'],
    write,
    fields(TEXTS, NO_STRING),
  ),

  accepts(
    'e-mail addresses of a user are strings in an array, or null',
    { claims: ['TJ-USR-06'], needs: ['destructive'] },
    write,
    fields(['email'], [['alice@example.com'], ['alice@example.com', 'a.smith@example.com'], [], null]),
  ),
  refuses(
    'e-mail addresses of a user come in no other form',
    ['TJ-USR-06', 'TJ-USR-33'],
    write,
    fields(['email'], NO_STRINGS_IN_AN_ARRAY),
  ),
  // A service that takes it stores an address, and would write to it.
  answers400(
    'an e-mail address of a user that is no array is answered 400',
    { claims: ['ED-38'], needs: ['destructive'] },
    write,
    fields(['email'], ['alice@example.com']),
  ),
  accepts(
    'phone numbers of a user are strings in an array, or null',
    { claims: ['TJ-USR-07'], needs: ['destructive'] },
    write,
    fields(['phone'], [['+15550100'], ['+15550100', '+15550101'], [], null]),
  ),
  refuses(
    'phone numbers of a user come in no other form',
    ['TJ-USR-07'],
    write,
    fields(['phone'], NO_STRINGS_IN_AN_ARRAY),
  ),

  accepts(
    'a user is created by a name and an e-mail address',
    { claims: ['TJ-USR-33'], needs: ['destructive'] },
    ({ id }) => ({ method: 'PUT', path: path`/users/${id('minimal')}` }),
    bodies({ name: 'Alice', email: ['alice@example.com'] }),
  ),
  accepts(
    'photo, welcome message and role can be given when a user is created',
    { claims: ['TJ-USR-10'], needs: ['destructive'] },
    ({ id }) => ({ method: 'PUT', path: path`/users/${id('complete')}` }),
    bodies({ name: 'Alice', photoUrl: PHOTO, welcomeMessage: 'Hey there! :-)', role: 'buyer' }),
  ),

  accepts(
    'the custom values of a user can be strings',
    ['TJ-USR-09'],
    write,
    fields(['custom'], [{ tier: 'gold' }, { a: '', b: '5', 'a key': 'é😀' }, {}]),
  ),
  refuses(
    'the custom values of a user are nothing but strings',
    ['TJ-USR-09'],
    write,
    fields(['custom'], NO_MAP_OF_STRINGS),
  ),
  accepts('a role may be given by its older name', ['TJ-USR-35'], write, fields(['configuration'], ['buyer'])),
  accepts(
    'a picture for a header may be given or cleared',
    ['TJ-USR-36'],
    write,
    fields(['headerPhotoUrl'], [PHOTO, null]),
  ),
  answers400(
    'a custom value of a user that is no string is answered 400',
    ['ED-10'],
    write,
    fields(['custom'], NO_MAP_OF_STRINGS),
  ),

  accepts(
    'devices are registered with true, unregistered with null, and all of them with null in place of the map',
    { claims: ['TJ-USR-12', 'TJ-USR-13', 'TJ-USR-14', 'TJ-USR-15'], needs: ['destructive'] },
    write,
    fields(
      ['pushTokens'],
      [{ 'fcm:device-1': true, 'apns:device-2': true }, { 'fcm:device-1': null }, { 'apns:a:b:c': true }, null],
    ),
  ),
  refuses(
    'a device is named by fcm: or apns: and its token',
    { claims: ['TJ-USR-12', 'TJ-USR-15'], needs: ['destructive'] },
    write,
    fields(
      ['pushTokens'],
      [
        { 'device-1': true },
        { 'gcm:device-1': true },
        { 'fcm:': true },
        { 'FCM:device-1': true },
        ['fcm:device-1'],
        'fcm:device-1',
      ],
    ),
  ),
  refuses(
    'a device is registered by true and by nothing else',
    { claims: ['TJ-USR-13', 'TJ-USR-14'], needs: ['destructive'] },
    write,
    fields(['pushTokens'], [{ 'fcm:device-1': false }, { 'fcm:device-1': 'true' }, { 'fcm:device-1': 1 }]),
  ),

  accepts(
    'every field of a user but the name can be cleared',
    ['TJ-USR-16'],
    write,
    fields(['email', 'phone', 'custom', 'welcomeMessage', 'photoUrl', 'role', 'availabilityText', 'locale'], [null]),
  ),
  accepts(
    'when a user can be reached is a text',
    ['TJ-USR-16'],
    write,
    fields(['availabilityText'], ['Back soon', null]),
  ),
  refuses(
    'when a user can be reached is nothing but a text',
    ['TJ-USR-16'],
    write,
    fields(['availabilityText'], NO_STRING),
  ),
  accepts('the id in the body may repeat the one in the path', ['TJ-USR-17'], write, ({ alice }) =>
    bodies({ id: alice, name: 'Alice' }),
  ),
  accepts(
    'a photo need not be a URL',
    ['TJ-USR-11'],
    write,
    fields(['photoUrl'], ['photo_url', '', 'not a URL at all']),
  ),
  accepts(
    'a field that the API does not know is ignored',
    ['ED-13'],
    write,
    bodies({ shoeSize: 42 }, { name: 'Alice', nested: { deep: [1] } }),
  ),

  refuses('a name is a string, and the fields of a user are an object', [], write, [
    ...fields(['name'], [...NO_STRING, null]),
    ...bodies([], 'Alice', 5, true, [{ name: 'Alice' }]),
    ...NO_BODY,
  ]),

  accepts(
    'many users are written as a map from id to fields',
    ['TJ-USR-25', 'TJ-USR-26'],
    writeMany,
    ({ alice, sebastian }) =>
      bodies(
        { [alice]: { name: 'Alice' } },
        { [alice]: { name: 'Alice', custom: { tier: 'gold' } }, [sebastian]: { name: 'Sebastian' } },
      ),
  ),
  refuses('many users are written as nothing but such a map', ['TJ-USR-25'], writeMany, ({ alice }) => [
    ...bodies(
      [{ id: alice, name: 'Alice' }],
      'Alice',
      { [alice]: 'Alice' },
      { [alice]: null },
      { [alice]: ['Alice'] },
    ),
    ...NO_BODY,
  ]),
  answers400('one invalid user among many is answered 400', ['TJ-USR-27'], writeMany, ({ alice, sebastian }) =>
    bodies(
      { [alice]: { name: 'Alice' }, [sebastian]: { name: 5 } },
      { [alice]: { role: ['buyer'] }, [sebastian]: { name: 'Sebastian' } },
    ),
  ),
  answers400('a custom value among many users that is no string is answered 400', ['ED-10'], writeMany, ({ alice }) =>
    bodies({ [alice]: { name: 'Alice', custom: { level: 5 } } }),
  ),
  accepts(
    'a hundred users can be written at once',
    { claims: ['TJ-USR-26', 'TJ-USR-29'], needs: ['bulk', 'destructive'] },
    writeMany,
    bodies(manyUsers(100)),
  ),
  answers400(
    'a hundred and one users at once are answered 400',
    { claims: ['TJ-USR-29'], needs: ['bulk', 'destructive'] },
    writeMany,
    bodies(manyUsers(101)),
  ),
];
