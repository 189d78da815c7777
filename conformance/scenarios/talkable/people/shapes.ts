import { expectStatus } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import {
  accepts,
  answers400,
  at,
  bodies,
  data,
  NO_FIELDS,
  NO_OBJECT,
  refuses,
  varied,
  type Where,
} from '../support/shapes.js';
import { mail, put, username } from '../support/site.js';

const destructive = ['destructive'] as const;

/** Somebody who exists, or something below. */
const person =
  (method: string, below: string, site: 'query' | 'body'): Where =>
  async (context) => {
    const ann = path`/people/${mail(context, 'ann')}`;
    expectStatus(await put(context, ann, { data: { first_name: 'Ann' } }), 200);
    return { method, path: `${ann}${below}`, site };
  };
const update = person('PUT', '', 'body');
const nobody = at('PUT', '/people/ann%40example.com', 'body');

const TEXTS = ['first_name', 'last_name', 'phone_number', 'username', 'customer_id', 'identifier_hash'];
const NO_PROPERTIES = ['a', 5, ['a'], { key: ['a'] }, { key: { nested: 'a' } }, { key: null }];

export const peopleShapes = [
  ...[
    ['a person can be read', '', ['TK-PERSON-01']],
    ['the referrals of an Advocate can be read', '/referrals_as_advocate', ['TK-PERSON-16']],
    ['the referrals of a Friend can be read', '/referrals_as_friend', ['TK-PERSON-17']],
    ['the rewards of a person can be read', '/rewards', ['TK-PERSON-19']],
    ['the shares of a person can be read', '/shares_by', ['TK-PERSON-20']],
    ['the personal data of a person can be read', '/personal_data', ['TK-PERSON-24']],
  ].map(([title, below, claims]) =>
    accepts(
      title as string,
      { claims: claims as string[], needs: destructive },
      person('GET', below as string, 'query'),
      [{}],
    ),
  ),

  accepts(
    'a person is updated with any of eleven fields, or none',
    { claims: ['TK-PERSON-08', 'TK-PERSON-10', 'TK-PERSON-15'], needs: destructive },
    update,
    (context) =>
      data(
        {},
        { first_name: 'Ann' },
        { last_name: 'Archer' },
        { email: mail(context, 'ann') },
        { phone_number: '+12025551111' },
        { username: username(context, 'ann') },
        { customer_id: context.id('1024') },
        { identifier_hash: '357811823' },
        { custom_properties: { country: 'US' } },
        { custom_properties: {} },
        ...varied({}, ['gated_param_subscribed', 'unsubscribed'], [true, false]),
        { unsubscribed_at: '2026-07-20T12:00:00.000-07:00' },
      ),
  ),
  answers400('a person is not updated without data', { claims: ['TK-PERSON-10', 'TK-ERR-04'] }, nobody, bodies({})),
  answers400(
    'a person is updated with no other field',
    { claims: ['TK-PERSON-11'] },
    nobody,
    data(
      { foo: 'bar' },
      { gender: 'f' },
      { first_name: 'Ann', person_custom_properties: { country: 'US' } },
      { id: 5 },
      { sub_choice: true },
    ),
  ),
  refuses(
    'texts of a person are strings',
    { claims: ['TK-PERSON-10'] },
    nobody,
    data(...varied({}, TEXTS, [true, ['a'], { a: 'b' }])),
  ),
  refuses(
    'an e-mail address of a person is one',
    { claims: ['TK-PERSON-10'] },
    nobody,
    data(...varied({}, ['email'], ['ann', 'ann@', 5])),
  ),
  refuses(
    'the subscriptions of a person are true or false, and ended at a point in time',
    { claims: ['TK-PERSON-15'] },
    nobody,
    data(
      ...varied({}, ['gated_param_subscribed', 'unsubscribed'], ['maybe', 5, {}]),
      ...varied({}, ['unsubscribed_at'], ['yesterday', '2026-07-20', 5]),
    ),
  ),
  accepts(
    'a custom property is named in lower case, with digits and underscores',
    { claims: ['TK-PERSON-32'], needs: destructive },
    update,
    data(...varied({}, ['custom_properties'], [{ country: 'US' }, { _eyes: 'brown' }, { size_2: '39' }, { a: '' }])),
  ),
  refuses(
    'a custom property is named in no other way',
    { claims: ['TK-PERSON-32'] },
    nobody,
    data(
      ...varied(
        {},
        ['custom_properties'],
        [
          { Country: 'US' },
          { '2nd': 'a' },
          { 'eye-color': 'brown' },
          { 'eye color': 'brown' },
          { '': 'a' },
          { é: 'a' },
        ],
      ),
    ),
  ),
  refuses(
    'custom properties are flat',
    { claims: ['TK-PERSON-31'] },
    nobody,
    data(...varied({}, ['custom_properties'], NO_PROPERTIES)),
  ),
  refuses('the data of a person are an object', { claims: ['TK-PERSON-10'] }, nobody, [
    ...data(...NO_OBJECT),
    ...NO_FIELDS,
  ]),

  accepts(
    'a person is anonymised without further ado',
    { claims: ['TK-PERSON-21'], needs: destructive },
    person('POST', '/anonymize', 'body'),
    bodies({}),
  ),
  accepts(
    'a person is unsubscribed without further ado',
    { claims: ['TK-PERSON-27'], needs: destructive },
    person('POST', '/unsubscribe', 'body'),
    bodies({}),
  ),
  refuses(
    'to anonymise or to unsubscribe takes an object',
    { claims: ['TK-GEN-10'] },
    (_, nth) => ({
      method: 'POST',
      path: nth < NO_FIELDS.length ? '/people/ann%40example.com/anonymize' : '/people/ann%40example.com/unsubscribe',
      site: 'body',
    }),
    [...NO_FIELDS, ...NO_FIELDS],
  ),
];
