import type { Work } from '../exchange.js';
import { linkUrl } from '../program/offers.js';
import type { OfferRow, PersonRow, ShareRow } from '../state/records.js';
import { originOf, originOrNull, webhookCampaign, webhookOffer } from './origins.js';
import { webhookPerson, webhookRecipient } from './people.js';
import type { TalkableEvents } from './tell.js';

type Shared = TalkableEvents['post_share_web_hook']['payload'];

const FACEBOOK = new Set(['facebook', 'facebook_message', 'facebook_sponsored']);

/** What is known of a share depends on its channel (TK-HOOK-14). */
function infoOf(channel: string, recipients: readonly string[]): NonNullable<Shared['share_info']> {
  if (channel === 'email') return { recipients: [...recipients] };
  return FACEBOOK.has(channel) ? { facebook_share_post_id: null, facebook_share_user_id: null } : {};
}

/** What `post_share_web_hook` carries; a mail to several is one share. */
export function sharePayload(offer: OfferRow, share: ShareRow, recipients: readonly string[], work: Work): Shared {
  const { people, links } = work.site.tables;
  const [sharer, link] = [people.get(offer.personId), links.get(share.linkId)];
  const showsLink = FACEBOOK.has(share.channel) || share.channel === 'twitter';
  return {
    campaign: webhookCampaign(offer.campaignId, work),
    share_type: share.channel,
    share_info: infoOf(share.channel, recipients),
    ...(sharer && { sharer_info: webhookPerson(sharer, work) }),
    share_link: showsLink && link ? linkUrl(work.site, link) : null,
    origin: originOrNull(originOf(work, offer), work),
  };
}

/** What `check_unsubscribe_web_hook` carries of a mail to an address (TK-HOOK-15). */
export const mailPayload = (
  offer: OfferRow,
  address: string,
  work: Work,
): TalkableEvents['check_unsubscribe_web_hook']['payload'] => ({
  campaign: webhookCampaign(offer.campaignId, work),
  recipient: webhookRecipient(address, work),
  email_type: 'notifier_offers_share_via_email',
});

/** What `offer_signup_web_hook` carries, and `claim_signup_web_hook` beside the address that the Friend came from. */
export const signupPayload = (
  offer: OfferRow,
  person: PersonRow,
  work: Work,
): TalkableEvents['offer_signup_web_hook']['payload'] => ({
  campaign: webhookCampaign(offer.campaignId, work),
  offer: webhookOffer(offer, work),
  ...webhookPerson(person, work),
});
