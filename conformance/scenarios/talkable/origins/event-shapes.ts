import type { SendOptions } from '../../../harness/api.js';
import { eventNumber } from '../support/cast.js';
import { EVENT } from '../support/origins.js';
import { answers400, at, creates, data, NO_FIELDS, NO_OBJECT, refuses, varied, without } from '../support/shapes.js';
import { type Context, mail } from '../support/site.js';

const destructive = ['destructive'] as const;
const subscribe = at('POST', '/origins/event', 'body');
const events =
  (...fields: readonly object[]) =>
  (context: Context): SendOptions[] =>
    data(
      ...fields.map((more, nth) => ({
        ...EVENT,
        email: mail(context, 'bob'),
        event_number: eventNumber(context, String(nth)),
        ...more,
      })),
    );

export const originsEventShapes = [
  creates(
    'e-mail address, category, number and subtotal are enough of an event',
    { claims: ['TK-ORIGIN-07'], needs: destructive },
    subscribe,
    events({}),
  ),
  answers400(
    'an event has a category and a number',
    { claims: ['TK-ORIGIN-07'] },
    subscribe,
    data(...without(EVENT, 'event_category', 'event_number')),
  ),
  answers400(
    'a category has five letters, digits or underscores at least',
    { claims: ['TK-ORIGIN-30'], needs: destructive },
    subscribe,
    data(...varied(EVENT, ['event_category'], ['news', 'news letter', 'news-letter', ''])),
  ),
  refuses('an event is an object', { claims: ['TK-GEN-10'] }, subscribe, [...NO_FIELDS, ...data(...NO_OBJECT)]),
];
