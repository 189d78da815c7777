import type { ResponseMessage } from '../../core/message.js';
import { rule } from '../../core/rules.js';
import { badRequest } from '../envelope.js';

/** Why a Friend gets no reward for a claim. Only the first is documented. */
export type UnredeemReason = 'SELF_REFERRAL' | 'ALREADY_REWARDED' | 'NO_INCENTIVE' | 'OUT_OF_COUPONS';

export interface ClaimFacts {
  readonly isSelf: boolean;
  readonly rewardedBefore: boolean;
  readonly allowsSelf: boolean;
  readonly oncePerPerson: boolean;
  readonly hasIncentive: boolean;
  readonly hasCoupon: boolean;
}

const inWords = (reason: UnredeemReason): string =>
  reason
    .toLowerCase()
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');

export const claimRules = {
  invalidAdvocateEmail: rule({ claims: ['TK-CLAIM-05'] }, (): ResponseMessage =>
    badRequest('Invalid `advocate_email`.'),
  ),
  invalidFriendEmail: rule({ claims: ['TK-CLAIM-06'] }, (): ResponseMessage => badRequest('Invalid `friend_email`.')),
  noCampaign: rule({ claims: ['TK-CLAIM-07'] }, (): ResponseMessage => badRequest('No campaign found.')),
  isSelfClaim: rule({ claims: ['TK-CLAIM-04'] }, (facts: ClaimFacts): boolean => facts.isSelf && !facts.allowsSelf),
  unredeemed: rule(
    { claims: ['TK-CLAIM-04'], assumes: ['TK-CLAIM-03', 'TK-CLAIM-08'] },
    (reason: UnredeemReason): { friend_unredeem_reason: string; friend_human_unredeem_reason: string } => ({
      friend_unredeem_reason: reason,
      friend_human_unredeem_reason: inWords(reason),
    }),
  ),
  /** What stands against a reward, other than self-referral; `undefined` when nothing does. */
  otherReason: rule({ claims: ['TK-CLAIM-02'] }, (facts: ClaimFacts): UnredeemReason | undefined => {
    if (!facts.hasIncentive) return 'NO_INCENTIVE';
    if (facts.rewardedBefore && facts.oncePerPerson) return 'ALREADY_REWARDED';
    return facts.hasCoupon ? undefined : 'OUT_OF_COUPONS';
  }),
  /** A reason of ours, where the documentation knows only self-referral. */
  reasonOfOurs: rule({ assumes: ['INF-33', 'INF-Q14'] }, (reason: UnredeemReason): UnredeemReason => reason),
  /** How the share behind a claim is recorded. */
  shareOfClaim: rule({ assumes: ['INF-34'] }, (): 'as a mail' => 'as a mail'),
};
