import { atOffer } from '../support/offers.js';
import { accepts, answers400, bodies, NO_FIELDS, NO_STRING, refuses, varied } from '../support/shapes.js';

const set = ['destructive', 'fixture'] as const;
const mailIt = atOffer('POST', '/shares/email', 'body');
const post = atOffer('POST', '/shares/social', 'body');

export const sharesShapes = [
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
];
