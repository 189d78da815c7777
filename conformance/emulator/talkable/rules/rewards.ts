import { rule } from '../../core/rules.js';
import type { IncentiveSetup } from '../setup/types.js';
import type { RewardRow } from '../state/records.js';

type Criteria = Readonly<Record<string, unknown>>;

/** What decides whether a Friend's purchase or event earns a reward. */
export interface Earned {
  readonly subtotal: number;
  readonly eventCategory: string | null;
  /** Whether this person was rewarded for this Friend before. */
  readonly rewardedForFriend: boolean;
}

const number = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

const STANDARD: Readonly<Record<IncentiveSetup['action'], Criteria>> = {
  referrer: {
    new_customer: null,
    new_optin: false,
    subtotal_min: null,
    subtotal_max: null,
    referrals_min: null,
    referrals_max: null,
    reward_uniqueness: 'once_per_friend',
    friend_event_category: null,
    has_liquid_criteria: false,
  },
  referred: {
    new_customer: null,
    new_optin: false,
    subtotal_min: null,
    subtotal_max: null,
    friend_event_category: null,
    has_liquid_criteria: false,
  },
  click: {
    once_per_person: true,
    new_customer: null,
    new_optin: false,
    allow_on_expired_offer: false,
    allow_on_self_referral: false,
    has_liquid_criteria: false,
  },
  sharing: { once_per_person: true, email_shares: null, sharing_channels: null, has_liquid_criteria: false },
};

export const rewardRules = {
  criteria: rule({ claims: ['TK-OFFER-11'] }, ({ action, criteria = {} }: IncentiveSetup): Criteria => ({
    ...STANDARD[action],
    ...criteria,
  })),
  /** Whether a purchase or event meets the conditions of an incentive: an approved referral need not lead to a reward. */
  meetsCriteria: rule({ claims: ['TK-FLOW-05'] }, (criteria: Criteria, earned: Earned): boolean => {
    const category = criteria['friend_event_category'] ?? null;
    return (
      earned.subtotal >= (number(criteria['subtotal_min']) ?? -Infinity) &&
      earned.subtotal <= (number(criteria['subtotal_max']) ?? Infinity) &&
      (category === null || category === earned.eventCategory) &&
      !(criteria['reward_uniqueness'] === 'once_per_friend' && earned.rewardedForFriend)
    );
  }),
  /** The rewards of a visitor who has none, or whom nobody knows. */
  noRewards: rule({ assumes: ['INF-47'] }, (): never[] => []),
  /** Which rewards of a visitor are listed; `status` has its documented default. */
  isListed: rule(
    { claims: ['TK-REWARD-03', 'TK-REWARD-04'] },
    (reward: RewardRow, status: string): boolean => status === 'All' || reward.status === status,
  ),
};
