import type { ResponseMessage } from '../../core/message.js';
import { rule } from '../../core/rules.js';
import { badRequest, unprocessable } from '../envelope.js';
import type { OriginRow, PersonRow } from '../state/records.js';
import { folded, type Tables } from '../state/site.js';

type Custom = Readonly<Record<string, string>>;
type CustomInput = Readonly<Record<string, string | number | boolean>>;

const USERNAME = /^[A-Za-z_ ][A-Za-z0-9_ ]{2,49}$/;
const EMAIL = /^[^\s@"(),:;<>[\]\\]+@[^\s@"(),:;<>[\]\\.]+(\.[^\s@"(),:;<>[\]\\.]+)+$/;

const asText = (value: string | number | boolean): string => {
  if (typeof value === 'boolean') return value ? 't' : 'f';
  return String(value);
};

export const personRules = {
  personBySlug: rule({ claims: ['TK-PERSON-02'] }, ({ people }: Tables, slug: string): PersonRow | undefined => {
    const text = folded(slug) ?? '';
    return (
      people.find('email', text) ??
      people.find('username', text) ??
      people.find('customer', slug) ??
      people.find('phone', slug)
    );
  }),
  unknownPerson: rule({ claims: ['TK-PERSON-03', 'TK-PERSON-23', 'TK-ERR-09'] }, (): ResponseMessage =>
    badRequest('No person found by `person_slug`.'),
  ),
  isEmail: rule({ claims: ['TK-PERSON-28'] }, (text: string): boolean => EMAIL.test(text)),
  /** Whether a slug that nobody has makes a person. */
  createdBySlug: rule({ claims: ['TK-PERSON-09'], assumes: ['INF-11'] }, (isEmail: boolean): boolean => isEmail),
  unpermittedParameter: rule({ claims: ['TK-PERSON-11'], assumes: [] }, (key: string): ResponseMessage =>
    badRequest(`found unpermitted parameter: :${key}`),
  ),
  usernameTaken: rule({ claims: ['TK-PERSON-12', 'TK-ERR-06'] }, (): ResponseMessage =>
    unprocessable('Username has already been taken. Please try another one.'),
  ),
  emailTaken: rule({ claims: ['TK-ERR-06'], assumes: ['INF-38'] }, (): ResponseMessage =>
    unprocessable('Email has already been taken'),
  ),
  isUsername: rule({ assumes: ['INF-39'] }, (username: string): boolean => USERNAME.test(username)),
  invalidUsername: rule({ claims: ['TK-ERR-06'], assumes: ['INF-39'] }, (): ResponseMessage =>
    unprocessable('Username is invalid'),
  ),
  unsubscribeInvalid: rule({ claims: ['TK-PERSON-28', 'TK-ERR-06'] }, (): ResponseMessage =>
    unprocessable("Email isn't valid"),
  ),
  mergeCustom: rule({ claims: ['TK-PERSON-31'] }, (before: Custom, given: CustomInput): Custom => ({
    ...before,
    ...Object.fromEntries(Object.entries(given).map(([name, value]) => [name, asText(value)])),
  })),
  /** When a person opted in, after a word about it. */
  optedIn: rule({ assumes: ['INF-40'] }, (before: number | null, agrees: boolean, now: number): number | null =>
    agrees ? (before ?? now) : null,
  ),
  unsubscribedAt: rule(
    { claims: ['TK-PERSON-15'] },
    (before: number | null, unsubscribed: boolean, saidAt: number | undefined, now: number): number | null =>
      unsubscribed ? (saidAt ?? before ?? now) : null,
  ),
  unsubscribedNow: rule({ claims: ['TK-PERSON-27'] }, (now: number): number => now),
  subscriptionChoice: rule(
    { assumes: ['INF-40'] },
    (optedInAt: number | null, unsubscribedAt: number | null): boolean =>
      optedInAt !== null && unsubscribedAt === null,
  ),
  /** Purchases and events count, joining does not. */
  eventsCount: rule(
    { assumes: ['INF-41'] },
    (origins: readonly OriginRow[]): number => origins.filter((origin) => origin.type !== 'AffiliateMember').length,
  ),
  /** Counts by name, those of zero left out. */
  countsBy: rule(
    { claims: ['TK-PERSON-06', 'TK-PERSON-07'], assumes: ['INF-12'] },
    (names: readonly string[]): { total: number } & Record<string, number> => {
      const counts = new Map<string, number>();
      for (const name of names) counts.set(name.toLowerCase(), (counts.get(name.toLowerCase()) ?? 0) + 1);
      return { ...Object.fromEntries(counts), total: names.length };
    },
  ),
  referrers: rule({ assumes: ['INF-Q13'] }, (): { last_invited_by: null; referred_by: null } => ({
    last_invited_by: null,
    referred_by: null,
  })),
  anonymous: rule({ claims: ['TK-PERSON-21', 'TK-PERSON-22'] }, (uuid: string): Partial<PersonRow> => ({
    email: `${uuid}@anonymized.email`,
    firstName: null,
    lastName: null,
    username: null,
    customerId: null,
    phoneNumber: null,
    customProperties: {},
    optedInAt: null,
    unsubscribedAt: null,
    identifierHash: null,
  })),
  /** What anonymising takes out of the person's origins. */
  anonymousOrigin: rule(
    { assumes: ['INF-42'] },
    (email: string | null): Pick<OriginRow, 'email' | 'customerId' | 'ipAddress'> => ({
      email,
      customerId: null,
      ipAddress: null,
    }),
  ),
  orderNumberShown: rule(
    { claims: ['TK-PERSON-25', 'TK-PERSON-26'] },
    ({ type, number, email }: OriginRow): string => (type === 'AffiliateMember' ? email : number) ?? '',
  ),
  /** The same of an event, which no sample shows. */
  orderNumberOfEvent: rule({ assumes: ['INF-52'] }, ({ number }: OriginRow): string => number ?? ''),
};
