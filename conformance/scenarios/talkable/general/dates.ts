import type { Answer } from '../../../harness/answer.js';
import { expectEqual, expectStatus, expectThat } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { MEMBER } from '../support/fixture.js';
import { buy, expectDone, join, refund } from '../support/referral-steps.js';
import { scenario } from '../support/scenario.js';
import { post, put, read, type Context } from '../support/site.js';
import { expectIso, expectMillisecondsAndOffset, timesOf, type Time } from '../support/times.js';

/** The point in time that the introduction prints. */
const PRINTED = '2022-02-16T02:43:58.797-07:00';

function timesIn(answers: readonly Answer[]): Time[] {
  const times = answers.flatMap(timesOf);
  expectThat(times.length > 0, `no point in time stands in ${answers.map((answer) => answer.request).join(', ')}`);
  return times;
}

/** Answers that tell when something was bought, refunded and shared. */
async function written(context: Context): Promise<Answer[]> {
  const order = context.id('A-100');
  return [await buy(context, 'bob', order), await refund(context, order)];
}

async function shared(context: Context): Promise<Answer[]> {
  const offer = (await join(context, 'ann')).string('/result/offer/short_url_code');
  return [await post(context, path`/offers/${offer}/shares/social`, { channel: 'facebook' })];
}

export const generalDates = [
  scenario(
    'the times of a purchase and its refund are strings in ISO 8601',
    { claims: ['TK-DATE-01'], needs: ['destructive'] },
    async (context) => {
      const answers = await written(context);
      answers[0]?.string('/result/origin/order_date');
      answers[1]?.string('/result/origin/refunded_at');
      for (const time of timesIn(answers)) expectIso(time);
    },
  ),

  scenario(
    'the times of campaigns are strings in ISO 8601',
    { claims: ['TK-DATE-01'], needs: ['fixture'] },
    async (context) => {
      for (const time of timesIn([await read(context, '/campaigns')])) expectIso(time);
    },
  ),

  scenario(
    'the times of a share are strings in ISO 8601',
    { claims: ['TK-DATE-01'], needs: ['destructive', 'fixture'] },
    async (context) => {
      for (const time of timesIn(await shared(context))) expectIso(time);
    },
  ),

  scenario(
    'a time that is sent as the printed one is not taken for another',
    { claims: ['TK-DATE-01'], needs: ['state', 'destructive'] },
    async (context) => {
      const order = context.id('A-100');
      await buy(context, 'bob', order);
      const refunded = expectDone(await refund(context, order, { data: { refunded_at: PRINTED } }));
      const at = refunded.string('/result/origin/refunded_at');
      expectIso({ where: 'refunded_at', value: at });
      // Whether the time is kept at all is a promise of refunds.
      const misread = ['2022-02-16T02:43:58', '2022-02-15T19:43:58'].includes(new Date(at).toISOString().slice(0, 19));
      expectThat(!misread, `${PRINTED} came back as ${at}, with the offset read wrongly`);
    },
  ),

  scenario(
    'the times of answers have milliseconds and a numeric offset',
    { claims: ['TK-DATE-02'], needs: ['destructive'] },
    async (context) => {
      for (const time of timesIn(await written(context))) expectMillisecondsAndOffset(time);
    },
  ),

  scenario(
    'the times of campaigns and shares have milliseconds and a numeric offset',
    { claims: ['TK-DATE-02'], needs: ['destructive', 'fixture'] },
    async (context) => {
      for (const time of timesIn([await read(context, '/campaigns'), ...(await shared(context))]))
        expectMillisecondsAndOffset(time);
    },
  ),

  scenario(
    'the dates of a loyalty member have the form YYYY-MM-DD',
    { claims: ['TK-DATE-03'], needs: ['state', 'destructive', 'fixture'] },
    async (context) => {
      const member = path`/loyalty/members/${MEMBER}`;
      const dates = [{ identifier: 'birthday', date: '1990-04-27' }];
      expectStatus(await put(context, member, { data: { member_dates: dates } }), 200);
      const stored = (await read(context, member)).array('/result/loyalty_member/member_dates');
      expectThat(stored.length > 0, 'the member has no dates');
      expectEqual(
        stored.map((one) => /^\d{4}-\d\d-\d\d$/.test(String((one as { date?: unknown }).date))),
        stored.map(() => true),
        'whether the dates have the form',
      );
    },
  ),
];
