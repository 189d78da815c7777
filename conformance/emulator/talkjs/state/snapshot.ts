import type { App, StoredFile } from './app.js';
import type { BoundKey, ConversationRecord } from './conversations.js';
import type { Member } from './members.js';
import type { MessageRecord } from './messages.js';
import type { UserRecord } from './users.js';

type MemberData = Omit<Member, 'conversation' | 'activity'>;

interface ConversationData extends Omit<ConversationRecord, 'members' | 'messages' | 'keys' | 'activity'> {
  readonly members: readonly MemberData[];
  readonly messages: readonly MessageRecord[];
  readonly keys: readonly (readonly [string, BoundKey])[];
}

interface AppData {
  readonly appId: string;
  readonly sequence: number;
  readonly newest: number;
  readonly lastRequest: number;
  readonly idsGiven: number;
  readonly users: readonly UserRecord[];
  readonly conversations: readonly ConversationData[];
  readonly deletedConversations: readonly string[];
  readonly files: readonly (readonly [string, StoredFile])[];
}

const dataOfMember = ({ conversation, activity, ...member }: Member): MemberData => member;

const dataOfConversation = ({ activity, ...conversation }: ConversationRecord): ConversationData => ({
  ...conversation,
  members: [...conversation.members.values()].map(dataOfMember),
  messages: conversation.messages.timeline.all(),
  keys: [...conversation.keys],
});

const dataOfApp = (app: App): AppData => ({
  appId: app.credentials.appId,
  sequence: app.sequence,
  newest: app.newest,
  lastRequest: app.lastRequest,
  idsGiven: app.ids.count,
  users: app.users.timeline.all(),
  conversations: app.conversations.all.createdAt.all().map(dataOfConversation),
  deletedConversations: [...app.conversations.deletedIds],
  files: [...app.files],
});

/** All apps as plain data of its own: later changes do not reach it. Tokens seen and rates are not part of it. */
export const snapshotApps = (apps: ReadonlyMap<string, App>): unknown =>
  structuredClone({ apps: [...apps.values()].map(dataOfApp) });

function fillConversation(app: App, data: ConversationData): void {
  const { members, messages, keys, id, position, ...fields } = data;
  const conversation = app.conversations.create(id, position);
  Object.assign(conversation, fields);
  for (const message of messages) conversation.messages.add(message);
  for (const [key, bound] of keys) conversation.keys.set(key, bound);
  for (const member of members) app.conversations.join({ ...member, conversation, activity: member.joined });
  app.conversations.touch(conversation);
}

function fillApp(app: App, data: AppData): void {
  app.sequence = data.sequence;
  app.newest = data.newest;
  app.lastRequest = data.lastRequest;
  app.ids.count = data.idsGiven;
  for (const user of data.users) app.users.add(user);
  for (const conversation of data.conversations) fillConversation(app, conversation);
  for (const id of data.deletedConversations) app.conversations.deletedIds.add(id);
  for (const [token, file] of data.files) app.files.set(token, file);
}

function read(snapshot: unknown): readonly AppData[] {
  const apps = (snapshot as { apps?: unknown } | null)?.apps;
  if (!Array.isArray(apps))
    throw new TypeError('The snapshot of talkjs must be an object with an array "apps", as snapshot() returned it.');
  return structuredClone(apps) as AppData[];
}

/** Fills fresh apps from a snapshot and returns them; every app of the snapshot must be among them. */
export function restoreApps(snapshot: unknown, fresh: Map<string, App>): Map<string, App> {
  for (const data of read(snapshot)) {
    const app = fresh.get(data.appId);
    if (!app) throw new TypeError(`The snapshot holds the app "${data.appId}", which this emulator does not serve.`);
    fillApp(app, data);
  }
  return fresh;
}
