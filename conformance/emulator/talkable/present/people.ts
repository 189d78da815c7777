import type {
  Person,
  PersonalData,
  PersonRef,
  ReferralCounts,
  RewardedPerson,
} from '../../../../generated/talkable/types.js';
import type { Work } from '../exchange.js';
import { shareHost } from '../program/links.js';
import type { PersonRow } from '../state/records.js';
import type { Site } from '../state/site.js';
import { timestamp, timestampOrNull } from '../time.js';

export const presentPersonRef = ({ id, email, phoneNumber, firstName, lastName }: PersonRow): PersonRef => ({
  id,
  email,
  phone_number: phoneNumber,
  first_name: firstName,
  last_name: lastName,
});

const isAnonymous = ({ email }: PersonRow): boolean => email?.endsWith('@anonymized.email') === true;

/** The personal link: `/by/` and the user name, else the e-mail address (TK-PERSON-13). */
function personalUrl(site: Site, person: PersonRow): string | null {
  const name = person.username ?? person.email;
  if (name === null || isAnonymous(person)) return null;
  return `${shareHost(site)}/by/${encodeURIComponent(name).replaceAll('%40', '@')}`;
}

function referralCounts({ site }: Work, { id }: PersonRow): ReferralCounts {
  const referrals = site.tables.referrals.list('advocate', id);
  const count = (status: string): number => referrals.filter((referral) => referral.status === status).length;
  return { total: referrals.length, approved: count('approved'), pending: count('pending') };
}

function eventsCount({ site, use }: Work, { id }: PersonRow): number {
  const origins = site.tables.origins.list('person', id);
  return origins.length === 0 ? 0 : use('eventsCount')(origins);
}

function choice({ use }: Work, { optedInAt, unsubscribedAt }: PersonRow): boolean {
  return optedInAt !== null && use('subscriptionChoice')(optedInAt, unsubscribedAt);
}

function referrersOf({ site, use }: Work, { id }: PersonRow): { last_invited_by: null; referred_by: null } {
  const wasReferred = site.tables.referrals.list('friend', id).length > 0;
  return wasReferred ? use('referrers')() : { last_invited_by: null, referred_by: null };
}

export function presentPerson(person: PersonRow, work: Work): Person {
  const { site, use } = work;
  const time = (at: number | null): string | null => timestampOrNull(at, site.setup.utcOffset);
  return {
    email: person.email,
    first_name: person.firstName,
    last_name: person.lastName,
    username: person.username,
    customer_id: person.customerId,
    phone_number: person.phoneNumber,
    personal_claim_url: personalUrl(site, person),
    custom_properties: { ...person.customProperties },
    sub_choice: choice(work, person),
    subscribed_at: time(person.optedInAt),
    opted_in_at: time(person.optedInAt),
    phone_opted_in_at: null,
    unsubscribed_at: time(person.unsubscribedAt),
    events_count: eventsCount(work, person),
    referral_counts: referralCounts(work, person),
    reward_counts: use('countsBy')(site.tables.rewards.list('person', person.id).map((reward) => reward.status)),
    share_counts: use('countsBy')(site.tables.shares.list('person', person.id).map((share) => share.channel)),
    gender: null,
    ...referrersOf(work, person),
  };
}

export function presentRewardedPerson(person: PersonRow, work: Work): RewardedPerson {
  const { utcOffset } = work.site.setup;
  return {
    email: person.email,
    first_name: person.firstName,
    last_name: person.lastName,
    username: person.username,
    personal_claim_url: personalUrl(work.site, person),
    events_count: eventsCount(work, person),
    sub_choice: choice(work, person),
    subscribed_at: timestampOrNull(person.optedInAt, utcOffset),
    unsubscribed_at: timestampOrNull(person.unsubscribedAt, utcOffset),
    referral_counts: referralCounts(work, person),
  };
}

export function presentPersonalData(person: PersonRow, { site, use }: Work): PersonalData {
  const { utcOffset } = site.setup;
  return {
    created_at: timestamp(person.createdAt, utcOffset),
    customer_id: person.customerId,
    email: person.email,
    first_name: person.firstName,
    last_name: person.lastName,
    username: person.username,
    opted_in_at: timestampOrNull(person.optedInAt, utcOffset),
    phone_opted_in_at: null,
    unsubscribed_at: timestampOrNull(person.unsubscribedAt, utcOffset),
    origins: site.tables.origins
      .list('person', person.id)
      .map((origin) => ({
        type: origin.type,
        created_at: timestamp(origin.createdAt, utcOffset),
        ip_address: origin.ipAddress,
        order_number: use(origin.type === 'Event' ? 'orderNumberOfEvent' : 'orderNumberShown')(origin),
        subtotal: origin.subtotal,
      })),
  };
}
