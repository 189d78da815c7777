import type { EmailRecipientReport } from '../../../../generated/talkable/types.js';
import { missingRecipients, noOfferToShare, ok, tooMany } from '../answers.js';
import type { Call, Handler, Work } from '../exchange.js';
import { presentReward } from '../present/rewards.js';
import { presentSocialShare } from '../present/shares.js';
import { findOffer } from '../program/offers.js';
import { findByEmail, isEmail } from '../program/people.js';
import { mailTo, rewardSharing, shareBy, shareByMail } from '../program/shares.js';
import type { OfferRow } from '../state/records.js';
import { folded } from '../state/site.js';

/** The API names no limit; each recipient is a row of the answer. */
const MOST_RECIPIENTS = 5_000;

function offerOf(call: Call<'shareOfferByEmail'> | Call<'shareOfferBySocialChannel'>): OfferRow {
  const offer = findOffer(call, call.path.short_url_code);
  if (!offer) throw noOfferToShare(call);
  return offer;
}

export const shareOfferBySocialChannel: Handler<'shareOfferBySocialChannel'> = (call) => {
  const offer = offerOf(call);
  const share = shareBy(call, offer, call.body.channel);
  call.happens.shared(offer, share);
  const [reward] = rewardSharing(call, offer);
  if (!reward) call.lean('TK-SHARE-09');
  return ok({ share: presentSocialShare(share, call), reward: reward ? presentReward(reward, call) : null });
};

/** Every address once, whatever its case, as it was written first (TK-SHARE-12, TK-SHARE-13). */
function addressesIn(recipients: string): string[] {
  const found = new Map<string, string>();
  for (const address of recipients.split(/[,\n]/).map((text) => text.trim())) {
    if (address !== '' && !found.has(address.toLowerCase())) found.set(address.toLowerCase(), address);
  }
  return [...found.values()];
}

interface Recipient {
  readonly address: string;
  readonly report: EmailRecipientReport;
}

function lookAt(work: Work, offer: OfferRow, address: string): Recipient {
  const { site, decide } = work;
  const advocate = site.tables.people.get(offer.personId);
  const known = {
    previously_sent: mailTo(work, offer, address)?.mailed === true,
    email_valid: isEmail(address),
    self_referral: folded(advocate?.email ?? null) === address.toLowerCase(),
    unsubscribed: (findByEmail(site, address)?.unsubscribedAt ?? null) !== null,
  };
  const isNew = decide('mailedBefore') === 'mail-again' || !known.previously_sent;
  const sharable = isNew && known.email_valid && !known.self_referral && !known.unsubscribed;
  const unseen = { currently_sent: false, blocklisted: false, blacklisted: false, meets_criteria: true };
  return { address, report: { ...known, ...unseen, sharable } };
}

/** Mails an offer, which is one share, whoever it goes to. */
function mailAll(work: Work, offer: OfferRow, recipients: readonly Recipient[]): void {
  const addresses = recipients.map(({ address }) => address);
  const shares = addresses.map((address) => {
    work.happens.mailing(offer, address);
    return shareByMail(work, offer, address, true);
  });
  if (shares[0]) work.happens.shared(offer, shares[0], addresses);
}

export const shareOfferByEmail: Handler<'shareOfferByEmail'> = (call) => {
  const { site, body, decide } = call;
  const offer = offerOf(call);
  const addresses = addressesIn(body.recipients);
  if (addresses.length === 0) throw missingRecipients();
  if (addresses.length > MOST_RECIPIENTS)
    throw tooMany(call, 'The mail has # recipients', addresses.length, MOST_RECIPIENTS);

  const recipients = addresses.map((address) => lookAt(call, offer, address));
  const sharable = recipients.filter(({ report }) => report.sharable);
  const sentBefore = site.tables.shares.list('offer', offer.id).filter((share) => share.mailed).length;
  const left = Math.max(0, site.setup.mailQuota - sentBefore);
  const isTooMany = sharable.length > left;
  const accepted = decide('mailQuota') === 'send-none' && isTooMany ? [] : sharable.slice(0, left);
  const validation_only = body.validation_only ?? false;
  if (!validation_only) mailAll(call, offer, accepted);
  const sent = validation_only && decide('validationOnly') === 'nothing-sent' ? [] : accepted;
  const sentTo = new Set(sent);
  const rewards = validation_only || sent.length === 0 ? [] : rewardSharing(call, offer);
  const shown = rewards.map((reward) => presentReward(reward, call));
  return ok({
    success: decide('nobodyMailed') === 'success' || sent.length > 0,
    validation_only,
    stats: {
      currently_sent: sent.length,
      currently_not_sent: recipients.length - sent.length,
      previously_sent: recipients.filter(({ report }) => report.previously_sent).length,
      total_sent: decide('totalSent') === 'now' ? sent.length : sentBefore + sent.length,
      sent_limit_exceeded: isTooMany,
      left_emails: left - sent.length,
      advocate_blocked: false,
    },
    recipients: Object.fromEntries(
      recipients.map((recipient) => [
        recipient.address,
        { ...recipient.report, currently_sent: sentTo.has(recipient) },
      ]),
    ),
    reward: shown[0] ?? null,
    rewards: shown,
  });
};
