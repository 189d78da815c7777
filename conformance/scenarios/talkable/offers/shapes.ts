import { path } from '../../../harness/path.js';
import { offerOf } from '../support/referral-steps.js';
import {
  accepts,
  answers400,
  at,
  bodies,
  data,
  NO_FIELDS,
  NO_OBJECT,
  NO_STRING,
  queries,
  refuses,
  varied,
  type Where,
} from '../support/shapes.js';
import { mail } from '../support/site.js';

const set = ['destructive', 'fixture'] as const;
const UUID = '7f6a1f3e-2c1b-4f0e-9a55-0b6c2d1e8a01';
const NO_UUID = ['ann', '7f6a1f3e', '7f6a1f3e-2c1b-4f0e-9a55'];

/** The offer of an Advocate, or something below it. */
const offer =
  (method: string, below: string, site: 'query' | 'body'): Where =>
  async (context) => ({ method, path: `${path`/offers/${await offerOf(context, 'ann')}`}${below}`, site });
const find = offer('GET', '', 'query');
const mailIt = offer('POST', '/shares/email', 'body');
const post = offer('POST', '/shares/social', 'body');
const claim = at('POST', '/offer_claims', 'query');

export const shapesOffers = [
  accepts(
    'an offer can be read, with a link for each channel',
    { claims: ['TK-OFFER-01', 'TK-OFFER-05'], needs: set },
    find,
    [
      {},
      ...queries('sharing_channels[]', [
        'facebook',
        'shop-window',
        ['facebook', 'twitter', 'linkedin', 'sms', 'other'],
      ]),
    ],
  ),
  answers400(
    'four channels have no link',
    { claims: ['TK-OFFER-07'], needs: set },
    find,
    queries('sharing_channels[]', ['email', 'reminder', 'facebook_sponsored', 'coupon', ['facebook', 'email']]),
  ),
  accepts(
    'a link of an offer can be asked after',
    { claims: ['TK-OFFER-12', 'TK-OFFER-13'], needs: set },
    offer('GET', '/claim_url_status', 'query'),
    queries('claim_url', ['https://share.my-store.example/x/cL41m1', 'nowhere']),
  ),

  accepts(
    'recipients are enough of an e-mail share',
    { claims: ['TK-SHARE-10', 'TK-SHARE-12'], needs: set },
    mailIt,
    ({ id }) =>
      bodies(
        { recipients: `${id('bob')}@example.com` },
        { recipients: `${id('bob')}@example.com,${id('carla')}@example.com` },
      ),
  ),
  accepts(
    'subject, text, reminder and validation only are optional',
    { claims: ['TK-SHARE-14'], needs: set },
    mailIt,
    ({ id }) =>
      bodies(
        ...[
          { subject: 'For you' },
          { body: 'Have a look.' },
          { reminder: true },
          { reminder: false },
          { validation_only: true },
          { validation_only: false },
        ].map((more) => ({ recipients: `${id('bob')}@example.com`, ...more })),
      ),
  ),
  answers400(
    'an e-mail share has recipients',
    { claims: ['TK-SHARE-10', 'TK-SHARE-11', 'TK-ERR-04'], needs: set },
    mailIt,
    bodies({}, { subject: 'For you' }),
  ),
  refuses(
    'recipients are one string',
    { claims: ['TK-SHARE-12'], needs: set },
    mailIt,
    bodies(...varied({}, ['recipients'], [...NO_STRING, null])),
  ),
  refuses(
    'subject and text are strings, the rest is true or false',
    { claims: ['TK-SHARE-14'], needs: set },
    mailIt,
    bodies(
      ...varied({ recipients: 'bob@example.com' }, ['subject', 'body'], NO_STRING),
      ...varied({ recipients: 'bob@example.com' }, ['reminder', 'validation_only'], ['yes', 1, {}]),
    ),
  ),
  refuses('an e-mail share is an object', { claims: ['TK-GEN-10'], needs: set }, mailIt, NO_FIELDS),

  accepts(
    'an offer is shared through one of six channels',
    { claims: ['TK-SHARE-01', 'TK-SHARE-02'], needs: set },
    post,
    bodies(...varied({}, ['channel'], ['facebook', 'twitter', 'linkedin', 'whatsapp', 'sms', 'other'])),
  ),
  answers400(
    'an offer is shared through no other channel',
    { claims: ['TK-SHARE-02', 'TK-SHARE-03'], needs: set },
    post,
    bodies(...varied({}, ['channel'], ['email', 'Facebook', 'facebook_message', 'pigeon', ''])),
  ),
  answers400('a social share has a channel', { claims: ['TK-SHARE-01', 'TK-ERR-04'], needs: set }, post, bodies({})),
  refuses('a channel is a string', { claims: ['TK-SHARE-02'], needs: set }, post, [
    ...bodies(...varied({}, ['channel'], [...NO_STRING, null])),
    ...NO_FIELDS,
  ]),

  accepts('an offer is claimed by two e-mail addresses', { claims: ['TK-CLAIM-01'], needs: set }, claim, (context) => [
    { query: { advocate_email: mail(context, 'ann'), friend_email: mail(context, 'bob') } },
  ]),
  answers400('a claim has both e-mail addresses', { claims: ['TK-CLAIM-01', 'TK-ERR-04'] }, claim, [
    {},
    { query: { advocate_email: 'ann@example.com' } },
    { query: { friend_email: 'bob@example.com' } },
  ]),
  answers400(
    'the e-mail addresses of a claim are valid',
    { claims: ['TK-CLAIM-05', 'TK-CLAIM-06'] },
    claim,
    ['ann', 'ann@', '@example.com'].flatMap((wrong) => [
      { query: { advocate_email: wrong, friend_email: 'bob@example.com' } },
      { query: { advocate_email: 'ann@example.com', friend_email: wrong } },
    ]),
  ),

  accepts(
    'rewards are listed by visitor',
    { claims: ['TK-REWARD-01'], needs: ['mock'] },
    at('GET', '/rewards', 'query'),
    queries('visitor_uuid', [UUID]),
  ),
  answers400(
    'rewards are not listed without a visitor',
    { claims: ['TK-REWARD-01', 'TK-ERR-04'] },
    at('GET', '/rewards', 'query'),
    [{}, { query: { status: 'All' } }],
  ),
  accepts(
    'rewards are listed by one of four statuses',
    { claims: ['TK-REWARD-04'], needs: ['mock'] },
    at('GET', '/rewards', 'query'),
    ['Paid', 'Unpaid', 'Voided', 'All'].map((status) => ({ query: { visitor_uuid: UUID, status } })),
  ),
  refuses(
    'rewards are listed by no other status',
    { claims: ['TK-REWARD-04'] },
    at('GET', '/rewards', 'query'),
    ['paid', 'Open'].map((status) => ({ query: { visitor_uuid: UUID, status } })),
  ),
  refuses(
    'the visitor of rewards is a UUID',
    { claims: ['TK-REWARD-01'] },
    at('GET', '/rewards', 'query'),
    queries('visitor_uuid', NO_UUID),
  ),

  accepts(
    'a visit is tracked',
    { claims: ['TK-VOFFER-01'], needs: ['mock'] },
    at('PUT', '/visitor_offers/8001/track_visit', 'query'),
    [{}],
  ),
  refuses(
    'a visitor offer has a number',
    { claims: ['TK-VOFFER-01'] },
    at('PUT', '/visitor_offers/ann/track_visit', 'query'),
    [{}],
  ),
  accepts(
    'a visitor is created from a UUID',
    { claims: ['TK-VISITOR-02', 'TK-VISITOR-03'], needs: ['destructive'] },
    at('POST', '/visitors', 'body'),
    data({ uuid: UUID }),
  ),
  answers400(
    'a visitor has a UUID',
    { claims: ['TK-VISITOR-01'], needs: ['destructive'] },
    at('POST', '/visitors', 'body'),
    [...data({}), ...bodies({})],
  ),
  refuses('a UUID has its form', { claims: ['TK-VISITOR-03'] }, at('POST', '/visitors', 'body'), [
    ...data(...varied({}, ['uuid'], [...NO_UUID, 5, null])),
    ...data(...NO_OBJECT),
    ...NO_FIELDS,
  ]),
];
