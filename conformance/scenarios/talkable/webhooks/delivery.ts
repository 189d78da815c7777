import { expectEqual, expectThat } from '../../../harness/expect.js';
import { begun } from '../../../harness/inbox.js';
import { path } from '../../../harness/path.js';
import { buy, claim, decide, expectDone, offerOf, refer } from '../support/referral-steps.js';
import { scenario } from '../support/scenario.js';
import { mail, post, type Context } from '../support/site.js';
import { hooksOf, readHook, signatureOf, theOnly } from '../support/webhooks.js';

const NEEDS = ['state', 'destructive', 'webhooks'] as const;

const never = new Promise<number>(() => undefined);

/** Does whatever a webhook is sent for. */
async function everything(context: Context): Promise<void> {
  const order = await refer(context);
  expectDone(await decide(context, order, 'approved'));
  await claim(context, 'ann', 'carol');
  await claim(context, 'ann', 'dave');
  expectDone(await post(context, path`/people/${mail(context, 'bob')}/unsubscribe`));
  context.simulate('signUp', { email: mail(context, 'erin') });
  const offer = await offerOf(context, 'frank', { sharing_channels: ['sms'] });
  expectDone(await post(context, path`/offers/${offer}/shares/social`, { channel: 'sms' }));
  const { claimUrl } = context.simulate('signUp', { email: mail(context, 'grace') }) as { claimUrl: string };
  const { visitorOfferId } = context.simulate('visit', { link: claimUrl }) as { visitorOfferId: number };
  context.simulate('claimSignUp', { visitorOfferId, email: mail(context, 'heidi') });
}

export const webhooksDelivery = [
  scenario(
    'a webhook is a POST with key, site, type, extras and payload',
    { claims: ['TK-HOOK-01'], needs: NEEDS },
    async (context) => {
      const inbox = context.receive();
      await buy(context, 'bob', context.id('A-100'));
      const hook = await theOnly(inbox, 'event_web_hook');
      expectEqual(hook.delivery.method, 'POST', 'the method');
      expectEqual(hook.site, context.credentials.siteSlug, 'site');
      expectThat(typeof hook.key === 'string' && hook.key !== '', 'there is no key');
      expectThat(hook.extras !== undefined, 'there are no extras');
      hook.payload.object('');
    },
  ),

  scenario(
    'all webhooks of a site carry one key',
    { claims: ['TK-HOOK-01'], needs: [...NEEDS, 'fixture', 'simulate'] },
    async (context) => {
      const inbox = context.receive();
      await everything(context);
      const keys = (await hooksOf(inbox)).map(({ key }) => key);
      expectEqual(new Set(keys).size, 1, 'different keys');
    },
  ),

  scenario(
    'there are nine types of webhooks',
    { claims: ['TK-HOOK-02'], needs: [...NEEDS, 'fixture', 'simulate'] },
    async (context) => {
      const inbox = context.receive();
      await everything(context);
      const types = (await hooksOf(inbox)).map(({ type }) => String(type));
      expectEqual(
        [...new Set(types)].sort(),
        [
          'check_unsubscribe_web_hook',
          'claim_signup_web_hook',
          'create_coupon_web_hook',
          'event_web_hook',
          'offer_signup_web_hook',
          'post_share_web_hook',
          'referral_web_hook',
          'reward_web_hook',
          'unsubscribe_web_hook',
        ],
        'types of webhooks',
      );
    },
  ),

  ...[200, 201, 204].map((status) =>
    scenario(`${String(status)} takes a webhook`, { claims: ['TK-HOOK-03'], needs: NEEDS }, async (context) => {
      const inbox = context.receive(() => status);
      await buy(context, 'bob', context.id('A-100'));
      await theOnly(inbox, 'event_web_hook');
    }),
  ),

  ...[302, 404, 500].map((status) =>
    scenario(
      `a webhook that is answered ${String(status)} once is sent once more, unchanged`,
      { claims: ['TK-HOOK-03'], needs: NEEDS },
      async (context) => {
        let count = 0;
        const inbox = context.receive(() => {
          count += 1;
          return count === 1 ? status : 200;
        });
        await buy(context, 'bob', context.id('A-100'));
        const [first, second, ...more] = await hooksOf(inbox, 'event_web_hook');
        expectEqual([second?.text, more.length], [first?.text, 0], 'the second delivery, and how many follow');
      },
    ),
  ),

  scenario(
    'a receiver has five seconds, and what it does not take is sent once more',
    { claims: ['INF-71'], needs: [...NEEDS, 'clock'] },
    async (context) => {
      const inbox = context.receive(() => never);
      await buy(context, 'bob', context.id('A-100'));
      await begun();
      context.advance(4999);
      expectEqual(inbox.deliveries[0]?.signal.aborted, false, 'given up after 4,999 ms');
      context.advance(1);
      expectEqual(inbox.deliveries[0]?.signal.aborted, true, 'given up after 5,000 ms');
      await begun();
      context.advance(5000);
      expectEqual((await hooksOf(inbox)).length, 2, 'deliveries');
    },
  ),

  scenario('a webhook is a form whose payload is JSON text', { claims: ['INF-69'], needs: NEEDS }, async (context) => {
    const inbox = context.receive();
    await buy(context, 'bob', context.id('A-100'));
    const { delivery, extras } = await theOnly(inbox, 'event_web_hook');
    expectEqual(delivery.headers.get('content-type'), 'application/x-www-form-urlencoded', 'the content type');
    expectEqual(extras, '{}', 'extras');
    expectThat(readHook(delivery).payload.isJson, 'the payload is no JSON text');
  }),

  scenario(
    'a webhook is signed over its payload with the key that it carries',
    { claims: ['INF-70'], needs: NEEDS },
    async (context) => {
      const inbox = context.receive();
      await buy(context, 'bob', context.id('A-100'), { first_name: 'Bób 👋' });
      const hook = await theOnly(inbox, 'event_web_hook');
      expectEqual(hook.delivery.headers.get('x-talkable-signature'), signatureOf(hook.key, hook), 'the signature');
    },
  ),
];
