import type {
  Person,
  PersonalData,
  PersonRef,
  ReferralCounts,
  RewardedPerson,
} from '../../../../generated/talkable/types.js';
import type { Work } from '../exchange.js';
import { shareHost } from '../program/offers.js';
import type { OriginRow, PersonRow } from '../state/records.js';
import type { Site } from '../state/site.js';
import { timestamp, timestampOrNull } from '../time.js';

type PersonCounts = Person['reward_counts'];

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

function eventsCount({ site, decide }: Work, { id }: PersonRow): number {
  const origins = site.tables.origins.list('person', id);
  if (origins.length === 0) return 0;
  const counted = decide('eventsCount') === 'events' ? ['Event'] : ['Purchase', 'Event'];
  return origins.filter(({ type }) => counted.includes(type)).length;
}

/** What the person chose when asked to subscribe. */
function choice({ lean }: Work, { optedInAt, unsubscribedAt }: PersonRow): boolean {
  if (optedInAt === null) return false;
  lean('INF-40');
  return unsubscribedAt === null;
}

/** How many there are, in all and by name; the names are those that count zero. */
function countsBy({ decide }: Work, found: readonly string[], names: readonly string[]): PersonCounts {
  const shown = decide('zeroCounts') === 'shown' ? names : [];
  const counts = new Map(shown.map((name) => [name, 0]));
  for (const name of found.map((text) => text.toLowerCase())) counts.set(name, (counts.get(name) ?? 0) + 1);
  return { ...Object.fromEntries(counts), total: found.length };
}

/** Who referred the person, where somebody did. */
function referrerOf({ site, decide }: Work, { id }: PersonRow): PersonRef | null {
  const referral = site.tables.referrals.list('friend', id).at(-1);
  const advocate = referral && decide('referredBy') === 'person' && site.tables.people.get(referral.advocateId);
  return advocate ? presentPersonRef(advocate) : null;
}

const STATUSES = ['paid', 'unpaid', 'voided'];
const CHANNELS = ['email', 'facebook', 'twitter', 'linkedin', 'whatsapp', 'sms', 'other'];

export function presentPerson(person: PersonRow, work: Work): Person {
  const { site } = work;
  const { rewards, shares } = site.tables;
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
    reward_counts: countsBy(
      work,
      rewards.list('person', person.id).map(({ status }) => status),
      STATUSES,
    ),
    share_counts: countsBy(
      work,
      shares.list('person', person.id).map(({ channel }) => channel),
      CHANNELS,
    ),
    gender: null,
    last_invited_by: null,
    referred_by: referrerOf(work, person),
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

/** What stands for the number of an order (TK-PERSON-26). */
function orderNumberOf({ decide }: Work, { type, email, number, slug }: OriginRow): string {
  if (type === 'AffiliateMember') return email ?? '';
  return (type === 'Event' && decide('eventAsOrder') === 'slug' ? slug : number) ?? '';
}

export function presentPersonalData(person: PersonRow, work: Work): PersonalData {
  const { site } = work;
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
        order_number: orderNumberOf(work, origin),
        subtotal: origin.subtotal,
      })),
  };
}
