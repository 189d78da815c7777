import type { Answer } from '../../../harness/answer.js';
import { expectThat } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { address, eventNumber } from './cast.js';
import { TAG } from './fixture.js';
import { type Context, inQuery, mail, post, put, read } from './site.js';

type Fields = Readonly<Record<string, unknown>>;

const shown = ({ status, text }: Answer): string => `${String(status)} with ${text.slice(0, 300)}`;

/** A step that has to succeed before the promise can be looked at; which status it has is another promise. */
export function expectDone(answer: Answer): Answer {
  const done = answer.status >= 200 && answer.status < 300;
  expectThat(done, `${answer.request} was to prepare the scenario and was answered ${shown(answer)}`);
  return answer;
}

/** A refusal whose status no document tells. */
export function expectRefused(answer: Answer): void {
  const refused = answer.status >= 400 && answer.status < 500;
  expectThat(refused, `${answer.request} was to be refused and was answered ${shown(answer)}`);
}

/** An Advocate joins the programme. */
export async function join(context: Context, name: string, data: Fields = {}, example = 'annJoined'): Promise<Answer> {
  const fields = { email: mail(context, name), ip_address: address(context, name), campaign_tags: TAG, ...data };
  return expectDone(await post(context, '/origins/affiliate_member', { data: fields }, { example }));
}

/** The code of the offer that an Advocate has after joining. */
export const offerOf = async (context: Context, name: string, data: Fields = {}): Promise<string> =>
  (await join(context, name, data)).string('/result/offer/short_url_code');

export async function buy(
  context: Context,
  name: string,
  order: string,
  data: Fields = {},
  example = 'bobBought',
): Promise<Answer> {
  const fields = {
    email: mail(context, name),
    order_number: order,
    subtotal: 120,
    ip_address: address(context, name),
    ...data,
  };
  return expectDone(await post(context, '/origins/purchase', { data: fields }, { example }));
}

export async function takePart(
  context: Context,
  name: string,
  data: Fields = {},
  example = 'annSubscribed',
): Promise<Answer> {
  const fields = {
    email: mail(context, name),
    event_category: 'newsletter_subscription',
    event_number: eventNumber(context, name),
    subtotal: 0,
    ip_address: address(context, name),
    ...data,
  };
  return expectDone(await post(context, '/origins/event', { data: fields }, { example }));
}

/** A Friend claims the offer of an Advocate. */
export async function claim(
  context: Context,
  advocate: string,
  friend: string,
  example = 'bobClaimed',
): Promise<Answer> {
  const query = { advocate_email: mail(context, advocate), friend_email: mail(context, friend) };
  return expectDone(await context.api.post('/offer_claims', inQuery(context, { query, example })));
}

/** The coupon that a Friend gets for claiming the offer of an Advocate. */
export const couponOf = async (context: Context, advocate: string, friend: string): Promise<string> =>
  (await claim(context, advocate, friend)).string('/result/friend_reward/coupon/code');

/** Ann mails a Friend, who buys; answers with the order number, which is the slug of the referral. */
export async function refer(context: Context, friend = 'bob', data: Fields = {}): Promise<string> {
  const order = context.id(`order-of-${friend}`);
  const offer = await offerOf(context, 'ann');
  expectDone(await post(context, path`/offers/${offer}/shares/email`, { recipients: mail(context, friend) }));
  await buy(context, friend, order, data);
  return order;
}

export const decide = (
  context: Context,
  slug: string,
  status: string,
  example = 'approvedReferral',
): Promise<Answer> => put(context, path`/origins/${slug}/referral`, { data: { status } }, { example });

export const refund = (
  context: Context,
  slug: string,
  fields: Fields = {},
  example = 'fullyRefunded',
): Promise<Answer> => post(context, path`/origins/${slug}/refund`, fields, { example });

/** The referrals of an Advocate, as an answer whose list is `/result/referrals`. */
export async function referralsOf(context: Context, advocate: string, example = 'annReferrals'): Promise<Answer> {
  return expectDone(await read(context, path`/people/${mail(context, advocate)}/referrals_as_advocate`, { example }));
}

/** An answer, and the pointer to what was looked for in it. */
interface Found {
  readonly answer: Answer;
  readonly at: string;
}

/** Where the referral of a Friend is among those of an Advocate. */
export async function referralOf(context: Context, advocate: string, friend: string): Promise<Found> {
  const answer = await referralsOf(context, advocate);
  const index = answer
    .array('/result/referrals')
    .findIndex(
      (_, nth) => answer.at(`/result/referrals/${String(nth)}/friend_person/email`) === mail(context, friend),
    );
  expectThat(index >= 0, `${answer.request}: none of the referrals has ${mail(context, friend)} as Friend`);
  return { answer, at: `/result/referrals/${String(index)}` };
}

export async function rewardsOf(context: Context, name: string, example = 'annRewards'): Promise<Answer> {
  return expectDone(await read(context, path`/people/${mail(context, name)}/rewards`, { example }));
}

export async function statusOf(context: Context, friend = 'bob'): Promise<unknown> {
  const { answer, at } = await referralOf(context, 'ann', friend);
  return answer.at(`${at}/status`);
}

export async function rewardStatuses(context: Context): Promise<string[]> {
  return (await rewardsOf(context, 'ann')).strings('/result/rewards', 'status');
}
