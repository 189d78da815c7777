import type { PersonData } from '../../../../generated/talkable/types.js';
import { merged } from '../../core/merged.js';
import { noPerson } from '../answers.js';
import type { Work } from '../exchange.js';
import { uuidFor } from '../state/codes.js';
import type { PersonRow, VisitorRow } from '../state/records.js';
import { folded, type Site } from '../state/site.js';

const EMAIL = /^[^\s@"(),:;<>[\]\\]+@[^\s@"(),:;<>[\]\\.]+(\.[^\s@"(),:;<>[\]\\.]+)+$/;

export const isEmail = (text: string): boolean => EMAIL.test(text);

/** What nothing is known of, at first and after anonymising (TK-PERSON-22). */
export const UNKNOWN = {
  firstName: null,
  lastName: null,
  username: null,
  customerId: null,
  phoneNumber: null,
  customProperties: {},
  optedInAt: null,
  unsubscribedAt: null,
  identifierHash: null,
};

export const createPerson = ({ site, now }: Work, email: string | null): PersonRow =>
  site.tables.people.add({ createdAt: now, email, ...UNKNOWN });

export const findByEmail = (site: Site, email: string): PersonRow | undefined =>
  site.tables.people.find('email', folded(email) ?? '');

export const findByUsername = ({ tables }: Site, username: string): PersonRow | undefined =>
  tables.people.find('username', folded(username) ?? '');

export const personWithEmail = (work: Work, email: string): PersonRow =>
  findByEmail(work.site, email) ?? createPerson(work, email);

/** The person by e-mail address, user name, customer id or phone number (TK-PERSON-02). */
export function findBySlug({ site, decide }: Work, slug: string): PersonRow | undefined {
  const { people } = site.tables;
  const found =
    findByEmail(site, slug) ??
    findByUsername(site, slug) ??
    people.find('customer', slug) ??
    people.find('phone', slug);
  if (found) return found;
  const hashed = people.find('hash', slug);
  return hashed && decide('identifierHash') === 'slug' ? hashed : undefined;
}

export function personOf(call: Work & { readonly path: { readonly person_slug: string } }): PersonRow {
  const person = findBySlug(call, call.path.person_slug);
  if (!person) throw noPerson();
  return person;
}

export function visitorWith(site: Site, uuid: string): VisitorRow {
  return (
    site.tables.visitors.find('uuid', uuid.toLowerCase()) ??
    site.tables.visitors.add({ uuid, personId: null, device: null })
  );
}

export const newVisitor = (site: Site): string => uuidFor(site, 'visitor', site.tables.visitors.all().length);

type CustomValue = string | number | boolean;

/** A value of a custom property as it is kept (TK-LOYALTY-06, TK-LOYALTY-07). */
function asText(value: CustomValue): string {
  if (typeof value === 'boolean') return value ? 't' : 'f';
  return String(value);
}

const mapped = (values: Readonly<Record<string, CustomValue>>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, asText(value)]));

/** Values as they are kept; texts alone are not copied. */
export function asTexts(values: Readonly<Record<string, CustomValue>>): Readonly<Record<string, string>> {
  for (const name in values) if (typeof values[name] !== 'string') return mapped(values);
  return values as Readonly<Record<string, string>>;
}

type PersonDetails = Pick<
  PersonData,
  'first_name' | 'last_name' | 'username' | 'customer_id' | 'phone_number' | 'custom_properties'
>;

export const orElse = <Value>(given: Value | undefined, before: Value): Value =>
  given === undefined ? before : given;

/** Writes what is given and leaves the rest; `null` clears. */
export function writeDetails({ site }: Work, person: PersonRow, details: PersonDetails): void {
  const { custom_properties: custom = {} } = details;
  site.tables.people.change(person, {
    firstName: orElse(details.first_name, person.firstName),
    lastName: orElse(details.last_name, person.lastName),
    username: orElse(details.username, person.username),
    customerId: orElse(details.customer_id, person.customerId),
    phoneNumber: orElse(details.phone_number, person.phoneNumber),
    customProperties: custom === null ? {} : merged(person.customProperties, asTexts(custom)),
  });
}
