import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  at,
  buy,
  claim,
  decide,
  join,
  openSite,
  referralsOf,
  START,
  type TestSite,
} from '../../../test/emulator/talkable.js';

const ANN = 'ann@example.com';
const BOB = 'bob@example.com';

/** A site on which Bob bought through Ann's offer. */
async function referred(options: Parameters<typeof openSite>[0] = {}, data: object = {}): Promise<TestSite> {
  const site = openSite(options);
  await claim(site, ANN, BOB);
  await buy(site, BOB, 'A-100', data);
  return site;
}

const MESSAGE = (from: string, to: string): string => `Validation failed: Status cannot change from ${from} to ${to}`;

describe('a decision on a referral', () => {
  test("pays the Advocate's reward when it approves, and gives it a coupon", async () => {
    const site = await referred();
    expect(await decide(site, 'A-100', 'approved')).toMatchObject({ status: 200, assumed: ['INF-13'] });
    expect((await referralsOf(site, ANN))[0]?.advocate_rewards).toMatchObject([
      { status: 'Paid', coupon_code: 'ANN-Q4XZ' },
    ]);
  });

  test('takes the reward away when it voids', async () => {
    const site = await referred();
    await decide(site, 'A-100', 'voided');
    expect((await referralsOf(site, ANN))[0]).toMatchObject({
      status: 'voided',
      advocate_rewards: [{ status: 'Voided', coupon_code: null }],
    });
  });

  test.each([
    ['approved', 'voided'],
    ['voided', 'approved'],
    ['blocked', 'voided'],
  ])('never turns %s into %s', async (from, to) => {
    const site = await referred();
    await decide(site, 'A-100', from);
    const before = JSON.stringify(site.emulator.snapshot());
    expect(await decide(site, 'A-100', to)).toMatchObject({
      status: 422,
      body: { ok: false, error_message: MESSAGE(from, to) },
      assumed: ['INF-Q06'],
    });
    expect(JSON.stringify(site.emulator.snapshot())).toBe(before);
  });

  test("of an order that came through nobody's offer is acknowledged and does nothing", async () => {
    const site = openSite();
    await buy(site, BOB, 'A-100');
    expect(await decide(site, 'A-100', 'approved')).toMatchObject({
      status: 200,
      body: { ok: true },
      assumed: ['INF-Q07'],
    });
  });

  test('reaches an event by its category and number', async () => {
    const site = openSite();
    await claim(site, ANN, BOB);
    await site.send('POST', '/origins/event', {
      body: { data: { email: BOB, event_category: 'signed_up', event_number: '7', subtotal: 60 } },
    });
    expect((await decide(site, 'signed_up:7', 'approved')).body).toMatchObject({
      result: { referral: { status: 'approved', referred_subtotal: 60 } },
    });
  });
});

const STATUSES = ['pending', 'flagged', 'approved', 'voided', 'blocked'] as const;
type Status = (typeof STATUSES)[number];

const REWARD: Readonly<Record<Status, string>> = {
  pending: 'Unpaid',
  flagged: 'Unpaid',
  approved: 'Paid',
  voided: 'Voided',
  blocked: 'Voided',
};

test('any sequence of decisions leaves what the table of transitions says, and pays at most once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...STATUSES), { maxLength: 8 }), async (decisions) => {
      const site = await referred();
      let model: Status = 'pending';
      for (const status of decisions) {
        const answer = await decide(site, 'A-100', status);
        const allowed = status === model || model === 'pending' || model === 'flagged';
        expect(answer.status).toBe(allowed ? 200 : 422);
        if (allowed) model = status;
        if (!allowed) expect(answer.body['error_message']).toBe(MESSAGE(model, status));
      }
      const [referral] = await referralsOf(site, ANN);
      expect([referral?.status, referral?.advocate_rewards.map((reward) => reward.status)]).toEqual([
        model,
        [REWARD[model]],
      ]);
      expect(await site.result('GET', '/coupons/ANN-Q4XZ')).toMatchObject({
        associated_reward: model === 'approved' ? (expect.anything() as unknown) : null,
      });
    }),
    { numRuns: 60 },
  );
});

describe('with automatic approval', () => {
  test('a referral is approved when its delay has passed, and its reward paid', async () => {
    const site = await referred({ site: { approveAfterSeconds: 3600 } });
    site.emulator.clock.advance(3_599_999);
    expect((await referralsOf(site, ANN))[0]?.status).toBe('pending');
    site.emulator.clock.advance(1);
    expect((await referralsOf(site, ANN))[0]).toMatchObject({
      status: 'approved',
      updated_at: '2026-07-07T10:00:00.000-07:00',
      advocate_rewards: [{ status: 'Paid' }],
    });
  });

  test('a voided one stays voided', async () => {
    const site = await referred({ site: { approveAfterSeconds: 3600 } });
    await decide(site, 'A-100', 'voided');
    site.emulator.clock.advance(7_200_000);
    expect((await referralsOf(site, ANN))[0]?.status).toBe('voided');
  });
});

describe('whether there is a reward', () => {
  test('depends on the conditions of the incentive: a small purchase earns none', async () => {
    const site = await referred({}, { subtotal: 49.99 });
    expect((await referralsOf(site, ANN))[0]).toMatchObject({
      status: 'pending',
      ad_rewarded: false,
      advocate_rewards: [],
    });
    expect((await decide(site, 'A-100', 'approved')).body).toMatchObject({
      result: { referral: { status: 'approved', advocate_rewards: [] } },
    });
  });

  test('and the same Friend earns the Advocate one only', async () => {
    const site = await referred();
    await buy(site, BOB, 'A-101');
    expect((await referralsOf(site, ANN)).map((referral) => referral.advocate_rewards.length)).toEqual([1, 0]);
  });

  test('a reward waits while there is no coupon', async () => {
    const couponLists = (await import('./setup/defaults.js'))
      .defaultSetup(START)
      .couponLists.map(({ name, amount, validUntil, ...list }) =>
        name === 'Ten dollars'
          ? { name, amount, validUntil, codes: ['ONLY-ONE'] }
          : { name, amount, validUntil, ...list },
      );
    const site = await referred({ site: { couponLists } });
    await claim(site, ANN, 'cy@example.com');
    await buy(site, 'cy@example.com', 'A-101');
    await decide(site, 'A-100', 'approved');
    await decide(site, 'A-101', 'approved');
    const rewards = (await referralsOf(site, ANN)).flatMap((referral) => referral.advocate_rewards);
    expect(rewards).toMatchObject([
      { status: 'Paid', coupon_code: 'ONLY-ONE' },
      { status: 'Unpaid', coupon_code: null },
    ]);
  });

  test("a rebate has no coupon, and the Friend's coupon may be one of many uses", async () => {
    const site = openSite();
    const code = await join(site, ANN, { campaign_tags: 'sharing' });
    await site.send('POST', at`/offers/${code}/shares/email`, { body: { recipients: BOB } });
    await buy(site, BOB, 'A-100');
    await decide(site, 'A-100', 'approved');
    expect((await referralsOf(site, ANN))[0]).toMatchObject({
      track_method: 'share_email',
      advocate_rewards: [
        {
          status: 'Paid',
          incentive_type: 'rebate',
          coupon: null,
          coupon_code: null,
          incentive_description: '$10 back',
        },
      ],
      friend_rewards: [
        {
          status: 'Paid',
          reason: 'referred',
          incentive_description: 'shared coupon "EVERYONE-5" for $5 off',
          coupon: {
            code: 'EVERYONE-5',
            single_use: false,
            usages: null,
            percentage_discount: null,
            valid_until: null,
          },
        },
      ],
    });
  });
});
