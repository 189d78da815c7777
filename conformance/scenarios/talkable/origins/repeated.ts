import { expectEqual, expectStatus, expectThat } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { eventNumber, visitor } from '../support/cast.js';
import { buy, expectDone, expectRefused, refund, takePart } from '../support/referral-steps.js';
import { scenario } from '../support/scenario.js';
import { mail, post, read, type Context } from '../support/site.js';

const PURCHASE =
  'Duplicate entity: Talkable already has existing Purchase with the same order_number but different data\n';
const EVENT = 'Duplicate entity: Talkable already has existing Event with the same event_number but different data\n';
const STATE = { needs: ['state', 'destructive'] } as const;

const event = (context: Context, name: string, data: object = {}) =>
  post(context, '/origins/event', {
    data: { email: mail(context, name), event_category: 'newsletter_subscription', subtotal: 0, ...data },
  });

const purchase = (context: Context, name: string, data: object = {}) =>
  post(context, '/origins/purchase', {
    data: { email: mail(context, name), order_number: context.id('A-100'), subtotal: 120, ...data },
  });

export const originsRepeated = [
  scenario(
    'an order number that exists with other data is answered 400 with its message',
    { claims: ['TK-ORIGIN-22'], ...STATE },
    async (context) => {
      expectStatus(await purchase(context, 'bob'), 201);
      const items = [{ price: 1000, quantity: 1, product_id: 'SKU-1' }];
      for (const answer of [
        await purchase(context, 'cy', { subtotal: 80 }),
        await purchase(context, 'bob', { subtotal: 1000, items }),
      ]) {
        expectStatus(answer, 400);
        expectEqual(answer.at('/error_message'), PURCHASE, 'error_message');
      }
    },
  ),

  scenario(
    'a refused duplicate leaves the purchase as it was',
    { claims: ['TK-ORIGIN-22'], ...STATE },
    async (context) => {
      expectStatus(await purchase(context, 'bob'), 201);
      expectStatus(await purchase(context, 'cy', { subtotal: 80 }), 400);
      const refunded = await refund(context, context.id('A-100'));
      expectEqual(
        [refunded.at('/result/origin/email'), refunded.at('/result/origin/subtotal')],
        [mail(context, 'bob'), 120],
        'buyer and subtotal',
      );
    },
  ),

  scenario(
    'an event number that exists with other data is answered 400 with its message',
    { claims: ['TK-ORIGIN-23'], ...STATE },
    async (context) => {
      const event_number = eventNumber(context, 'the one');
      expectStatus(await event(context, 'ann', { event_number }), 201);
      const answer = await event(context, 'bob', { event_number, subtotal: 80 });
      expectStatus(answer, 400);
      expectEqual(answer.at('/error_message'), EVENT, 'error_message');
    },
  ),

  scenario(
    'two events of one category do not share a number',
    { claims: ['TK-ORIGIN-31'], ...STATE },
    async (context) => {
      const event_number = eventNumber(context, 'the one');
      expectDone(await event(context, 'ann', { event_number }));
      expectRefused(await event(context, 'bob', { event_number, subtotal: 80 }));
    },
  ),

  scenario(
    'an event number is unique within its category, not beyond',
    { claims: ['TK-ORIGIN-31'], ...STATE },
    async (context) => {
      const event_number = eventNumber(context, 'the one');
      const first = await event(context, 'ann', { event_number });
      const other = await event(context, 'bob', { event_number, event_category: 'product_review', subtotal: 80 });
      expectStatus(other, 201);
      expectThat(
        other.at('/result/origin/id') !== first.at('/result/origin/id'),
        'the event of another category is the first one',
      );
    },
  ),

  scenario(
    'a purchase and an event may have the same number',
    { claims: ['TK-ORIGIN-31'], ...STATE },
    async (context) => {
      await buy(context, 'bob', eventNumber(context, 'ann'));
      await takePart(context, 'ann');
    },
  ),

  scenario(
    'a purchase or event sent again is answered 201 with the origin that exists',
    { claims: ['INF-05', 'INF-Q05'], ...STATE },
    async (context) => {
      const event_number = eventNumber(context, 'the one');
      for (const send of [() => purchase(context, 'bob'), () => event(context, 'ann', { event_number })]) {
        const first = await send();
        const again = await send();
        expectStatus(again, 201);
        expectEqual(again.at('/result/origin'), first.at('/result/origin'), 'the origin');
      }
      const data = await read(context, path`/people/${mail(context, 'bob')}/personal_data`);
      expectEqual(data.array('/result/person/origins').length, 1, 'the number of origins of the buyer');
    },
  ),

  scenario(
    'e-mail address, subtotal, coupon codes and items make a difference, the visitor does not',
    { claims: ['INF-Q04'], ...STATE },
    async (context) => {
      const items = [{ price: 60, quantity: 2, product_id: 'SKU-1' }];
      const same = { items, coupon_codes: ['C0001'] };
      expectStatus(await purchase(context, 'bob', same), 201);
      expectStatus(await purchase(context, 'bob', { ...same, uuid: visitor(context, 'bob') }), 201);
      expectStatus(await purchase(context, 'cy', same), 400);
      const others = [
        { subtotal: 119.9 },
        { coupon_codes: ['C0002'] },
        { items: [{ price: 60, quantity: 3, product_id: 'SKU-1' }] },
      ];
      for (const other of others) {
        expectStatus(await purchase(context, 'bob', { ...same, ...other }), 400);
      }
    },
  ),
];
