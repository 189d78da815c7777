import { expectStatus } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import type { Where } from './shapes.js';
import { mail, post } from './site.js';

export const ANN = { email: 'ann@example.com' };
export const ORDER = { email: 'bob@example.com', order_number: 'A-100', subtotal: 120 };
export const EVENT = { email: 'bob@example.com', event_category: 'newsletter', event_number: '42', subtotal: 0 };

/** Labels that every origin has. */
export const LABELS = [
  'segment1',
  'segment2',
  'segment3',
  'utm_campaign',
  'utm_content',
  'utm_medium',
  'utm_source',
  'utm_term',
];

/** A purchase to refund or to judge, a new one for every input. */
export const atPurchase =
  (method: string, below: string): Where =>
  async (context, nth) => {
    const order = context.id(`B-${String(nth)}`);
    const data = { ...ORDER, email: mail(context, 'bob'), order_number: order };
    expectStatus(await post(context, '/origins/purchase', { data }), 201);
    return { method, path: `${path`/origins/${order}`}/${below}`, site: 'body' };
  };
