import type { Answer } from '../../../harness/answer.js';
import { expectEqual, expectIncludes, expectStatus, expectThat } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { SHARING_TAG } from '../support/fixture.js';
import { expectDone, offerOf } from '../support/referral-steps.js';
import { scenario } from '../support/scenario.js';
import { mail, post, read, type Context } from '../support/site.js';

const SET_UP = { needs: ['state', 'destructive', 'fixture'] } as const;
const CHANNELS = ['facebook', 'twitter', 'linkedin', 'whatsapp', 'sms', 'other'];
const SHARE = '/result/share';
const SHARE_KEYS = [
  'shared_at',
  'short_url',
  'channel_identifier',
  'id',
  'type',
  'offer',
  'campaign',
  'friends_count',
  'friend_clicks_count',
];

const share = (context: Context, offer: string, channel: unknown = 'facebook'): Promise<Answer> =>
  post(context, path`/offers/${offer}/shares/social`, { channel });

const sharesBy = async (context: Context, name: string): Promise<Answer> =>
  expectDone(await read(context, path`/people/${mail(context, name)}/shares_by`));

export const sharesSocial = [
  scenario(
    'a social share is answered 200 with the share and the reward',
    { claims: ['TK-SHARE-01'], ...SET_UP },
    async (context) => {
      const answer = await share(context, await offerOf(context, 'ann'));
      expectStatus(answer, 200);
      answer.object(SHARE);
      expectThat(answer.has('/result/reward'), 'there is no reward, not even null');
    },
  ),

  scenario('a social share needs a channel', { claims: ['TK-SHARE-01'], ...SET_UP }, async (context) => {
    expectStatus(await post(context, path`/offers/${await offerOf(context, 'ann')}/shares/social`), 400);
  }),

  scenario('an offer is shared through six channels', { claims: ['TK-SHARE-02'], ...SET_UP }, async (context) => {
    const offer = await offerOf(context, 'ann');
    for (const channel of CHANNELS) expectStatus(await share(context, offer, channel), 200);
  }),

  scenario(
    'a social share names its kind and its channel',
    { claims: ['TK-SHARE-04'], ...SET_UP },
    async (context) => {
      const offer = await offerOf(context, 'ann');
      for (const channel of ['facebook', 'sms']) {
        const answer = expectDone(await share(context, offer, channel));
        expectIncludes(answer.at(SHARE), { type: 'SocialOfferShare', channel_identifier: channel }, 'the share');
      }
    },
  ),

  scenario(
    'another channel is answered 400 with its message and shares nothing',
    { claims: ['TK-SHARE-03', 'TK-SHARE-02'], ...SET_UP },
    async (context) => {
      const offer = await offerOf(context, 'ann');
      for (const channel of ['email', 'coupon', 'Facebook', 'pigeon']) {
        const answer = await share(context, offer, channel);
        expectStatus(answer, 400);
        expectEqual(answer.at('/error_message'), '`channel` is invalid', 'error_message');
      }
      expectEqual((await sharesBy(context, 'ann')).array('/result/shares'), [], 'the shares of the Advocate');
    },
  ),

  scenario('a share has its nine properties', { claims: ['TK-SHARE-05'], ...SET_UP }, async (context) => {
    const offer = await offerOf(context, 'ann');
    const answer = expectDone(await share(context, offer));
    for (const key of SHARE_KEYS) expectThat(answer.has(`${SHARE}/${key}`), `the share has no ${key}`);
    expectEqual(answer.at(`${SHARE}/offer/short_url_code`), offer, 'the offer of the share');
    answer.number(`${SHARE}/campaign/id`);
    expectThat(!Number.isNaN(Date.parse(answer.string(`${SHARE}/shared_at`))), 'shared_at is no time');
    expectThat(/^https?:\/\//.test(answer.string(`${SHARE}/short_url`)), 'short_url is no URL');
  }),

  scenario(
    'a new share has brought no Friend and no click',
    { claims: ['TK-SHARE-06'], ...SET_UP },
    async (context) => {
      const answer = expectDone(await share(context, await offerOf(context, 'ann')));
      expectIncludes(answer.at(SHARE), { friends_count: 0, friend_clicks_count: 0 }, 'the share');
    },
  ),

  scenario(
    'where sharing is rewarded a share brings a reward',
    { claims: ['TK-SHARE-07'], ...SET_UP },
    async (context) => {
      const answer = expectDone(await share(context, await offerOf(context, 'ann', { campaign_tags: SHARING_TAG })));
      expectEqual(answer.at('/result/reward/reason'), 'shared', 'the reason of the reward');
    },
  ),

  scenario(
    'after a reward for sharing the offer shows its coupon',
    { claims: ['TK-SHARE-08'], ...SET_UP },
    async (context) => {
      const answer = expectDone(await share(context, await offerOf(context, 'ann', { campaign_tags: SHARING_TAG })));
      expectEqual(
        answer.at(`${SHARE}/offer/coupon_code`),
        answer.string('/result/reward/coupon/code'),
        'the coupon code of the offer',
      );
    },
  ),

  scenario(
    'where sharing is not rewarded the reward is null',
    { claims: ['TK-SHARE-09'], ...SET_UP },
    async (context) => {
      expectEqual(
        expectDone(await share(context, await offerOf(context, 'ann'))).at('/result/reward'),
        null,
        'the reward',
      );
    },
  ),

  scenario('a social share has no e-mail address', { claims: ['TK-SHARE-22'], ...SET_UP }, async (context) => {
    const answer = expectDone(await share(context, await offerOf(context, 'ann')));
    expectThat(!answer.has(`${SHARE}/email`), 'the share has an e-mail address');
    const list = await sharesBy(context, 'ann');
    expectEqual(list.strings('/result/shares', 'type'), ['SocialOfferShare'], 'the types of the shares');
    expectThat(!list.has('/result/shares/0/email'), 'the listed share has an e-mail address');
  }),

  scenario(
    'every social share is recorded, also the same again',
    { claims: ['INF-08'], ...SET_UP },
    async (context) => {
      const offer = await offerOf(context, 'ann');
      for (const channel of ['facebook', 'facebook', 'sms']) expectDone(await share(context, offer, channel));
      const list = await sharesBy(context, 'ann');
      expectEqual(
        list.strings('/result/shares', 'channel_identifier').sort(),
        ['facebook', 'facebook', 'sms'],
        'the channels of the shares',
      );
    },
  ),

  scenario('an unknown offer cannot be shared', { claims: ['INF-04'], needs: ['state'] }, async (context) => {
    for (const answer of [
      await share(context, context.id('no-offer')),
      await post(context, path`/offers/${context.id('no-offer')}/shares/email`, { recipients: mail(context, 'bob') }),
    ]) {
      expectStatus(answer, 400);
      expectEqual(answer.at('/error_message'), 'No offer found by id.', 'error_message');
    }
  }),
];
