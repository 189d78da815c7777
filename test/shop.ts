import { createEmulator, type Emulator, type SiteOptions } from '../conformance/emulator/index.js';
import { createTalkable, type Talkable, type TalkableOptions } from '../src/talkable/index.js';

const tenDollars = { amount: 10, validUntil: null };
/** A shop with one campaign, whose rewards are a rebate for sharing and coupons for both sides. */
export const site: SiteOptions = {
  slug: 'my-store',
  apiKey: 'talkable_test_key',
  campaigns: [
    {
      id: 77,
      name: 'Friends',
      status: 'Live',
      tags: ['friends'],
      startsAt: '2026-01-01T00:00:00.000-07:00',
      incentives: [
        { identifier: 'sharer', action: 'sharing', type: 'rebate', amount: 1 },
        { identifier: 'clicker', action: 'click', type: 'discount_coupon', amount: 10, couponList: 'Friends' },
        { identifier: 'advocate', action: 'referrer', type: 'discount_coupon', amount: 10, couponList: 'Advocates' },
      ],
    },
  ],
  couponLists: [
    { ...tenDollars, name: 'Friends', codes: ['FRIEND-1', 'FRIEND-2'] },
    { ...tenDollars, name: 'Advocates', codes: ['ADV-1', 'ADV-2'] },
  ],
  loyalty: { collectRules: [], redemptionBatches: [], members: [] },
};
const start = Date.parse('2026-07-07T18:00:00.000Z');
export const ann = 'ann@example.com';
export const bob = 'bob@example.com';
/** Now, as the shop writes it. */
export const timestamp = '2026-07-07T11:00:00.000-07:00';

/** The client of the shop, on an emulator of its own; both are held against the contract unless a test breaks it. */
export function openShop(validate: TalkableOptions['validate'] = 'throw'): { talkable: Talkable; emulator: Emulator } {
  const emulator = createEmulator({ talkable: { sites: [site] }, clock: () => start });
  const { apiKey, slug: siteSlug } = site;
  return { emulator, talkable: createTalkable({ apiKey, siteSlug, fetch: emulator.fetch, validate }) };
}
