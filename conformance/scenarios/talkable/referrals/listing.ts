import type { Answer } from '../../../harness/answer.js';
import { expectEqual, expectIncludes, expectStatus, expectThat } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import {
  buy,
  couponOf,
  decide,
  expectDone,
  join,
  refer,
  referralOf,
  referralsOf,
  takePart,
} from '../support/referral-steps.js';
import { scenario } from '../support/scenario.js';
import { eventNumber } from '../support/cast.js';
import { mail, post, read, type Context } from '../support/site.js';

const SET_UP = { needs: ['state', 'destructive', 'fixture'] } as const;
/** An Advocate joins and mails the offer to a Friend; answers with the joining. */
async function mailFrom(context: Context, advocate: string, friend: string): Promise<Answer> {
  const joined = await join(context, advocate);
  const offer = joined.string('/result/offer/short_url_code');
  expectDone(await post(context, path`/offers/${offer}/shares/email`, { recipients: mail(context, friend) }));
  return joined;
}

const PERSON = ['id', 'email', 'phone_number', 'first_name', 'last_name'];

interface Seen {
  readonly status?: unknown;
  readonly advocate_person?: { readonly email?: unknown };
  readonly friend_person?: { readonly email?: unknown };
}

function isBlockedSelf(referral: unknown, email: string): boolean {
  const { status, advocate_person: advocate, friend_person: friend } = referral as Seen;
  return status === 'blocked' && advocate?.email === email && friend?.email === email;
}

