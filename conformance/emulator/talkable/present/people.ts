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

/** The personal link: `/by/` and the user name, else the e-mail address (TK-PERSON-13). */
function personalUrl(site: Site, person: PersonRow): string | null {
  const name = person.username ?? person.email;
  if (name === null || person.email?.endsWith('@anonymized.email')) return null;
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

function referrerOf({ site, decide }: Work, { id }: PersonRow): PersonRef | null {
  const referral = site.tables.referrals.list('friend', id).at(-1);
  const advocate = referral && decide('referredBy') === 'person' && site.tables.people.get(referral.advocateId);
  return advocate ? presentPersonRef(advocate) : null;
}

const STATUSES = ['paid', 'unpaid', 'voided'];
const CHANNELS = ['email', 'facebook', 'twitter', 'linkedin', 'whatsapp', 'sms', 'other'];

const nameOf = ({ email, firstName, lastName, username }: PersonRow) => ({
  email,
  first_name: firstName,
  last_name: lastName,
  username,
});

/** What is shown of a person wherever a reward or the person is. */
const activityOf = (person: PersonRow, work: Work) => ({
  personal_claim_url: personalUrl(work.site, person),
  sub_choice: choice(work, person),
  subscribed_at: timestampOrNull(person.optedInAt, work.site.setup.utcOffset),
  unsubscribed_at: timestampOrNull(person.unsubscribedAt, work.site.setup.utcOffset),
  events_count: eventsCount(work, person),
  referral_counts: referralCounts(work, person),
});

export const presentRewardedPerson = (person: PersonRow, work: Work): RewardedPerson => ({
  ...nameOf(person),
  ...activityOf(person, work),
});

export function presentPerson(person: PersonRow, work: Work): Person {
  const rewards = work.site.tables.rewards.list('person', person.id).map(({ status }) => status);
  const shares = work.site.tables.shares.list('person', person.id).map(({ channel }) => channel);
  const activity = activityOf(person, work);
  return {
    ...nameOf(person),
    ...activity,
    customer_id: person.customerId,
    phone_number: person.phoneNumber,
    custom_properties: person.customProperties,
    opted_in_at: activity.subscribed_at,
    phone_opted_in_at: null,
    reward_counts: countsBy(work, rewards, STATUSES),
    share_counts: countsBy(work, shares, CHANNELS),
    gender: null,
    last_invited_by: null,
    referred_by: referrerOf(work, person),
  };
}

const shippingOf = ({ decide }: Work, { shipping }: OriginRow) =>
  Object.keys(shipping).length > 0 && decide('shippingShown') === 'shown' ? shipping : {};

/** What stands for the number of an order (TK-PERSON-26). */
function orderNumberOf({ decide }: Work, { type, email, number, slug }: OriginRow): string {
  if (type === 'AffiliateMember') return email ?? '';
  return (type === 'Event' && decide('eventAsOrder') === 'slug' ? slug : number) ?? '';
}

export function presentPersonalData(person: PersonRow, work: Work): PersonalData {
  const { setup, tables } = work.site;
  return {
    ...nameOf(person),
    created_at: timestamp(person.createdAt, setup.utcOffset),
    customer_id: person.customerId,
    opted_in_at: timestampOrNull(person.optedInAt, setup.utcOffset),
    phone_opted_in_at: null,
    unsubscribed_at: timestampOrNull(person.unsubscribedAt, setup.utcOffset),
    origins: tables.origins
      .list('person', person.id)
      .map((origin) => ({
        type: origin.type,
        created_at: timestamp(origin.createdAt, setup.utcOffset),
        ip_address: origin.ipAddress,
        order_number: orderNumberOf(work, origin),
        subtotal: origin.subtotal,
        ...shippingOf(work, origin),
      })),
  };
}
