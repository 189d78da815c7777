import { atOffer } from '../support/offers.js';
import { accepts, answers400, at, queries } from '../support/shapes.js';
import { mail } from '../support/site.js';

const set = ['destructive', 'fixture'] as const;
const find = atOffer('GET', '', 'query');
const claim = at('POST', '/offer_claims', 'query');

export const offersShapes = [
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
    atOffer('GET', '/claim_url_status', 'query'),
    queries('claim_url', ['https://share.my-store.example/x/cL41m1', 'nowhere']),
  ),

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
];
