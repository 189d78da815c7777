import type { Answer } from '../../harness/answer.js';
import type { SendOptions } from '../../harness/api.js';
import { expectStatus } from '../../harness/expect.js';
import { path } from '../../harness/path.js';
import { MEMBER } from './fixture.js';
import { post, read, type Context } from './site.js';

export const member = path`/loyalty/members/${MEMBER}`;

/** The member of the documented set-up. */
export async function findMember(context: Context, options: SendOptions = {}): Promise<Answer> {
  const found = await read(context, member, options);
  expectStatus(found, 200);
  return found;
}

export const balanceOf = async (context: Context): Promise<number> => (await findMember(context)).number('/result/loyalty_member/points_balance');

/** Gives the member exactly these points. Their former number may be any. */
export async function setBalance(context: Context, points: number): Promise<void> {
  const missing = points - await balanceOf(context);
  if (missing !== 0) expectStatus(await post(context, `${member}/manual_adjustment_actions`, { data: { points: missing } }), 200);
}
