import { at, buy, claim, join, referralsOf, START, type TestSite } from '../../emulator/talkable.js';
import { defaultSetup } from '../../../conformance/emulator/index.js';
import { brief, type Stories } from './story.js';

const ANN = 'ann@example.com';
const BOB = 'bob@example.com';

interface Social {
  readonly share: { readonly id: number; readonly short_url: string; readonly offer: { coupon_code: string | null } };
}

interface Mailed {
  readonly success: boolean;
  readonly stats: Readonly<Record<string, unknown>>;
}

const shareBySms = (site: TestSite, code: string): Promise<Social> =>
  site.result('POST', at`/offers/${code}/shares/social`, { body: { channel: 'sms' } });

const mail = (site: TestSite, code: string, recipients: string, more: object = {}): Promise<Mailed> =>
  site.result('POST', at`/offers/${code}/shares/email`, { body: { recipients, ...more } });

const permission = (site: TestSite, coupon: string, person: string) =>
  site.result<{ allowed: boolean; error_message: string | null }>('GET', at`/coupons/${coupon}/permission/${person}`);

const sharesOf = async (site: TestSite, email: string) =>
  (await site.result<{ shares: { friends_count: number }[] }>('GET', at`/people/${email}/shares_by`)).shares;

/** A second claim, which earns nothing. */
async function claimAgain(site: TestSite) {
  await claim(site, ANN, BOB);
  return site.result<Record<string, unknown>>('POST', '/offer_claims', {
    query: { advocate_email: ANN, friend_email: BOB },
  });
}

