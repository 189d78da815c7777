import { expectEqual, expectStatus, expectThat } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { eventNumber } from '../support/cast.js';
import { expectDone, refund } from '../support/referral-steps.js';
import { scenario } from '../support/scenario.js';
import { inBody, mail, post, read, type Context } from '../support/site.js';

const BATCH = '/origins/batch';
const DAY = 86_400_000;

const order = (context: Context, name: string): Record<string, unknown> => ({
  email: mail(context, name),
  order_number: context.id(`order-of-${name}`),
  subtotal: 35.5,
});

const event = (context: Context, name: string): Record<string, unknown> => ({
  email: mail(context, name),
  event_category: 'newsletter_subscription',
  event_number: eventNumber(context, name),
  subtotal: 0,
});

const member = (context: Context, name: string): Record<string, unknown> => ({ email: mail(context, name) });

const KINDS = [
  ['affiliate_members', member],
  ['purchases', order],
  ['events', event],
] as const;

/** Items that no single call would take. */
const invalid = (context: Context): unknown[] => [
  { email: 'no address', order_number: context.id('A-1'), subtotal: 1, event_category: 'x', event_number: '1' },
  { email: mail(context, 'dee'), order_number: 5, subtotal: 'much', event_number: {} },
  {},
  'no item',
];

const isKnown = async (context: Context, name: string): Promise<boolean> =>
  (await read(context, path`/people/${mail(context, name)}`)).status === 200;

export const originsBatches = [
  scenario(
    'affiliate members, purchases and events are taken in batches',
    { claims: ['TK-BATCH-01'], needs: ['destructive'] },
    async (context) => {
      for (const [kind, item] of KINDS) {
        expectDone(await post(context, `${BATCH}/${kind}`, { data: [item(context, 'cy'), item(context, 'dee')] }));
      }
    },
  ),

  scenario(
    'a batch is answered 200 with ok and nothing else',
    { claims: ['TK-BATCH-04', 'TK-GEN-05'], needs: ['destructive'] },
    async (context) => {
      for (const [kind, item] of KINDS) {
        const answer = await post(context, `${BATCH}/${kind}`, { data: [item(context, 'cy'), item(context, 'dee')] });
        expectStatus(answer, 200);
        expectEqual(answer.body, { ok: true }, `the body for ${kind}`);
      }
    },
  ),

  scenario(
    'a batch is an array, with create_offers or without',
    { claims: ['TK-BATCH-03'], needs: ['destructive'] },
    async (context) => {
      for (const [name, more] of [
        ['cy', {}],
        ['dee', { create_offers: false }],
        ['eve', { create_offers: true }],
      ] as const) {
        expectStatus(await post(context, `${BATCH}/purchases`, { data: [order(context, name)], ...more }), 200);
      }
    },
  ),

  scenario(
    'an invalid item of a batch causes no error',
    { claims: ['TK-BATCH-05'], needs: ['state', 'destructive'] },
    async (context) => {
      for (const [kind, item] of KINDS) {
        const answer = expectDone(
          await post(context, `${BATCH}/${kind}`, { data: [...invalid(context), item(context, 'cy')] }),
        );
        expectThat(
          answer.at('/ok') !== false && !answer.has('/error_message'),
          `the batch of ${kind} was answered with an error`,
        );
      }
    },
  ),

  scenario(
    'the records of a batch are created later',
    { claims: ['TK-BATCH-06'], needs: ['state', 'destructive', 'clock'] },
    async (context) => {
      expectStatus(await post(context, `${BATCH}/affiliate_members`, { data: [member(context, 'ann')] }), 200);
      expectStatus(await post(context, `${BATCH}/purchases`, { data: [order(context, 'cy')] }), 200);
      expectStatus(await post(context, `${BATCH}/events`, { data: [event(context, 'dee')] }), 200);
      for (const name of ['ann', 'cy', 'dee']) {
        expectThat(!(await isKnown(context, name)), `${name} is there as soon as the batch was accepted`);
      }
      context.advance(DAY);
      for (const name of ['ann', 'cy', 'dee'])
        expectThat(await isKnown(context, name), `${name} is not there a day after the batch`);
      const refunded = await refund(context, context.id('order-of-cy'));
      expectEqual(refunded.at('/result/origin/subtotal'), 35.5, 'the subtotal of the purchase');
      expectStatus(await refund(context, `newsletter_subscription:${eventNumber(context, 'dee')}`), 200);
    },
  ),

  scenario(
    'an item that lacks what a single call requires is not created, the others are',
    { claims: ['TK-BATCH-07'], needs: ['state', 'destructive', 'clock'] },
    async (context) => {
      const anonymous = { ...order(context, 'anonymous'), email: undefined };
      const priceless = { ...order(context, 'dee'), subtotal: undefined };
      expectStatus(
        await post(context, `${BATCH}/purchases`, {
          data: [order(context, 'cy'), anonymous, priceless, order(context, 'eve')],
        }),
        200,
      );
      context.advance(DAY);
      for (const name of ['cy', 'eve']) expectStatus(await refund(context, context.id(`order-of-${name}`)), 200);
      for (const name of ['anonymous', 'dee']) {
        const answer = await refund(context, context.id(`order-of-${name}`));
        expectThat(answer.status !== 200, `the incomplete order of ${name} was created`);
      }
    },
  ),

  scenario('a batch needs its site', { claims: ['TK-SITE-04'] }, async (context) => {
    for (const [kind, item] of KINDS) {
      expectStatus(await context.api.post(`${BATCH}/${kind}`, { json: { data: [item(context, 'cy')] } }), 400);
    }
  }),

  scenario('a batch needs a key', { claims: ['TK-AUTH-02'] }, async (context) => {
    for (const [kind, item] of KINDS) {
      expectStatus(
        await context.api.anonymous.post(`${BATCH}/${kind}`, inBody(context, { data: [item(context, 'cy')] })),
        401,
      );
    }
  }),
];
