import { path } from '../../../harness/path.js';
import { idsOf } from './lists.js';
import type { Context } from './setup.js';

export const listOf = (user: string): string => path`/users/${user}/conversations`;

/** Which of these conversations the list of a user holds, in its order. */
export async function ownOf(
  { api }: Context,
  user: string,
  ids: readonly string[],
  query: Record<string, string | number | boolean> = {},
): Promise<string[]> {
  return (await idsOf(api.get(listOf(user), { query: { limit: 20, ...query } }))).filter((id) => ids.includes(id));
}
