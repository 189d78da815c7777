import { expectEqual, expectIncludes } from '../../../harness/expect.js';
import { scenario } from '../support/scenario.js';
import { putUser } from '../support/setup.js';
import { writeUser } from '../support/users.js';

/** What JSON leaves of a list of devices, be it an empty map or null. */
const devices = (user: Record<string, unknown>): string[] => Object.keys(user['pushTokens'] ?? {}).sort();

export const usersReaching = [
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
      expectIncludes(await writeUser(context, context.id('new'), written), written, 'the user');
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
        devices(await writeUser(context, user, { name: 'Alice', pushTokens: { 'fcm:one': true } })),
        ['fcm:one'],
        'the devices',
      );
      const both = await writeUser(context, user, { pushTokens: { 'apns:two': true } });
      expectEqual(both['pushTokens'], { 'fcm:one': true, 'apns:two': true }, 'the devices after a second one');
      expectEqual(
        devices(await writeUser(context, user, { pushTokens: { 'fcm:one': null } })),
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
      const two = await writeUser(context, user, { name: 'Alice', pushTokens: { 'fcm:one': true, 'apns:two': true } });
      expectEqual(devices(two), ['apns:two', 'fcm:one'], 'the devices');
      expectEqual(devices(await writeUser(context, user, { pushTokens: null })), [], 'the devices afterwards');
    },
  ),
];