export const referralsListing = [
  scenario(
    "a Friend's purchase is tied to the Advocate's offer and rewards the Advocate",
    { claims: ['TK-FLOW-02'], ...SET_UP },
    async (context) => {
      const joined = await mailFrom(context, 'ann', 'bob');
      const bought = await buy(context, 'bob', context.id('A-100'));
      const { answer, at } = await referralOf(context, 'ann', 'bob');
      expectIncludes(
        answer.at(at),
        {
          offer_id: joined.at('/result/offer/id'),
          referred_origin_id: bought.at('/result/origin/id'),
          referred_subtotal: 120,
        },
        'the referral',
      );
      expectEqual(answer.array(`${at}/advocate_rewards`).length, 1, 'the number of rewards of the Advocate');
      expectEqual(answer.at(`${at}/advocate_rewards/0/reason`), 'referrer', 'the reason of the reward');
    },
  ),

  scenario(
    "a Friend's event is tied to the Advocate's offer and rewards the Advocate",
    { claims: ['TK-FLOW-02'], ...SET_UP },
    async (context) => {
      const joined = await mailFrom(context, 'ann', 'bob');
      const took = await takePart(context, 'bob', { subtotal: 80 });
      const { answer, at } = await referralOf(context, 'ann', 'bob');
      expectIncludes(
        answer.at(at),
        { offer_id: joined.at('/result/offer/id'), referred_origin_id: took.at('/result/origin/id') },
        'the referral',
      );
      expectThat(answer.array(`${at}/advocate_rewards`).length > 0, 'the Advocate has no reward');
      expectStatus(await decide(context, `newsletter_subscription:${eventNumber(context, 'bob')}`, 'approved'), 200);
    },
  ),

  scenario(
    'a purchase that no Advocate brought is no referral',
    { claims: ['TK-FLOW-02'], ...SET_UP },
    async (context) => {
      await join(context, 'ann');
      await buy(context, 'bob', context.id('A-100'));
      const answer = expectDone(await read(context, path`/people/${mail(context, 'bob')}/referrals_as_friend`));
      expectEqual(answer.array('/result/referrals'), [], 'the referrals of the buyer');
    },
  ),

  scenario(
    'a referral has its two persons and the rewards of both',
    { claims: ['TK-REFERRAL-11'], ...SET_UP },
    async (context) => {
      await refer(context);
      const { answer, at } = await referralOf(context, 'ann', 'bob');
      for (const person of ['advocate_person', 'friend_person']) answer.object(`${at}/${person}`);
      for (const list of ['advocate_rewards', 'friend_rewards']) answer.array(`${at}/${list}`);
    },
  ),

  scenario(
    'the persons of a referral have their five properties',
    { claims: ['TK-REFERRAL-12'], ...SET_UP },
    async (context) => {
      await refer(context, 'bob', { first_name: 'Bob' });
      const { answer, at } = await referralOf(context, 'ann', 'bob');
      for (const [person, name] of [
        ['advocate_person', 'ann'],
        ['friend_person', 'bob'],
      ] as const) {
        const found = answer.object(`${at}/${person}`);
        for (const key of PERSON) expectThat(Object.hasOwn(found, key), `${person} has no ${key}`);
        answer.number(`${at}/${person}/id`);
        expectEqual(found['email'], mail(context, name), `the e-mail address of ${person}`);
      }
      expectEqual(answer.at(`${at}/friend_person/first_name`), 'Bob', 'the first name of the Friend');
    },
  ),

  scenario(
    'a referral tells what the fraud checks found',
    { claims: ['TK-REFERRAL-13'], ...SET_UP },
    async (context) => {
      await refer(context);
      const { answer, at } = await referralOf(context, 'ann', 'bob');
      for (const list of ['blocked', 'flagged', 'skipped', 'passed']) {
        const labels = answer.array(`${at}/fraud_policies_status/${list}`);
        expectThat(
          labels.every((label) => typeof label === 'string' && label !== ''),
          `${list} holds what is no name of a policy`,
        );
      }
    },
  ),

  scenario('a referral tells how it was tied', { claims: ['TK-REFERRAL-16'], ...SET_UP }, async (context) => {
    await join(context, 'ann');
    await buy(context, 'bob', context.id('A-100'), { coupon_codes: [await couponOf(context, 'ann', 'bob')] });
    const { answer, at } = await referralOf(context, 'ann', 'bob');
    expectEqual(
      answer.string(`${at}/track_method`),
      'coupon',
      'track_method of a purchase with the coupon of an offer',
    );
    await refer(context, 'cy');
    const mailed = await referralOf(context, 'ann', 'cy');
    expectThat(mailed.answer.string(`${mailed.at}/track_method`) !== '', 'track_method is empty');
  }),

  scenario('the subtotal of a referral is a number', { claims: ['TK-GEN-09'], ...SET_UP }, async (context) => {
    await refer(context, 'bob', { subtotal: 59.9 });
    const { answer, at } = await referralOf(context, 'ann', 'bob');
    expectEqual(answer.at(`${at}/referred_subtotal`), 59.9, 'referred_subtotal');
    answer.number(`${at}/advocate_rewards/0/amount`);
  }),

  scenario(
    'the same referral is listed for the Friend',
    { claims: ['TK-PERSON-17', 'TK-PERSON-16'], ...SET_UP },
    async (context) => {
      await refer(context);
      const { answer, at } = await referralOf(context, 'ann', 'bob');
      const asFriend = expectDone(await read(context, path`/people/${mail(context, 'bob')}/referrals_as_friend`));
      expectEqual(
        asFriend.numbers('/result/referrals', 'id'),
        [answer.number(`${at}/id`)],
        'the referrals of Bob as a Friend',
      );
      const other = expectDone(await read(context, path`/people/${mail(context, 'bob')}/referrals_as_advocate`));
      expectEqual(other.array('/result/referrals'), [], 'the referrals of Bob as an Advocate');
    },
  ),

  // That a purchase of one's own makes such a referral is assumed, and asked for below.
  scenario(
    'a referral of oneself that is blocked says why, and earns nothing',
    { claims: ['TK-REFERRAL-14'], ...SET_UP },
    async (context) => {
      await join(context, 'ann');
      await buy(context, 'ann', context.id('A-100'), { coupon_codes: [await couponOf(context, 'ann', 'bob')] });
      const blocked = (await referralsOf(context, 'ann'))
        .array('/result/referrals')
        .filter((found) => isBlockedSelf(found, mail(context, 'ann')));
      for (const referral of blocked) {
        expectIncludes(
          referral,
          { fraud_details: 'Self Referral', ad_rewarded: false, advocate_rewards: [], friend_rewards: [] },
          'the referral',
        );
      }
    },
  ),

  scenario('the same e-mail address makes a self-referral', { claims: ['INF-15'], ...SET_UP }, async (context) => {
    await join(context, 'ann');
    await buy(context, 'ann', context.id('A-100'), {
      email: mail(context, 'ann').toUpperCase(),
      coupon_codes: [await couponOf(context, 'ann', 'bob')],
    });
    const { answer, at } = await referralOf(context, 'ann', 'ann');
    expectEqual(answer.at(`${at}/status`), 'blocked', 'the status');
    const asFriend = expectDone(await read(context, path`/people/${mail(context, 'ann')}/referrals_as_friend`));
    expectEqual(
      asFriend.numbers('/result/referrals', 'id'),
      [answer.number(`${at}/id`)],
      'the referrals of Ann as a Friend',
    );
  }),
];
