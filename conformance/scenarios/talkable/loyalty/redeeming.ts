import { expectEqual, expectIncludes, expectStatus, expectThat } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { BATCH, DEAR_BATCH } from '../support/fixture.js';
import { refusedAs } from '../support/persons.js';
import { act, BALANCE, balanceOf, batch, list, member, setBalance } from '../support/points.js';
import { scenario } from '../support/scenario.js';
import { post, read } from '../support/site.js';

const REPLAYED = { needs: ['state', 'destructive', 'fixture'], story: true } as const;
const WRITTEN = { needs: ['state', 'destructive', 'fixture'] } as const;

export const loyaltyRedeeming = [
  scenario(
    'redeeming costs points and brings a coupon',
    { claims: ['TK-LOYALTY-20', 'TK-LOYALTY-22'], ...REPLAYED },
    async (context) => {
      await setBalance(context, 121);
      const { cost } = await batch(context, BATCH);
      const answer = await act(context, 'redeem', { redemption_batch_id: BATCH }, 'redeemed');
      expectIncludes(
        answer.at('/result/action'),
        { type: 'redeem', points: -cost, coupon: { single_use: true } },
        'the redemption',
      );
      answer.string('/result/action/coupon/code');
      expectEqual(answer.at(BALANCE), 121 - cost, 'the balance of 121 after the redemption');
    },
  ),

  scenario(
    'two redemptions bring two coupons, which are found',
    { claims: ['TK-LOYALTY-20', 'TK-LOYALTY-22', 'TK-COUPON-01'], ...WRITTEN },
    async (context) => {
      const { cost } = await batch(context, BATCH);
      await setBalance(context, 2 * cost);
      const codes = [
        await act(context, 'redeem', { redemption_batch_id: BATCH }, 'redeemed'),
        await act(context, 'redeem', { redemption_batch_id: BATCH }, 'redeemed'),
      ].map((answer) => answer.string('/result/action/coupon/code'));
      expectEqual(await balanceOf(context), 0, 'the balance afterwards');
      expectEqual(new Set(codes).size, 2, 'the number of different coupons');
      const listed = await list(context, 'redeem_actions', 'redeemActions');
      const shown = listed
        .array('/result/actions')
        .map((_, nth) => listed.at(`/result/actions/${String(nth)}/coupon/code`));
      for (const code of codes) {
        expectThat(shown.includes(code), `the redemption of ${code} is not listed`);
        const found = await read(context, path`/coupons/${code}`);
        expectIncludes(
          found.at('/result'),
          { talkable_coupon: true, coupon: { code, single_use: true, used: false } },
          'the coupon of a redemption',
        );
      }
    },
  ),

  scenario('nobody redeems more than there is', { claims: ['TK-LOYALTY-21'], ...REPLAYED }, async (context) => {
    await setBalance(context, 100);
    const before = await list(context, 'redeem_actions', 'redeemActions');
    const options = { example: { status: 400, name: 'notEnoughPoints' } };
    refusedAs(
      await post(context, `${member}/redeem_actions`, { data: { redemption_batch_id: DEAR_BATCH } }, options),
      400,
      'not enough points',
    );
    expectEqual(await balanceOf(context), 100, 'the balance afterwards');
    expectEqual(
      (await list(context, 'redeem_actions', 'redeemActions')).body,
      before.body,
      'the redemptions afterwards',
    );
  }),

  scenario(
    'a point too few is not enough, a point more is',
    { claims: ['TK-LOYALTY-21', 'TK-LOYALTY-20'], ...WRITTEN },
    async (context) => {
      const { cost } = await batch(context, BATCH);
      await setBalance(context, cost - 1);
      refusedAs(
        await post(context, `${member}/redeem_actions`, { data: { redemption_batch_id: BATCH } }),
        400,
        'not enough points',
      );
      await setBalance(context, cost);
      expectEqual(
        (await act(context, 'redeem', { redemption_batch_id: BATCH }, 'redeemed')).at(BALANCE),
        0,
        'the balance after the last points were spent',
      );
    },
  ),

  scenario(
    'a redemption batch tells its cost, its place and its coupons',
    { claims: ['TK-LOYALTY-23'], ...REPLAYED },
    async (context) => {
      const answer = await list(context, 'redemption_batches', 'redemptionBatches');
      const all = answer.array('/result/redemption_batches');
      expectThat(all.length > 0, 'there is no redemption batch');
      const names = ['id', 'description', 'points_cost', 'position', 'available_coupons_count', 'coupon_list'];
      for (const nth of all.keys())
        expectEqual(
          names.filter((name) => !answer.has(`/result/redemption_batches/${String(nth)}/${name}`)),
          [],
          `what is missing in the batch ${String(nth)}`,
        );
    },
  ),

  scenario('a redemption leaves one coupon less', { claims: ['INF-18'], ...WRITTEN }, async (context) => {
    const { cost, left } = await batch(context, BATCH);
    await setBalance(context, cost);
    await act(context, 'redeem', { redemption_batch_id: BATCH }, 'redeemed');
    expectEqual((await batch(context, BATCH)).left, left - 1, 'the coupons that are left');
  }),

  scenario(
    'a redemption batch that does not exist is refused',
    { claims: ['INF-Q18'], ...WRITTEN },
    async (context) => {
      await setBalance(context, 100);
      expectStatus(
        await post(context, `${member}/redeem_actions`, { data: { redemption_batch_id: 2_147_483_647 } }),
        400,
      );
      expectEqual(await balanceOf(context), 100, 'the balance afterwards');
    },
  ),
];
