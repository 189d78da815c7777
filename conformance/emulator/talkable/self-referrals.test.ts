import { describe, expect, test } from 'vitest';

import { buy, claim, decide, join, openSite, referralsOf } from '../../../test/emulator/talkable.js';

const ANN = 'ann@example.com';
const BOB = 'bob@example.com';

describe('a self-referral', () => {
  test('is blocked, unrewarded, and in both lists', async () => {
    const site = openSite();
    await claim(site, ANN, ANN);
    await buy(site, 'Ann@Example.com', 'A-100');
    const [referral] = await referralsOf(site, ANN);
    expect(referral).toMatchObject({
      status: 'blocked',
      fraud_details: 'Self Referral',
      ad_rewarded: false,
      advocate_rewards: [],
      friend_rewards: [],
      fraud_policies_status: { blocked: ['Matching Email or Cookie on Friend Purchase'], flagged: [], passed: [] },
    });
    expect(await referralsOf(site, ANN, 'friend')).toEqual([referral]);
  });

  test('is seen by the browser too, whatever the address', async () => {
    const site = openSite();
    const uuid = '7f6a1f3e-2c1b-4f0e-9a55-0b6c2d1e8a01';
    await join(site, ANN, { uuid });
    await claim(site, ANN, BOB);
    await buy(site, BOB, 'A-100', { uuid });
    expect((await referralsOf(site, ANN))[0]).toMatchObject({ status: 'blocked', fraud_details: 'Self Referral' });
  });

  test('is suspected of nearly the same address, and can be approved', async () => {
    const site = openSite();
    await claim(site, ANN, 'a.nn+shop@example.com');
    await buy(site, 'a.nn+shop@example.com', 'A-100');
    expect((await referralsOf(site, ANN))[0]).toMatchObject({
      status: 'flagged',
      fraud_policies_status: { flagged: ['Similar Email Match'] },
    });
    expect((await decide(site, 'A-100', 'approved')).status).toBe(200);
  });
});
