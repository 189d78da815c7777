import { expectEqual } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { eventNumber } from '../support/cast.js';
import { buy, decide, expectDone, offerOf, refer, rewardStatuses, takePart } from '../support/referral-steps.js';
import { scenario } from '../support/scenario.js';
import { mail, post, type Context } from '../support/site.js';
import { hooksOf, theOnly } from '../support/webhooks.js';

const NEEDS = ['state', 'destructive', 'webhooks'] as const;

const event = (context: Context, name: string): object => ({
  email: mail(context, name),
  event_category: 'newsletter_subscription',
  event_number: eventNumber(context, name),
  subtotal: 0,
});

export const webhooksOccasions = [
  scenario(
    'every purchase and every event that is reported fires the event webhook',
    { claims: ['TK-ORIGIN-29'], needs: [...NEEDS, 'clock'] },
    async (context) => {
      const inbox = context.receive();
      await buy(context, 'bob', context.id('A-100'));
      await takePart(context, 'bob');
      expectDone(await post(context, '/origins', { type: 'Event', data: event(context, 'cy') }));
      expectDone(await post(context, '/origins/batch/events', { data: [event(context, 'dee')] }));
      context.advance(86_400_000);
      expectDone(await post(context, '/origins/affiliate_member', { data: { email: mail(context, 'ann') } }));
      const hooks = await hooksOf(inbox, 'event_web_hook');
      expectEqual(
        hooks.map(({ payload }) => payload.at('/origin/order_number') ?? payload.at('/origin/event_number')),
        [context.id('A-100'), ...['bob', 'cy', 'dee'].map((name) => eventNumber(context, name))],
        'the numbers of the origins that were told',
      );
    },
  ),

  scenario(
    'every share fires the post-share webhook',
    { claims: ['TK-SHARE-23'], needs: [...NEEDS, 'fixture'] },
    async (context) => {
      const offer = await offerOf(context, 'ann');
      const inbox = context.receive();
      for (const channel of ['facebook', 'twitter'])
        expectDone(await post(context, path`/offers/${offer}/shares/social`, { channel }));
      expectDone(await post(context, path`/offers/${offer}/shares/email`, { recipients: mail(context, 'bob') }));
      const hooks = await hooksOf(inbox, 'post_share_web_hook');
      expectEqual(
        hooks.map(({ payload }) => payload.at('/share_type')),
        ['facebook', 'twitter', 'email'],
        'the types of the shares that were told',
      );
    },
  ),

  scenario(
    'an approval fires the referral webhook, and the reward is paid once that was taken',
    { claims: ['TK-REFERRAL-17'], needs: [...NEEDS, 'fixture'] },
    async (context) => {
      const inbox = context.receive();
      expectDone(await decide(context, await refer(context), 'approved'));
      await theOnly(inbox, 'referral_web_hook');
      expectEqual(await rewardStatuses(context), ['Paid'], 'the rewards');
    },
  ),

  scenario(
    'while nobody takes the webhook of an approval no reward is paid',
    { claims: ['TK-REFERRAL-17'], needs: [...NEEDS, 'fixture'] },
    async (context) => {
      const inbox = context.receive(() => 500);
      expectDone(await decide(context, await refer(context), 'approved'));
      await hooksOf(inbox, 'referral_web_hook');
      expectEqual(await rewardStatuses(context), ['Unpaid'], 'the rewards');
      expectEqual((await hooksOf(inbox, 'reward_web_hook')).length, 0, 'rewards that were told');
    },
  ),
];
