import type { EmailRecipientReport } from '../../../../generated/talkable/types.js';
import { Refusal } from '../../core/refusal.js';
import { ok } from '../envelope.js';
import type { Call, Handler, Work } from '../exchange.js';
import { presentReward } from '../present/rewards.js';
import { presentSocialShare } from '../present/shares.js';
import { findByEmail } from '../program/people.js';
import { rewardSharing, shareBy, shareByMail } from '../program/shares.js';
import type { Recipient } from '../rules/shares.js';
import type { OfferRow } from '../state/records.js';
import { folded } from '../state/site.js';

function offerOf({ site, path, use }: Call<'shareOfferByEmail'> | Call<'shareOfferBySocialChannel'>): OfferRow {
  const offer = site.tables.offers.find('code', path.short_url_code);
  if (!offer) throw new Refusal(use('unknownOfferToShare')());
  return offer;
}

export const shareOfferBySocialChannel: Handler<'shareOfferBySocialChannel'> = (call) => {
  const offer = offerOf(call);
  const share = shareBy(call, offer, call.body.channel);
  const [reward] = rewardSharing(call, offer);
  return ok({
    share: presentSocialShare(share, call),
    reward: reward ? presentReward(reward, call) : call.use('noRewardForSharing')(),
  });
};

function lookAt({ site, use }: Work, offer: OfferRow, address: string): Recipient {
  const advocate = site.tables.people.get(offer.personId);
  const before = site.tables.shares.find('recipient', `${String(offer.id)} ${address.toLowerCase()}`);
  return {
    address,
    previouslySent: before?.mailed === true,
    emailValid: use('isEmail')(address),
    selfReferral: advocate?.email !== null && folded(advocate?.email ?? null) === address.toLowerCase(),
    unsubscribed: (findByEmail(site, address)?.unsubscribedAt ?? null) !== null,
  };
}

/** Every address once, whatever its case, as it was written first. */
function distinct(addresses: readonly string[]): string[] {
  const found = new Map<string, string>();
  for (const address of addresses) if (!found.has(address.toLowerCase())) found.set(address.toLowerCase(), address);
  return [...found.values()];
}

const report = (recipient: Recipient, sharable: boolean, sent: boolean): EmailRecipientReport => ({
  currently_sent: sent,
  previously_sent: recipient.previouslySent,
  email_valid: recipient.emailValid,
  self_referral: recipient.selfReferral,
  unsubscribed: recipient.unsubscribed,
  blocklisted: false,
  blacklisted: false,
  meets_criteria: true,
  sharable,
});

export const shareOfferByEmail: Handler<'shareOfferByEmail'> = (call) => {
  const { site, body, use } = call;
  const offer = offerOf(call);
  const addresses = distinct(use('splitRecipients')(body.recipients));
  if (addresses.length === 0) throw new Refusal(use('missingRecipients')());

  const recipients = addresses.map((address) => lookAt(call, offer, address));
  const sharable = recipients.filter((recipient) => use('isSharable')(recipient));
  const sentBefore = site.tables.shares.list('offer', offer.id).filter((share) => share.mailed).length;
  const { mailQuota } = site.setup;
  const sent = sharable.slice(0, use('withinQuota')(sharable.length, sentBefore, mailQuota));

  const onlyValidated = body.validation_only === true && use('validationOnly')() === 'nothing';
  if (!onlyValidated) for (const { address } of sent) shareByMail(call, offer, address, true);
  const rewards = onlyValidated || sent.length === 0 ? [] : rewardSharing(call, offer);
  const shown = rewards.map((reward) => presentReward(reward, call));
  return ok({
    success: use('shareSucceeded')(sent.length),
    validation_only: body.validation_only ?? false,
    stats: {
      currently_sent: sent.length,
      currently_not_sent: recipients.length - sent.length,
      previously_sent: recipients.filter((recipient) => recipient.previouslySent).length,
      sent_limit_exceeded: sharable.length > sent.length,
      advocate_blocked: false,
      ...use('totals')(sentBefore, sent.length, mailQuota),
    },
    recipients: Object.fromEntries(
      recipients.map((recipient) => [
        recipient.address,
        report(recipient, sharable.includes(recipient), sent.includes(recipient)),
      ]),
    ),
    reward: shown[0] ?? null,
    rewards: shown,
  });
};
