import { expectEqual } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { expectDone, referralOf } from '../support/referral-steps.js';
import { scenario } from '../support/scenario.js';
import { mail, read } from '../support/site.js';
import { expectKeys, PERSON_KEYS, theOnly } from '../support/webhooks.js';

const SET_UP = { needs: ['state', 'destructive', 'webhooks', 'simulate', 'fixture'] } as const;

/** What people do on the pages of a site, and what the merchant is told of it. */
export const webhooksSignups = [
  scenario(
    'an Advocate who signs up has an offer and is told',
    { claims: ['TK-HOOK-02', 'TK-HOOK-07'], ...SET_UP },
    async (context) => {
      const inbox = context.receive();
      const form = { email: mail(context, 'ann'), firstName: 'Ann', subscribes: true };
      const { shortUrlCode } = context.simulate('signUp', form) as { shortUrlCode: string };
      const hook = await theOnly(inbox, 'offer_signup_web_hook');
      expectKeys(hook, '', PERSON_KEYS);
      expectEqual([hook.payload.at('/email'), hook.payload.at('/sub_choice')], [form.email, true], 'who signed up');
      expectEqual(hook.payload.at('/offer/short_url_code'), shortUrlCode, 'the offer');
      expectDone(await read(context, path`/offers/${shortUrlCode}`));
    },
  ),

  scenario(
    'a Friend who signs up in front of a claim is told with the address they came from',
    { claims: ['TK-HOOK-02', 'TK-HOOK-07'], ...SET_UP },
    async (context) => {
      const inbox = context.receive();
      const { claimUrl } = context.simulate('signUp', { email: mail(context, 'ann') }) as { claimUrl: string };
      const visit = { link: claimUrl, ipAddress: '198.18.0.9' };
      const { visitorOfferId } = context.simulate('visit', visit) as { visitorOfferId: number };
      context.simulate('claimSignUp', { visitorOfferId, email: mail(context, 'bob') });
      const hook = await theOnly(inbox, 'claim_signup_web_hook');
      expectKeys(hook, '', PERSON_KEYS);
      expectEqual(
        [hook.payload.at('/email'), hook.payload.at('/ip_address')],
        [mail(context, 'bob'), '198.18.0.9'],
        'email and ip_address',
      );
    },
  ),

  scenario(
    'a Friend who came through a link and buys is referred',
    { claims: ['TK-FLOW-03'], needs: ['state', 'destructive', 'simulate', 'fixture'] },
    async (context) => {
      const { claimUrl } = context.simulate('signUp', { email: mail(context, 'ann') }) as { claimUrl: string };
      const { visitorUuid } = context.simulate('visit', { link: claimUrl }) as { visitorUuid: string };
      const order = context.id('A-100');
      const bob = { email: mail(context, 'bob'), subtotal: 120, orderNumber: order, visitorUuid };
      const { referralId } = context.simulate('buy', bob) as { referralId: number };
      const { answer, at } = await referralOf(context, 'ann', 'bob');
      expectEqual(answer.at(`${at}/id`), referralId, 'the referral');
      expectEqual(answer.at(`${at}/track_method`), 'cookie', 'track_method');
    },
  ),
];
