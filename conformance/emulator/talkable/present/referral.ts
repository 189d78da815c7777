import type { PersonRef, Referral } from '../../../../generated/talkable/types.js';
import type { Work } from '../exchange.js';
import { rewardsOf } from '../program/referrals.js';
import type { ReferralRow } from '../state/records.js';
import { timestamp } from '../time.js';
import { presentPersonRef } from './people.js';
import { presentReward } from './rewards.js';

function personRef({ site }: Work, id: number): PersonRef {
  const person = site.tables.people.get(id);
  if (!person) throw new Error(`A referral has lost its person ${String(id)}.`);
  return presentPersonRef(person);
}

export function presentReferral(referral: ReferralRow, work: Work): Referral {
  const { site } = work;
  const { utcOffset } = site.setup;
  const advocateRewards = rewardsOf(work, referral, 'referrer');
  const { blocked, flagged, skipped, passed } = referral.findings;
  return {
    id: referral.id,
    status: referral.status,
    campaign_id: referral.campaignId,
    offer_id: referral.offerId,
    referred_origin_id: referral.originId,
    track_method: referral.trackMethod,
    referred_subtotal: site.tables.origins.get(referral.originId)?.subtotal ?? 0,
    ad_rewarded: referral.status !== 'blocked' && advocateRewards.length > 0,
    qa_generated: false,
    fraud_details: referral.fraudDetails,
    fraud_policies_status: { blocked, flagged, skipped, passed },
    created_at: timestamp(referral.createdAt, utcOffset),
    updated_at: timestamp(referral.updatedAt, utcOffset),
    advocate_person: personRef(work, referral.advocateId),
    friend_person: personRef(work, referral.friendId),
    advocate_rewards: advocateRewards.map((reward) => presentReward(reward, work)),
    friend_rewards: rewardsOf(work, referral, 'referred').map((reward) => presentReward(reward, work)),
  };
}
