import type { Asks, Work } from '../exchange.js';
import type { CampaignSetup } from '../setup/types.js';
import type { OfferRow, RewardRow, VisitorOfferRow } from '../state/records.js';
import { incentivesFor } from './campaigns.js';
import { issueOffer } from './offers.js';
import { personWithEmail } from './people.js';
import { canPay, criteriaOf, pay, promise, rewardsBy } from './rewards.js';
import { addCopy, mailTo, shareByMail } from './shares.js';

/** Why a Friend gets no reward for a claim. Only the first is documented. */
type UnredeemReason = 'SELF_REFERRAL' | 'ALREADY_REWARDED' | 'NO_INCENTIVE' | 'OUT_OF_COUPONS' | 'NOT_ELIGIBLE';

export type Claimed = { readonly reward: RewardRow } | { readonly reason: UnredeemReason };

/** The Friend's copy of the offer; the share behind it is recorded where there was none. */
function copyFor(work: Work, offer: OfferRow, email: string): VisitorOfferRow {
  const { visitorOffers, shares } = work.site.tables;
  const before = mailTo(work, offer, email);
  if (!before && work.decide('claimedShare') === 'none') {
    const known = visitorOffers.list('email', email.toLowerCase()).find((copy) => copy.offerId === offer.id);
    return known ?? addCopy(work, offer.id, null, email);
  }
  const share = before ?? shareByMail(work, offer, email, false);
  const copy = visitorOffers.find('share', share.id);
  if (!copy) throw new Error(`The mail ${String(share.id)} has no copy of its offer.`);
  shares.change(share, { clicks: share.clicks + 1 });
  return copy;
}

const ownReason = ({ decide }: Asks, reason: UnredeemReason): Claimed => ({
  reason: decide('unredeemReason') === 'own' ? reason : 'NOT_ELIGIBLE',
});

/** Lets a Friend claim an Advocate's offer, as if a link had been shared and followed. */
export function shareAndClaim(
  work: Work,
  campaign: CampaignSetup,
  advocateEmail: string,
  friendEmail: string,
): Claimed {
  const { site, now } = work;
  const [advocate, friend] = [personWithEmail(work, advocateEmail), personWithEmail(work, friendEmail)];
  const copy = copyFor(work, issueOffer(work, advocate, campaign), friendEmail);
  site.tables.visitorOffers.change(copy, { clickedAt: copy.clickedAt ?? now });

  const [incentive] = incentivesFor(campaign, 'click');
  const criteria = incentive ? criteriaOf(incentive) : {};
  if (advocate === friend && criteria['allow_on_self_referral'] !== true) return { reason: 'SELF_REFERRAL' };
  if (!incentive) return ownReason(work, 'NO_INCENTIVE');
  const before = rewardsBy(site, friend.id, campaign.id, incentive);
  if (criteria['once_per_person'] === true && before.length > 0) return ownReason(work, 'ALREADY_REWARDED');
  if (!canPay(work, incentive)) return ownReason(work, 'OUT_OF_COUPONS');
  const reward = promise(work, { personId: friend.id, campaignId: campaign.id, incentive, reason: 'click' });
  pay(work, reward, copy.id);
  return { reward };
}

const SENTENCES: Readonly<Record<Exclude<UnredeemReason, 'SELF_REFERRAL'>, string>> = {
  ALREADY_REWARDED: 'The friend has been rewarded before.',
  NO_INCENTIVE: 'The campaign has no reward for a claim.',
  OUT_OF_COUPONS: 'There are no coupons left.',
  NOT_ELIGIBLE: 'The friend is not eligible.',
};

const titled = (reason: string): string =>
  reason
    .toLowerCase()
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');

/** The reason in words; those of a self-referral are documented (TK-CLAIM-04). */
export const inWords = ({ decide }: Asks, reason: UnredeemReason): string =>
  decide('reasonInWords') === 'of-the-code' || reason === 'SELF_REFERRAL' ? titled(reason) : SENTENCES[reason];
