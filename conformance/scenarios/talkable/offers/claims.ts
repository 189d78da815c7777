import type { Answer } from '../../../harness/answer.js';
import { expectEqual, expectIncludes, expectStatus, expectThat } from '../../../harness/expect.js';
import { claim, join } from '../support/referral-steps.js';
import { scenario } from '../support/scenario.js';
import { elsewhere, inQuery, mail, type Context } from '../support/site.js';

const SET_UP = { needs: ['state', 'destructive', 'fixture'] } as const;

const send = (context: Context, query: Record<string, string>): Promise<Answer> =>
  context.api.post('/offer_claims', inQuery(context, { query }));

export const offersClaims = [
  scenario('a claim names Advocate and Friend', { claims: ['TK-CLAIM-01'], ...SET_UP }, async (context) => {
    await join(context, 'ann');
    const [advocate_email, friend_email] = [mail(context, 'ann'), mail(context, 'bob')];
    for (const query of [{ advocate_email }, { friend_email }, {}]) expectStatus(await send(context, query), 400);
    expectStatus(await send(context, { advocate_email, friend_email }), 200);
  }),

  scenario(
    'a claim that rewards the Friend has the reward and nothing against it',
    { claims: ['TK-CLAIM-02'], ...SET_UP },
    async (context) => {
      await join(context, 'ann');
      const answer = await claim(context, 'ann', 'bob');
      expectStatus(answer, 200);
      expectEqual(answer.at('/result/friend_reward/reason'), 'click', 'the reason of the reward');
      for (const reason of ['friend_unredeem_reason', 'friend_human_unredeem_reason']) {
        expectThat(
          answer.has(`/result/${reason}`) && answer.at(`/result/${reason}`) === null,
          `${reason} is not null`,
        );
      }
    },
  ),

  scenario(
    'a claim without a reward says why',
    { claims: ['TK-CLAIM-03', 'TK-CLAIM-08'], ...SET_UP },
    async (context) => {
      await join(context, 'ann');
      const answer = await claim(context, 'ann', 'ann');
      expectEqual(answer.at('/result/friend_reward'), null, 'the reward');
      const reason = answer.string('/result/friend_unredeem_reason');
      const words = answer.string('/result/friend_human_unredeem_reason');
      expectEqual(words.toUpperCase().replaceAll(' ', '_'), reason, 'the reason in words');
    },
  ),

  scenario('who claims her own offer is told so', { claims: ['TK-CLAIM-04'], ...SET_UP }, async (context) => {
    await join(context, 'ann');
    const answer = await claim(context, 'ann', 'ann');
    expectIncludes(
      answer.at('/result'),
      { friend_reward: null, friend_unredeem_reason: 'SELF_REFERRAL', friend_human_unredeem_reason: 'Self Referral' },
      'the result',
    );
  }),

  scenario(
    'a Friend who was rewarded for a claim before is told so',
    { claims: ['INF-Q14'], ...SET_UP },
    async (context) => {
      await join(context, 'ann');
      await claim(context, 'ann', 'bob');
      const answer = await claim(context, 'ann', 'bob');
      expectIncludes(
        answer.at('/result'),
        { friend_reward: null, friend_unredeem_reason: 'ALREADY_REWARDED' },
        'the result',
      );
    },
  ),

  scenario(
    'an invalid advocate_email is answered 400 with its message',
    { claims: ['TK-CLAIM-05'], needs: ['state'] },
    async (context) => {
      for (const advocate_email of [context.id('ann'), `${context.id('ann')}@`, '@example.com']) {
        const answer = await send(context, { advocate_email, friend_email: mail(context, 'bob') });
        expectStatus(answer, 400);
        expectEqual(answer.at('/error_message'), 'Invalid `advocate_email`.', 'error_message');
      }
    },
  ),

  scenario(
    'an invalid friend_email is answered 400 with its message',
    { claims: ['TK-CLAIM-06'], needs: ['state'] },
    async (context) => {
      for (const friend_email of [context.id('bob'), `${context.id('bob')}@`, '@example.com']) {
        const answer = await send(context, { advocate_email: mail(context, 'ann'), friend_email });
        expectStatus(answer, 400);
        expectEqual(answer.at('/error_message'), 'Invalid `friend_email`.', 'error_message');
      }
    },
  ),

  scenario(
    'a claim that no campaign fits is answered 400 with its message',
    { claims: ['TK-CLAIM-07'], needs: ['second-app', 'fixture', 'destructive'] },
    async (context) => {
      const second = elsewhere(context);
      const answer = await send(second, { advocate_email: mail(second, 'ann'), friend_email: mail(second, 'bob') });
      expectStatus(answer, 400);
      expectEqual(answer.at('/error_message'), 'No campaign found.', 'error_message');
    },
  ),
];
