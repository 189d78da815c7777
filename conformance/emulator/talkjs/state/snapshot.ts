import { readAs } from '../../core/shape.js';
import type { App } from './app.js';
import { checkApp } from './check-snapshot.js';
import type { ConversationRecord } from './conversations.js';
import type { Member } from './members.js';
import { createMessageLog } from './messages.js';
import { appsData, type AppData, type ConversationData, type MemberData } from './shapes.js';

function dataOfMember({ userId, access, notify, joined, readUntil, frozenAt, activity }: Member): MemberData {
  return { userId, access, notify, joined, readUntil, frozenAt, activity };
}

// Property by property: taking three out of all would cost several times as much.
function dataOfConversation(conversation: ConversationRecord): ConversationData {
  const { id, position, subject, photoUrl, welcomeMessages, custom, activity, members, messages, keys } = conversation;
  return {
    id,
    position,
    subject,
    photoUrl,
    welcomeMessages,
    custom,
    activity,
    members: [...members.values()].map(dataOfMember),
    messages: messages.timeline.all(),
    keys: [...keys],
  };
}

const dataOfApp = (app: App): AppData => ({
  appId: app.credentials.appId,
  sequence: app.sequence,
  idsGiven: app.ids.count,
  users: app.users.timeline.all(),
  conversations: app.conversations.all.createdAt.all().map(dataOfConversation),
  deletedConversations: [...app.conversations.deletedIds],
  files: [...app.files],
});

/** All apps as data, parts of which are the state itself. */
export const snapshotApps = (apps: ReadonlyMap<string, App>): unknown => ({ apps: [...apps.values()].map(dataOfApp) });

/** Makes the data of a conversation the conversation: there are so many objects that copies would cost most of the time. */
function conversationFrom(data: ConversationData): ConversationRecord {
  const members = new Map<string, Member>();
  const messages = createMessageLog();
  messages.fill(data.messages);
  const joined = data.members;
  const fields: Omit<ConversationData, 'members' | 'messages' | 'keys'> = data;
  const conversation = Object.assign(fields, { members, messages, keys: new Map(data.keys) });
  for (const member of joined) members.set(member.userId, Object.assign(member, { conversation }));
  return conversation;
}

function fillApp(app: App, data: AppData): void {
  app.sequence = data.sequence;
  app.ids.count = data.idsGiven;
  app.users.fill(data.users);
  app.conversations.fill(data.conversations.map(conversationFrom));
  for (const id of data.deletedConversations) app.conversations.deletedIds.add(id);
  for (const [token, file] of data.files) app.files.set(token, file);
}

/** Fills fresh apps from a snapshot and returns them; every app of the snapshot must be among them. */
export function restoreApps(snapshot: unknown, fresh: Map<string, App>): Map<string, App> {
  const seen = new Set<string>();
  for (const [index, data] of readAs(appsData, snapshot, 'snapshot.talkjs').apps.entries()) {
    const name = `snapshot.talkjs.apps[${String(index)}]`;
    const app = fresh.get(data.appId);
    if (!app) throw new TypeError(`The snapshot holds the app "${data.appId}", which this emulator does not serve.`);
    if (seen.size === seen.add(data.appId).size)
      throw new TypeError(`${name}: the app "${data.appId}" is there twice.`);
    checkApp(data, name);
    fillApp(app, data);
  }
  return fresh;
}
