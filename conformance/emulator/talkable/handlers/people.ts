import type { PersonData } from '../../../../generated/talkable/types.js';
import { emailTaken, noPerson, ok, slugIsNoEmail, usernameInvalid, usernameTaken } from '../answers.js';
import type { Call, Handler, Work } from '../exchange.js';
import { presentPerson, presentPersonalData } from '../present/people.js';
import {
  createPerson,
  findByEmail,
  findBySlug,
  findByUsername,
  isEmail,
  orElse,
  personOf,
  UNKNOWN,
  writeDetails,
} from '../program/people.js';
import { uuidFor } from '../state/codes.js';
import type { PersonRow } from '../state/records.js';
import { readInstant } from '../time.js';

export const getPerson: Handler<'getPerson'> = (call) => ok({ person: presentPerson(personOf(call), call) });

export const getPersonalData: Handler<'getPersonalData'> = (call) =>
  ok({ person: presentPersonalData(personOf(call), call) });

const USERNAME = /^[A-Za-z_ ][A-Za-z0-9_ ]{2,49}$/;

/** Refuses a user name that the person cannot have. */
function checkUsername({ site, decide }: Work, person: PersonRow | undefined, username: string): void {
  const owner = findByUsername(site, username);
  if (owner && owner !== person) throw usernameTaken();
  if (decide('oddUsername') === 'refuse' && !USERNAME.test(username)) throw usernameInvalid();
}

/** The e-mail address to write; refuses that of somebody else. */
function emailFor({ site, decide }: Work, person: PersonRow | undefined, email: PersonData['email']) {
  const owner = typeof email === 'string' ? findByEmail(site, email) : undefined;
  if (!owner || owner === person) return email;
  if (decide('takenEmail') === 'refuse') throw emailTaken();
  return undefined;
}

type Subscription = Pick<PersonRow, 'optedInAt' | 'unsubscribedAt'>;

/** What is said of mail; a time given for unsubscribing says that the person did (TK-PERSON-14, TK-PERSON-15). */
function subscription(work: Work, { optedInAt, unsubscribedAt: before }: Subscription, data: PersonData) {
  const { now, decide } = work;
  const { gated_param_subscribed: agrees, unsubscribed_at: said } = data;
  const saidAt = typeof said === 'string' ? readInstant(work, 'unsubscribed_at', said) : undefined;
  const unsubscribed = data.unsubscribed ?? (said === undefined ? undefined : said !== null);
  const written = { optedInAt, unsubscribedAt: before };
  if (typeof agrees === 'boolean') {
    const forgets = decide('optOut') === 'forget';
    if (agrees) written.optedInAt = optedInAt ?? now;
    else if (forgets) written.optedInAt = null;
    else written.unsubscribedAt = before ?? now;
  }
  if (unsubscribed !== undefined) written.unsubscribedAt = unsubscribed ? (saidAt ?? before ?? now) : null;
  return written;
}

/** The person whom an unknown slug makes: by their e-mail address, or else by the user name. */
function createFor(call: Call<'upsertPerson'>): PersonRow {
  const slug = call.path.person_slug;
  if (isEmail(slug)) return createPerson(call, slug);
  const person = createPerson(call, null);
  writeDetails(call, person, { username: slug });
  return person;
}

export const upsertPerson: Handler<'upsertPerson'> = (call) => {
  const { site, path, body, decide } = call;
  const { data } = body;
  const { username, identifier_hash } = data;
  const known = findBySlug(call, path.person_slug);
  if (!known && decide('newPerson') === 'by-email' && !isEmail(path.person_slug)) throw noPerson();
  if (typeof username === 'string') checkUsername(call, known, username);
  const email = emailFor(call, known, data.email);
  const mail = subscription(call, known ?? UNKNOWN, data);
  const person = known ?? createFor(call);
  site.tables.people.change(person, {
    email: orElse(email, person.email),
    identifierHash: orElse(identifier_hash, person.identifierHash),
    ...mail,
  });
  writeDetails(call, person, data);
  return ok({ person: presentPerson(person, call) });
};

export const anonymizePerson: Handler<'anonymizePerson'> = (call) => {
  const { site, decide } = call;
  const person = personOf(call);
  const email = `${uuidFor(site, 'anonymous', person.id)}@anonymized.email`;
  site.tables.people.change(person, { ...UNKNOWN, email });
  for (const origin of site.tables.origins.list('person', person.id)) {
    if (decide('anonymizedOrigins') === 'cleared')
      site.tables.origins.change(origin, { email, customerId: null, ipAddress: null, shipping: {} });
  }
  return ok({ person: presentPerson(person, call) });
};

export const unsubscribePerson: Handler<'unsubscribePerson'> = (call) => {
  const { site, now, path, lean } = call;
  const known = findBySlug(call, path.person_slug);
  if (!known && !isEmail(path.person_slug)) throw slugIsNoEmail();
  if (!known) lean('INF-11');
  const person = known ?? createPerson(call, path.person_slug);
  site.tables.people.change(person, { unsubscribedAt: now });
  return ok({ person: presentPerson(person, call) });
};
