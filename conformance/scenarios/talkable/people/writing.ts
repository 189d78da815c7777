import { expectEqual, expectIncludes, expectStatus, expectThat } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { findPerson, refusedAs, writePerson } from '../support/persons.js';
import { scenario } from '../support/scenario.js';
import { mail, put, read, username } from '../support/site.js';

const stored = { needs: ['state', 'destructive'], story: true } as const;
const kept = { needs: ['state', 'destructive'] } as const;

export const peopleWriting = [
  scenario(
    'what is written of a person replaces what was there',
    { claims: ['TK-PERSON-08'], ...kept },
    async (context) => {
      const customer = context.id('1024');
      for (const data of [
        { first_name: 'Ann', last_name: 'Archer', customer_id: customer },
        { first_name: 'Anna', last_name: 'Bell', customer_id: `${customer}-b` },
      ]) {
        expectIncludes(
          (await writePerson(context, 'ann', data)).at('/result/person'),
          data,
          'the person in the answer',
        );
        expectIncludes(
          (await findPerson(context, mail(context, 'ann'))).at('/result/person'),
          data,
          'the person afterwards',
        );
      }
    },
  ),

  scenario(
    'to write a person who does not exist is to create the person',
    { claims: ['TK-PERSON-09'], ...kept },
    async (context) => {
      const nora = path`/people/${mail(context, 'nora')}`;
      expectStatus(await read(context, nora), 400, 404);
      expectEqual(
        (await writePerson(context, 'nora', { first_name: 'Nora' })).at('/result/person/email'),
        mail(context, 'nora'),
        'the e-mail address of who was created',
      );
      expectIncludes(
        (await findPerson(context, mail(context, 'nora'))).at('/result/person'),
        { email: mail(context, 'nora'), first_name: 'Nora' },
        'who was created',
      );
    },
  ),

  scenario(
    'nothing need be said of a person to write one, new or known',
    { claims: ['TK-PERSON-10'], ...kept },
    async (context) => {
      for (const nth of [1, 2]) {
        const written = await writePerson(context, 'ann', {});
        expectEqual(
          written.at('/result/person/email'),
          mail(context, 'ann'),
          `the e-mail address of the person written for the time ${String(nth)}`,
        );
      }
    },
  ),

  scenario(
    'a key that a person does not have is refused by its name, and nothing is changed',
    { claims: ['TK-PERSON-11'], ...kept },
    async (context) => {
      await writePerson(context, 'ann', { first_name: 'Ann' });
      for (const [key, value] of Object.entries({ foo: 'bar', gender: 'f', sub_choice: true })) {
        const answer = await put(context, path`/people/${mail(context, 'ann')}`, {
          data: { first_name: 'Anna', [key]: value },
        });
        refusedAs(answer, 400, `found unpermitted parameter: :${key}`);
      }
      expectEqual(
        (await findPerson(context, mail(context, 'ann'))).at('/result/person/first_name'),
        'Ann',
        'the first name afterwards',
      );
    },
  ),

  scenario(
    'a user name belongs to one person',
    { claims: ['TK-PERSON-12', 'TK-ERR-06'], ...kept },
    async (context) => {
      await writePerson(context, 'ann', { username: username(context, 'ann') });
      await writePerson(context, 'bob', { first_name: 'Bob' });
      const answer = await put(context, path`/people/${mail(context, 'bob')}`, {
        data: { first_name: 'Robert', username: username(context, 'ann') },
      });
      refusedAs(answer, 422, 'Validation failed: Username has already been taken. Please try another one.');
      expectIncludes(
        (await findPerson(context, mail(context, 'bob'))).at('/result/person'),
        { first_name: 'Bob' },
        'the other person afterwards',
      );
      expectEqual(
        (await findPerson(context, username(context, 'ann'))).at('/result/person/email'),
        mail(context, 'ann'),
        'whom the user name belongs to',
      );
    },
  ),

  scenario(
    'the personal link of a person follows the user name',
    { claims: ['TK-PERSON-13'], ...stored },
    async (context) => {
      await writePerson(context, 'ann', { username: username(context, 'ann') });
      const named = (await findPerson(context, mail(context, 'ann'))).string('/result/person/personal_claim_url');
      expectThat(
        named.endsWith(`/by/${username(context, 'ann')}`),
        `the link of "${username(context, 'ann')}" is ${named}`,
      );
      const renamed = (await writePerson(context, 'ann', { username: username(context, 'ann_archer') })).string(
        '/result/person/personal_claim_url',
      );
      expectThat(
        renamed.endsWith(`/by/${username(context, 'ann_archer')}`),
        `the link of "${username(context, 'ann_archer')}" is ${renamed}`,
      );
    },
  ),

  scenario('that a person has unsubscribed can be written', { claims: ['TK-PERSON-15'], ...kept }, async (context) => {
    await writePerson(context, 'ann', { unsubscribed: true });
    const at = (await findPerson(context, mail(context, 'ann'))).string('/result/person/unsubscribed_at');
    expectThat(!Number.isNaN(Date.parse(at)), `unsubscribed_at is "${at}"`);
  }),

  scenario('when a person unsubscribed can be written', { claims: ['TK-PERSON-15'], ...kept }, async (context) => {
    for (const at of ['2026-07-20T12:00:00.000-07:00', '2025-01-31T08:30:00.000+02:00']) {
      await writePerson(context, 'ann', { unsubscribed_at: at });
      const shown = (await findPerson(context, mail(context, 'ann'))).string('/result/person/unsubscribed_at');
      expectEqual(Date.parse(shown), Date.parse(at), 'when the person unsubscribed, in Unix milliseconds');
    }
  }),

  scenario(
    'a custom property has the value that was sent last',
    { claims: ['TK-PERSON-31'], ...kept },
    async (context) => {
      for (const country of ['US', 'CA', 'US']) {
        await writePerson(context, 'ann', { custom_properties: { country } });
        expectIncludes(
          (await findPerson(context, mail(context, 'ann'))).at('/result/person/custom_properties'),
          { country },
          'the custom properties',
        );
      }
    },
  ),
];
