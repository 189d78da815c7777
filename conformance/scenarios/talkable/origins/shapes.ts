import { expectStatus } from '../../../harness/expect.js';
import type { SendOptions } from '../../../harness/api.js';
import { path } from '../../../harness/path.js';
import { eventNumber } from '../support/cast.js';
import {
  accepts,
  answers400,
  at,
  bodies,
  creates,
  data,
  NO_FIELDS,
  NO_NUMBER,
  NO_OBJECT,
  NO_STRING,
  NO_STRINGS_IN_AN_ARRAY,
  refuses,
  varied,
  without,
} from '../support/shapes.js';
import { mail, post, type Context } from '../support/site.js';

const destructive = ['destructive'] as const;
const join = at('POST', '/origins/affiliate_member', 'body');
const buy = at('POST', '/origins/purchase', 'body');
const subscribe = at('POST', '/origins/event', 'body');
const create = at('POST', '/origins', 'body');

const ANN = { email: 'ann@example.com' };
const ORDER = { email: 'bob@example.com', order_number: 'A-100', subtotal: 120 };
const EVENT = { email: 'bob@example.com', event_category: 'newsletter', event_number: '42', subtotal: 0 };
const LABELS = [
  'traffic_source',
  'segment1',
  'segment2',
  'segment3',
  'utm_source',
  'utm_medium',
  'utm_campaign',
  'utm_term',
  'utm_content',
];
const NAMES = ['first_name', 'last_name', 'username', 'customer_id', 'phone_number'];
const UUID = '7f6a1f3e-2c1b-4f0e-9a55-0b6c2d1e8a01';

/** The same fields in an affiliate member, a purchase and an event of their own. */
const members =
  (...fields: readonly object[]) =>
  (context: Context): SendOptions[] =>
    data(...fields.map((more) => ({ email: mail(context, 'ann'), ...more })));
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

const ITEM = { price: 60, quantity: 2, product_id: 'SKU-1' };
const NO_ITEMS = [
  'SKU-1',
  { 0: ITEM },
  ['SKU-1'],
  ...varied(ITEM, ['price'], ['60']).map((item) => [item]),
  ...varied(ITEM, ['quantity'], [1.5, '2']).map((item) => [item]),
  ...varied(ITEM, ['product_id'], [5]).map((item) => [item]),
];

/** A purchase to refund or to judge, a new one for every input. */
const bought =
  (method: string, below: string) =>
  async (context: Context, nth: number): ReturnType<typeof spotOf> => {
    const order = context.id(`B-${String(nth)}`);
    expectStatus(
      await post(context, '/origins/purchase', {
        data: { ...ORDER, email: mail(context, 'bob'), order_number: order },
      }),
      201,
    );
    return spotOf(method, `${path`/origins/${order}`}/${below}`);
  };
const spotOf = (method: string, where: string) => Promise.resolve({ method, path: where, site: 'body' as const });
const refund = bought('POST', 'refund');
const judge = bought('PUT', 'referral');

export const shapesOrigins = [
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

  creates('an e-mail address is enough to join', { claims: ['TK-ORIGIN-05'], needs: destructive }, join, members({})),
  answers400(
    'nobody joins without an e-mail address',
    { claims: ['TK-ORIGIN-05'], needs: ['mock'] },
    join,
    data({}, { first_name: 'Ann' }),
  ),
  answers400('nobody joins without data', { claims: ['TK-ERR-04'] }, join, bodies({})),
  answers400(
    'an affiliate member has a valid e-mail address',
    { claims: ['TK-ORIGIN-21'] },
    join,
    data(...varied({}, ['email'], ['ann', 'ann@', '@example.com', 'a b@example.com'])),
  ),
  creates(
    'whoever joins can be described',
    { claims: ['TK-ORIGIN-28'], needs: destructive },
    join,
    members(
      ...varied({}, LABELS, ['label']),
      { uuid: UUID },
      { ip_address: '192.0.2.1' },
      { created_at: '2026-07-07T09:00:00.000-07:00' },
      { first_name: 'Ann', last_name: 'Archer' },
      { custom_properties: { country: 'US', _eyes2: 'brown' } },
      { phone_number: '+12025551111' },
    ),
  ),
  refuses(
    'labels of an origin are strings',
    { claims: ['TK-ORIGIN-28'] },
    join,
    data(...varied(ANN, LABELS, NO_STRING)),
  ),
  refuses(
    'names of an origin are strings',
    { claims: [] },
    join,
    data(...varied(ANN, NAMES, [true, ['a'], { a: 'b' }])),
  ),
  refuses(
    'the visitor of an origin is a UUID',
    { claims: ['TK-ORIGIN-25'] },
    join,
    data(...varied(ANN, ['uuid'], ['ann', '7f6a1f3e', 5])),
  ),
  creates(
    'channels can have any other name',
    { claims: ['TK-ORIGIN-19'], needs: destructive },
    join,
    members(
      ...varied(
        {},
        ['sharing_channels'],
        [['facebook'], ['facebook', 'twitter', 'linkedin', 'sms', 'other'], ['shop-window'], []],
      ),
    ),
  ),
  refuses(
    'channels are strings in an array',
    { claims: ['TK-ORIGIN-19'] },
    join,
    data(...varied(ANN, ['sharing_channels'], NO_STRINGS_IN_AN_ARRAY)),
  ),
  creates(
    'campaign tags are a string, or strings in an array',
    { claims: ['TK-ORIGIN-20'], needs: destructive },
    join,
    members(...varied({}, ['campaign_tags'], ['invite', ['invite', 'summer']])),
  ),
  refuses(
    'campaign tags are nothing else',
    { claims: ['TK-ORIGIN-20'] },
    join,
    data(...varied(ANN, ['campaign_tags'], [5, true, { 0: 'invite' }, [5]])),
  ),
  refuses('an affiliate member is an object', { claims: ['TK-GEN-10'] }, join, [...NO_FIELDS, ...data(...NO_OBJECT)]),

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
    'an event has an e-mail address and a subtotal',
    { claims: ['TK-ORIGIN-07'], needs: ['mock'] },
    subscribe,
    data(...without(EVENT, 'email', 'subtotal')),
  ),
  answers400(
    'a category has five letters, digits or underscores at least',
    { claims: ['TK-ORIGIN-30'], needs: destructive },
    subscribe,
    data(...varied(EVENT, ['event_category'], ['news', 'news letter', 'news-letter', ''])),
  ),
  refuses('an event is an object', { claims: ['TK-GEN-10'] }, subscribe, [...NO_FIELDS, ...data(...NO_OBJECT)]),

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
      ...NO_OBJECT,
    ),
  ),
  accepts(
    'the status of a referral is one of five',
    { claims: ['TK-REFERRAL-02'], needs: destructive },
    judge,
    data(...varied({}, ['status'], ['pending', 'flagged', 'approved', 'voided', 'blocked'])),
  ),
  refuses(
    'the status of a referral is no other',
    { claims: ['TK-REFERRAL-02'], needs: destructive },
    judge,
    data(...varied({}, ['status'], ['Approved', 'unblocked', 'in_progress', '', 5, null]), {}, ...NO_OBJECT),
  ),
];
