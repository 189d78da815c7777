import type { App, StoredFile } from './app.js';
import type { BoundKey, ConversationRecord } from './conversations.js';
import type { Member } from './conversations.js';
import { createMessageLog, type MessageRecord } from './messages.js';
import type { Session } from './sessions.js';
import type { UserRecord } from './users.js';

type MemberData = Omit<Member, 'conversation'>;

interface ConversationData extends Omit<ConversationRecord, 'members' | 'messages' | 'keys'> {
  readonly members: readonly MemberData[];
  readonly messages: readonly MessageRecord[];
  readonly keys: readonly (readonly [string, BoundKey])[];
}

/** An app as plain data. Tokens seen and rates are not part of it. */
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
  readonly sessions: readonly (readonly [string, Session])[];
}

const dataOfMember = ({ conversation, ...member }: Member): MemberData => member;

const dataOfConversation = (conversation: ConversationRecord): ConversationData => ({
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
  sessions: [...app.sessions],
});

/** All apps as data, parts of which are the state itself. */
export const snapshotApps = (apps: ReadonlyMap<string, App>): unknown => [...apps.values()].map(dataOfApp);

/** Makes the data of a conversation the conversation: of so many objects, copies would cost most of the time. */
function conversationFrom(data: ConversationData): ConversationRecord {
  const messages = createMessageLog();
  messages.fill(data.messages);
  const joined = data.members;
  const fields: Omit<ConversationData, 'members' | 'messages' | 'keys'> = data;
  const own = { members: new Map<string, Member>(), messages, keys: new Map(data.keys) };
  const conversation = Object.assign(fields, own);
  for (const member of joined) conversation.members.set(member.userId, Object.assign(member, { conversation }));
  return conversation;
}

function fillApp(app: App, data: AppData): void {
  app.sequence = data.sequence;
  app.newest = data.newest;
  app.lastRequest = data.lastRequest;
  app.ids.count = data.idsGiven;
  app.users.fill(data.users);
  app.conversations.fill(data.conversations.map(conversationFrom));
  for (const id of data.deletedConversations) app.conversations.deletedIds.add(id);
  for (const [token, file] of data.files) app.files.set(token, file);
  for (const [userId, session] of data.sessions) app.sessions.set(userId, session);
}

/** Fills fresh apps from what `snapshotApps` gave, and returns them; every app in it must be among them. */
export function restoreApps(snapshot: unknown, fresh: Map<string, App>): Map<string, App> {
  for (const data of snapshot as readonly AppData[]) {
    const app = fresh.get(data.appId);
    if (!app) throw new TypeError(`The snapshot holds the app "${data.appId}", which this emulator does not serve.`);
    fillApp(app, data);
  }
  return fresh;
}
