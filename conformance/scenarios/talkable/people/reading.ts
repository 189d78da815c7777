import { expectEqual, expectIncludes, expectThat } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { findPerson, NOT_FOUND, refusedAs, writePerson } from '../support/persons.js';
import { scenario } from '../support/scenario.js';
import { mail, read, username } from '../support/site.js';

const stored = { needs: ['state', 'destructive'], story: true } as const;

const PROPERTIES = [
  'email',
  'first_name',
  'last_name',
  'username',
  'customer_id',
  'phone_number',
  'personal_claim_url',
  'custom_properties',
  'sub_choice',
  'subscribed_at',
  'opted_in_at',
  'phone_opted_in_at',
  'unsubscribed_at',
  'events_count',
  'referral_counts',
  'reward_counts',
  'share_counts',
  'gender',
  'last_invited_by',
  'referred_by',
];

export const peopleReading = [
  scenario('a person is found by an e-mail address', { claims: ['TK-PERSON-01'], ...stored }, async (context) => {
    await writePerson(context, 'ann', { first_name: 'Ann', last_name: 'Archer' });
    const found = await findPerson(context, mail(context, 'ann'));
    expectIncludes(
      found.at('/result/person'),
      { email: mail(context, 'ann'), first_name: 'Ann', last_name: 'Archer' },
      'the person',
    );
  }),

  scenario(
    'a person is found by e-mail address, phone number, customer id and user name alike',
    { claims: ['TK-PERSON-02'], ...stored },
    async (context) => {
      // A number that nobody else has: E.164, out of the milliseconds.
      const phone = `+1${String(context.now()).slice(0, 13)}`;
      const customer = context.id('1024');
      await writePerson(context, 'bob', {});
      await writePerson(context, 'ann', {
        phone_number: phone,
        customer_id: customer,
        username: username(context, 'ann'),
      });
      for (const slug of [mail(context, 'ann'), phone, customer, username(context, 'ann')]) {
        expectEqual(
          (await findPerson(context, slug)).at('/result/person/email'),
          mail(context, 'ann'),
          `the e-mail address of the person found by "${slug}"`,
        );
      }
    },
  ),

  scenario(
    'nobody is found by the slug of nobody',
    { claims: ['TK-PERSON-03'], needs: ['state'], story: true },
    async (context) => {
      for (const slug of [mail(context, 'nobody'), username(context, 'nobody'), '+15005550006']) {
        for (const below of [
          '',
          '/referrals_as_advocate',
          '/referrals_as_friend',
          '/rewards',
          '/shares_by',
          '/personal_data',
        ]) {
          refusedAs(
            await read(context, `${path`/people/${slug}`}${below}`, {
              example: { status: 400, name: 'personNotFound' },
            }),
            400,
            NOT_FOUND,
          );
        }
      }
    },
  ),

  scenario(
    'a person has twenty properties, whatever is known',
    { claims: ['TK-PERSON-04'], ...stored },
    async (context) => {
      await writePerson(context, 'bob', {});
      for (const found of [
        await findPerson(context, mail(context, 'bob')),
        await writePerson(context, 'ann', { first_name: 'Ann' }),
      ]) {
        expectEqual(
          PROPERTIES.filter((name) => !found.has(`/result/person/${name}`)),
          [],
          `what is missing in the person of ${found.request}`,
        );
      }
    },
  ),

  scenario(
    'a person has a total of referrals, approved and pending ones, and totals of rewards and shares',
    { claims: ['TK-PERSON-05', 'TK-PERSON-06'], ...stored },
    async (context) => {
      await writePerson(context, 'ann', {});
      const found = await findPerson(context, mail(context, 'ann'));
      for (const count of [
        'referral_counts/total',
        'referral_counts/approved',
        'referral_counts/pending',
        'reward_counts/total',
        'share_counts/total',
      ]) {
        expectThat(
          Number.isInteger(found.at(`/result/person/${count}`)),
          `${found.request}: ${count} is ${String(found.at(`/result/person/${count}`))}, not a whole number`,
        );
      }
    },
  ),

  scenario('the gender of a person is null', { claims: ['TK-PERSON-30'], ...stored }, async (context) => {
    await writePerson(context, 'ann', { first_name: 'Ann' });
    const found = await findPerson(context, mail(context, 'ann'));
    expectThat(
      found.has('/result/person/gender') && found.at('/result/person/gender') === null,
      `${found.request}: gender is ${JSON.stringify(found.at('/result/person/gender'))}`,
    );
  }),
];
