import type { Answer } from '../../../harness/answer.js';
import { expectEqual, expectIncludes, expectStatus, expectThat } from '../../../harness/expect.js';
import { BATCH, BEYOND_LIMIT, ONCE, OTHER_LIMIT, REPEATABLE } from '../support/fixture.js';
import { refusedAs } from '../support/persons.js';
import { act, BALANCE, balanceOf, batch, list, member, setBalance } from '../support/points.js';
import { scenario } from '../support/scenario.js';
import { elsewhere, post, type Context } from '../support/site.js';

const REPLAYED = { needs: ['state', 'destructive', 'fixture'], story: true } as const;
const WRITTEN = { needs: ['state', 'destructive', 'fixture'] } as const;

export const loyaltyPoints = [
  scenario(
    'collecting raises the balance by the points of the rule',
    { claims: ['TK-LOYALTY-11'], ...REPLAYED },
    async (context) => {
      await setBalance(context, 100);
      const answer = await act(context, 'collect', { type: REPEATABLE }, 'collected');
      expectEqual(answer.at('/result/collected'), true, 'collected');
      const collects = await list(context, 'collect_actions', 'collectActions');
      const [points = 0] = collects.numbers('/result/actions', 'points');
      expectThat(points > 0, `the collect is worth ${String(points)} points`);
      expectEqual(answer.at(BALANCE), 100 + points, 'the balance of 100 after the collect');
    },
  ),

  scenario('what was collected stays', { claims: ['TK-LOYALTY-11'], ...WRITTEN }, async (context) => {
    const before = await balanceOf(context);
    const after = (await act(context, 'collect', { type: REPEATABLE }, 'collected')).number(BALANCE);
    expectThat(after > before, `the balance went from ${String(before)} to ${String(after)}`);
    expectEqual(await balanceOf(context), after, 'the balance afterwards');
  }),

  scenario(
    'a collect that no rule fits leaves the balance',
    { claims: ['TK-LOYALTY-12'], ...REPLAYED },
    async (context) => {
      await post(context, `${member}/collect_actions`, { data: { type: ONCE } });
      await setBalance(context, 100);
      const answer = await act(context, 'collect', { type: ONCE }, 'notCollected');
      expectEqual(answer.at('/result/collected'), false, 'collected');
      expectEqual(answer.at(BALANCE), 100, 'the balance in the answer');
      expectEqual(await balanceOf(context), 100, 'the balance afterwards');
    },
  ),

  scenario(
    'a rule that can be used once is no error the second time, and leaves no action',
    { claims: ['INF-17'], ...WRITTEN },
    async (context) => {
      await post(context, `${member}/collect_actions`, { data: { type: ONCE } });
      const before = await list(context, 'collect_actions', 'collectActions');
      expectEqual(
        (await act(context, 'collect', { type: ONCE }, 'notCollected')).at('/result/collected'),
        false,
        'collected',
      );
      expectEqual(
        (await list(context, 'collect_actions', 'collectActions')).body,
        before.body,
        'the collects afterwards',
      );
    },
  ),

  scenario(
    'a type of collect that does not exist is refused by its name',
    { claims: ['TK-LOYALTY-13'], ...WRITTEN },
    async (context) => {
      const before = await balanceOf(context);
      for (const type of ['standing_on_the_head', 'reviews']) {
        const answer = await post(context, `${member}/collect_actions`, { data: { type } });
        expectStatus(answer, 400);
        expectThat(
          answer.string('/error_message').includes(type),
          `the message "${answer.string('/error_message')}" does not name ${type}`,
        );
      }
      expectEqual(await balanceOf(context), before, 'the balance afterwards');
    },
  ),

  scenario(
    'what was collected is listed with its points and its rule',
    { claims: ['TK-LOYALTY-14'], ...REPLAYED },
    async (context) => {
      await act(context, 'collect', { type: REPEATABLE }, 'collected');
      const collects = await list(context, 'collect_actions', 'collectActions');
      const types = collects.strings('/result/actions', 'type');
      expectThat(types.includes(REPEATABLE), `the collects are ${types.join(', ')}`);
      for (const nth of types.keys()) {
        expectThat(
          collects.number(`/result/actions/${String(nth)}/points`) > 0,
          `the collect ${String(nth)} has no positive points`,
        );
        for (const name of ['name', 'description', 'points']) {
          expectThat(
            collects.has(`/result/actions/${String(nth)}/action_config/${name}`),
            `the rule of the collect ${String(nth)} has no ${name}`,
          );
        }
      }
    },
  ),

  scenario(
    'points can be given and taken, to the point',
    { claims: ['TK-LOYALTY-16'], ...WRITTEN },
    async (context) => {
      await setBalance(context, 100);
      for (const [points, balance] of [
        [21, 121],
        [-1, 120],
        [-120, 0],
        [100, 100],
        [0, 100],
      ] as const) {
        const answer = await act(context, 'manual_adjustment', { points }, 'adjusted');
        expectEqual(answer.at(BALANCE), balance, `the balance in the answer to ${String(points)} points`);
        expectEqual(await balanceOf(context), balance, `the balance after ${String(points)} points`);
      }
    },
  ),

  scenario('an adjustment needs no description', { claims: ['TK-LOYALTY-15'], ...WRITTEN }, async (context) => {
    await setBalance(context, 100);
    expectEqual(
      (await act(context, 'manual_adjustment', { points: 10 }, 'adjusted')).at(BALANCE),
      110,
      'the balance after 10 points',
    );
    expectEqual(
      (await act(context, 'manual_adjustment', { points: -10, description: 'Given by mistake' }, 'adjusted')).at(
        BALANCE,
      ),
      100,
      'the balance after 10 points less',
    );
  }),

  scenario(
    'no adjustment takes the balance below 0 or above the limit',
    { claims: ['TK-LOYALTY-17', 'TK-ERR-10'], ...WRITTEN },
    async (context) => {
      await setBalance(context, 100);
      const before = await list(context, 'manual_adjustment_actions', 'adjustmentActions');
      for (const points of [-101, -BEYOND_LIMIT, BEYOND_LIMIT]) {
        const answer = await post(context, `${member}/manual_adjustment_actions`, { data: { points } });
        refusedAs(
          answer,
          422,
          'Validation failed: Points adjustment must result in member points balance ' +
            'between 0 and available points limit',
        );
        expectEqual(await balanceOf(context), 100, `the balance after ${String(points)} points were refused`);
      }
      expectEqual(
        (await list(context, 'manual_adjustment_actions', 'adjustmentActions')).body,
        before.body,
        'the adjustments afterwards',
      );
    },
  ),

  scenario(
    'the limit of a balance is a setting of the site',
    { claims: ['INF-Q19'], needs: ['state', 'destructive', 'fixture', 'second-app'] },
    async (context) => {
      const adjust = (where: Context, points: number): Promise<Answer> =>
        post(where, `${member}/manual_adjustment_actions`, { data: { points } });
      await setBalance(context, 100);
      await setBalance(elsewhere(context), 100);
      expectStatus(await adjust(context, OTHER_LIMIT), 200);
      expectStatus(await adjust(elsewhere(context), OTHER_LIMIT), 422);
      expectStatus(await adjust(elsewhere(context), OTHER_LIMIT - 100), 200);
    },
  ),

  scenario(
    'an adjustment tells its points and who made it',
    { claims: ['TK-LOYALTY-18'], ...REPLAYED },
    async (context) => {
      await setBalance(context, 100);
      const made = await act(context, 'manual_adjustment', { points: -21 }, 'adjusted');
      expectIncludes(made.at('/result/action'), { type: 'manual_adjustment', points: -21 }, 'the adjustment');
      made.object('/result/action/user');
      const listed = await list(context, 'manual_adjustment_actions', 'adjustmentActions');
      const types = listed.strings('/result/actions', 'type');
      expectThat(types.length > 0, 'no adjustment is listed');
      for (const [nth, type] of types.entries()) {
        expectEqual(type, 'manual_adjustment', `the type of the adjustment ${String(nth)}`);
        listed.object(`/result/actions/${String(nth)}/user`);
      }
    },
  ),

  scenario(
    'points follow one from the other: collected, redeemed, taken',
    { claims: ['TK-LOYALTY-11', 'TK-LOYALTY-16', 'TK-LOYALTY-20', 'TK-LOYALTY-25'], ...REPLAYED },
    async (context) => {
      await setBalance(context, 100);
      const collected = (await act(context, 'collect', { type: REPEATABLE }, 'collected')).number(BALANCE);
      expectThat(collected > 100, `the balance of 100 is ${String(collected)} after the collect`);
      const { cost } = await batch(context, BATCH);
      expectEqual(
        (await act(context, 'redeem', { redemption_batch_id: BATCH }, 'redeemed')).at(BALANCE),
        collected - cost,
        'the balance after the redemption',
      );
      expectEqual(
        (await act(context, 'manual_adjustment', { points: -21 }, 'adjusted')).at(BALANCE),
        collected - cost - 21,
        'the balance after the adjustment',
      );
    },
  ),
];
