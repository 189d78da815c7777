import type { Answer } from '../../harness/answer.js';
import type { SendOptions } from '../../harness/api.js';
import { expectStatus } from '../../harness/expect.js';
import { mail, post, type Context } from './site.js';

/** Makes somebody of this run an Advocate of the campaign with this tag, and answers with origin and offer. Needs `fixture`. */
export async function join(context: Context, name: string, tag: string, options: SendOptions = {}): Promise<Answer> {
  const joined = await post(context, '/origins/affiliate_member', { data: { email: mail(context, name), campaign_tags: tag } }, options);
  expectStatus(joined, 201);
  return joined;
}
