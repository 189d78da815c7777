import { expectEqual, expectIncludes, expectStatus, expectThat } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import type { Answer } from '../../../harness/answer.js';
import { lookUp, noCode } from '../support/coupons.js';
import { EXPIRED_COUPON, UNISSUED_COUPON } from '../support/fixture.js';
import { writePerson } from '../support/persons.js';
import { buy, couponOf, join } from '../support/referral-steps.js';
import { scenario } from '../support/scenario.js';
import { mail, read, type Context } from '../support/site.js';

const ISSUED = { needs: ['state', 'destructive', 'fixture'] } as const;
const FIXED = { needs: ['state', 'fixture'], story: true } as const;

async function check(context: Context, code: string, name: string, example = 'couponUnissued'): Promise<Answer> {
  const answer = await read(context, path`/coupons/${code}/permission/${mail(context, name)}`, { example });
  expectStatus(answer, 200);
  return answer;
}

/** The coupon that Bob got for claiming Ann's offer. */
async function couponOfBob(context: Context): Promise<string> {
  await join(context, 'ann');
  return couponOf(context, 'ann', 'bob');
}

const CHECKS = ['coupon_unissued', 'coupon_expired', 'friend_offer_expired', 'different_owner', 'coupon_used'];

export const couponsPermission = [
  scenario(
    'a permission has what the look-up has, and whether and why',
    { claims: ['TK-COUPON-07'], ...FIXED },
    async (context) => {
      const found = await lookUp(context, UNISSUED_COUPON);
      const answer = await check(context, UNISSUED_COUPON, 'ann');
      expectIncludes(answer.at('/result'), found.object('/result'), 'the permission');
      expectThat(
        typeof answer.at('/result/allowed') === 'boolean',
        `allowed is ${JSON.stringify(answer.at('/result/allowed'))}`,
      );
      answer.object('/result/checks');
    },
  ),

  scenario(
    'five things are checked before a coupon is allowed',
    { claims: ['TK-COUPON-08'], ...FIXED },
    async (context) => {
      const answer = await check(context, UNISSUED_COUPON, 'ann');
      expectEqual(
        CHECKS.filter((name) => typeof answer.at(`/result/checks/${name}`) !== 'boolean'),
        [],
        'the checks that are no booleans',
      );
    },
  ),

  scenario(
    'a coupon that was issued is checked for the same five things',
    { claims: ['TK-COUPON-07', 'TK-COUPON-08'], ...ISSUED },
    async (context) => {
      const answer = await check(context, await couponOfBob(context), 'bob');
      expectEqual(
        CHECKS.filter((name) => typeof answer.at(`/result/checks/${name}`) !== 'boolean'),
        [],
        'the checks that are no booleans',
      );
      expectThat(
        typeof answer.at('/result/allowed') === 'boolean',
        `allowed is ${JSON.stringify(answer.at('/result/allowed'))}`,
      );
    },
  ),

  scenario(
    'a coupon that was not issued is allowed to nobody',
    { claims: ['TK-COUPON-09'], ...FIXED },
    async (context) => {
      for (const name of ['ann', 'bob']) {
        const answer = await check(context, UNISSUED_COUPON, name);
        expectIncludes(
          answer.at('/result'),
          {
            allowed: false,
            error_message: 'This coupon code has not been issued yet',
            checks: { coupon_unissued: true },
          },
          'the permission of a coupon that was not issued',
        );
      }
    },
  ),

  scenario(
    'a coupon is found unexpired while it is valid, and expired afterwards',
    { claims: ['TK-COUPON-08'], needs: ['state', 'fixture'] },
    async (context) => {
      expectEqual(
        (await check(context, UNISSUED_COUPON, 'ann')).at('/result/checks/coupon_expired'),
        false,
        'coupon_expired of a coupon that is valid',
      );
      expectIncludes(
        (await check(context, EXPIRED_COUPON, 'ann')).at('/result'),
        { allowed: false, checks: { coupon_expired: true } },
        'the permission of a coupon that has expired',
      );
    },
  ),

  scenario(
    'a coupon is allowed to whom it was issued, and to nobody else',
    { claims: ['TK-COUPON-10'], ...ISSUED },
    async (context) => {
      const code = await couponOfBob(context);
      await writePerson(context, 'carla', {});
      expectIncludes(
        (await check(context, code, 'bob')).at('/result'),
        { allowed: true, checks: { different_owner: false } },
        'the permission of the owner',
      );
      for (const name of ['carla', 'ann']) {
        expectIncludes(
          (await check(context, code, name)).at('/result'),
          {
            allowed: false,
            error_message: 'This coupon code has been issued to another email address',
            checks: { different_owner: true, coupon_unissued: false },
          },
          'the permission of somebody else',
        );
      }
    },
  ),

  scenario(
    'a code that Talkable does not know is allowed',
    { claims: ['TK-COUPON-11'], needs: ['state'], story: true },
    async (context) => {
      expectIncludes(
        (await check(context, noCode(context), 'ann', 'couponUnknown')).at('/result'),
        { allowed: true, talkable_coupon: false },
        'the permission of an unknown code',
      );
    },
  ),

  scenario(
    'permission is asked for by a code in any case',
    { claims: ['TK-COUPON-12'], ...FIXED },
    async (context) => {
      const answer = await check(context, UNISSUED_COUPON.toLowerCase(), 'ann');
      expectEqual(answer.at('/result/coupon/code'), UNISSUED_COUPON, 'the code of the coupon');
      expectEqual(answer.at('/result/checks/coupon_unissued'), true, 'coupon_unissued');
    },
  ),

  scenario('a single-use coupon can be spent once', { claims: ['INF-16'], ...ISSUED }, async (context) => {
    const code = await couponOfBob(context);
    const usages = (await lookUp(context, code)).number('/result/coupon/usages');
    expectEqual((await check(context, code, 'bob')).at('/result/checks/coupon_used'), false, 'coupon_used before');
    for (const order of ['order-of-bob', 'another-of-bob']) {
      await buy(context, 'bob', context.id(order), { coupon_codes: [code] });
      expectIncludes(
        (await lookUp(context, code)).at('/result/coupon'),
        { used: true, usages: usages + 1 },
        'the coupon that was spent',
      );
    }
    expectIncludes(
      (await check(context, code, 'bob')).at('/result'),
      { allowed: false, checks: { coupon_used: true } },
      'the permission of the coupon that was spent',
    );
  }),

  scenario('a coupon of many uses stays unspent', { claims: ['INF-16'], ...ISSUED }, async (context) => {
    await buy(context, 'bob', context.id('order-of-bob'), { coupon_codes: ['EVERYONE-5'] });
    expectIncludes(
      (await lookUp(context, 'EVERYONE-5')).at('/result/coupon'),
      { used: false, usages: null },
      'the coupon of many uses',
    );
  }),

  scenario('to a coupon an unknown person is somebody else', { claims: ['INF-Q11'], ...ISSUED }, async (context) => {
    const code = await couponOfBob(context);
    expectIncludes(
      (await check(context, code, 'nobody')).at('/result'),
      { allowed: false, checks: { different_owner: true } },
      'the permission of an unknown person',
    );
  }),

  scenario(
    'there is nothing to say about a coupon that is allowed, nor words for one that was spent',
    { claims: ['INF-Q12'], ...ISSUED },
    async (context) => {
      const code = await couponOfBob(context);
      expectIncludes(
        (await check(context, code, 'bob')).at('/result'),
        { allowed: true, error_message: null },
        'the permission of the owner',
      );
      await buy(context, 'bob', context.id('order-of-bob'), { coupon_codes: [code] });
      expectIncludes(
        (await check(context, code, 'bob')).at('/result'),
        { allowed: false, error_message: null },
        'the permission of the coupon that was spent',
      );
    },
  ),
];
