import { expectEqual, expectIncludes, expectStatus, expectThat } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { eventNumber } from '../support/cast.js';
import { buy, expectDone, refund, takePart } from '../support/referral-steps.js';
import { scenario } from '../support/scenario.js';
import { mail, post } from '../support/site.js';

const CREATES = { needs: ['destructive'] } as const;
const STATE = { needs: ['state', 'destructive'] } as const;
const ORIGIN = '/result/origin';

export const refundsReporting = [
  scenario(
    'a purchase is refunded under its order number',
    { claims: ['TK-REFUND-01', 'TK-REFUND-08'], ...STATE },
    async (context) => {
      const bought = await buy(context, 'bob', context.id('A-100'));
      await buy(context, 'cy', context.id('A-101'));
      const refunded = await refund(context, context.id('A-100'));
      expectStatus(refunded, 200);
      expectIncludes(
        refunded.at(ORIGIN),
        { id: bought.at(`${ORIGIN}/id`), type: 'Purchase', order_number: context.id('A-100') },
        'the origin',
      );
    },
  ),

  scenario('an order number is a slug whatever signs it has', { claims: ['INF-Q08'], ...STATE }, async (context) => {
    for (const sign of ['#', ' ', '/', '%', '?', ':', 'ü']) {
      const order = context.id(`A${sign}1`);
      await buy(context, 'bob', order);
      const refunded = await refund(context, order);
      expectStatus(refunded, 200);
      expectEqual(refunded.at(`${ORIGIN}/order_number`), order, 'the order number');
    }
  }),

  scenario(
    'an event is refunded under its category and number',
    { claims: ['TK-REFUND-01', 'TK-REFUND-09'], ...STATE },
    async (context) => {
      const took = await takePart(context, 'ann', { subtotal: 80 });
      await takePart(context, 'bob', { subtotal: 40 });
      const refunded = await refund(context, `newsletter_subscription:${eventNumber(context, 'ann')}`);
      expectStatus(refunded, 200);
      expectIncludes(
        refunded.at(ORIGIN),
        { id: took.at(`${ORIGIN}/id`), type: 'Event', event_category: 'newsletter_subscription' },
        'the origin',
      );
    },
  ),

  scenario(
    'a refund is answered 200 with the origin',
    { claims: ['TK-REFUND-01', 'TK-REFUND-02'], ...CREATES },
    async (context) => {
      await buy(context, 'bob', context.id('A-100'));
      const refunded = await refund(context, context.id('A-100'));
      expectStatus(refunded, 200);
      expectEqual(refunded.at(`${ORIGIN}/order_number`), context.id('A-100'), 'the order number');
    },
  ),

  scenario(
    'data of a refund may be left out, or be empty',
    { claims: ['TK-REFUND-02'], ...STATE },
    async (context) => {
      for (const [order, fields] of [
        ['A-100', {}],
        ['A-101', { data: {} }],
      ] as const) {
        await buy(context, 'bob', context.id(order));
        expectStatus(await refund(context, context.id(order), fields), 200);
      }
    },
  ),

  scenario('data of a refund may hold when and how much', { claims: ['TK-REFUND-03'], ...STATE }, async (context) => {
    await buy(context, 'bob', context.id('A-100'));
    const data = { refunded_at: '2026-07-12T14:00:00.000-07:00', refund_subtotal: 20.5 };
    const refunded = await refund(context, context.id('A-100'), { data });
    expectStatus(refunded, 200);
    expectEqual(refunded.at(`${ORIGIN}/refund_subtotal`), 20.5, 'refund_subtotal');
    expectEqual(
      Math.floor(Date.parse(refunded.string(`${ORIGIN}/refunded_at`)) / 1000),
      Date.parse(data.refunded_at) / 1000,
      'refunded_at in seconds',
    );
  }),

  scenario(
    'a full refund is of the whole subtotal and not partial',
    { claims: ['TK-REFUND-04'], ...STATE },
    async (context) => {
      for (const [order, fields] of [
        ['A-100', {}],
        ['A-101', { data: { refund_subtotal: 120 } }],
      ] as const) {
        await buy(context, 'bob', context.id(order));
        const refunded = expectDone(await refund(context, context.id(order), fields));
        expectIncludes(
          refunded.at(ORIGIN),
          { subtotal: 120, refund_subtotal: 120, partially_refunded: false },
          'the origin',
        );
      }
    },
  ),

  scenario(
    'a refund of less is partial, and leaves the subtotal',
    { claims: ['TK-REFUND-05'], ...STATE },
    async (context) => {
      await buy(context, 'bob', context.id('A-100'));
      const refunded = expectDone(await refund(context, context.id('A-100'), { data: { refund_subtotal: 20 } }));
      expectIncludes(refunded.at(ORIGIN), { subtotal: 120, partially_refunded: true }, 'the origin');
    },
  ),

  scenario('a refund sets the time of it', { claims: ['TK-REFUND-06'], ...STATE }, async (context) => {
    const bought = await buy(context, 'bob', context.id('A-100'));
    expectThat(bought.at(`${ORIGIN}/refunded_at`) === null, 'a purchase that nobody refunded has refunded_at');
    const refunded = expectDone(await refund(context, context.id('A-100')));
    expectThat(!Number.isNaN(Date.parse(refunded.string(`${ORIGIN}/refunded_at`))), 'refunded_at is no time');
    await takePart(context, 'ann', { subtotal: 80 });
    const event = expectDone(await refund(context, `newsletter_subscription:${eventNumber(context, 'ann')}`));
    expectThat(
      !Number.isNaN(Date.parse(event.string(`${ORIGIN}/refunded_at`))),
      'refunded_at of the event is no time',
    );
  }),

  scenario('what has been refunded is not refunded again', { claims: ['TK-REFUND-07'], ...STATE }, async (context) => {
    await buy(context, 'bob', context.id('A-100'));
    expectDone(await refund(context, context.id('A-100')));
    for (const fields of [{}, { data: { refund_subtotal: 120 } }]) {
      const again = await refund(context, context.id('A-100'), fields);
      expectStatus(again, 400);
      expectEqual(again.at('/error_message'), 'Origin has already been refunded', 'error_message');
    }
  }),

  scenario('nothing follows a partial refund', { claims: ['INF-Q09'], ...STATE }, async (context) => {
    await buy(context, 'bob', context.id('A-100'));
    expectDone(await refund(context, context.id('A-100'), { data: { refund_subtotal: 20 } }));
    expectStatus(await refund(context, context.id('A-100'), { data: { refund_subtotal: 100 } }), 400);
  }),

  scenario(
    'a refund of less than nothing or more than the subtotal is answered 422 and not made',
    { claims: ['INF-Q09'], ...STATE },
    async (context) => {
      await buy(context, 'bob', context.id('A-100'));
      for (const refund_subtotal of [-1, 120.01, 1e9]) {
        expectStatus(await refund(context, context.id('A-100'), { data: { refund_subtotal } }), 422);
      }
      expectStatus(await refund(context, context.id('A-100')), 200);
    },
  ),

  scenario(
    'an affiliate member has no slug, and an unknown one is answered 400',
    { claims: ['INF-Q08', 'INF-04'], ...STATE },
    async (context) => {
      expectDone(await post(context, '/origins/affiliate_member', { data: { email: mail(context, 'ann') } }));
      for (const slug of [mail(context, 'ann'), context.id('no-order'), 'newsletter_subscription:', ':']) {
        const answer = await post(context, path`/origins/${slug}/refund`);
        expectStatus(answer, 400);
        expectEqual(answer.at('/error_message'), 'No origin found by `origin_slug`.', 'error_message');
      }
    },
  ),
];
