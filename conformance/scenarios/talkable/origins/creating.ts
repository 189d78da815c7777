import { isIP } from 'node:net';

import { expectEqual, expectStatus, expectThat } from '../../../harness/expect.js';
import { eventNumber } from '../support/cast.js';
import { buy, join, takePart } from '../support/referral-steps.js';
import { scenario } from '../support/scenario.js';
import { answers400, at, bodies, data, without } from '../support/shapes.js';
import { mail, post, type Context } from '../support/site.js';

const EVENT = { event_category: 'newsletter_subscription', event_number: '42', subtotal: 0 };

/** One origin of each type, as the body of `POST /origins`. */
const oneOfEach = (context: Context): { type: string; data: Record<string, unknown> }[] => [
  { type: 'AffiliateMember', data: { email: mail(context, 'ann') } },
  { type: 'Purchase', data: { email: mail(context, 'bob'), order_number: context.id('A-100'), subtotal: 120 } },
  { type: 'Event', data: { email: mail(context, 'ann'), ...EVENT, event_number: eventNumber(context, 'ann') } },
];

const CREATES = { needs: ['destructive'] } as const;
const STATE = { needs: ['state', 'destructive'] } as const;

export const originsCreating = [
  scenario(
    'POST /origins takes the three types',
    { claims: ['TK-ORIGIN-02', 'TK-ORIGIN-01'], ...CREATES },
    async (context) => {
      for (const fields of oneOfEach(context)) expectStatus(await post(context, '/origins', fields), 201);
    },
  ),

  scenario(
    'POST /origins makes an origin of the type that is named',
    { claims: ['TK-ORIGIN-02'], ...STATE },
    async (context) => {
      for (const fields of oneOfEach(context)) {
        const answer = await post(context, '/origins', fields);
        expectEqual(answer.at('/result/origin/type'), fields.type, 'the type of the origin');
      }
    },
  ),

  answers400(
    'POST /origins needs type and data',
    { claims: ['TK-ORIGIN-01'] },
    at('POST', '/origins', 'body'),
    ({ id }) =>
      bodies(...without({ type: 'AffiliateMember', data: { email: `${id('ann')}@example.com` } }, 'type', 'data')),
  ),

  scenario('POST /origins needs site_slug', { claims: ['TK-ORIGIN-01'] }, async (context) => {
    for (const json of oneOfEach(context)) expectStatus(await context.api.post('/origins', { json }), 400);
  }),

  scenario(
    'any other type is answered 400 with a message that lists the three',
    { claims: ['TK-ORIGIN-03', 'TK-ORIGIN-02'], needs: ['state'] },
    async (context) => {
      for (const type of ['purchase', 'Order', 'affiliate_member', 'Events', ' Purchase', '']) {
        const answer = await post(context, '/origins', {
          type,
          data: { email: mail(context, 'bob'), order_number: context.id('A-100'), ...EVENT },
        });
        expectStatus(answer, 400);
        if (type === '') continue;
        expectEqual(
          answer.at('/error_message'),
          '`type` must be within ["AffiliateMember", "Purchase", "Event"]',
          `error_message for the type "${type}"`,
        );
      }
    },
  ),

  scenario(
    'POST /origins with a purchase is answered 201 with origin and offer',
    { claims: ['TK-ORIGIN-04'], ...CREATES },
    async (context) => {
      const data = { email: mail(context, 'bob'), order_number: context.id('A-100'), subtotal: 120 };
      const answer = await post(context, '/origins', { type: 'Purchase', data }, { example: 'bobBought' });
      expectStatus(answer, 201);
      expectEqual(answer.at('/result/origin/type'), 'Purchase', 'the type of the origin');
      expectEqual(answer.at('/result/origin/order_number'), context.id('A-100'), 'the order number');
      expectThat(answer.has('/result/offer'), 'there is no offer');
    },
  ),

  scenario(
    'an affiliate member with an e-mail address is answered 201',
    { claims: ['TK-ORIGIN-05'], ...CREATES },
    async (context) => {
      expectStatus(await post(context, '/origins/affiliate_member', { data: { email: mail(context, 'ann') } }), 201);
      expectStatus(await post(context, '/origins/affiliate_member'), 400);
    },
  ),

  scenario('a purchase is answered 201', { claims: ['TK-ORIGIN-06'], ...CREATES }, async (context) => {
    const answer = await post(context, '/origins/purchase', {
      data: { email: mail(context, 'bob'), order_number: context.id('A-100'), subtotal: 120 },
    });
    expectStatus(answer, 201);
    expectEqual(
      [answer.at('/result/origin/order_number'), answer.at('/result/origin/subtotal')],
      [context.id('A-100'), 120],
      'order number and subtotal',
    );
  }),

  answers400(
    'a purchase needs e-mail address, order number and subtotal',
    { claims: ['TK-ORIGIN-06'], ...CREATES },
    at('POST', '/origins/purchase', 'body'),
    (context) => {
      const purchase = { email: mail(context, 'bob'), order_number: context.id('A-100'), subtotal: 120 };
      return data(...without(purchase, 'email', 'order_number', 'subtotal'));
    },
  ),

  scenario(
    'an event needs category and number and is answered 201',
    { claims: ['TK-ORIGIN-07'], ...CREATES },
    async (context) => {
      const event = { email: mail(context, 'ann'), ...EVENT, event_number: eventNumber(context, 'ann') };
      for (const data of without(event, 'event_category', 'event_number')) {
        expectStatus(await post(context, '/origins/event', { data }), 400);
      }
      expectStatus(await post(context, '/origins/event', { data: event }), 201);
    },
  ),

  scenario(
    'an affiliate member with an invalid address is answered 400 with its message',
    { claims: ['TK-ORIGIN-21'], needs: ['state'] },
    async (context) => {
      const nobody = context.id('nobody');
      for (const email of [nobody, `${nobody}@`, `@${nobody}.example`, `no ${nobody}@@example.com`]) {
        const answer = await post(context, '/origins/affiliate_member', { data: { email } });
        expectStatus(answer, 400);
        expectEqual(answer.at('/error_message'), "Email isn't valid", `error_message for ${email}`);
      }
    },
  ),

  scenario(
    'the IP address "current" stands for that of the caller',
    { claims: ['TK-ORIGIN-24'], ...STATE },
    async (context) => {
      const answer = await join(context, 'ann', { ip_address: 'current' });
      expectThat(
        isIP(answer.string('/result/origin/ip_address')) !== 0,
        `ip_address is ${answer.string('/result/origin/ip_address')}`,
      );
    },
  ),

  scenario(
    'an affiliate member who registers again gets an offer and no error',
    { claims: ['INF-06'], needs: ['destructive', 'fixture'] },
    async (context) => {
      const first = await join(context, 'ann');
      const again = await join(context, 'ann', { first_name: 'Ann' });
      expectThat(
        first.string('/result/offer/short_url_code') !== '' && again.string('/result/offer/short_url_code') !== '',
        'there is no offer',
      );
    },
  ),

  scenario('names that an origin does not know are ignored', { claims: ['INF-20'], ...STATE }, async (context) => {
    await join(context, 'ann', { alternative_visitor_uuid: 'x', r: 'https://my-store.example/', custom_field: 'x' });
    await buy(context, 'bob', context.id('A-100'), { foo: 'bar' });
    await takePart(context, 'bob', { foo: 'bar' });
  }),

  scenario('ids are positive integers that ascend', { claims: ['INF-19'], ...STATE }, async (context) => {
    const ids: number[] = [];
    for (const name of ['ann', 'bob', 'cy']) ids.push((await join(context, name)).number('/result/origin/id'));
    expectThat(
      ids.every((id, index) => Number.isInteger(id) && id > (ids[index - 1] ?? 0)),
      `the ids are ${ids.join(', ')}`,
    );
  }),
];
