import type { Work } from '../exchange.js';
import type { ClaimFacts, UnredeemReason } from '../rules/claims.js';
import type { CampaignSetup, IncentiveSetup } from '../setup/types.js';
import type { OfferRow, PersonRow, RewardRow, VisitorOfferRow } from '../state/records.js';
import { incentivesFor } from './campaigns.js';
import { issueOffer } from './offers.js';
import { personWithEmail } from './people.js';
import { canPay, pay, promise, wasRewarded } from './rewards.js';
import { shareByMail } from './shares.js';

export type Claimed = { readonly reward: RewardRow } | { readonly reason: UnredeemReason };

/** The Friend's copy of the offer, claimed now; the share behind it is recorded where there was none. */
function claim(work: Work, offer: OfferRow, email: string): VisitorOfferRow {
  const { site, now, use } = work;
  const before = site.tables.shares.find('recipient', `${String(offer.id)} ${email.toLowerCase()}`);
  if (!before) use('shareOfClaim')();
  const share = before ?? shareByMail(work, offer, email, false);
  const [copy] = site.tables.visitorOffers.list('share', share.id);
  if (!copy) throw new Error(`The mail ${String(share.id)} has no copy of its offer.`);
  site.tables.shares.change(share, { clicks: share.clicks + 1 });
  site.tables.visitorOffers.change(copy, { clickedAt: copy.clickedAt ?? now });
  return copy;
}

function factsOf(
  work: Work,
  incentive: IncentiveSetup | undefined,
  friend: PersonRow,
  campaignId: number,
  isSelf: boolean,
): ClaimFacts {
  const { site, use } = work;
  const criteria = incentive ? use('criteria')(incentive) : {};
  return {
    isSelf,
    rewardedBefore: incentive !== undefined && wasRewarded(site, friend.id, campaignId, incentive.identifier),
    allowsSelf: criteria['allow_on_self_referral'] === true,
    oncePerPerson: criteria['once_per_person'] === true,
    hasIncentive: incentive !== undefined,
    hasCoupon: incentive !== undefined && canPay(work, incentive),
  };
}

/** Lets a Friend claim an Advocate's offer, as if a link had been shared and followed. */
export function shareAndClaim(
  work: Work,
  campaign: CampaignSetup,
  advocateEmail: string,
  friendEmail: string,
): Claimed {
  const { use } = work;
  const [advocate, friend] = [personWithEmail(work, advocateEmail), personWithEmail(work, friendEmail)];
  const copy = claim(work, issueOffer(work, advocate, campaign), friendEmail);
  const [incentive] = incentivesFor(campaign, 'click');
  const facts = factsOf(work, incentive, friend, campaign.id, advocate === friend);
  if (use('isSelfClaim')(facts)) return { reason: 'SELF_REFERRAL' };
  const reason = use('otherReason')(facts);
  if (reason !== undefined) return { reason: use('reasonOfOurs')(reason) };
  if (!incentive) return { reason: 'NO_INCENTIVE' };
  const reward = promise(work, { personId: friend.id, campaignId: campaign.id, incentive, reason: 'click' });
  pay(work, reward, copy.id);
  return { reward };
}
