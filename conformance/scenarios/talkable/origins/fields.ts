import type { Answer } from '../../../harness/answer.js';
import { expectEqual, expectIncludes, expectThat } from '../../../harness/expect.js';
import { eventNumber } from '../support/cast.js';
import { buy, join, takePart } from '../support/referral-steps.js';
import { LABELS } from '../support/origins.js';
import { scenario } from '../support/scenario.js';
import { mail, type Context } from '../support/site.js';

const ORIGIN = '/result/origin';
const COMMON = [
  'id',
  'type',
  'email',
  'customer_id',
  'ip_address',
  'segment1',
  'segment2',
  'segment3',
  'utm_campaign',
  'utm_content',
  'utm_medium',
  'utm_source',
  'utm_term',
];
const REFUND = ['refunded_at', 'partially_refunded', 'refund_subtotal'];

const CREATES = { needs: ['destructive'] } as const;
const STATE = { needs: ['state', 'destructive'] } as const;

function expectKeys(answer: Answer, keys: readonly string[]): void {
  for (const key of keys) expectThat(answer.has(`${ORIGIN}/${key}`), `${answer.request}: the origin has no ${key}`);
}

function expectNoKeys(answer: Answer, keys: readonly string[]): void {
  for (const key of keys) expectThat(!answer.has(`${ORIGIN}/${key}`), `${answer.request}: the origin has ${key}`);
}

const oneOfEach = async (context: Context): Promise<Answer[]> => [
  await join(context, 'ann'),
  await buy(context, 'bob', context.id('A-100')),
  await takePart(context, 'ann'),
];

