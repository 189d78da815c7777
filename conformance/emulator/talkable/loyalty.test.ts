import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { openSite, START, type Answer, type TestSite } from '../../../test/emulator/talkable.js';
import { defaultSetup } from '../index.js';

const ANN = '/loyalty/members/ann%40example.com';
const LIMIT = 500;
const COST = 50;
const REVIEW = 21;
const OPT_IN = 10;

const post = (site: TestSite, what: string, data: object): Promise<Answer> =>
  site.send('POST', `${ANN}/${what}`, { body: { data } });

interface Model {
  balance: number;
  optedIn: boolean;
  coupons: number;
  collects: number;
  redeems: number;
  adjustments: number;
}
type Command = fc.AsyncCommand<Model, TestSite>;

const command = (name: string, run: (model: Model, site: TestSite) => Promise<void>): Command => ({
  check: () => true,
  run,
  toString: () => name,
});

const collect = (type: 'review' | 'optin'): Command =>
  command(`collect ${type}`, async (model, site) => {
    const points = type === 'review' ? REVIEW : OPT_IN;
    const collects = model.balance + points <= LIMIT && !(type === 'optin' && model.optedIn);
    if (collects) {
      Object.assign(model, {
        balance: model.balance + points,
        collects: model.collects + 1,
        optedIn: model.optedIn || type === 'optin',
      });
    }
    expect(await post(site, 'collect_actions', { type })).toMatchObject({
      status: 200,
      body: { result: { collected: collects, loyalty_member: { points_balance: model.balance } } },
    });
  });

const redeem = command('redeem', async (model, site) => {
  const answer = await post(site, 'redeem_actions', { redemption_batch_id: 12 });
  if (model.balance < COST) {
    expect(answer).toMatchObject({ status: 400, body: { error_message: 'not enough points' } });
    return;
  }
  if (model.coupons === 0) {
    expect(answer.status).toBe(400);
    return;
  }
  Object.assign(model, { balance: model.balance - COST, coupons: model.coupons - 1, redeems: model.redeems + 1 });
  expect(answer).toMatchObject({
    status: 200,
    body: {
      result: {
        action: { type: 'redeem', points: -COST, coupon: { single_use: true } },
        loyalty_member: { points_balance: model.balance },
      },
    },
  });
});

const adjust = (points: number): Command =>
  command(`adjust ${String(points)}`, async (model, site) => {
    const answer = await post(site, 'manual_adjustment_actions', { points });
    const balance = model.balance + points;
    if (balance < 0 || balance > LIMIT) {
      expect(answer.status).toBe(422);
      return;
    }
    Object.assign(model, { balance, adjustments: model.adjustments + 1 });
    expect(answer).toMatchObject({
      status: 200,
      body: { result: { action: { type: 'manual_adjustment', points }, loyalty_member: { points_balance: balance } } },
    });
  });

const restart = command('save and restore', (_, { emulator }) => {
  emulator.restore(JSON.parse(JSON.stringify(emulator.snapshot())));
  return Promise.resolve();
});

const lengthOf = async (site: TestSite, list: string): Promise<number> =>
  (await site.result<{ actions: unknown[] }>('GET', `${ANN}/${list}`)).actions.length;

const compare = command('compare', async (model, site) => {
  expect(await site.result('GET', ANN)).toMatchObject({ loyalty_member: { points_balance: model.balance } });
  const lists = await Promise.all(
    ['collect_actions', 'redeem_actions', 'manual_adjustment_actions'].map((list) => lengthOf(site, list)),
  );
  expect(lists).toEqual([model.collects, model.redeems, model.adjustments]);
  expect(await site.result('GET', `${ANN}/redemption_batches`)).toMatchObject({
    redemption_batches: [{ id: 12, available_coupons_count: model.coupons }, {}],
  });
});

test('whatever a member does, the balance is the sum of it, and every coupon is given once', async () => {
  const commands = [
    fc.constantFrom(collect('review'), collect('optin'), redeem, redeem, restart, compare),
    fc.integer({ min: -200, max: 600 }).map(adjust),
  ];
  await fc.assert(
    fc.asyncProperty(fc.commands(commands, { maxCommands: 40, size: 'max' }), async (sequence) => {
      const real = openSite({ site: { pointsLimit: LIMIT } });
      const model: Model = { balance: 100, optedIn: false, coupons: 1000, collects: 0, redeems: 0, adjustments: 0 };
      await fc.asyncModelRun(() => ({ model, real }), [...sequence, compare]);
    }),
    { numRuns: 60 },
  );
});

describe('a member', () => {
  test('keeps custom properties as texts, and adds to what is there', async () => {
    const custom_properties = { newsletter: false, vip: true, shoe_size: 39 };
    const member_dates = [{ identifier: 'birthday', date: '1990-04-28' }];
    const answer = await openSite().result('PUT', ANN, { body: { data: { custom_properties, member_dates } } });
    expect(answer).toMatchObject({
      loyalty_member: {
        custom_properties: { country: 'US', newsletter: 'f', vip: 't', shoe_size: '39' },
        member_dates,
      },
    });
  });

  test('has a coupon of each redemption, and owns it', async () => {
    const site = openSite();
    const { action } = await site.result<{ action: { coupon: { code: string } } }>('POST', `${ANN}/redeem_actions`, {
      body: { data: { redemption_batch_id: 12 } },
    });
    expect(action.coupon).toMatchObject({
      id: 305,
      code: 'POINTS-2V6H',
      description: '10%',
      percentage_discount: true,
      used: false,
    });
    expect(await site.result('GET', '/coupons/POINTS-2V6H/permission/ann%40example.com')).toMatchObject({
      allowed: true,
      associated_reward: null,
    });
  });

  test('who is not active can be written to by nobody', async () => {
    const site = openSite();
    const answer = await site.send('POST', '/loyalty/members/inactive%40example.com/manual_adjustment_actions', {
      body: { data: { points: 1 } },
    });
    expect(answer).toMatchObject({
      status: 400,
      body: { error_message: 'Loyalty member is not active' },
      assumed: ['INF-Q18'],
    });
    expect((await site.send('GET', '/loyalty/members/inactive%40example.com/manual_adjustment_actions')).status).toBe(
      200,
    );
  });
});

test('a list makes as many further coupons as it says, and then has run out', async () => {
  const { couponLists } = defaultSetup(START);
  const site = openSite({
    site: {
      couponLists: couponLists.map((list) =>
        list.name === 'Loyalty 10%' ? { ...list, codes: ['FIRST-1'], refilledWith: 'NEXT', refills: 1 } : list,
      ),
    },
  });
  const available = async (): Promise<unknown> => {
    const {
      redemption_batches: [batch],
    } = await site.result<{ redemption_batches: object[] }>('GET', `${ANN}/redemption_batches`);
    return batch;
  };
  const codes = [];
  for (const left of [2, 1]) {
    expect(await available()).toMatchObject({ available_coupons_count: left });
    const { body } = await post(site, 'redeem_actions', { redemption_batch_id: 12 });
    codes.push((body as { result: { action: { coupon: { code: string } } } }).result.action.coupon.code);
  }
  expect(codes).toEqual(['FIRST-1', expect.stringMatching(/^NEXT-/)]);
  expect((await post(site, 'redeem_actions', { redemption_batch_id: 12 })).status).toBe(400);
});
