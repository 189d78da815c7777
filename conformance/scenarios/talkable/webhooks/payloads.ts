import { expectEqual, expectThat } from '../../../harness/expect.js';
import { buy, decide, expectDone, refer, takePart } from '../support/referral-steps.js';
import { LABELS } from '../support/origins.js';
import { scenario } from '../support/scenario.js';
import { mail } from '../support/site.js';
import { expectKeys, hooksOf, PERSON_KEYS, theOnly } from '../support/webhooks.js';

const NEEDS = ['state', 'destructive', 'webhooks'] as const;

export const webhooksPayloads = [
  scenario(
    'a reported purchase is told with its buyer, its number, its date and its labels',
    { claims: ['TK-HOOK-08'], needs: NEEDS },
    async (context) => {
      const inbox = context.receive();
      const order = context.id('A-100');
      await buy(context, 'bob', order, { traffic_source: 'checkout', segment1: 'gold', utm_source: 'mail' });
      const hook = await theOnly(inbox, 'event_web_hook');
      expectKeys(hook, '/origin', ['order_date', 'ip_address', ...LABELS]);
      const { origin } = hook.payload.object('') as { origin: Record<string, unknown> };
      expectEqual(
        [origin['type'], origin['email'], origin['order_number'], origin['subtotal'], origin['traffic_source']],
        ['Purchase', mail(context, 'bob'), order, 120, 'checkout'],
        'type, email, order_number, subtotal and traffic_source',
      );
      expectEqual([origin['segment1'], origin['utm_source'], origin['utm_term']], ['gold', 'mail', null], 'labels');
    },
  ),

  scenario(
    'a reported event is told with its category and its number',
    { claims: ['TK-HOOK-08'], needs: NEEDS },
    async (context) => {
      const inbox = context.receive();
      const number = (await takePart(context, 'bob')).at('/result/origin/event_number');
      const { payload } = await theOnly(inbox, 'event_web_hook');
      expectEqual(
        [payload.at('/origin/type'), payload.at('/origin/event_category'), payload.at('/origin/event_number')],
        ['Event', 'newsletter_subscription', number],
        'type, category and number',
      );
      expectThat(!payload.has('/origin/order_date'), 'an event has a date of an order');
    },
  ),

  scenario(
    'a person of a webhook has what is known and what is deprecated',
    { claims: ['TK-HOOK-07'], needs: NEEDS },
    async (context) => {
      const inbox = context.receive();
      await buy(context, 'bob', context.id('A-100'), { first_name: 'Bob', custom_properties: { country: 'US' } });
      const hook = await theOnly(inbox, 'event_web_hook');
      expectKeys(hook, '/person', PERSON_KEYS);
      expectEqual(
        [hook.payload.at('/person/email'), hook.payload.at('/person/first_name')],
        [mail(context, 'bob'), 'Bob'],
        'email and first_name',
      );
      expectEqual(hook.payload.at('/person/custom_properties'), { country: 'US' }, 'custom_properties');
    },
  ),

  scenario(
    'the campaign of a webhook has neither a name nor a status',
    { claims: ['TK-HOOK-05'], needs: [...NEEDS, 'fixture'] },
    async (context) => {
      const inbox = context.receive();
      expectDone(await decide(context, await refer(context), 'approved'));
      const hook = await theOnly(inbox, 'referral_web_hook');
      expectKeys(hook, '/campaign', [
        'id',
        'type',
        'cached_slug',
        'tag_names',
        'joinable_category_names',
        'origin_min_age',
        'origin_max_age',
      ]);
      expectEqual([hook.payload.has('/campaign/name'), hook.payload.has('/campaign/status')], [false, false], 'both');
    },
  ),

  scenario(
    'the offer of a webhook has no number and no links',
    { claims: ['TK-HOOK-06'], needs: [...NEEDS, 'fixture'] },
    async (context) => {
      const inbox = context.receive();
      expectDone(await decide(context, await refer(context), 'approved'));
      const hook = await theOnly(inbox, 'referral_web_hook');
      expectKeys(hook, '/offer', ['email', 'phone_number', 'short_url_code', 'ip_address']);
      expectEqual(hook.payload.at('/offer/email'), mail(context, 'ann'), 'email');
      const links = ['id', 'show_url', 'claim_url'].filter((name) => hook.payload.has(`/offer/${name}`));
      expectEqual(links, [], 'number and links');
    },
  ),

  scenario(
    'an origin that was reported before is not told again',
    { claims: ['TK-HOOK-08'], needs: NEEDS },
    async (context) => {
      const inbox = context.receive();
      await buy(context, 'bob', context.id('A-100'));
      await buy(context, 'bob', context.id('A-100'));
      expectEqual((await hooksOf(inbox, 'event_web_hook')).length, 1, 'deliveries');
    },
  ),
];
