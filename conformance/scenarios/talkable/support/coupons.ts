import type { Answer } from '../../../harness/answer.js';
import { expectStatus } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { type Context, read } from './site.js';

export async function lookUp(context: Context, code: string, example = 'unissuedCoupon'): Promise<Answer> {
  const answer = await read(context, path`/coupons/${code}`, { example });
  expectStatus(answer, 200);
  return answer;
}

/** A code that no site has. */
export const noCode = ({ id }: Context): string => id('NO-SUCH-CODE').toUpperCase();
