import type { ResponseMessage } from '../../core/message.js';
import { rule } from '../../core/rules.js';
import { badRequest, refused } from '../answers.js';
import type { UserRecord } from '../state/users.js';

type Custom = Readonly<Record<string, string>>;
type CustomUpdate = Readonly<Record<string, string | null>> | null;
type PushTokens = UserRecord['pushTokens'];

/** The entries of a map after an update, in which `null` takes an entry out. */
function merge<T>(before: Readonly<Record<string, T>>, update: Readonly<Record<string, T | null>>): Record<string, T> {
  const entries = new Map(Object.entries(before));
  for (const [key, value] of Object.entries(update)) {
    if (value === null) entries.delete(key);
    else entries.set(key, value);
  }
  return Object.fromEntries(entries);
}

const NAME_REQUIRED = 'is required for a new user';

export const userRules = {
  mergeCustom: rule(
    { claims: ['TJ-USR-05', 'TJ-USR-34', 'TJ-CNV-06'], assumes: ['TJ-USR-23', 'ED-11'] },
    (before: Custom, update: CustomUpdate): Record<string, string> => (update === null ? {} : merge(before, update)),
  ),
  /** Custom data where there was none, and nothing in it is `null`: no guess about merging is needed. */
  setCustom: rule({ claims: ['TJ-USR-34', 'TJ-CNV-06', 'TJ-MSG-12'] }, (custom: Custom): Record<string, string> => ({
    ...custom,
  })),
  mergePushTokens: rule(
    { claims: ['TJ-USR-12', 'TJ-USR-13', 'TJ-USR-14', 'TJ-USR-15'] },
    (before: PushTokens, update: Readonly<Record<string, true | null>> | null): PushTokens => {
      if (update === null) return null;
      const merged = merge<true>(before ?? {}, update);
      return Object.keys(merged).length === 0 ? null : merged;
    },
  ),
  newUserWithoutName: rule({ claims: ['TJ-USR-04'], assumes: ['ED-12'] }, (): ResponseMessage =>
    badRequest({ name: [NAME_REQUIRED] }),
  ),
  newUsersWithoutName: rule(
    { claims: ['TJ-USR-04', 'TJ-USR-27', 'TJ-USR-28'], assumes: ['ED-12'] },
    (): Readonly<Record<string, readonly string[]>> => ({ name: [NAME_REQUIRED] }),
  ),
  unknownUser: rule({ claims: ['TJ-USR-22', 'TJ-ERR-03'] }, (): ResponseMessage =>
    refused(404, 'USER_NOT_FOUND', ['No user has this id.']),
  ),
  userWritten: rule(
    { claims: ['TJ-GEN-06', 'TJ-GEN-08'], assumes: ['TJ-USR-18', 'ED-22'] },
    (): Record<string, never> => ({}),
  ),
  usersWritten: rule({ claims: ['TJ-USR-26', 'TJ-GEN-08'], assumes: ['ED-22'] }, (): Record<string, never> => ({})),
  /** What `availabilityText` is before anybody sets it. */
  unsetAvailability: rule({ assumes: ['TJ-USR-21'] }, (): string | null => null),
};
