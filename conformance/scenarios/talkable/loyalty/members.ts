import { expectEqual, expectIncludes, expectStatus, expectThat } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { BATCH, INACTIVE_MEMBER, MEMBER, MEMBER_ELSEWHERE, REPEATABLE } from '../support/fixture.js';
import { refusedAs } from '../support/persons.js';
import { findMember, member } from '../support/points.js';
import { scenario } from '../support/scenario.js';
import { mail, post, put, read } from '../support/site.js';

const FIXED = { needs: ['state', 'fixture'], story: true } as const;
const WRITTEN = { needs: ['state', 'destructive', 'fixture'] } as const;

const LISTS = ['collect_actions', 'redeem_actions', 'redemption_batches'];

export const loyaltyMembers = [
  scenario(
    'a loyalty member is found by the e-mail address',
    { claims: ['TK-LOYALTY-01'], ...FIXED },
    async (context) => {
      expectEqual(
        (await findMember(context)).at('/result/loyalty_member/email'),
        MEMBER,
        'the e-mail address of the member',
      );
    },
  ),

  scenario(
    'a loyalty member has a balance, custom properties, dates and a phone number',
    { claims: ['TK-LOYALTY-02'], ...FIXED },
    async (context) => {
      const found = await findMember(context);
      const names = ['custom_properties', 'email', 'phone_number', 'points_balance', 'member_dates'];
      expectEqual(
        names.filter((name) => !found.has(`/result/loyalty_member/${name}`)),
        [],
        'what is missing in the member',
      );
      expectThat(
        Number.isInteger(found.at('/result/loyalty_member/points_balance')),
        'points_balance is no whole number',
      );
      found.object('/result/loyalty_member/custom_properties');
      found.array('/result/loyalty_member/member_dates');
    },
  ),

  scenario(
    'nobody is a loyalty member without joining',
    { claims: ['TK-LOYALTY-03'], needs: ['state'], story: true },
    async (context) => {
      const nobody = path`/loyalty/members/${mail(context, 'nobody')}`;
      const options = { example: { status: 400, name: 'loyaltyMemberNotFound' } };
      for (const below of ['', ...LISTS.map((list) => `/${list}`), '/manual_adjustment_actions']) {
        refusedAs(await read(context, `${nobody}${below}`, options), 400, 'Loyalty member not found');
      }
      for (const [below, data] of Object.entries({
        collect_actions: { type: REPEATABLE },
        manual_adjustment_actions: { points: 10 },
      })) {
        refusedAs(await post(context, `${nobody}/${below}`, { data }, options), 400, 'Loyalty member not found');
      }
    },
  ),

  scenario(
    'nobody is updated or redeems without joining',
    { claims: ['INF-04'], needs: ['state'] },
    async (context) => {
      const nobody = path`/loyalty/members/${mail(context, 'nobody')}`;
      expectStatus(await put(context, nobody, { data: { custom_properties: { country: 'US' } } }), 400);
      expectStatus(await post(context, `${nobody}/redeem_actions`, { data: { redemption_batch_id: BATCH } }), 400);
    },
  ),

  scenario(
    'an inactive member is not shown, nor what was collected and redeemed',
    { claims: ['TK-LOYALTY-04'], ...FIXED },
    async (context) => {
      const inactive = path`/loyalty/members/${INACTIVE_MEMBER}`;
      const options = { example: { status: 400, name: 'loyaltyMemberInactive' } };
      for (const below of ['', ...LISTS.map((list) => `/${list}`)])
        refusedAs(await read(context, `${inactive}${below}`, options), 400, 'Loyalty member is not active');
    },
  ),

  scenario('an inactive member collects nothing', { claims: ['TK-LOYALTY-04'], ...WRITTEN }, async (context) => {
    refusedAs(
      await post(context, `${path`/loyalty/members/${INACTIVE_MEMBER}`}/collect_actions`, {
        data: { type: REPEATABLE },
      }),
      400,
      'Loyalty member is not active',
    );
  }),

  scenario(
    'a member of no loyalty campaign has no collects, redemptions and batches',
    { claims: ['TK-LOYALTY-05'], ...FIXED },
    async (context) => {
      const elsewhere = path`/loyalty/members/${MEMBER_ELSEWHERE}`;
      const options = { example: { status: 400, name: 'loyaltyCampaignNotFound' } };
      for (const list of LISTS)
        refusedAs(
          await read(context, `${elsewhere}/${list}`, options),
          400,
          'No loyalty campaign found for the member',
        );
    },
  ),

  scenario(
    'custom properties of a member are kept as strings',
    { claims: ['TK-LOYALTY-06'], ...WRITTEN },
    async (context) => {
      const data = { custom_properties: { newsletter: false, shoe_size: 123, country: 'US' } };
      expectStatus(
        await put(context, member, {
          data: { custom_properties: { newsletter: 'before', shoe_size: 'before', country: 'before' } },
        }),
        200,
      );
      const kept = { newsletter: 'f', shoe_size: '123', country: 'US' };
      const answer = await put(context, member, { data });
      expectStatus(answer, 200);
      expectIncludes(
        answer.at('/result/loyalty_member/custom_properties'),
        kept,
        'the custom properties in the answer',
      );
      expectIncludes(
        (await findMember(context)).at('/result/loyalty_member/custom_properties'),
        kept,
        'the custom properties afterwards',
      );
    },
  ),

  scenario('true is kept as "t"', { claims: ['TK-LOYALTY-07'], ...WRITTEN }, async (context) => {
    expectStatus(await put(context, member, { data: { custom_properties: { newsletter: true } } }), 200);
    expectIncludes(
      (await findMember(context)).at('/result/loyalty_member/custom_properties'),
      { newsletter: 't' },
      'the custom properties afterwards',
    );
  }),

  scenario('dates of a member are kept', { claims: ['TK-LOYALTY-08'], ...WRITTEN }, async (context) => {
    for (const date of ['1990-04-27', '1991-12-31', '1990-04-27']) {
      const member_dates = [{ identifier: 'birthday', date }];
      const answer = await put(context, member, { data: { member_dates } });
      expectStatus(answer, 200);
      const shown = (await findMember(context)).array('/result/loyalty_member/member_dates');
      expectThat(
        shown.some((one) => (one as Record<string, unknown>)['date'] === date),
        `after the birthday ${date} was written the dates are ${JSON.stringify(shown)}`,
      );
    }
  }),

  scenario(
    'dates of another form are refused, and nothing is changed',
    { claims: ['TK-LOYALTY-08'], ...WRITTEN },
    async (context) => {
      const before = await findMember(context);
      for (const member_dates of [
        { birthday: '1980-01-01' },
        'birthday',
        [{ identifier: 'birthday' }],
        [{ date: '1980-01-01' }],
        [{ identifier: 'name day', date: '1980-01-01' }, 5],
      ]) {
        expectStatus(
          await put(context, member, { data: { custom_properties: { country: 'XX' }, member_dates } }),
          400,
        );
      }
      expectEqual((await findMember(context)).body, before.body, 'the member afterwards');
    },
  ),

  scenario(
    'a custom property of a member is named like an identifier',
    { claims: ['TK-LOYALTY-09', 'TK-ERR-10'], ...WRITTEN },
    async (context) => {
      const before = await findMember(context);
      for (const name of ['Country', '2nd', 'shoe size', 'shoe-size', 'größe']) {
        const answer = await put(context, member, { data: { custom_properties: { country: 'XX', [name]: 'a' } } });
        refusedAs(
          answer,
          422,
          'Validation failed: Identifier can contain lowercase letters, ' +
            "numbers and '_' only and cannot begin with a number",
        );
      }
      expectEqual((await findMember(context)).body, before.body, 'the member afterwards');
    },
  ),
];
