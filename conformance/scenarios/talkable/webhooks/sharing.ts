import { expectEqual, expectThat } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { expectDone, offerOf } from '../support/referral-steps.js';
import { scenario } from '../support/scenario.js';
import { mail, post, put } from '../support/site.js';
import { expectKeys, hooksOf, PERSON_KEYS, theOnly } from '../support/webhooks.js';

const SET_UP = { needs: ['state', 'destructive', 'webhooks', 'fixture'] } as const;

export const webhooksSharing = [
  scenario(
    'a share by mail is told with its recipients and the person who shared',
    { claims: ['TK-HOOK-13', 'TK-HOOK-14'], ...SET_UP },
    async (context) => {
      const offer = await offerOf(context, 'ann');
      const inbox = context.receive();
      const recipients = [mail(context, 'bob'), mail(context, 'carol')];
      expectDone(await post(context, path`/offers/${offer}/shares/email`, { recipients: recipients.join() }));
      const hook = await theOnly(inbox, 'post_share_web_hook');
      expectEqual(hook.payload.at('/share_type'), 'email', 'share_type');
      expectEqual(hook.payload.at('/share_info/recipients'), recipients, 'recipients');
      expectKeys(hook, '/sharer_info', PERSON_KEYS);
      expectEqual(hook.payload.at('/sharer_info/email'), mail(context, 'ann'), 'who shared');
    },
  ),

  scenario(
    'a share on Facebook is told with the ids of the post and of the person there',
    { claims: ['TK-HOOK-14'], ...SET_UP },
    async (context) => {
      const offer = await offerOf(context, 'ann');
      const inbox = context.receive();
      const shared = expectDone(await post(context, path`/offers/${offer}/shares/social`, { channel: 'facebook' }));
      const hook = await theOnly(inbox, 'post_share_web_hook');
      expectKeys(hook, '/share_info', ['facebook_share_post_id', 'facebook_share_user_id']);
      expectEqual(hook.payload.at('/share_link'), shared.at('/result/share/short_url'), 'share_link');
    },
  ),

  scenario(
    'before a mail goes out the merchant is asked about a person',
    { claims: ['TK-HOOK-15'], ...SET_UP },
    async (context) => {
      const offer = await offerOf(context, 'ann');
      const inbox = context.receive();
      expectDone(await post(context, path`/offers/${offer}/shares/email`, { recipients: mail(context, 'bob') }));
      const hook = await theOnly(inbox, 'check_unsubscribe_web_hook');
      expectKeys(hook, '/recipient', PERSON_KEYS);
      expectEqual(hook.payload.at('/recipient/email'), mail(context, 'bob'), 'the recipient');
      expectEqual(hook.payload.at('/email_type'), 'notifier_offers_share_via_email', 'email_type');
    },
  ),

  scenario(
    'a validation of recipients sends no mail, so that nobody is asked or told',
    { claims: ['TK-HOOK-15'], ...SET_UP },
    async (context) => {
      const offer = await offerOf(context, 'ann');
      const inbox = context.receive();
      const fields = { recipients: mail(context, 'bob'), validation_only: true };
      expectDone(await post(context, path`/offers/${offer}/shares/email`, fields));
      expectEqual((await hooksOf(inbox)).length, 0, 'deliveries');
    },
  ),

  scenario(
    'who unsubscribes is told once',
    { claims: ['TK-HOOK-07'], needs: ['state', 'destructive', 'webhooks'] },
    async (context) => {
      const inbox = context.receive();
      const bob = mail(context, 'bob');
      expectDone(await put(context, path`/people/${bob}`, { data: { first_name: 'Bob' } }));
      expectDone(await put(context, path`/people/${bob}`, { data: { unsubscribed: true } }));
      expectDone(await post(context, path`/people/${bob}/unsubscribe`));
      const hook = await theOnly(inbox, 'unsubscribe_web_hook');
      expectKeys(hook, '/person', PERSON_KEYS);
      expectEqual(hook.payload.at('/person/email'), bob, 'who unsubscribed');
      expectThat(typeof hook.payload.at('/person/unsubscribed_at') === 'string', 'unsubscribed_at is no time');
    },
  ),
];
