import { expectEqual, expectIncludes, expectStatus, expectThat } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { findPerson } from '../support/persons.js';
import { buy, couponOf, decide, join, offerOf, refer, rewardsOf } from '../support/referral-steps.js';
import { scenario } from '../support/scenario.js';
import { mail, post, read, type Context } from '../support/site.js';

const SET_UP = { needs: ['state', 'destructive', 'fixture'] } as const;

/** Advocate and Friend of each referral in one of the two lists of a person. */
async function pairs(
  context: Context,
  name: string,
  list: 'referrals_as_advocate' | 'referrals_as_friend',
  example: string,
): Promise<unknown[][]> {
  const answer = await read(context, `${path`/people/${mail(context, name)}`}/${list}`, { example });
  expectStatus(answer, 200);
  return answer
    .array('/result/referrals')
    .map((_, nth) =>
      ['advocate_person', 'friend_person'].map((who) => answer.at(`/result/referrals/${String(nth)}/${who}/email`)),
    );
}

export const peopleLists = [
  scenario(
    'a referral is listed for the Advocate as Advocate',
    { claims: ['TK-PERSON-16'], ...SET_UP, story: true },
    async (context) => {
      await refer(context);
      expectEqual(
        await pairs(context, 'ann', 'referrals_as_advocate', 'annReferrals'),
        [[mail(context, 'ann'), mail(context, 'bob')]],
        'the referrals of the Advocate',
      );
      expectEqual(
        await pairs(context, 'bob', 'referrals_as_advocate', 'noReferrals'),
        [],
        'the referrals of the Friend as Advocate',
      );
    },
  ),

  scenario(
    'a referral is listed for the Friend as Friend',
    { claims: ['TK-PERSON-17'], ...SET_UP, story: true },
    async (context) => {
      await refer(context);
      expectEqual(
        await pairs(context, 'bob', 'referrals_as_friend', 'annReferrals'),
        [[mail(context, 'ann'), mail(context, 'bob')]],
        'the referrals of the Friend',
      );
      expectEqual(
        await pairs(context, 'ann', 'referrals_as_friend', 'noReferrals'),
        [],
        'the referrals of the Advocate as Friend',
      );
    },
  ),

  // That a purchase of one's own makes such a referral is assumed (INF-15).
  scenario(
    'whoever refers oneself is both Advocate and Friend',
    { claims: ['TK-PERSON-18'], ...SET_UP },
    async (context) => {
      await join(context, 'ann');
      await buy(context, 'ann', context.id('order-of-ann'), { coupon_codes: [await couponOf(context, 'ann', 'bob')] });
      const ofOneself = async (list: 'referrals_as_advocate' | 'referrals_as_friend'): Promise<number> =>
        (await pairs(context, 'ann', list, 'selfReferral')).filter(([advocate, friend]) => advocate === friend).length;
      expectEqual(
        await ofOneself('referrals_as_friend'),
        await ofOneself('referrals_as_advocate'),
        'the number of self-referrals as Friend',
      );
    },
  ),

  scenario(
    'the rewards of a person are listed, paid and unpaid ones together',
    { claims: ['TK-PERSON-19'], ...SET_UP },
    async (context) => {
      expectStatus(await decide(context, await refer(context, 'bob'), 'approved'), 200);
      await refer(context, 'carla');
      const rewards = await rewardsOf(context, 'ann');
      expectEqual(
        rewards.strings('/result/rewards', 'status').sort(),
        ['Paid', 'Unpaid'],
        'the statuses of the rewards of the Advocate',
      );
      await couponOf(context, 'ann', 'bob');
      expectEqual(
        (await rewardsOf(context, 'bob')).strings('/result/rewards', 'reason'),
        ['click'],
        'the reasons of the rewards of the Friend',
      );
    },
  ),

  scenario(
    'the shares of a person are listed, those by e-mail and those by social channel',
    { claims: ['TK-PERSON-20'], ...SET_UP, story: true },
    async (context) => {
      const offer = path`/offers/${await offerOf(context, 'ann')}`;
      expectStatus(await post(context, `${offer}/shares/social`, { channel: 'facebook' }), 200);
      expectStatus(await post(context, `${offer}/shares/email`, { recipients: mail(context, 'bob') }), 200);
      const answer = await read(context, `${path`/people/${mail(context, 'ann')}`}/shares_by`, {
        example: 'annShares',
      });
      expectStatus(answer, 200);
      expectEqual(
        answer.strings('/result/shares', 'type').sort(),
        ['EmailOfferShare', 'SocialOfferShare'],
        'the types of the shares',
      );
    },
  ),

  scenario("the shares of a person are nobody else's", { claims: ['TK-PERSON-20'], ...SET_UP }, async (context) => {
    expectStatus(
      await post(context, `${path`/offers/${await offerOf(context, 'ann')}`}/shares/social`, { channel: 'facebook' }),
      200,
    );
    await offerOf(context, 'carla');
    const answer = await read(context, `${path`/people/${mail(context, 'carla')}`}/shares_by`);
    expectEqual(answer.array('/result/shares'), [], 'the shares of somebody who has shared nothing');
  }),

  scenario(
    'rewards are counted by status, shares by channel',
    { claims: ['TK-PERSON-07'], ...SET_UP },
    async (context) => {
      await refer(context);
      expectStatus(
        await post(context, `${path`/offers/${await offerOf(context, 'ann')}`}/shares/social`, {
          channel: 'facebook',
        }),
        200,
      );
      const person = (await findPerson(context, mail(context, 'ann'))).object('/result/person');
      const counts = (name: string): unknown =>
        Object.fromEntries(
          Object.entries(person[name] as object).map(([key, count]) => [key.toLowerCase(), count as unknown]),
        );
      expectIncludes(counts('reward_counts'), { total: 1, unpaid: 1 }, 'the rewards by status');
      expectIncludes(counts('share_counts'), { facebook: 1 }, 'the shares by channel');
    },
  ),

  scenario(
    'statuses and channels that count zero are left out, the rest is in lower case',
    { claims: ['INF-12'], ...SET_UP },
    async (context) => {
      await refer(context);
      const person = await findPerson(context, mail(context, 'ann'));
      const keys = Object.keys(person.object('/result/person/reward_counts')).sort();
      expectThat(
        keys.join() === 'total,unpaid',
        `reward_counts has the keys ${keys.join(', ')} for one unpaid reward`,
      );
    },
  ),
];
