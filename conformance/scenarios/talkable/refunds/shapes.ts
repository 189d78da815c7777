import { atPurchase } from '../support/origins.js';
import { accepts, bodies, data, NO_NUMBER, NO_OBJECT, refuses, varied } from '../support/shapes.js';

const destructive = ['destructive'] as const;
const refund = atPurchase('POST', 'refund');

export const refundsShapes = [
  accepts(
    'a purchase is refunded without data, in part, or as of a day',
    { claims: ['TK-REFUND-01', 'TK-REFUND-02', 'TK-REFUND-03'], needs: destructive },
    refund,
    bodies(
      {},
      { data: {} },
      { data: { refund_subtotal: 20 } },
      { data: { refunded_at: '2026-07-20T12:00:00.000-07:00' } },
      { data: { refunded_at: '2026-07-20T12:00:00Z' } },
    ),
  ),
  refuses(
    'a refund is a number, its time a point in time',
    { claims: ['TK-REFUND-03'], needs: destructive },
    refund,
    data(
      ...varied({}, ['refund_subtotal'], NO_NUMBER),
      ...varied({}, ['refunded_at'], ['yesterday', '2026-07-20', 5]),
      ...NO_OBJECT.filter((value) => value !== null),
    ),
  ),
];
