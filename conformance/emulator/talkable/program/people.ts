import { noPerson } from '../answers.js';
import type { Work } from '../exchange.js';
import type { PersonRow, VisitorRow } from '../state/records.js';
import { folded, type Site } from '../state/site.js';

const EMAIL = /^[^\s@"(),:;<>[\]\\]+@[^\s@"(),:;<>[\]\\.]+(\.[^\s@"(),:;<>[\]\\.]+)+$/;

export const isEmail = (text: string): boolean => EMAIL.test(text);

export function createPerson({ site, now }: Work, email: string | null): PersonRow {
  return site.tables.people.add({
    createdAt: now,
    email,
    firstName: null,
    lastName: null,
    username: null,
    customerId: null,
    phoneNumber: null,
    customProperties: {},
    optedInAt: null,
    unsubscribedAt: null,
    identifierHash: null,
  });
}

export const findByEmail = (site: Site, email: string): PersonRow | undefined =>
  site.tables.people.find('email', folded(email) ?? '');

/** The person with an e-mail address, who is made when nobody has it. */
export const personWithEmail = (work: Work, email: string): PersonRow =>
  findByEmail(work.site, email) ?? createPerson(work, email);

/** The person by e-mail address, user name, customer id or phone number (TK-PERSON-02). */
export function findBySlug({ site, decide }: Work, slug: string): PersonRow | undefined {
  const { people } = site.tables;
  const found =
    findByEmail(site, slug) ??
    people.find('username', folded(slug) ?? '') ??
    people.find('customer', slug) ??
    people.find('phone', slug);
  if (found) return found;
  const hashed = people.find('hash', slug);
  return hashed && decide('identifierHash') === 'slug' ? hashed : undefined;
}

/** The person that a path names; refuses where nobody is. */
export function personOf(call: Work & { readonly path: { readonly person_slug: string } }): PersonRow {
  const person = findBySlug(call, call.path.person_slug);
  if (!person) throw noPerson();
  return person;
}

/** Whether somebody else has a user name. */
export function isUsernameTaken(site: Site, username: string, by: PersonRow | undefined): boolean {
  const owner = site.tables.people.find('username', folded(username) ?? '');
  return owner !== undefined && owner !== by;
}

/** The visitor with a UUID, who is made when it was never seen. */
export function visitorWith(site: Site, uuid: string): VisitorRow {
  return site.tables.visitors.find('uuid', uuid.toLowerCase()) ?? site.tables.visitors.add({ uuid, personId: null });
}

type CustomValue = string | number | boolean;

/** A value of a custom property as it is kept (TK-LOYALTY-06, TK-LOYALTY-07). */
export function asText(value: CustomValue): string {
  if (typeof value === 'boolean') return value ? 't' : 'f';
  return String(value);
}

export const asTexts = (values: Readonly<Record<string, CustomValue>>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, asText(value)]));

/** What an origin or an update says of a person. */
export interface PersonDetails {
  readonly first_name?: string;
  readonly last_name?: string;
  readonly username?: string;
  readonly customer_id?: string;
  readonly phone_number?: string;
  readonly custom_properties?: Readonly<Record<string, CustomValue>>;
}

/** Writes what is given and leaves the rest. */
export function writeDetails({ site }: Work, person: PersonRow, details: PersonDetails): void {
  site.tables.people.change(person, {
    firstName: details.first_name ?? person.firstName,
    lastName: details.last_name ?? person.lastName,
    username: details.username ?? person.username,
    customerId: details.customer_id ?? person.customerId,
    phoneNumber: details.phone_number ?? person.phoneNumber,
    customProperties: { ...person.customProperties, ...asTexts(details.custom_properties ?? {}) },
  });
}
