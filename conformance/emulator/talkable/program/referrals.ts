import type { FraudPoliciesStatus } from '../../../../generated/talkable/types.js';
import { statusForbidden } from '../answers.js';
import type { Work } from '../exchange.js';
import type { OriginRow, PersonRow, ReferralRow, ReferralStatus, RewardRow } from '../state/records.js';
import { campaignOf, incentivesFor } from './campaigns.js';
import { criteriaOf, incentiveOf, payOut, promise, rewardsBy, supply } from './rewards.js';
import type { Tracked } from './tracking.js';

const IDENTITY = 'Matching Email or Cookie on Friend Purchase';
const SIMILAR = 'Similar Email Match';
const DEVICE = 'Matching by Combination of IP Address & User Agent';

/** The mailbox behind an address: dots and what follows a plus do not count. */
function mailboxOf(email: string): string {
  const [name = '', domain = ''] = email.toLowerCase().split('@');
  return `${name.split('+', 1)[0]?.replaceAll('.', '') ?? ''}@${domain}`;
}

type Judgement = Pick<ReferralRow, 'status' | 'fraudDetails' | 'findings'>;

/** What the checks find about two people: oneself is blocked (TK-REFERRAL-14), nearly the same address is flagged. */
function judge({ decide }: Work, advocate: PersonRow, friend: PersonRow, sameVisitor: boolean): Judgement {
  const none: FraudPoliciesStatus = { blocked: [], flagged: [], skipped: [], passed: [] };
  const isSelf =
    (advocate === friend || sameVisitor) && (decide('selfReferral') === 'person-or-visitor' || advocate === friend);
  if (isSelf) {
    const findings = { ...none, blocked: [IDENTITY], skipped: [SIMILAR, DEVICE] };
    return { status: 'blocked', fraudDetails: 'Self Referral', findings };
  }
  const isSimilar =
    decide('similarAddress') === 'flag' && mailboxOf(advocate.email ?? '') === mailboxOf(friend.email ?? '');
  return isSimilar
    ? { status: 'flagged', fraudDetails: null, findings: { ...none, flagged: [SIMILAR], passed: [IDENTITY, DEVICE] } }
    : { status: 'pending', fraudDetails: null, findings: { ...none, passed: [IDENTITY, SIMILAR, DEVICE] } };
}

const within = (value: number, least: unknown, most: unknown): boolean =>
  !(typeof least === 'number' && value < least) && !(typeof most === 'number' && value > most);

/** Promises the rewards whose conditions the origin meets: an approved referral need not lead to one (TK-FLOW-05). */
function promiseRewards(work: Work, referral: ReferralRow, { subtotal, category }: OriginRow): void {
  const { site } = work;
  const { campaignId, advocateId, friendId } = referral;
  for (const action of ['referrer', 'referred'] as const) {
    const personId = action === 'referrer' ? advocateId : friendId;
    for (const incentive of incentivesFor(campaignOf(site, campaignId), action)) {
      const criteria = criteriaOf(incentive);
      const wanted = criteria['friend_event_category'] ?? null;
      if (!within(subtotal, criteria['subtotal_min'], criteria['subtotal_max'])) continue;
      if (wanted !== null && wanted !== category) continue;
      const forFriend = rewardsBy(site, personId, campaignId, incentive).some(
        (reward) => site.tables.referrals.get(reward.referralId ?? 0)?.friendId === friendId,
      );
      if (criteria['reward_uniqueness'] === 'once_per_friend' && forFriend) continue;
      promise(work, { personId, campaignId, incentive, reason: action, referralId: referral.id });
    }
  }
}

/** Makes a referral of a Friend's origin, and promises its rewards; `sameVisitor`: the Advocate had the same UUID. */
export function refer(work: Work, { method, offer }: Tracked, origin: OriginRow, sameVisitor: boolean): void {
  const { site, now, decide } = work;
  const [advocate, friend] = [site.tables.people.get(offer.personId), site.tables.people.get(origin.personId)];
  if (!advocate?.email || !friend?.email) return;
  const judgement = judge(work, advocate, friend, sameVisitor);
  const isSampled = method === 'coupon' || method === 'cookie';
  const referral = site.tables.referrals.add({
    campaignId: offer.campaignId,
    offerId: offer.id,
    originId: origin.id,
    advocateId: advocate.id,
    friendId: friend.id,
    trackMethod: isSampled || decide('trackMethod') === 'one-word' ? method : method.replaceAll('_', ' '),
    ...judgement,
    createdAt: now,
    updatedAt: now,
  });
  if (referral.status !== 'blocked') promiseRewards(work, referral, origin);
}

/** Changes that the documentation forbids (TK-REFERRAL-03, TK-REFERRAL-10). */
const FORBIDDEN = new Set(['approved voided', 'voided approved', 'blocked voided']);

/** Rewards are paid once the receivers know of the approval (TK-REFERRAL-17). */
function approve(work: Work, referral: ReferralRow, unpaid: readonly RewardRow[]): void {
  const supplied = unpaid.filter((reward) => supply(work, reward));
  work.happens.referralApproved(referral, () => {
    for (const reward of supplied) payOut(work, reward);
  });
}

/** Gives a referral another status, and its unpaid rewards what follows from it. Refuses what cannot be. */
export function move(work: Work, referral: ReferralRow, status: ReferralStatus): void {
  const { site, now, decide } = work;
  const before = referral.status;
  if (before === status && decide('sameStatus') === 'accept') return;
  const isOpen = before === 'pending' || before === 'flagged';
  const isForbidden = before === status || FORBIDDEN.has(`${before} ${status}`);
  if (isForbidden || (!isOpen && decide('decidedReferral') === 'final')) throw statusForbidden(work, before, status);
  site.tables.referrals.change(referral, { status, updatedAt: now });
  const unpaid = site.tables.rewards.list('referral', referral.id).filter((reward) => reward.status === 'Unpaid');
  const voids = unpaid.length > 0 && decide('voidedRewards') === 'void';
  if (status === 'approved') approve(work, referral, unpaid);
  else if (voids && (status === 'voided' || status === 'blocked'))
    for (const reward of unpaid) site.tables.rewards.change(reward, { status: 'Voided' });
}

/** The rewards that a referral brought one of its two people, by what earned them. */
export const rewardsOf = ({ site }: Work, referral: ReferralRow, action: 'referrer' | 'referred') =>
  site.tables.rewards.list('referral', referral.id).filter((reward) => incentiveOf(site, reward).action === action);
