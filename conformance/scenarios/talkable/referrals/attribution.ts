import { expectEqual } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { address } from '../support/cast.js';
import { buy, couponOf, expectDone, join } from '../support/referral-steps.js';
import { scenario } from '../support/scenario.js';
import { mail, post, read, type Context } from '../support/site.js';
import { visit } from '../support/visits.js';

const SET_UP = { needs: ['state', 'destructive', 'fixture'] } as const;
const VISIT = { needs: ['state', 'destructive', 'fixture', 'any-origin'] } as const;
const CLOCK = { needs: [...VISIT.needs, 'clock'] } as const;
const MINUTE = 60_000;

/** An Advocate's claim link, and a mail of hers to the Friend where she is to have sent one. */
async function linkOf(context: Context, advocate: string, mailed?: string): Promise<string> {
  const joined = await join(context, advocate);
  const code = joined.string('/result/offer/short_url_code');
  if (mailed !== undefined)
    expectDone(await post(context, path`/offers/${code}/shares/email`, { recipients: mail(context, mailed) }));
  return joined.string('/result/offer/claim_url');
}

/** The addresses of the Advocates to whom the purchases of a Friend were put down. */
async function advocatesOf(context: Context, friend: string): Promise<unknown[]> {
  const answer = expectDone(await read(context, path`/people/${mail(context, friend)}/referrals_as_friend`));
  return answer
    .array('/result/referrals')
    .map((_, nth) => answer.at(`/result/referrals/${String(nth)}/advocate_person/email`));
}

/** A purchase of the Friend is put down to this Advocate, and to no other. */
async function expectTied(context: Context, advocate: string, data: object): Promise<void> {
  await buy(context, 'bob', context.id('A-100'), { ...data });
  expectEqual(await advocatesOf(context, 'bob'), [mail(context, advocate)], 'the Advocates of the purchase');
}

export const referralsAttribution = [
  scenario('a coupon ties before a mail', { claims: ['TK-FLOW-03'], ...SET_UP }, async (context) => {
    await linkOf(context, 'cy', 'bob');
    await linkOf(context, 'ann');
    await expectTied(context, 'ann', { coupon_codes: [await couponOf(context, 'ann', 'dee')] });
  }),

  scenario('a mail ties when nothing before it does', { claims: ['TK-FLOW-03'], ...SET_UP }, async (context) => {
    await linkOf(context, 'ann');
    await linkOf(context, 'cy', 'bob');
    await expectTied(context, 'cy', {});
  }),

  scenario('a coupon ties before a cookie', { claims: ['TK-FLOW-03'], ...VISIT }, async (context) => {
    const { uuid } = await visit(context, await linkOf(context, 'cy'), address(context, 'browser of bob'));
    await linkOf(context, 'ann');
    await expectTied(context, 'ann', { uuid, coupon_codes: [await couponOf(context, 'ann', 'dee')] });
  }),

  scenario('a cookie ties before a mail', { claims: ['TK-FLOW-03'], ...VISIT }, async (context) => {
    const { uuid } = await visit(context, await linkOf(context, 'ann'), address(context, 'browser of bob'));
    await linkOf(context, 'cy', 'bob');
    await expectTied(context, 'ann', { uuid });
  }),

  scenario('a mail ties before an IP address', { claims: ['TK-FLOW-03'], ...VISIT }, async (context) => {
    await linkOf(context, 'ann', 'bob');
    await visit(context, await linkOf(context, 'cy'), address(context, 'bob'));
    await expectTied(context, 'ann', {});
  }),

  scenario(
    'an IP address ties before an earlier referral of the Friend',
    { claims: ['TK-FLOW-03'], ...VISIT },
    async (context) => {
      await linkOf(context, 'cy');
      await buy(context, 'bob', context.id('A-99'), { coupon_codes: [await couponOf(context, 'cy', 'dee')] });
      await visit(context, await linkOf(context, 'ann'), address(context, 'bob'));
      await buy(context, 'bob', context.id('A-100'));
      expectEqual(
        (await advocatesOf(context, 'bob')).sort(),
        [mail(context, 'ann'), mail(context, 'cy')].sort(),
        'the Advocates of both purchases, in any order',
      );
    },
  ),

  scenario('an IP address ties within an hour of the click', { claims: ['TK-FLOW-04'], ...CLOCK }, async (context) => {
    await visit(context, await linkOf(context, 'ann'), address(context, 'bob'));
    context.advance(59 * MINUTE);
    await expectTied(context, 'ann', {});
  }),

  scenario(
    'an IP address does not tie more than an hour after the click',
    { claims: ['TK-FLOW-04'], ...CLOCK },
    async (context) => {
      await visit(context, await linkOf(context, 'ann'), address(context, 'bob'));
      context.advance(61 * MINUTE);
      await buy(context, 'bob', context.id('A-100'));
      expectEqual(await advocatesOf(context, 'bob'), [], 'the Advocates of the purchase');
    },
  ),

  scenario(
    'another IP address than that of the click ties nothing',
    { claims: ['TK-FLOW-04'], ...CLOCK },
    async (context) => {
      await visit(context, await linkOf(context, 'ann'), address(context, 'browser of bob'));
      await buy(context, 'bob', context.id('A-100'));
      expectEqual(await advocatesOf(context, 'bob'), [], 'the Advocates of the purchase');
    },
  ),
];
