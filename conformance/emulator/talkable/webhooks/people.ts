import type { WebhookPerson } from '../../../../generated/talkable/types.js';
import type { Work } from '../exchange.js';
import { presentLoyaltyMember } from '../present/loyalty.js';
import { presentPerson } from '../present/people.js';
import { findByEmail, UNKNOWN } from '../program/people.js';
import type { PersonRow } from '../state/records.js';
import { folded } from '../state/site.js';

/** A person as webhooks tell (TK-HOOK-07). */
export function webhookPerson(person: PersonRow, work: Work): WebhookPerson {
  const shown = presentPerson(person, work);
  const member = work.site.tables.members.find('email', folded(person.email) ?? '');
  return {
    email: shown.email,
    phone_number: shown.phone_number,
    first_name: shown.first_name,
    last_name: shown.last_name,
    username: shown.username,
    customer_id: shown.customer_id,
    custom_properties: shown.custom_properties,
    sub_choice: shown.sub_choice,
    subscribed_at: shown.subscribed_at,
    opted_in_at: shown.opted_in_at,
    phone_opted_in_at: shown.phone_opted_in_at,
    unsubscribed_at: shown.unsubscribed_at,
    is_loyalty_member: member !== undefined,
    loyalty_member: member ? presentLoyaltyMember(member) : null,
    referral_counts: shown.referral_counts,
    gender: null,
  };
}

/** Whoever has this address, be it nobody who is known. */
export function webhookRecipient(address: string, work: Work): WebhookPerson {
  const known = findByEmail(work.site, address);
  return webhookPerson(known ?? { id: 0, createdAt: work.now, email: address, ...UNKNOWN }, work);
}
