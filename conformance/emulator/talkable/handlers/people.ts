import type { PersonData } from '../../../../generated/talkable/types.js';
import { emailTaken, noPerson, ok, slugIsNoEmail, usernameInvalid, usernameTaken } from '../answers.js';
import type { Call, Handler, Work } from '../exchange.js';
import { presentPerson, presentPersonalData } from '../present/people.js';
import * as people from '../program/people.js';
import { uuidFor } from '../state/codes.js';
import type { PersonRow } from '../state/records.js';
import { readInstant } from '../time.js';

export const getPerson: Handler<'getPerson'> = (call) => ok({ person: presentPerson(people.personOf(call), call) });

export const getPersonalData: Handler<'getPersonalData'> = (call) =>
  ok({ person: presentPersonalData(people.personOf(call), call) });

const USERNAME = /^[A-Za-z_ ][A-Za-z0-9_ ]{2,49}$/;

function checkUsername({ site, decide }: Work, person: PersonRow | undefined, username: string): void {
  const owner = people.findByUsername(site, username);
  if (owner && owner !== person) throw usernameTaken();
  if (decide('oddUsername') === 'refuse' && !USERNAME.test(username)) throw usernameInvalid();
}

function emailFor({ site, decide }: Work, person: PersonRow | undefined, email: PersonData['email']) {
  const owner = typeof email === 'string' ? people.findByEmail(site, email) : undefined;
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
  if (people.isEmail(slug)) return people.createPerson(call, slug);
  const person = people.createPerson(call, null);
  people.writeDetails(call, person, { username: slug });
  return person;
}

export const upsertPerson: Handler<'upsertPerson'> = (call) => {
  const { site, path, body, decide } = call;
  const { data } = body;
  const { username, identifier_hash } = data;
  const known = people.findBySlug(call, path.person_slug);
  if (!known && decide('newPerson') === 'by-email' && !people.isEmail(path.person_slug)) throw noPerson();
  if (typeof username === 'string') checkUsername(call, known, username);
  const email = emailFor(call, known, data.email);
  const mail = subscription(call, known ?? people.UNKNOWN, data);
  const person = known ?? createFor(call);
  const wasSubscribed = person.unsubscribedAt === null;
  site.tables.people.change(person, {
    email: people.orElse(email, person.email),
    identifierHash: people.orElse(identifier_hash, person.identifierHash),
    ...mail,
  });
  people.writeDetails(call, person, data);
  if (wasSubscribed && mail.unsubscribedAt !== null) call.happens.unsubscribed(person);
  return ok({ person: presentPerson(person, call) });
};

export const anonymizePerson: Handler<'anonymizePerson'> = (call) => {
  const { site, decide } = call;
  const person = people.personOf(call);
  const email = `${uuidFor(site, 'anonymous', person.id)}@anonymized.email`;
  site.tables.people.change(person, { ...people.UNKNOWN, email });
  for (const origin of site.tables.origins.list('person', person.id)) {
    if (decide('anonymizedOrigins') === 'cleared')
      site.tables.origins.change(origin, { email, customerId: null, ipAddress: null, shipping: {} });
  }
  return ok({ person: presentPerson(person, call) });
};

export const unsubscribePerson: Handler<'unsubscribePerson'> = (call) => {
  const { site, now, path, lean } = call;
  const known = people.findBySlug(call, path.person_slug);
  if (!known && !people.isEmail(path.person_slug)) throw slugIsNoEmail();
  if (!known) lean('INF-11');
  const person = known ?? people.createPerson(call, path.person_slug);
  const wasSubscribed = person.unsubscribedAt === null;
  site.tables.people.change(person, { unsubscribedAt: now });
  if (wasSubscribed) call.happens.unsubscribed(person);
  return ok({ person: presentPerson(person, call) });
};
