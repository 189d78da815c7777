import { expectEqual, expectIncludes, expectStatus, expectThat } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { findPerson, NOT_FOUND, refusedAs, writePerson } from '../support/persons.js';
import { buy, join } from '../support/referral-steps.js';
import { scenario } from '../support/scenario.js';
import { mail, post, put, read, username, type Context } from '../support/site.js';
import type { Answer } from '../../../harness/answer.js';

const stored = { needs: ['state', 'destructive'], story: true } as const;

async function act(context: Context, name: string, below: 'anonymize' | 'unsubscribe'): Promise<Answer> {
  const answer = await post(context, `${path`/people/${mail(context, name)}`}/${below}`);
  expectStatus(answer, 200);
  return answer;
}

async function personalData(context: Context, name: string, example: string): Promise<Answer> {
  const answer = await read(context, `${path`/people/${mail(context, name)}`}/personal_data`, { example });
  expectStatus(answer, 200);
  return answer;
}

export const peoplePrivacy = [
  scenario(
    'an anonymised person has an address made of a UUID',
    { claims: ['TK-PERSON-21'], ...stored },
    async (context) => {
      await writePerson(context, 'bob', { first_name: 'Bob' });
      const email = (await act(context, 'bob', 'anonymize')).string('/result/person/email');
      expectThat(
        /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}@anonymized\.email$/i.test(email),
        `the address of the anonymised person is ${email}`,
      );
    },
  ),

  scenario(
    'nothing personal is left of an anonymised person',
    { claims: ['TK-PERSON-22'], ...stored },
    async (context) => {
      await writePerson(context, 'bob', {
        first_name: 'Bob',
        last_name: 'Baker',
        username: username(context, 'bob'),
        customer_id: context.id('2048'),
        phone_number: `+1${String(context.now()).slice(0, 13)}`,
        custom_properties: { country: 'US' },
      });
      const person = (await act(context, 'bob', 'anonymize')).at('/result/person');
      expectIncludes(
        person,
        {
          first_name: null,
          last_name: null,
          username: null,
          customer_id: null,
          phone_number: null,
          personal_claim_url: null,
        },
        'the anonymised person',
      );
      expectEqual(
        (person as Record<string, unknown>)['custom_properties'],
        {},
        'the custom properties of the anonymised person',
      );
    },
  ),

  scenario('nobody cannot be anonymised', { claims: ['TK-PERSON-23'], ...stored }, async (context) => {
    const example = { status: 400, name: 'personNotFound' };
    expectStatus(await post(context, `${path`/people/${mail(context, 'nobody')}`}/anonymize`, {}, { example }), 400);
  }),

  scenario('the refusal to anonymise nobody says so', { claims: ['TK-PERSON-03'], ...stored }, async (context) => {
    const example = { status: 400, name: 'personNotFound' };
    refusedAs(
      await post(context, `${path`/people/${mail(context, 'nobody')}`}/anonymize`, {}, { example }),
      400,
      NOT_FOUND,
    );
  }),

  scenario(
    'personal data tell who a person is, what was agreed to, and what was bought',
    { claims: ['TK-PERSON-24'], ...stored },
    async (context) => {
      await writePerson(context, 'bob', { first_name: 'Bob', customer_id: context.id('2048') });
      const data = await personalData(context, 'bob', 'bobData');
      const names = [
        'created_at',
        'customer_id',
        'email',
        'first_name',
        'last_name',
        'username',
        'opted_in_at',
        'phone_opted_in_at',
        'unsubscribed_at',
        'origins',
      ];
      expectEqual(
        names.filter((name) => !data.has(`/result/person/${name}`)),
        [],
        'what is missing in the personal data',
      );
      expectIncludes(
        data.at('/result/person'),
        { email: mail(context, 'bob'), first_name: 'Bob', customer_id: context.id('2048') },
        'the personal data',
      );
      expectThat(
        !Number.isNaN(Date.parse(data.string('/result/person/created_at'))),
        `created_at is "${data.string('/result/person/created_at')}"`,
      );
    },
  ),

  scenario(
    'personal data tell of each purchase: when, from where, its number and subtotal',
    { claims: ['TK-PERSON-25'], ...stored },
    async (context) => {
      await buy(context, 'bob', context.id('A-100'), { ip_address: '192.0.2.2' });
      const [origin, ...more] = (await personalData(context, 'bob', 'bobData')).array('/result/person/origins');
      expectEqual(more, [], 'further origins of somebody who bought once');
      expectIncludes(
        origin,
        { type: 'Purchase', order_number: context.id('A-100'), subtotal: 120, ip_address: '192.0.2.2' },
        'the purchase in the personal data',
      );
      expectThat(
        !Number.isNaN(Date.parse(String((origin as Record<string, unknown>)['created_at']))),
        'created_at of the purchase is no point in time',
      );
    },
  ),

  scenario(
    'personal data tell of joining by the e-mail address, with the subtotal 0',
    { claims: ['TK-PERSON-26'], ...stored },
    async (context) => {
      await join(context, 'ann');
      const [origin] = (await personalData(context, 'ann', 'annData')).array('/result/person/origins');
      expectIncludes(
        origin,
        { type: 'AffiliateMember', order_number: mail(context, 'ann'), subtotal: 0 },
        'the origin in the personal data',
      );
    },
  ),

  scenario(
    'a person who is unsubscribed has the time of it',
    { claims: ['TK-PERSON-27'], ...stored },
    async (context) => {
      await writePerson(context, 'bob', {});
      const at = (await act(context, 'bob', 'unsubscribe')).string('/result/person/unsubscribed_at');
      expectThat(!Number.isNaN(Date.parse(at)), `unsubscribed_at is "${at}"`);
    },
  ),

  scenario(
    'a person who is unsubscribed stays so',
    { claims: ['TK-PERSON-27'], needs: ['state', 'destructive'] },
    async (context) => {
      await writePerson(context, 'bob', {});
      expectEqual(
        (await findPerson(context, mail(context, 'bob'))).at('/result/person/unsubscribed_at'),
        null,
        'when the person unsubscribed, before',
      );
      const at = (await act(context, 'bob', 'unsubscribe')).at('/result/person/unsubscribed_at');
      expectEqual(
        (await findPerson(context, mail(context, 'bob'))).at('/result/person/unsubscribed_at'),
        at,
        'when the person unsubscribed, afterwards',
      );
    },
  ),

  scenario(
    'whoever has neither a user name nor a valid e-mail address cannot be unsubscribed',
    { claims: ['TK-PERSON-28'], needs: ['state', 'destructive'] },
    async (context) => {
      for (const slug of [username(context, 'nobody'), `${context.id('nobody')}@`, `@${context.id('nobody')}`]) {
        refusedAs(
          await post(context, `${path`/people/${slug}`}/unsubscribe`),
          422,
          "Validation failed: Email isn't valid",
        );
      }
    },
  ),

  scenario(
    'a person is unsubscribed by the user name',
    { claims: ['TK-PERSON-28'], needs: ['state', 'destructive'] },
    async (context) => {
      await writePerson(context, 'ann', { username: username(context, 'ann') });
      const answer = await post(context, `${path`/people/${username(context, 'ann')}`}/unsubscribe`);
      expectStatus(answer, 200);
      expectEqual(answer.at('/result/person/email'), mail(context, 'ann'), 'who was unsubscribed');
    },
  ),

  scenario(
    'an unknown but valid e-mail address is unsubscribed, and makes a person',
    { claims: ['INF-11'], needs: ['state', 'destructive'] },
    async (context) => {
      expectThat(
        (await act(context, 'nora', 'unsubscribe')).at('/result/person/unsubscribed_at') !== null,
        'the new person is not unsubscribed',
      );
      await findPerson(context, mail(context, 'nora'));
    },
  ),

  scenario(
    'an unknown key is refused in a person and ignored in an origin',
    { claims: ['INF-20'], needs: ['destructive'] },
    async (context) => {
      expectStatus(await put(context, path`/people/${mail(context, 'ann')}`, { data: { shoe_size: 39 } }), 400);
      await join(context, 'ann', { shoe_size: 39 });
    },
  ),

  scenario(
    'the hash of an identity leaves no trace in what a person is',
    { claims: ['INF-Q25'], needs: ['state', 'destructive'] },
    async (context) => {
      await writePerson(context, 'ann', { first_name: 'Ann' });
      const before = await findPerson(context, mail(context, 'ann'));
      await writePerson(context, 'ann', { identifier_hash: '357811823' });
      expectEqual((await findPerson(context, mail(context, 'ann'))).body, before.body, 'the person afterwards');
    },
  ),
];
