import type { WebhookReferralReward, WebhookReward } from '../../../../generated/talkable/types.js';
import type { Work } from '../exchange.js';
import { presentReward } from '../present/rewards.js';
import { incentiveOf } from '../program/rewards.js';
import { rewardsOf } from '../program/referrals.js';
import type { OfferRow, OriginRow, ReferralRow, RewardRow } from '../state/records.js';
import { originOf, originOrNull, webhookCampaign, webhookOffer, webhookOrigin } from './origins.js';
import { webhookPerson } from './people.js';
import type { TalkableEvents } from './tell.js';

/** A worth as the samples spell it, `10.0`. */
export const decimal = (amount: number | null): string | null =>
  amount === null ? null : Number.isInteger(amount) ? `${String(amount)}.0` : String(amount);

/** A reward as `reward_web_hook` tells (TK-HOOK-09). */
function webhookReward(reward: RewardRow, work: Work): WebhookReward {
  const { coupon_code, ...shown } = presentReward(reward, work);
  return {
    ...shown,
    incentive_identifier: reward.incentive,
    amount: decimal(shown.amount),
    coupon: shown.coupon,
    coupon_code,
  };
}

/** The offer that a reward came through: the Advocate's, whose origin began it, and what the Friend did. */
function pathOf({ site }: Work, reward: RewardRow): { offer: OfferRow | undefined; friend: OriginRow | undefined } {
  const { referrals, offers, origins, coupons, visitorOffers } = site.tables;
  const referral = referrals.get(reward.referralId ?? 0);
  if (referral) return { offer: offers.get(referral.offerId), friend: origins.get(referral.originId) };
  const copy = visitorOffers.get(coupons.get(reward.couponId ?? 0)?.visitorOfferId ?? 0);
  const own = offers.find('owner', `${String(reward.personId)} ${String(reward.campaignId)}`);
  return { offer: (copy && offers.get(copy.offerId)) ?? own, friend: undefined };
}

/** What `reward_web_hook` carries. */
export function rewardPayload(reward: RewardRow, work: Work): TalkableEvents['reward_web_hook']['payload'] {
  const { offer, friend } = pathOf(work, reward);
  const advocate = offer && originOf(work, offer);
  const person = work.site.tables.people.get(reward.personId);
  return {
    campaign: webhookCampaign(reward.campaignId, work),
    ...(offer && { offer: webhookOffer(offer, work) }),
    person: person ? webhookPerson(person, work) : null,
    origin: originOrNull(friend ?? advocate, work),
    reward: webhookReward(reward, work),
    advocate_origin: originOrNull(advocate, work),
    friend_origin: originOrNull(friend, work),
  };
}

/** A reward as `referral_web_hook` tells (TK-HOOK-10, TK-HOOK-11). */
function referralReward(reward: RewardRow, origin: OriginRow | undefined, work: Work): WebhookReferralReward {
  const { site } = work;
  const shown = presentReward(reward, work);
  const person = site.tables.people.get(reward.personId);
  return {
    id: reward.id,
    amount: decimal(shown.amount),
    email: person?.email ?? null,
    person: person ? webhookPerson(person, work) : null,
    incentive: incentiveOf(site, reward).type,
    incentive_description: shown.incentive_description,
    reward_coupon_code: shown.coupon_code,
    origin: originOrNull(origin, work),
  };
}

/** The rewards that are told with a referral: all but points (TK-HOOK-12). */
const toldOf = (work: Work, referral: ReferralRow, action: 'referrer' | 'referred'): RewardRow[] =>
  rewardsOf(work, referral, action).filter((reward) => incentiveOf(work.site, reward).inPoints !== true);

/** What `referral_web_hook` carries. */
export function referralPayload(referral: ReferralRow, work: Work): TalkableEvents['referral_web_hook']['payload'] {
  const { offers, origins, shares } = work.site.tables;
  const [offer, bought] = [offers.get(referral.offerId), origins.get(referral.originId)];
  const advocateOrigin = offer && originOf(work, offer);
  const ofAdvocate = toldOf(work, referral, 'referrer').map((one) => referralReward(one, advocateOrigin, work));
  const ofFriend = toldOf(work, referral, 'referred').map((one) => referralReward(one, bought, work));
  return {
    campaign: webhookCampaign(referral.campaignId, work),
    ...(offer && { offer: webhookOffer(offer, work) }),
    advocate_rewards: ofAdvocate,
    friend_rewards: ofFriend,
    ...(ofAdvocate[0] && { referrer: ofAdvocate[0] }),
    ...(ofFriend[0] && { referred: ofFriend[0] }),
    ...(bought && { referred_origin: webhookOrigin(bought, work) }),
    share: { channel: shares.list('offer', referral.offerId).at(-1)?.channel ?? null },
  };
}
