import type { ResponseMessage } from '../../core/message.js';
import { rule } from '../../core/rules.js';
import { unprocessable } from '../envelope.js';
import type { FraudFindings, ReferralStatus, RewardStatus } from '../state/records.js';

/** How an origin was tied to an offer; `undefined` where nothing fits. */
export type TrackMethod = 'coupon' | 'cookie' | 'share_email' | 'ip_address' | 'event_chain';

const HOUR = 60 * 60 * 1000;

const IDENTITY = 'Matching Email or Cookie on Friend Purchase';
const SIMILAR = 'Similar Email Match';
const DEVICE = 'Matching by Combination of IP Address & User Agent';

/** The mailbox behind an address: dots and what follows a plus do not count. */
function mailboxOf(email: string): string {
  const [name = '', domain = ''] = email.toLowerCase().split('@');
  return `${name.split('+', 1)[0]?.replaceAll('.', '') ?? ''}@${domain}`;
}

const DOCUMENTED: readonly (readonly [ReferralStatus, ReferralStatus])[] = [
  ['approved', 'voided'],
  ['voided', 'approved'],
  ['blocked', 'voided'],
];

export const referralRules = {
  /** In which order a Friend's origin is tied to an offer. Manual, sticky and gated ways cannot come up through the API. */
  trackOrder: rule({ claims: ['TK-FLOW-02', 'TK-FLOW-03', 'TK-ORIGIN-25'] }, (): readonly TrackMethod[] => [
    'coupon',
    'cookie',
    'share_email',
    'ip_address',
    'event_chain',
  ]),
  /** How a way of tracking is named on a referral, for those that no sample shows. */
  trackMethodName: rule({ claims: ['TK-REFERRAL-16'], assumes: ['INF-35'] }, (method: TrackMethod): string => method),
  ipCounts: rule({ claims: ['TK-FLOW-04'] }, (clickedAt: number, now: number): boolean => now - clickedAt <= HOUR),
  isSelfReferral: rule(
    { claims: ['TK-REFERRAL-14'], assumes: ['INF-15'] },
    (samePerson: boolean, sameVisitor: boolean): boolean => samePerson || sameVisitor,
  ),
  selfReferralFindings: rule(
    { claims: ['TK-REFERRAL-13', 'TK-REFERRAL-14'], assumes: ['INF-15'] },
    (): FraudFindings => ({ blocked: [IDENTITY], flagged: [], skipped: [SIMILAR, DEVICE], passed: [] }),
  ),
  /** What the checks find about two people: those with nearly the same address are flagged. */
  findings: rule(
    { claims: ['TK-REFERRAL-13'], assumes: ['INF-36'] },
    (advocate: string, friend: string): FraudFindings => {
      const isSimilar = mailboxOf(advocate) === mailboxOf(friend);
      if (isSimilar) return { blocked: [], flagged: [SIMILAR], skipped: [], passed: [IDENTITY, DEVICE] };
      return { blocked: [], flagged: [], skipped: [], passed: [IDENTITY, SIMILAR, DEVICE] };
    },
  ),
  /** When a pending referral is approved without anybody's doing; `undefined` for never. */
  approvalDue: rule(
    { claims: ['TK-REFERRAL-06', 'TK-REFERRAL-07'] },
    (createdAt: number, afterSeconds: number | null): number | undefined =>
      afterSeconds === null ? undefined : createdAt + afterSeconds * 1000,
  ),
  /** Transitions that the documentation forbids. */
  isForbidden: rule(
    { claims: ['TK-REFERRAL-03', 'TK-REFERRAL-10'] },
    (from: ReferralStatus, to: ReferralStatus): boolean => DOCUMENTED.some(([a, b]) => a === from && b === to),
  ),
  /** Whether a status that no document speaks of can be left. */
  isFinal: rule(
    { assumes: ['INF-37'] },
    (from: ReferralStatus): boolean => from === 'approved' || from === 'voided' || from === 'blocked',
  ),
  sameStatus: rule({ assumes: ['INF-14'] }, (): 'accepted' => 'accepted'),
  statusForbidden: rule(
    { claims: ['TK-REFERRAL-03', 'TK-REFERRAL-10', 'TK-ERR-06'], assumes: ['INF-Q06'] },
    (from: ReferralStatus, to: ReferralStatus): ResponseMessage =>
      unprocessable(`Status cannot change from ${from} to ${to}`),
  ),
  noReferral: rule({ claims: ['TK-REFERRAL-05'], assumes: ['INF-Q07'] }, (): { ok: true } => ({ ok: true })),
  rewardOfNewReferral: rule({ claims: ['TK-REFERRAL-06', 'TK-REFERRAL-15'] }, (): RewardStatus => 'Unpaid'),
  /** What becomes of the unpaid rewards of a referral that takes a status. */
  rewardsAfter: rule(
    { claims: ['TK-REFERRAL-06', 'TK-REFERRAL-08', 'TK-REFERRAL-09'], assumes: ['INF-13'] },
    (status: ReferralStatus): RewardStatus => {
      if (status === 'approved') return 'Paid';
      return status === 'voided' || status === 'blocked' ? 'Voided' : 'Unpaid';
    },
  ),
  isAdvocateRewarded: rule(
    { claims: ['TK-REFERRAL-14'] },
    (status: ReferralStatus, advocateRewards: number): boolean => status !== 'blocked' && advocateRewards > 0,
  ),
};
