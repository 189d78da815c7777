import { eventNumber } from '../support/cast.js';
import { EVENT, ORDER } from '../support/origins.js';
import { answers400, at, bodies, creates, refuses, varied, without } from '../support/shapes.js';
import { mail } from '../support/site.js';

const destructive = ['destructive'] as const;
const create = at('POST', '/origins', 'body');

export const originsShapes = [
  creates(
    'an origin of each type is created by naming the type',
    { claims: ['TK-ORIGIN-01', 'TK-ORIGIN-02'], needs: destructive },
    create,
    (context) =>
      bodies(
        { type: 'AffiliateMember', data: { email: mail(context, 'ann') } },
        { type: 'Purchase', data: { ...ORDER, email: mail(context, 'bob'), order_number: context.id('A-100') } },
        { type: 'Event', data: { ...EVENT, email: mail(context, 'bob'), event_number: eventNumber(context, 'ann') } },
      ),
  ),
  answers400(
    'an origin has a type and data',
    { claims: ['TK-ORIGIN-01', 'TK-ERR-04'] },
    create,
    bodies(...without({ type: 'Purchase', data: ORDER }, 'type', 'data')),
  ),
  answers400(
    'an origin has one of three types, with capital letters',
    { claims: ['TK-ORIGIN-02', 'TK-ORIGIN-03'] },
    create,
    bodies(...varied({ data: ORDER }, ['type'], ['purchase', 'PURCHASE', 'Customer', ''])),
  ),
  refuses(
    'the type of an origin is a string',
    { claims: ['TK-ORIGIN-02'] },
    create,
    bodies(...varied({ data: ORDER }, ['type'], [5, null, ['Purchase']])),
  ),
  answers400(
    'an origin has what its type requires',
    { claims: ['TK-ORIGIN-06', 'TK-ERR-04'] },
    create,
    bodies(...without(ORDER, 'order_number', 'subtotal').map((fields) => ({ type: 'Purchase', data: fields }))),
  ),
];
