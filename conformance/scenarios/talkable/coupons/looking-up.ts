import { expectEqual, expectIncludes, expectThat } from '../../../harness/expect.js';
import { lookUp, noCode } from '../support/coupons.js';
import { EXPIRED_COUPON, OFFSET, SHARED_COUPON, UNISSUED_COUPON } from '../support/fixture.js';
import { couponOf, join } from '../support/referral-steps.js';
import { scenario } from '../support/scenario.js';

const FIXED = { needs: ['state', 'fixture'], story: true } as const;
const ISSUED = { needs: ['state', 'destructive', 'fixture'] } as const;

const PROPERTIES = [
  'amount',
  'description',
  'code',
  'expires_at',
  'id',
  'percentage_discount',
  'single_use',
  'used',
  'active',
  'usages',
  'valid_until',
];

export const couponsLookingUp = [
  scenario('a coupon is found by its code', { claims: ['TK-COUPON-01'], ...FIXED }, async (context) => {
    const found = await lookUp(context, UNISSUED_COUPON);
    expectEqual(found.at('/result/talkable_coupon'), true, 'talkable_coupon');
    expectEqual(found.at('/result/coupon/code'), UNISSUED_COUPON, 'the code of the coupon');
    expectThat(found.has('/result/associated_reward'), `${found.request}: the result has no associated_reward`);
  }),

  scenario(
    'a coupon that was not issued belongs to no reward',
    { claims: ['TK-COUPON-02'], ...FIXED },
    async (context) => {
      const found = await lookUp(context, UNISSUED_COUPON);
      expectThat(found.has('/result/associated_reward'), `${found.request}: the result has no associated_reward`);
      expectEqual(found.at('/result/associated_reward'), null, 'the reward of a coupon that was not issued');
    },
  ),

  scenario(
    'a coupon that was issued is found like any other',
    { claims: ['TK-COUPON-01', 'TK-COUPON-04'], ...ISSUED },
    async (context) => {
      await join(context, 'ann');
      const code = await couponOf(context, 'ann', 'bob');
      const found = await lookUp(context, code);
      expectIncludes(
        found.at('/result'),
        { talkable_coupon: true, coupon: { code, used: false, active: true } },
        'the coupon of a claim',
      );
      expectEqual(
        PROPERTIES.filter((name) => !found.has(`/result/coupon/${name}`)),
        [],
        'what is missing in the coupon',
      );
      expectThat(found.has('/result/associated_reward'), `${found.request}: the result has no associated_reward`);
    },
  ),

  scenario(
    'the reward that an issued coupon belongs to is shown as of old',
    { claims: ['INF-Q13'], ...ISSUED },
    async (context) => {
      await join(context, 'ann');
      const found = await lookUp(context, await couponOf(context, 'ann', 'bob'));
      const names = ['created_at', 'person', 'campaign', 'incentive'];
      expectEqual(
        names.filter((name) => !found.has(`/result/associated_reward/${name}`)),
        [],
        'what is missing in the reward of the coupon',
      );
    },
  ),

  scenario(
    'a code that Talkable does not know is no error',
    { claims: ['TK-COUPON-03'], needs: ['state'], story: true },
    async (context) => {
      expectEqual(
        (await lookUp(context, noCode(context), 'unknownCoupon')).at('/result'),
        { talkable_coupon: false },
        'the result for an unknown code',
      );
    },
  ),

  scenario('a coupon has eleven properties', { claims: ['TK-COUPON-04'], ...FIXED }, async (context) => {
    const found = await lookUp(context, UNISSUED_COUPON);
    expectEqual(
      PROPERTIES.filter((name) => !found.has(`/result/coupon/${name}`)),
      [],
      'what is missing in the coupon',
    );
    expectIncludes(
      found.at('/result/coupon'),
      { single_use: true, used: false, active: true, percentage_discount: false },
      'a coupon that was not used',
    );
    found.number('/result/coupon/amount');
    found.string('/result/coupon/description');
  }),

  scenario('the uses of a single-use coupon are counted', { claims: ['TK-COUPON-05'], ...FIXED }, async (context) => {
    const found = await lookUp(context, UNISSUED_COUPON);
    expectEqual(found.at('/result/coupon/single_use'), true, 'single_use');
    expectThat(
      Number.isInteger(found.at('/result/coupon/usages')),
      `usages of a single-use coupon is ${String(found.at('/result/coupon/usages'))}`,
    );
  }),

  scenario(
    'the uses of a coupon of many uses are not counted',
    { claims: ['TK-COUPON-05'], needs: ['state', 'fixture'] },
    async (context) => {
      const found = await lookUp(context, SHARED_COUPON);
      expectEqual(found.at('/result/coupon/single_use'), false, 'single_use');
      expectThat(found.has('/result/coupon/usages'), `${found.request}: the coupon has no usages`);
      expectEqual(found.at('/result/coupon/usages'), null, 'usages of a coupon of many uses');
    },
  ),

  scenario(
    'a coupon is valid until a time in the time zone of the site',
    { claims: ['TK-COUPON-06'], ...FIXED },
    async (context) => {
      const until = (await lookUp(context, UNISSUED_COUPON)).string('/result/coupon/valid_until');
      expectThat(
        !Number.isNaN(Date.parse(until)) && until.endsWith(OFFSET),
        `valid_until is "${until}" on a site whose offset is ${OFFSET}`,
      );
    },
  ),

  scenario(
    'a coupon whose time is over is not active any more',
    { claims: ['TK-COUPON-06'], needs: ['state', 'fixture'] },
    async (context) => {
      const found = await lookUp(context, EXPIRED_COUPON);
      const until = found.string('/result/coupon/valid_until');
      expectThat(Date.parse(until) < context.now(), `the coupon that has expired is valid until "${until}"`);
      expectEqual(found.at('/result/coupon/active'), false, 'active');
    },
  ),

  scenario(
    'coupon codes that differ in case only are the same',
    { claims: ['TK-COUPON-12'], ...FIXED },
    async (context) => {
      for (const code of [
        UNISSUED_COUPON.toLowerCase(),
        `${UNISSUED_COUPON.slice(0, 3)}${UNISSUED_COUPON.slice(3).toLowerCase()}`,
        UNISSUED_COUPON,
      ]) {
        const found = await lookUp(context, code);
        expectEqual(found.at('/result/talkable_coupon'), true, `talkable_coupon for "${code}"`);
        expectEqual(found.at('/result/coupon/code'), UNISSUED_COUPON, `the code of the coupon found by "${code}"`);
      }
    },
  ),
];
