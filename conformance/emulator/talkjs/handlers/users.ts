import type { UserInput } from '../../../../generated/talkjs/types.js';
import { Refusal } from '../../core/refusal.js';
import { json } from '../../core/message.js';
import type { Call, Handler } from '../exchange.js';
import { readList } from '../list.js';
import { presentUser } from '../present/user.js';
import { nextPosition, type App } from '../state/app.js';
import { newUser, type UserRecord } from '../state/users.js';
import { writeCustom } from '../write-custom.js';

type Writing = Pick<Call<'upsertUser'>, 'app' | 'now' | 'use'>;

const FIELDS = ['name', 'email', 'phone', 'welcomeMessage', 'photoUrl', 'locale', 'role', 'availabilityText'] as const;

function insert({ app, now }: Writing, id: string, name: string): UserRecord {
  const user = newUser(id, nextPosition(app, now), name);
  app.users.add(user);
  return user;
}

function write(writing: Writing, id: string, input: UserInput): void {
  const { app, use } = writing;
  const user = app.users.get(id) ?? insert(writing, id, input.name ?? '');
  const given = FIELDS.filter((field) => input[field] !== undefined);
  Object.assign(user, Object.fromEntries(given.map((field) => [field, input[field]])));
  user.custom = writeCustom(user.custom, input.custom, use);
  if (input.pushTokens !== undefined) user.pushTokens = use('mergePushTokens')(user.pushTokens, input.pushTokens);
}

/** Whether the write would make a user without a name. */
const lacksName = (app: App, id: string, input: UserInput): boolean =>
  input.name === undefined && app.users.get(id) === undefined;

export const upsertUser: Handler<'upsertUser'> = (call) => {
  const { app, path, body, use } = call;
  if (lacksName(app, path.userId, body)) throw new Refusal(use('newUserWithoutName')());
  write(call, path.userId, body);
  return use('userWritten')();
};

export const upsertUsers: Handler<'upsertUsers'> = (call) => {
  const { app, body, use } = call;
  const entries = Object.entries(body);
  const nameless = entries.filter(([id, input]) => lacksName(app, id, input));
  if (nameless.length > 0)
    throw new Refusal(json(400, Object.fromEntries(nameless.map(([id]) => [id, use('newUsersWithoutName')()]))));
  for (const [id, input] of entries) write(call, id, input);
  return use('usersWritten')();
};

export const getUser: Handler<'getUser'> = ({ app, path, use }) => {
  const user = app.users.get(path.userId);
  if (!user) throw new Refusal(use('unknownUser')());
  return presentUser(user, use);
};

export const listUsers: Handler<'listUsers'> = ({ app, query, use }) => {
  const page = readList(app.users, query, use);
  return { data: page.map((user) => presentUser(user, use)) };
};
