import type { SendOptions } from '../../../harness/api.js';
import { eventNumber } from '../support/cast.js';
import { accepts, answers400, at, bodies, refuses, without, NO_FIELDS } from '../support/shapes.js';
import { mail, type Context } from '../support/site.js';

const KINDS = {
  affiliate_members: { required: [], item: (context: Context) => ({ email: mail(context, 'ann') }) },
  purchases: {
    required: ['email', 'order_number', 'subtotal'],
    item: (context: Context) => ({ email: mail(context, 'bob'), order_number: context.id('A-100'), subtotal: 120 }),
  },
  events: {
    required: ['event_category', 'event_number'],
    item: (context: Context) => ({
      email: mail(context, 'bob'),
      event_category: 'newsletter',
      event_number: eventNumber(context, 'bob'),
      subtotal: 0,
    }),
  },
} as const;

const batchesOf = (items: readonly unknown[]): SendOptions[] => bodies(...items.map((item) => ({ data: [item] })));

export const originsBatchShapes = Object.entries(KINDS).flatMap(([kind, { required, item }]) => {
  const where = at('POST', `/origins/batch/${kind}`, 'body');
  const words = kind.replace('_', ' ');
  return [
    accepts(
      `${words} come in an array, with offers or without`,
      { claims: ['TK-BATCH-01', 'TK-BATCH-03', 'TK-BATCH-04'], needs: ['destructive'] },
      where,
      (context) => [
        ...bodies({ data: [item(context)] }, { data: [] }),
        ...[true, false].flatMap((create_offers) => bodies({ data: [item(context)], create_offers })),
      ],
    ),
    answers400(
      `a batch of ${words} has data`,
      { claims: ['TK-BATCH-03', 'TK-ERR-04'] },
      where,
      bodies({}, { create_offers: true }),
    ),
    refuses(`${words} come in nothing but an array`, { claims: ['TK-BATCH-03'] }, where, (context) => [
      ...bodies({ data: item(context) }, { data: 'ann' }, { data: null }),
      ...NO_FIELDS,
    ]),
    refuses(`offers for ${words} are asked for by true or false`, { claims: ['TK-BATCH-03'] }, where, (context) =>
      bodies({ data: [item(context)], create_offers: 'yes' }, { data: [item(context)], create_offers: 1 }),
    ),
    // A service validates the items later (TK-BATCH-04); what they require shows in the contract alone.
    answers400(
      `in a batch ${words} are what they are alone`,
      { claims: ['TK-BATCH-07'], needs: ['mock'] },
      where,
      (context) => batchesOf([...without(item(context), ...required), { ...item(context), email: 'nobody' }]),
    ),
  ];
});
