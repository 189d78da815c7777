import { defaultCouponLists } from './default-coupons.js';
import type { CampaignSetup, LoyaltySetup, SiteOptions, SiteSetup } from './types.js';

const tenDollars = { type: 'discount_coupon', amount: 10 } as const;

/** The campaign that wins where none is asked for by tag: ten dollars for the Advocate, ten for the Friend. */
const giveAndGet: CampaignSetup = {
  id: 35944,
  name: 'Give $10, get $10',
  status: 'Live',
  tags: ['invite'],
  startsAt: '2026-06-01T08:00:00.000-07:00',
  incentives: [
    {
      ...tenDollars,
      identifier: 'advocate_reward',
      action: 'referrer',
      couponList: 'Ten dollars',
      criteria: { subtotal_min: 50 },
    },
    { ...tenDollars, identifier: 'friend_click', action: 'click', couponList: 'Ten dollars for friends' },
  ],
};

/** Asked for by the tag `sharing`: a coupon for sharing, a rebate for the Advocate, a shared coupon for the Friend. */
const shareAndSave: CampaignSetup = {
  id: 35800,
  name: 'Share and save',
  status: 'Live',
  tags: ['sharing'],
  startsAt: '2026-04-01T08:00:00.000-07:00',
  incentives: [
    { ...tenDollars, identifier: 'share_reward', action: 'sharing', couponList: 'Ten dollars for sharing' },
    { identifier: 'advocate_rebate', action: 'referrer', type: 'rebate', amount: 10 },
    {
      ...tenDollars,
      identifier: 'friend_reward',
      action: 'referred',
      amount: 5,
      couponList: 'Five dollars for everyone',
    },
  ],
};

const springFriends: CampaignSetup = {
  id: 35120,
  name: 'Spring friends',
  status: 'Disabled',
  appearance: 'inline',
  tags: ['post-purchase'],
  joinableBy: ['purchase'],
  startsAt: '2026-03-01T08:00:00.000-07:00',
  endsAt: '2026-05-31T20:00:00.000-07:00',
  incentives: [],
};

const loyalty: LoyaltySetup = {
  collectRules: [
    { identifier: 'review', name: 'Review', description: 'Write a review', points: 21 },
    {
      identifier: 'optin',
      name: 'Newsletter',
      description: 'Subscribe to the newsletter',
      points: 10,
      oncePerMember: true,
    },
  ],
  redemptionBatches: [
    { id: 12, description: '10% off your next order', pointsCost: 50, couponList: 'Loyalty 10%' },
    { id: 13, description: 'A quarter off your next order', pointsCost: 5_000, couponList: 'Loyalty 25%' },
  ],
  members: [
    {
      email: 'ann@example.com',
      phoneNumber: '+12025551111',
      points: 100,
      customProperties: { country: 'US' },
      memberDates: [{ identifier: 'birthday', date: '1990-04-27' }],
    },
    { email: 'inactive@example.com', points: 100, active: false },
    { email: 'elsewhere@example.com', points: 100, inCampaign: false },
  ],
};

/**
 * The site that the emulator serves when nothing else is said, as of a time in Unix milliseconds. It holds what the
 * API cannot make: campaigns with their incentives, coupon lists, and a loyalty programme with three members (one is
 * inactive, one has no campaign).
 * The contract's examples tell of the same site.
 */
export const defaultSetup = (now: number): SiteSetup => ({
  campaigns: [giveAndGet, shareAndSave, springFriends],
  couponLists: defaultCouponLists(now),
  loyalty,
  trafficSources: ['api', 'checkout'],
  utcOffset: '-07:00',
  approveAfterSeconds: null,
  mailQuota: 25,
  pointsLimit: 10_000,
  batchDelaySeconds: 1,
  landingUrl: 'https://my-store.example/',
  webhookKey: 'webhook-key',
});

/** The whole set-up of a site: what its options leave out is the default as of this time in Unix milliseconds. */
export function completeSetup(options: SiteOptions, now: number): SiteSetup {
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
  const setup: SiteSetup = { ...defaultSetup(now), ...given };
  // As a header carries it: host names and paths may be of any script.
  return { ...setup, landingUrl: new URL(setup.landingUrl).href };
}
