import type { Work } from '../exchange.js';
import type { PersonRow, VisitorRow } from '../state/records.js';
import { folded, type Site } from '../state/site.js';

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

/** Whether somebody else has a user name. */
export function isUsernameTaken(site: Site, username: string, by: PersonRow | undefined): boolean {
  const owner = site.tables.people.find('username', folded(username) ?? '');
  return owner !== undefined && owner !== by;
}

/** The visitor with a UUID, who is made when it was never seen. */
export function visitorWith(site: Site, uuid: string): VisitorRow {
  return site.tables.visitors.find('uuid', uuid.toLowerCase()) ?? site.tables.visitors.add({ uuid, personId: null });
}

/** What an origin or an update says of a person. */
export interface PersonDetails {
  readonly first_name?: string;
  readonly last_name?: string;
  readonly username?: string;
  readonly customer_id?: string;
  readonly phone_number?: string;
  readonly custom_properties?: Readonly<Record<string, string | number | boolean>>;
}

/** Writes what is given and leaves the rest. */
export function writeDetails({ site, use }: Work, person: PersonRow, details: PersonDetails): void {
  const { first_name, last_name, username, customer_id, phone_number, custom_properties } = details;
  site.tables.people.change(person, {
    ...(first_name !== undefined && { firstName: first_name }),
    ...(last_name !== undefined && { lastName: last_name }),
    ...(username !== undefined && { username }),
    ...(customer_id !== undefined && { customerId: customer_id }),
    ...(phone_number !== undefined && { phoneNumber: phone_number }),
    ...(custom_properties !== undefined && {
      customProperties: use('mergeCustom')(person.customProperties, custom_properties),
    }),
  });
}