export const ofSharing = {
  offerAgain: {
    tell: async (site) => (await join(site, ANN)) === (await join(site, ANN)),
    seen: { same: true, new: false },
  },
  linkAgain: {
    tell: async (site) => {
      const code = await join(site, ANN);
      const query = { 'sharing_channels[]': 'sms' };
      const links = async () =>
        (await site.result<{ claim_links: object }>('GET', at`/offers/${code}`, { query })).claim_links;
      return JSON.stringify(await links()) === JSON.stringify(await links());
    },
    seen: { same: true, new: false },
  },
  missingClaimUrl: {
    tell: async (site) => {
      const answer = await site.send('GET', `/offers/${await join(site, ANN)}/claim_url_status`);
      return answer.body['result'] ?? brief(answer);
    },
    seen: { inactive: { active: false }, refuse: [400, '`claim_url` is required'] },
  },
  shareAgain: {
    tell: async (site) => {
      const code = await join(site, ANN);
      return [(await shareBySms(site, code)).share.id, (await shareBySms(site, code)).share.id];
    },
    seen: { recorded: [6001, 6002], same: [6001, 6001] },
  },
  sharingCoupon: {
    tell: async (site) => {
      const code = await join(site, ANN, { campaign_tags: 'sharing' });
      return (await shareBySms(site, code)).share.offer.coupon_code;
    },
    seen: { shown: 'SHARE-5M9T', hidden: null },
  },
  friendsCount: {
    tell: async (site) => {
      const { share } = await shareBySms(site, await join(site, ANN));
      await site.emulator.fetch(share.short_url, { redirect: 'manual' });
      return (await sharesOf(site, ANN)).map(({ friends_count }) => friends_count);
    },
    seen: { known: [0], all: [1] },
  },
  mailedBefore: {
    tell: async (site) => {
      const code = await join(site, ANN);
      await mail(site, code, BOB);
      const { currently_sent, previously_sent } = (await mail(site, code, BOB)).stats;
      return { currently_sent, previously_sent };
    },
    seen: { skip: { currently_sent: 0, previously_sent: 1 }, 'mail-again': { currently_sent: 1, previously_sent: 1 } },
  },
  totalSent: {
    tell: async (site) => {
      const code = await join(site, ANN);
      await mail(site, code, BOB);
      return (await mail(site, code, 'cy@example.com')).stats['total_sent'];
    },
    seen: { 'earlier-and-now': 2, now: 1 },
  },
  mailQuota: {
    options: { site: { mailQuota: 1 } },
    tell: async (site) => {
      const { stats } = await mail(site, await join(site, ANN), `${BOB},cy@example.com`);
      return [stats['currently_sent'], stats['sent_limit_exceeded'], stats['left_emails']];
    },
    seen: { 'send-some': [1, true, 0], 'send-none': [0, true, 1] },
  },
  nobodyMailed: {
    tell: async (site) => (await mail(site, await join(site, ANN), 'nobody')).success,
    seen: { failure: false, success: true },
  },
  validationOnly: {
    tell: async (site) => {
      const { success, stats } = await mail(site, await join(site, ANN), BOB, { validation_only: true });
      return [success, stats['currently_sent'], (await sharesOf(site, ANN)).length];
    },
    seen: { 'same-report': [true, 1, 0], 'nothing-sent': [false, 0, 0] },
  },
  campaignTag: {
    tell: async (site) => {
      const query = { advocate_email: ANN, friend_email: BOB, campaign_tag: 'sharing' };
      const { friend_reward } = await site.result<{ friend_reward: object | null }>('POST', '/offer_claims', {
        query,
      });
      return friend_reward !== null;
    },
    seen: { chooses: false, ignore: true },
  },
  unredeemReason: {
    tell: async (site) => (await claimAgain(site))['friend_unredeem_reason'],
    seen: { own: 'ALREADY_REWARDED', general: 'NOT_ELIGIBLE' },
  },
  reasonInWords: {
    tell: async (site) => (await claimAgain(site))['friend_human_unredeem_reason'],
    seen: { 'of-the-code': 'Already Rewarded', sentence: 'The friend has been rewarded before.' },
  },
  claimedShare: {
    tell: async (site) => {
      await claim(site, ANN, BOB);
      await buy(site, BOB, 'A-100');
      return [(await sharesOf(site, ANN)).length, (await referralsOf(site, ANN)).length];
    },
    seen: { mail: [1, 1], none: [0, 1] },
  },
  spentCoupon: {
    tell: async (site) => {
      await claim(site, ANN, 'eve@example.com');
      const coupon_codes = ['FRIEND-7K2P'];
      await buy(site, BOB, 'A-100', { coupon_codes });
      await buy(site, 'cy@example.com', 'A-101', { coupon_codes });
      return (await referralsOf(site, 'cy@example.com', 'friend')).length;
    },
    seen: { 'ties-once': 0, 'ties-again': 1 },
  },
  expiredList: {
    options: {
      site: {
        couponLists: defaultSetup(START).couponLists.map((list) => ({ ...list, validUntil: '2020-12-31T00:00:00Z' })),
      },
    },
    tell: async (site) => (await claim(site, ANN, BOB)).friend_reward?.coupon_code,
    seen: { 'gives-nothing': undefined, gives: 'FRIEND-7K2P' },
  },
  manyUses: {
    tell: async (site) => (await permission(site, 'EVERYONE-5', ANN)).allowed,
    seen: { checked: false, free: true },
  },
  unknownOwner: {
    tell: async (site) => {
      await claim(site, ANN, BOB);
      return (await permission(site, 'FRIEND-7K2P', 'nobody')).allowed;
    },
    seen: { another: false, anybody: true },
  },
  unwordedCheck: {
    tell: async (site) => {
      await claim(site, ANN, BOB);
      await buy(site, BOB, 'A-100', { coupon_codes: ['FRIEND-7K2P'] });
      const { allowed, error_message } = await permission(site, 'FRIEND-7K2P', BOB);
      return [allowed, error_message];
    },
    seen: { null: [false, null], words: [false, 'This coupon code has already been used'] },
  },
  referredBy: {
    tell: async (site) => {
      await claim(site, ANN, BOB);
      await buy(site, BOB, 'A-100');
      return (await site.result<{ person: { referred_by: unknown } }>('GET', at`/people/${BOB}`)).person.referred_by;
    },
    seen: { null: null, person: { id: 1, email: ANN, phone_number: null, first_name: null, last_name: null } },
  },
} satisfies Partial<Stories>;
