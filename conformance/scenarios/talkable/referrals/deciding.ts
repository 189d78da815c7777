import { expectEqual, expectStatus, expectThat } from '../../../harness/expect.js';
import { buy, decide, expectDone, expectRefused, refer, rewardsOf, statusOf } from '../support/referral-steps.js';
import { scenario } from '../support/scenario.js';
import { mail } from '../support/site.js';

const SET_UP = { needs: ['state', 'destructive', 'fixture'] } as const;
const REFERRAL = '/result/referral';

export const referralsDeciding = [
  scenario(
    'a decision is answered 200 with the referral, and is kept',
    { claims: ['TK-REFERRAL-01'], ...SET_UP },
    async (context) => {
      const order = await refer(context);
      expectEqual(await statusOf(context), 'pending', 'the status before');
      const decided = await decide(context, order, 'approved');
      expectStatus(decided, 200);
      expectEqual(decided.at(`${REFERRAL}/status`), 'approved', 'the status of the answer');
      expectEqual(decided.at(`${REFERRAL}/friend_person/email`), mail(context, 'bob'), 'the Friend');
      expectEqual(await statusOf(context), 'approved', 'the status afterwards');
    },
  ),

  scenario(
    'a referral takes each of the five statuses',
    { claims: ['TK-REFERRAL-02'], ...SET_UP },
    async (context) => {
      const plans = { bob: ['flagged', 'pending', 'approved'], cy: ['flagged', 'voided'], dee: ['blocked'] };
      for (const [friend, steps] of Object.entries(plans)) {
        const order = await refer(context, friend);
        for (const status of steps) {
          expectStatus(await decide(context, order, status), 200);
          expectEqual(await statusOf(context, friend), status, 'the status');
        }
      }
    },
  ),

  scenario(
    'an approved referral cannot be voided',
    { claims: ['TK-REFERRAL-03', 'TK-REFERRAL-10'], ...SET_UP },
    async (context) => {
      const order = await refer(context);
      expectDone(await decide(context, order, 'approved'));
      expectRefused(await decide(context, order, 'voided'));
      expectEqual(await statusOf(context), 'approved', 'the status afterwards');
    },
  ),

  scenario('a voided referral cannot be approved', { claims: ['TK-REFERRAL-03'], ...SET_UP }, async (context) => {
    const order = await refer(context);
    expectDone(await decide(context, order, 'voided'));
    expectRefused(await decide(context, order, 'approved'));
    expectEqual(await statusOf(context), 'voided', 'the status afterwards');
  }),

  scenario(
    'pending and flagged referrals can be voided, blocked ones cannot',
    { claims: ['TK-REFERRAL-10'], ...SET_UP },
    async (context) => {
      expectStatus(await decide(context, await refer(context, 'bob'), 'voided'), 200);
      const flagged = await refer(context, 'cy');
      expectDone(await decide(context, flagged, 'flagged'));
      expectStatus(await decide(context, flagged, 'voided'), 200);
      const blocked = await refer(context, 'dee');
      expectDone(await decide(context, blocked, 'blocked'));
      expectRefused(await decide(context, blocked, 'voided'));
      expectEqual(await statusOf(context, 'dee'), 'blocked', 'the status afterwards');
    },
  ),

  scenario(
    'an unknown origin is answered 400 with its message',
    { claims: ['TK-REFERRAL-04'], needs: ['state'] },
    async (context) => {
      for (const slug of [context.id('no-order'), 'newsletter_subscription:4711', mail(context, 'ann')]) {
        const answer = await decide(context, slug, 'approved');
        expectStatus(answer, 400);
        expectEqual(answer.at('/error_message'), 'No origin found by `origin_slug`.', 'error_message');
      }
    },
  ),

  scenario(
    'a decision on a purchase that is no referral is no error',
    { claims: ['TK-REFERRAL-05'], needs: ['state', 'destructive'] },
    async (context) => {
      await buy(context, 'bob', context.id('A-100'));
      await buy(context, 'bob', context.id('A-101'));
      expectStatus(await decide(context, context.id('A-100'), 'approved'), 200);
      expectStatus(await decide(context, context.id('A-101'), 'voided'), 200);
    },
  ),

  scenario(
    'a purchase that is no referral is answered with ok and nothing else',
    { claims: ['INF-Q07'], needs: ['state', 'destructive'] },
    async (context) => {
      await buy(context, 'bob', context.id('A-100'));
      expectEqual((await decide(context, context.id('A-100'), 'approved')).body, { ok: true }, 'the body');
    },
  ),

  scenario(
    'a change of status that is not open is answered 422',
    { claims: ['INF-Q06'], ...SET_UP },
    async (context) => {
      const order = await refer(context);
      expectDone(await decide(context, order, 'approved'));
      const answer = await decide(context, order, 'voided');
      expectStatus(answer, 422);
      expectThat(
        answer.string('/error_message').startsWith('Validation failed: '),
        'the message does not begin with "Validation failed: "',
      );
    },
  ),

  scenario(
    'the status that a referral has already is accepted and changes nothing',
    { claims: ['INF-14'], ...SET_UP },
    async (context) => {
      const order = await refer(context);
      for (const status of ['pending', 'approved', 'approved'])
        expectStatus(await decide(context, order, status), 200);
      expectEqual((await rewardsOf(context, 'ann')).array('/result/rewards').length, 1, 'the number of rewards');
    },
  ),
];
