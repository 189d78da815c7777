import type { SendOptions } from '../../../harness/api.js';
import { ORDER } from '../support/origins.js';
import {
  answers400,
  at,
  bodies,
  creates,
  data,
  NO_FIELDS,
  NO_NUMBER,
  NO_OBJECT,
  refuses,
  varied,
  without,
} from '../support/shapes.js';
import { type Context, mail } from '../support/site.js';

const destructive = ['destructive'] as const;
const buy = at('POST', '/origins/purchase', 'body');
const purchases =
  (...fields: readonly object[]) =>
  (context: Context): SendOptions[] =>
    data(
      ...fields.map((more, nth) => ({
        ...ORDER,
        email: mail(context, 'bob'),
        order_number: context.id(`A-${String(nth)}`),
        ...more,
      })),
    );

const ITEM = { price: 60, quantity: 2, product_id: 'SKU-1' };
const NO_ITEMS = [
  'SKU-1',
  { 0: ITEM },
  ['SKU-1'],
  ...varied(ITEM, ['price'], ['60']).map((item) => [item]),
  ...varied(ITEM, ['quantity'], [1.5, '2']).map((item) => [item]),
  ...varied(ITEM, ['product_id'], [5]).map((item) => [item]),
];

export const originsPurchaseShapes = [
  creates(
    'e-mail address, order number and subtotal are enough of a purchase',
    { claims: ['TK-ORIGIN-06'], needs: destructive },
    buy,
    purchases({}, { subtotal: 0 }, { subtotal: 59.9 }),
  ),
  answers400(
    'a purchase has e-mail address, order number and subtotal',
    { claims: ['TK-ORIGIN-06', 'TK-ERR-04'] },
    buy,
    [...data(...without(ORDER, 'email', 'order_number', 'subtotal')), ...bodies({})],
  ),
  refuses(
    'a subtotal is a number from 0',
    { claims: ['TK-ORIGIN-06'] },
    buy,
    data(...varied(ORDER, ['subtotal'], [...NO_NUMBER, null, -1])),
  ),
  creates(
    'the things bought are told',
    { claims: ['TK-ORIGIN-15', 'TK-ORIGIN-27'], needs: destructive },
    buy,
    purchases(
      { coupon_codes: ['C1', 'C2'] },
      { coupon_codes: [] },
      { items: [ITEM, ITEM] },
      { items: [] },
      { shipping_address: '5 Sun Street', shipping_zip: '90210' },
    ),
  ),
  refuses(
    'coupon codes are strings in an array',
    { claims: ['TK-ORIGIN-15'] },
    buy,
    data(...varied(ORDER, ['coupon_codes'], [5, { a: 'b' }, [['a']], [null]])),
  ),
  refuses(
    'the things bought have a price, a whole quantity and a product id',
    { claims: ['TK-ORIGIN-27'] },
    buy,
    data(...varied(ORDER, ['items'], NO_ITEMS)),
  ),
  creates(
    'a currency is one of those listed',
    { claims: ['TK-ORIGIN-26'], needs: destructive },
    buy,
    purchases(...varied({}, ['currency_iso_code'], ['USD', 'EUR', 'ZWL'])),
  ),
  refuses(
    'a currency is nothing else',
    { claims: ['TK-ORIGIN-26'] },
    buy,
    data(...varied(ORDER, ['currency_iso_code'], ['usd', 'XXX', 'DEM', '', 5])),
  ),
  refuses('a purchase is an object', { claims: ['TK-GEN-10'] }, buy, [...NO_FIELDS, ...data(...NO_OBJECT)]),
];
