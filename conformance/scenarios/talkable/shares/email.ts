import type { Answer } from '../../../harness/answer.js';
import { expectEqual, expectIncludes, expectStatus, expectThat } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { expectDone, offerOf } from '../support/referral-steps.js';
import { scenario } from '../support/scenario.js';
import { mail, post, read, type Context } from '../support/site.js';

const SET_UP = { needs: ['state', 'destructive', 'fixture'] } as const;
const STATS = ['currently_sent', 'currently_not_sent', 'previously_sent', 'total_sent', 'left_emails'];
const FLAGS = [
  'currently_sent',
  'previously_sent',
  'email_valid',
  'self_referral',
  'unsubscribed',
  'blocklisted',
  'blacklisted',
  'meets_criteria',
  'sharable',
];

const send = (context: Context, offer: string, fields: object): Promise<Answer> =>
  post(context, path`/offers/${offer}/shares/email`, fields);

/** Mails of a new Advocate to these people. */
const mailTo = async (context: Context, names: readonly string[], separator = ','): Promise<Answer> =>
  send(context, await offerOf(context, 'ann'), {
    recipients: names.map((name) => mail(context, name)).join(separator),
  });

const flagsOf = (answer: Answer, address: string): unknown => answer.object('/result/recipients')[address];

export const sharesEmail = [
  scenario(
    'an e-mail share needs recipients and says so',
    { claims: ['TK-SHARE-10', 'TK-SHARE-11'], ...SET_UP },
    async (context) => {
      const offer = await offerOf(context, 'ann');
      for (const fields of [{}, { subject: 'For you', body: 'Have a look.' }]) {
        const answer = await send(context, offer, fields);
        expectStatus(answer, 400);
        expectEqual(answer.at('/error_message'), '`recipients` is required', 'error_message');
      }
      expectStatus(await send(context, offer, { recipients: mail(context, 'bob') }), 200);
    },
  ),

  scenario('recipients are separated by commas', { claims: ['TK-SHARE-12'], ...SET_UP }, async (context) => {
    const answer = expectDone(await mailTo(context, ['bob', 'cy', 'dee']));
    expectEqual(
      Object.keys(answer.object('/result/recipients')).sort(),
      ['bob', 'cy', 'dee'].map((name) => mail(context, name)).sort(),
      'the recipients',
    );
  }),

  scenario('recipients may be separated by line breaks', { claims: ['TK-SHARE-13'], ...SET_UP }, async (context) => {
    const answer = expectDone(await mailTo(context, ['bob', 'cy', 'dee'], '\n'));
    expectEqual(
      Object.keys(answer.object('/result/recipients')).sort(),
      ['bob', 'cy', 'dee'].map((name) => mail(context, name)).sort(),
      'the recipients',
    );
  }),

  scenario(
    'subject, body, reminder and validation_only may be left out or given',
    { claims: ['TK-SHARE-14'], ...SET_UP },
    async (context) => {
      const offer = await offerOf(context, 'ann');
      const given = [
        {},
        { subject: 'Ten dollars for you' },
        { body: 'Have a look.' },
        { reminder: false },
        { reminder: true },
        { validation_only: true },
        { validation_only: false },
      ];
      for (const [nth, more] of given.entries()) {
        expectStatus(await send(context, offer, { recipients: mail(context, `friend-${String(nth)}`), ...more }), 200);
      }
    },
  ),

  scenario('an e-mail share is answered with a report', { claims: ['TK-SHARE-16'], ...SET_UP }, async (context) => {
    const answer = await mailTo(context, ['bob']);
    expectStatus(answer, 200);
    for (const key of ['success', 'validation_only'])
      expectEqual(typeof answer.at(`/result/${key}`), 'boolean', `the type of ${key}`);
    for (const key of ['stats', 'recipients']) answer.object(`/result/${key}`);
    expectThat(answer.has('/result/reward'), 'there is no reward, not even null');
    answer.array('/result/rewards');
  }),

  scenario('the report counts the mails', { claims: ['TK-SHARE-17'], ...SET_UP }, async (context) => {
    const answer = expectDone(await mailTo(context, ['bob']));
    for (const key of STATS)
      expectThat(Number.isInteger(answer.at(`/result/stats/${key}`)), `${key} is no whole number`);
    for (const key of ['sent_limit_exceeded', 'advocate_blocked']) {
      expectEqual(typeof answer.at(`/result/stats/${key}`), 'boolean', `the type of ${key}`);
    }
  }),

  scenario(
    'the report tells nine things of each recipient',
    { claims: ['TK-SHARE-18'], ...SET_UP },
    async (context) => {
      const answer = expectDone(await mailTo(context, ['bob', 'cy']));
      for (const name of ['bob', 'cy']) {
        const flags = flagsOf(answer, mail(context, name)) as Record<string, unknown> | undefined;
        expectEqual(
          FLAGS.filter((flag) => typeof flags?.[flag] !== 'boolean'),
          [],
          `what is not told of ${name}`,
        );
      }
    },
  ),

  scenario('new and valid recipients are all mailed', { claims: ['TK-SHARE-19'], ...SET_UP }, async (context) => {
    for (const [advocate, count] of [
      ['ann', 1],
      ['bob', 3],
      ['cy', 7],
    ] as const) {
      const offer = await offerOf(context, advocate);
      const recipients = Array.from({ length: count }, (_, nth) =>
        mail(context, `friend-${String(nth)}-of-${advocate}`),
      ).join(',');
      const answer = expectDone(await send(context, offer, { recipients }));
      expectIncludes(
        answer.at('/result/stats'),
        { currently_sent: count, total_sent: count, currently_not_sent: 0, previously_sent: 0 },
        'the counts',
      );
    }
  }),

  scenario(
    'an e-mail share that earns nothing has no reward',
    { claims: ['TK-SHARE-20'], ...SET_UP },
    async (context) => {
      const answer = expectDone(await mailTo(context, ['bob']));
      expectEqual([answer.at('/result/reward'), answer.at('/result/rewards')], [null, []], 'reward and rewards');
    },
  ),

  scenario(
    'mails appear among the shares of the Advocate, with their address',
    { claims: ['TK-SHARE-21'], ...SET_UP },
    async (context) => {
      expectDone(await mailTo(context, ['bob', 'cy']));
      const list = expectDone(await read(context, path`/people/${mail(context, 'ann')}/shares_by`));
      expectEqual(
        list.strings('/result/shares', 'type'),
        ['EmailOfferShare', 'EmailOfferShare'],
        'the types of the shares',
      );
      expectEqual(
        list.strings('/result/shares', 'email').sort(),
        [mail(context, 'bob'), mail(context, 'cy')].sort(),
        'the addresses of the shares',
      );
    },
  ),

  scenario(
    'a recipient mailed before, the Advocate and a wrong address are told apart and not mailed',
    { claims: ['INF-09', 'INF-10', 'INF-Q15'], ...SET_UP },
    async (context) => {
      const offer = await offerOf(context, 'ann');
      expectDone(await send(context, offer, { recipients: mail(context, 'bob') }));
      const wrong = context.id('no-address');
      const again = expectDone(
        await send(context, offer, {
          recipients: [mail(context, 'bob'), mail(context, 'ann'), wrong, mail(context, 'cy')].join(','),
        }),
      );
      const expected = { [mail(context, 'bob')]: 'previously_sent', [mail(context, 'ann')]: 'self_referral' };
      for (const [address, flag] of Object.entries(expected)) {
        expectIncludes(
          flagsOf(again, address),
          { [flag]: true, sharable: false, currently_sent: false },
          `what is told of ${address}`,
        );
      }
      expectIncludes(
        flagsOf(again, wrong),
        { email_valid: false, sharable: false, currently_sent: false },
        'what is told of a wrong address',
      );
      expectIncludes(
        again.at('/result/stats'),
        { currently_sent: 1, currently_not_sent: 3, previously_sent: 1, total_sent: 2, left_emails: 23 },
        'the counts',
      );
    },
  ),

  scenario('at most 25 mails go out for an offer', { claims: ['INF-Q15'], ...SET_UP }, async (context) => {
    const offer = await offerOf(context, 'ann');
    const recipients = Array.from({ length: 27 }, (_, nth) => mail(context, `friend-${String(nth)}`)).join(',');
    const answer = expectDone(await send(context, offer, { recipients }));
    expectIncludes(
      answer.at('/result/stats'),
      { currently_sent: 25, currently_not_sent: 2, total_sent: 25, sent_limit_exceeded: true, left_emails: 0 },
      'the counts',
    );
  }),

  scenario('a share that mails nobody is no success', { claims: ['INF-Q16'], ...SET_UP }, async (context) => {
    const offer = await offerOf(context, 'ann');
    expectEqual(
      expectDone(await send(context, offer, { recipients: mail(context, 'bob') })).at('/result/success'),
      true,
      'success',
    );
    expectEqual(
      expectDone(await send(context, offer, { recipients: mail(context, 'bob') })).at('/result/success'),
      false,
      'success of the same again',
    );
  }),

  scenario(
    'with validation_only there is a report and nothing is sent',
    { claims: ['INF-Q17'], ...SET_UP },
    async (context) => {
      const offer = await offerOf(context, 'ann');
      const tried = expectDone(
        await send(context, offer, { recipients: mail(context, 'bob'), validation_only: true }),
      );
      expectEqual(tried.at('/result/validation_only'), true, 'validation_only');
      const list = expectDone(await read(context, path`/people/${mail(context, 'ann')}/shares_by`));
      expectEqual(list.array('/result/shares'), [], 'the shares of the Advocate');
      const sent = expectDone(await send(context, offer, { recipients: mail(context, 'bob') }));
      expectIncludes(
        sent.at('/result/stats'),
        { currently_sent: 1, previously_sent: 0 },
        'the counts of the share proper',
      );
    },
  ),
];
