import { expectStatus } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { type Context, expectDone } from './setup.js';

/** Writes fields of a user and answers with the user as stored. */
export async function writeUser(context: Context, user: string, fields: object): Promise<Record<string, unknown>> {
  expectDone(await context.api.put(path`/users/${user}`, { json: fields }));
  const read = await context.api.get(path`/users/${user}`);
  expectStatus(read, 200);
  return read.object('');
}
