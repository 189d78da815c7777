import type { Answer } from '../../../harness/answer.js';
import type { SendOptions } from '../../../harness/api.js';
import { expectStatus } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { MEMBER } from './fixture.js';
import { post, read, type Context } from './site.js';

export const member = path`/loyalty/members/${MEMBER}`;

/** The member of the documented set-up. */
export async function findMember(context: Context, options: SendOptions = {}): Promise<Answer> {
  const found = await read(context, member, options);
  expectStatus(found, 200);
  return found;
}

export const balanceOf = async (context: Context): Promise<number> =>
  (await findMember(context)).number('/result/loyalty_member/points_balance');

/** Gives the member exactly these points. Their former number may be any. */
export async function setBalance(context: Context, points: number): Promise<void> {
  const missing = points - (await balanceOf(context));
  if (missing !== 0)
    expectStatus(await post(context, `${member}/manual_adjustment_actions`, { data: { points: missing } }), 200);
}

/** Where the balance is in an answer that has the member. */
export const BALANCE = '/result/loyalty_member/points_balance';

/** Collects, redeems or adjusts. */
export async function act(
  context: Context,
  kind: 'collect' | 'redeem' | 'manual_adjustment',
  data: object,
  example: string,
): Promise<Answer> {
  const answer = await post(context, `${member}/${kind}_actions`, { data }, { example });
  expectStatus(answer, 200);
  return answer;
}

export async function list(
  context: Context,
  name: 'collect_actions' | 'redeem_actions' | 'manual_adjustment_actions' | 'redemption_batches',
  example: string,
): Promise<Answer> {
  const answer = await read(context, `${member}/${name}`, { example });
  expectStatus(answer, 200);
  return answer;
}

/** What a redemption batch costs, and how many coupons it has left. */
export async function batch(context: Context, id: number): Promise<{ readonly cost: number; readonly left: number }> {
  const answer = await list(context, 'redemption_batches', 'redemptionBatches');
  const at = `/result/redemption_batches/${String(answer.numbers('/result/redemption_batches', 'id').indexOf(id))}`;
  return { cost: answer.number(`${at}/points_cost`), left: answer.number(`${at}/available_coupons_count`) };
}
