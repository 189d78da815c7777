import type { CampaignSetup } from '../emulator/talkable/setup/types.js';
import type { TalkableCredentials } from '../scenarios/talkable/support/adapter.js';
import { PRINTED_CREDENTIALS } from '../scenarios/talkable/support/printed-call.js';
import type { TalkJSCredentials } from '../scenarios/talkjs/support/adapter.js';
import type { EmulatorTenants } from './emulator.js';

/** Two TalkJS apps on one emulator. */
export function talkjsTenants(edition: string): EmulatorTenants<TalkJSCredentials> {
  const first = { appId: 'tEmulator', secretKey: 'sk_test_emulator' };
  const second = { appId: 'tSecondApp', secretKey: 'sk_test_second_app' };
  return {
    first,
    second,
    options: { talkjs: { apps: [first, second], edition } },
    acts: (emulator) => emulator.simulate('talkjs'),
  };
}

/** Requests at one moment until a site of a throttled run is answered 429. The number is ours: none is published. */
const RATE_LIMIT = { capacity: 60, refillPerSecond: 1 };

/** A service that takes nothing but what the contract does. */
const STRICT = { lenientValues: 'strict', nullValue: 'refuse', visitorWithoutUuid: 'refuse' } as const;

/**
 * Two Talkable sites on one emulator. The first has the default set-up, and the name and key of the documented sample
 * call, which so works as it is printed; the second has campaigns that only buyers join, one of which pays in loyalty
 * points too, whose referrals are approved by themselves after an hour, and a lower limit of balances.
 */
export function talkableTenants(): EmulatorTenants<TalkableCredentials> {
  const first = PRINTED_CREDENTIALS;
  const second = { siteSlug: 'other-store', apiKey: 'talkable_other_key' };
  const buyersOnly: CampaignSetup = {
    id: 36001,
    name: 'Thank you for your order',
    status: 'Live',
    tags: ['invite'],
    joinableBy: ['purchase'],
    startsAt: '2026-06-01T08:00:00.000-07:00',
    incentives: [{ identifier: 'advocate_rebate', action: 'referrer', type: 'rebate', amount: 10 }],
  };
  const pointsToo: CampaignSetup = {
    ...buyersOnly,
    id: 36000,
    tags: ['points'],
    incentives: [
      ...buyersOnly.incentives,
      { identifier: 'advocate_points', action: 'referrer', type: 'other', amount: 100, inPoints: true },
    ],
  };
  const sites = [
    { slug: first.siteSlug, apiKey: first.apiKey, rateLimit: RATE_LIMIT },
    {
      slug: second.siteSlug,
      apiKey: second.apiKey,
      rateLimit: RATE_LIMIT,
      campaigns: [buyersOnly, pointsToo],
      approveAfterSeconds: 3600,
      pointsLimit: 500,
    },
  ];
  const options = { talkable: { sites } };
  return {
    first,
    second,
    options,
    strictOptions: { talkable: { sites, decisions: STRICT } },
    acts: (emulator) => emulator.simulate('talkable'),
  };
}
