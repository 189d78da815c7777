import { expectEqual, expectStatus, expectThat } from '../../../harness/expect.js';
import { eventNumber } from '../support/cast.js';
import { SHARING_TAG, TAG } from '../support/fixture.js';
import { buy, join, takePart } from '../support/referral-steps.js';
import { scenario } from '../support/scenario.js';
import { mail, post } from '../support/site.js';

const SET_UP = { needs: ['state', 'destructive', 'fixture'] } as const;

const isUrl = (value: unknown): boolean => typeof value === 'string' && /^https?:\/\/[^/]+\/\S+$/.test(value);

export const originsOffers = [
  scenario(
    'an origin that no campaign fits is created, without an offer',
    { claims: ['TK-ORIGIN-17'], needs: ['state', 'destructive'] },
    async (context) => {
      const campaign_tags = context.id('no_such_tag');
      const answers = [
        await join(context, 'ann', { campaign_tags }),
        await buy(context, 'bob', context.id('A-100'), { campaign_tags }),
        await post(context, '/origins', {
          type: 'AffiliateMember',
          data: { email: mail(context, 'cy'), campaign_tags },
        }),
      ];
      for (const answer of answers) {
        expectStatus(answer, 201);
        answer.number('/result/origin/id');
        expectThat(answer.has('/result/offer') && answer.at('/result/offer') === null, 'the offer is not null');
      }
    },
  ),

  scenario(
    'claim links are there when channels were sent, one for each',
    { claims: ['TK-ORIGIN-18'], ...SET_UP },
    async (context) => {
      const sharing_channels = ['facebook', 'twitter', 'sms'];
      const answers = [
        await join(context, 'ann', { sharing_channels }),
        await buy(context, 'bob', context.id('A-100'), { sharing_channels }),
        await post(context, '/origins', {
          type: 'AffiliateMember',
          data: { email: mail(context, 'cy'), campaign_tags: TAG, sharing_channels },
        }),
      ];
      for (const answer of answers) {
        const links = answer.object('/result/claim_links');
        expectEqual(Object.keys(links).sort(), [...sharing_channels].sort(), 'the channels that have a link');
        expectThat(Object.values(links).every(isUrl), `a link is no URL: ${JSON.stringify(links)}`);
        expectEqual(
          new Set([...Object.values(links), answer.at('/result/offer/claim_url')]).size,
          4,
          'the number of different links',
        );
      }
    },
  ),

  scenario('without channels there are no claim links', { claims: ['TK-ORIGIN-18'], ...SET_UP }, async (context) => {
    for (const answer of [await join(context, 'ann'), await buy(context, 'bob', context.id('A-100'))]) {
      answer.object('/result/offer');
      expectThat(!answer.has('/result/claim_links'), `${answer.request}: there are claim links`);
    }
  }),

  scenario('a channel may have a name of its own', { claims: ['TK-ORIGIN-19'], ...SET_UP }, async (context) => {
    const sharing_channels = ['custom', 'partner_magazine'];
    const links = (await join(context, 'ann', { sharing_channels })).object('/result/claim_links');
    expectEqual(Object.keys(links).sort(), sharing_channels, 'the channels that have a link');
  }),

  scenario(
    'the campaign tags of a request appear in the offer',
    { claims: ['TK-ORIGIN-20'], ...SET_UP },
    async (context) => {
      for (const [name, tag] of [
        ['ann', TAG],
        ['bob', SHARING_TAG],
      ] as const) {
        const tags = (await join(context, name, { campaign_tags: tag })).array('/result/offer/campaign_tags');
        expectThat(tags.includes(tag), `the offer has the tags ${JSON.stringify(tags)}, not ${tag}`);
      }
    },
  ),

  scenario('purchases and events come with an offer too', { claims: ['TK-ORIGIN-04'], ...SET_UP }, async (context) => {
    const data = { email: mail(context, 'bob'), order_number: context.id('A-100'), subtotal: 120, campaign_tags: TAG };
    (await post(context, '/origins', { type: 'Purchase', data })).string('/result/offer/short_url_code');
    (await takePart(context, 'ann', { event_number: eventNumber(context, 'ann'), campaign_tags: TAG })).string(
      '/result/offer/short_url_code',
    );
  }),

  scenario(
    'each channel has a link of its own with a code of 6 characters, always the same',
    { claims: ['INF-07'], ...SET_UP },
    async (context) => {
      const asked = { sharing_channels: ['facebook', 'sms'] };
      const ask = async (): Promise<Record<string, unknown>> =>
        (await join(context, 'ann', asked)).object('/result/claim_links');
      const links = await ask();
      expectThat(
        Object.values(links).every((url) => /\/x\/[A-Za-z0-9]{6}$/.test(String(url))),
        `the links are ${JSON.stringify(links)}`,
      );
      expectEqual(await ask(), links, 'the links asked for again');
    },
  ),
];
