import type { Answer } from '../../../harness/answer.js';
import type { SendOptions } from '../../../harness/api.js';
import { expectStatus } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { offerOf } from './referral-steps.js';
import { type Context, post, read } from './site.js';

const DAY = 24 * 60 * 60 * 1000;
export const SUMMER = { start_date: '2026-06-15', end_date: '2026-07-20' };

/** A day of the site, so many days from now: its time zone is seven hours behind UTC. */
export const day = ({ now }: Context, days = 0): string =>
  new Date(now() - 7 * 60 * 60 * 1000 + days * DAY).toISOString().slice(0, 10);

/** A day as labels of periods have it. */
export const label = (iso: string): string => {
  const [year = '', month, date] = iso.split('-');
  return `${String(Number(month))}/${String(Number(date))}/${year.slice(2)}`;
};

export async function measure(
  context: Context,
  below: string,
  query: NonNullable<SendOptions['query']>,
  example?: string,
): Promise<Answer> {
  const answer = await read(context, `/metrics/${below}`, { query, ...(example === undefined ? {} : { example }) });
  expectStatus(answer, 200);
  return answer;
}

/** Somebody shares an offer once. */
export async function share(context: Context): Promise<void> {
  expectStatus(
    await post(context, `${path`/offers/${await offerOf(context, 'ann')}`}/shares/social`, { channel: 'facebook' }),
    200,
  );
}
