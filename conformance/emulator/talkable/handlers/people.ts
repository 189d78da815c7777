import type { PersonData } from '../../../../generated/talkable/types.js';
import { Refusal } from '../../core/refusal.js';
import { ok } from '../envelope.js';
import type { Call, Handler, Work } from '../exchange.js';
import { presentPerson, presentPersonalData } from '../present/people.js';
import { createPerson, findByEmail, isUsernameTaken, writeDetails } from '../program/people.js';
import { personOf } from '../program/person-of.js';
import { readInstant } from '../program/read-instant.js';
import type { PersonRow } from '../state/records.js';
import { uuidFor } from '../state/codes.js';

export const getPerson: Handler<'getPerson'> = (call) => ok({ person: presentPerson(personOf(call), call) });

export const getPersonalData: Handler<'getPersonalData'> = (call) =>
  ok({ person: presentPersonalData(personOf(call), call) });

/** Refuses what a person cannot be given; nothing is written yet. */
function check({ site, use }: Work, person: PersonRow | undefined, { username, email }: PersonData): void {
  if (username !== undefined) {
    if (isUsernameTaken(site, username, person)) throw new Refusal(use('usernameTaken')());
    if (!use('isUsername')(username)) throw new Refusal(use('invalidUsername')());
  }
  const owner = email === undefined ? undefined : findByEmail(site, email);
  if (owner && owner !== person) throw new Refusal(use('emailTaken')());
}

/** What is said of mail; a time given for unsubscribing says that the person did. */
function subscription(
  { now, use }: Work,
  person: PersonRow,
  data: PersonData,
  saidAt: number | undefined,
): Partial<PersonRow> {
  const { gated_param_subscribed: agrees, unsubscribed = saidAt === undefined ? undefined : true } = data;
  return {
    ...(agrees !== undefined && { optedInAt: use('optedIn')(person.optedInAt, agrees, now) }),
    ...(unsubscribed !== undefined && {
      unsubscribedAt: use('unsubscribedAt')(person.unsubscribedAt, unsubscribed, saidAt, now),
    }),
  };
}

function write(call: Call<'upsertPerson'>, person: PersonRow, unsubscribedAt: number | undefined): void {
  const { data } = call.body;
  call.site.tables.people.change(person, {
    ...(data.email !== undefined && { email: data.email }),
    ...(data.identifier_hash !== undefined && { identifierHash: data.identifier_hash }),
    ...subscription(call, person, data, unsubscribedAt),
  });
  writeDetails(call, person, data);
}

export const upsertPerson: Handler<'upsertPerson'> = (call) => {
  const { site, path, body, use } = call;
  const { data } = body;
  const known = use('personBySlug')(site.tables, path.person_slug);
  if (!known && !use('createdBySlug')(use('isEmail')(path.person_slug))) throw new Refusal(use('unknownPerson')());
  check(call, known, data);
  const unsubscribedAt =
    data.unsubscribed_at === undefined ? undefined : readInstant(call, 'unsubscribed_at', data.unsubscribed_at);
  const person = known ?? createPerson(call, path.person_slug);
  write(call, person, unsubscribedAt);
  return ok({ person: presentPerson(person, call) });
};

export const anonymizePerson: Handler<'anonymizePerson'> = (call) => {
  const { site, use } = call;
  const person = personOf(call);
  site.tables.people.change(person, use('anonymous')(uuidFor(site, 'anonymous', person.id)));
  for (const origin of site.tables.origins.list('person', person.id)) {
    site.tables.origins.change(origin, use('anonymousOrigin')(person.email));
  }
  return ok({ person: presentPerson(person, call) });
};

export const unsubscribePerson: Handler<'unsubscribePerson'> = (call) => {
  const { site, now, path, use } = call;
  const known = use('personBySlug')(site.tables, path.person_slug);
  if (!known && !use('isEmail')(path.person_slug)) throw new Refusal(use('unsubscribeInvalid')());
  if (!known && !use('createdBySlug')(true)) throw new Refusal(use('unsubscribeInvalid')());
  const person = known ?? createPerson(call, path.person_slug);
  site.tables.people.change(person, { unsubscribedAt: use('unsubscribedNow')(now) });
  return ok({ person: presentPerson(person, call) });
};
