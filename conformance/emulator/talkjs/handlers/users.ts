import type { UserInput } from '../../../../generated/talkjs/types.js';
import { Refusal } from '../../core/refusal.js';
import { merged } from '../../core/merged.js';
import { json } from '../../core/message.js';
import { assertFaultless, noUser } from '../answers.js';
import type { Handler, Writing } from '../exchange.js';
import { readList } from '../list.js';
import { presentUser } from '../present/user.js';
import { nextPosition } from '../state/app.js';
import { newUser, type UserRecord } from '../state/users.js';
import { checkId, faultsOfCustom, writeCustom, writeFields } from '../write.js';

type PushTokens = UserRecord['pushTokens'];

const FIELDS = ['name', 'email', 'phone', 'welcomeMessage', 'photoUrl', 'locale', 'role', 'availabilityText'] as const;

/** Tokens are added one by one, and taken out by `null` (TJ-USR-12…15). */
function writePushTokens(before: PushTokens, update: Readonly<Record<string, true | null>> | null): PushTokens {
  if (update === null) return null;
  const tokens = merged<true>(before ?? {}, update);
  return Object.keys(tokens).length === 0 ? null : tokens;
}

function insert({ app, now }: Writing, id: string): UserRecord {
  const user = newUser(id, nextPosition(app, now), '');
  app.users.add(user);
  return user;
}

/** What is written stays, what is left out stays as it was (TJ-USR-05). */
function write(writing: Writing, id: string, input: UserInput): UserRecord {
  const known = writing.app.users.get(id);
  const user = known ?? insert(writing, id);
  writeFields(user, input, FIELDS);
  user.custom = writeCustom(user.custom, input.custom, writing);
  if (input.headerPhotoUrl !== undefined) writing.lean('TJ-USR-36');
  if (input.pushTokens !== undefined) user.pushTokens = writePushTokens(user.pushTokens, input.pushTokens);
  writing.events.emit(known ? 'user.updated' : 'user.created', (presenting) => ({
    user: presentUser(user, presenting),
  }));
  return user;
}

const isNewWithoutName = ({ app }: Writing, id: string, { name }: UserInput): boolean =>
  name === undefined && app.users.get(id) === undefined;

/** What is wrong with a user beyond its form, by field. */
function faultsOf(writing: Writing, id: string, input: UserInput): Record<string, string[]> {
  const { decide, lean } = writing;
  const faults = faultsOfCustom(input.custom, writing);
  if (isNewWithoutName(writing, id, input)) {
    lean('ED-12');
    faults['name'] = ['is required for a new user'];
  }
  const url = input.photoUrl;
  if (typeof url === 'string' && !URL.canParse(url) && decide('photoUrl') === 'url')
    faults['photoUrl'] = ['must be a URL'];
  return faults;
}

export const upsertUser: Handler<'upsertUser'> = (call) => {
  const { path, body, decide, lean } = call;
  checkId(call, path.userId, body);
  if (isNewWithoutName(call, path.userId, body) && decide('userWithoutName') === 'not-found') throw noUser();
  assertFaultless(call, faultsOf(call, path.userId, body));
  const user = write(call, path.userId, body);
  lean('ED-22');
  return decide('userAnswer') === 'object' ? { ...presentUser(user, call) } : {};
};

export const upsertUsers: Handler<'upsertUsers'> = (call) => {
  const entries = Object.entries(call.body);
  for (const [id, input] of entries) checkId(call, id, input);
  const faults = entries.map(([id, input]) => [id, faultsOf(call, id, input)] as const);
  const wrong = faults.filter(([, fields]) => Object.keys(fields).length > 0);
  if (wrong.length > 0) throw new Refusal(json(400, Object.fromEntries(wrong)));
  for (const [id, input] of entries) write(call, id, input);
  call.lean('ED-22');
  return {};
};

export const getUser: Handler<'getUser'> = (call) => {
  const user = call.app.users.get(call.path.userId);
  if (!user) throw noUser();
  return presentUser(user, call);
};

export const listUsers: Handler<'listUsers'> = (call) => {
  const page = readList(call.app.users, call.query, call);
  return { data: page.map((user) => presentUser(user, call)) };
};
