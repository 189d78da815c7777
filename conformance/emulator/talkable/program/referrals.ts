import { Refusal } from '../../core/refusal.js';
import type { Work } from '../exchange.js';
import type { FraudFindings, OriginRow, PersonRow, ReferralRow, ReferralStatus } from '../state/records.js';
import { campaignOf, incentivesFor } from './campaigns.js';
import { incentiveOf, pay, promise } from './rewards.js';
import type { Tracked } from './tracking.js';

const SAMPLED = new Set(['coupon', 'cookie']);

function promiseRewards(work: Work, referral: ReferralRow, origin: OriginRow): void {
  const { site, use } = work;
  const campaign = campaignOf(site, referral.campaignId);
  for (const action of ['referrer', 'referred'] as const) {
    const personId = action === 'referrer' ? referral.advocateId : referral.friendId;
    for (const incentive of incentivesFor(campaign, action)) {
      const rewardedForFriend = site.tables.rewards
        .list('person', personId)
        .some(
          (reward) =>
            reward.incentive === incentive.identifier &&
            reward.campaignId === campaign.id &&
            reward.status !== 'Voided' &&
            site.tables.referrals.get(reward.referralId ?? 0)?.friendId === referral.friendId,
        );
      const earned = { subtotal: origin.subtotal, eventCategory: origin.category, rewardedForFriend };
      if (!use('meetsCriteria')(use('criteria')(incentive), earned)) continue;
      promise(work, { personId, campaignId: campaign.id, incentive, reason: action, referralId: referral.id });
    }
  }
}

function judge(
  work: Work,
  advocate: PersonRow,
  friend: PersonRow,
  sameVisitor: boolean,
): { findings: FraudFindings; isSelf: boolean } {
  const { use } = work;
  if (advocate === friend || sameVisitor) {
    if (use('isSelfReferral')(advocate === friend, sameVisitor))
      return { findings: use('selfReferralFindings')(), isSelf: true };
  }
  return { findings: use('findings')(advocate.email ?? '', friend.email ?? ''), isSelf: false };
}

function firstStatus({ blocked, flagged }: FraudFindings): ReferralStatus {
  if (blocked.length > 0) return 'blocked';
  return flagged.length > 0 ? 'flagged' : 'pending';
}

/** Makes a referral of a Friend's origin, with the rewards that it promises. `sameVisitor`: the Advocate came with the same UUID. */
export function refer(work: Work, { method, offer }: Tracked, origin: OriginRow, sameVisitor: boolean): void {
  const { site, now, use } = work;
  const [advocate, friend] = [site.tables.people.get(offer.personId), site.tables.people.get(origin.personId)];
  if (!advocate?.email || !friend?.email) return;
  const { findings, isSelf } = judge(work, advocate, friend, sameVisitor);
  const referral = site.tables.referrals.add({
    campaignId: offer.campaignId,
    offerId: offer.id,
    originId: origin.id,
    advocateId: advocate.id,
    friendId: friend.id,
    trackMethod: SAMPLED.has(method) ? method : use('trackMethodName')(method),
    findings,
    fraudDetails: isSelf ? 'Self Referral' : null,
    createdAt: now,
    status: firstStatus(findings),
    updatedAt: now,
  });
  if (referral.status !== 'blocked') promiseRewards(work, referral, origin);
}

/** Gives a referral another status, and its rewards what follows from it. Refuses what cannot be. */
export function move(work: Work, referral: ReferralRow, status: ReferralStatus): void {
  const { site, now, use } = work;
  if (referral.status === status) {
    use('sameStatus')();
    return;
  }
  if (use('isForbidden')(referral.status, status)) throw new Refusal(use('statusForbidden')(referral.status, status));
  if (referral.status !== 'pending' && referral.status !== 'flagged' && use('isFinal')(referral.status)) {
    throw new Refusal(use('statusForbidden')(referral.status, status));
  }
  site.tables.referrals.change(referral, { status, updatedAt: now });
  for (const reward of site.tables.rewards.list('referral', referral.id)) settle(work, reward.id, status);
}

function settle(work: Work, rewardId: number, status: ReferralStatus): void {
  const { site, use } = work;
  const reward = site.tables.rewards.get(rewardId);
  if (reward?.status !== 'Unpaid') return;
  const after = use('rewardsAfter')(status);
  if (after === 'Paid') pay(work, reward);
  else site.tables.rewards.change(reward, { status: after });
}

/** The rewards that a referral brought one of its two people, by what earned them. */
export const rewardsOf = ({ site }: Work, referral: ReferralRow, action: 'referrer' | 'referred') =>
  site.tables.rewards.list('referral', referral.id).filter((reward) => incentiveOf(site, reward).action === action);