export const originsFields = [
  scenario(
    'every origin has its id, type, person, address, segments and UTM parameters',
    { claims: ['TK-ORIGIN-11'], ...CREATES },
    async (context) => {
      const types = ['AffiliateMember', 'Purchase', 'Event'];
      for (const [nth, answer] of (await oneOfEach(context)).entries()) {
        expectKeys(answer, COMMON);
        answer.number(`${ORIGIN}/id`);
        expectEqual(answer.at(`${ORIGIN}/type`), types[nth], 'the type');
        expectEqual(answer.at(`${ORIGIN}/email`), mail(context, nth === 1 ? 'bob' : 'ann'), 'the e-mail address');
      }
    },
  ),

  scenario(
    'an affiliate member has no subtotal, no coupon code and nothing about refunds',
    { claims: ['TK-ORIGIN-08'], ...CREATES },
    async (context) => {
      expectNoKeys(await join(context, 'ann'), ['subtotal', 'coupon_code', ...REFUND]);
    },
  ),

  scenario(
    'a purchase has its number, date, subtotal, coupons and refund',
    { claims: ['TK-ORIGIN-09'], ...CREATES },
    async (context) => {
      const answer = await buy(context, 'bob', context.id('A-100'));
      expectKeys(answer, ['order_number', 'order_date', 'subtotal', 'coupon_code', ...REFUND]);
      expectEqual(answer.at(`${ORIGIN}/order_number`), context.id('A-100'), 'the order number');
      expectEqual(answer.at(`${ORIGIN}/subtotal`), 120, 'the subtotal');
      answer.string(`${ORIGIN}/order_date`);
    },
  ),

  scenario(
    'an event has its category and number, subtotal, coupons and refund, and nothing of an order',
    { claims: ['TK-ORIGIN-10'], ...CREATES },
    async (context) => {
      const answer = await takePart(context, 'ann');
      expectKeys(answer, ['event_category', 'event_number', 'subtotal', 'coupon_code', ...REFUND]);
      expectNoKeys(answer, ['order_number', 'order_date']);
      expectEqual(answer.at(`${ORIGIN}/event_category`), 'newsletter_subscription', 'the category');
    },
  ),

  scenario(
    'segments and UTM parameters that were not given are null',
    { claims: ['TK-ORIGIN-12'], ...CREATES },
    async (context) => {
      const nothing = Object.fromEntries(LABELS.map((label) => [label, null]));
      for (const answer of await oneOfEach(context))
        expectIncludes(answer.at(ORIGIN), nothing, `the origin of ${answer.request}`);
    },
  ),

  scenario(
    'segments, UTM parameters and a traffic source may be given for every type',
    { claims: ['TK-ORIGIN-28'], ...STATE },
    async (context) => {
      const given = Object.fromEntries(LABELS.map((label) => [label, `the ${label}`]));
      const data = { ...given, traffic_source: 'checkout' };
      const answers = [
        await join(context, 'ann', data),
        await buy(context, 'bob', context.id('A-100'), data),
        await takePart(context, 'ann', data),
      ];
      for (const answer of answers) expectIncludes(answer.at(ORIGIN), given, `the origin of ${answer.request}`);
    },
  ),

  scenario('a new purchase or event is not refunded', { claims: ['TK-ORIGIN-13'], ...CREATES }, async (context) => {
    for (const answer of [await buy(context, 'bob', context.id('A-100')), await takePart(context, 'ann')]) {
      expectIncludes(
        answer.at(ORIGIN),
        { refunded_at: null, partially_refunded: false, refund_subtotal: null },
        `the origin of ${answer.request}`,
      );
    }
  }),

  scenario(
    'order number, event number and customer id are strings',
    { claims: ['TK-ORIGIN-14'], ...STATE },
    async (context) => {
      const digits = String(context.now());
      const bought = await buy(context, 'bob', digits, { customer_id: '2048' });
      expectIncludes(bought.at(ORIGIN), { order_number: digits, customer_id: '2048' }, 'the purchase');
      const took = await takePart(context, 'ann', { event_number: digits, customer_id: '1024' });
      expectIncludes(took.at(ORIGIN), { event_number: digits, customer_id: '1024' }, 'the event');
    },
  ),

  scenario(
    'coupon codes come back as one string, joined by commas',
    { claims: ['TK-ORIGIN-15'], ...STATE },
    async (context) => {
      const coupon_codes = ['C0001', 'C0002'];
      const answers = [
        await buy(context, 'bob', context.id('A-100'), { coupon_codes }),
        await takePart(context, 'ann', { coupon_codes }),
      ];
      for (const answer of answers) expectEqual(answer.at(`${ORIGIN}/coupon_code`), 'C0001,C0002', 'coupon_code');
      const one = await buy(context, 'bob', context.id('A-101'), { coupon_codes: ['C0001'] });
      expectEqual(one.at(`${ORIGIN}/coupon_code`), 'C0001', 'coupon_code of one');
    },
  ),

  scenario('coupon_code is empty when no coupon was used', { claims: ['TK-ORIGIN-16'], ...STATE }, async (context) => {
    for (const answer of [await buy(context, 'bob', context.id('A-100')), await takePart(context, 'ann')]) {
      expectEqual(answer.at(`${ORIGIN}/coupon_code`), '', 'coupon_code');
    }
  }),

  scenario('subtotals and amounts are numbers', { claims: ['TK-GEN-09'], ...STATE }, async (context) => {
    const bought = await buy(context, 'bob', context.id('A-100'), { subtotal: 59.9 });
    expectEqual(bought.at(`${ORIGIN}/subtotal`), 59.9, 'the subtotal of a purchase');
    const took = await takePart(context, 'ann', { subtotal: 0.5, event_number: eventNumber(context, 'half') });
    expectEqual(took.at(`${ORIGIN}/subtotal`), 0.5, 'the subtotal of an event');
  }),

  scenario(
    'a currency is one of the listed codes, and need not be given',
    { claims: ['TK-ORIGIN-26'], ...CREATES },
    async (context) => {
      await buy(context, 'bob', context.id('A-100'));
      for (const currency_iso_code of ['USD', 'EUR', 'GBP', 'AUD', 'CAD', 'AED', 'JPY', 'VES', 'ZWL']) {
        await buy(context, 'bob', context.id(`A-${currency_iso_code}`), { currency_iso_code });
      }
    },
  ),

  scenario(
    'the items of a purchase or event have price, quantity and product_id',
    { claims: ['TK-ORIGIN-27'], ...CREATES },
    async (context) => {
      const items = [
        { price: 59.9, quantity: 2, product_id: 'SKU-1' },
        { price: 0.2, quantity: 1, product_id: 'SKU-2' },
      ];
      await buy(context, 'bob', context.id('A-100'), { items });
      await takePart(context, 'ann', { items });
    },
  ),
];
