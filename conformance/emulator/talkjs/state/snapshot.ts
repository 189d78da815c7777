import type { Account, App, AppCredentials, Reminder, StoredFile } from './app.js';
import type { Project } from './project.js';
import type { BoundKey, ConversationRecord } from './conversations.js';
import type { Member } from './conversations.js';
import { createMessageLog, type MessageRecord } from './messages.js';
import { dataOfReactions, reactionsFrom, type ReactionData } from './reactions.js';
import type { Session } from './sessions.js';
import type { UserRecord } from './users.js';

type MemberData = Omit<Member, 'conversation'>;

/** What a conversation holds in another form. */
type Held = 'members' | 'messages' | 'keys' | 'reactions';

interface ConversationData extends Omit<ConversationRecord, Held> {
  readonly members: readonly MemberData[];
  readonly messages: readonly MessageRecord[];
  readonly keys: readonly (readonly [string, BoundKey])[];
  readonly reactions: readonly (readonly [string, ReactionData])[];
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
  readonly reminders: readonly Reminder[];
  readonly project: Project;
  /** Of an app that no option names. */
  readonly account?: Account & Pick<AppCredentials, 'secretKey'>;
}

const dataOfMember = ({ conversation, ...member }: Member): MemberData => member;

const dataOfConversation = (conversation: ConversationRecord): ConversationData => ({
  ...conversation,
  members: [...conversation.members.values()].map(dataOfMember),
  messages: conversation.messages.timeline.all(),
  keys: [...conversation.keys],
  reactions: [...conversation.reactions].map(([id, reactions]) => [id, dataOfReactions(reactions)]),
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
  reminders: app.reminders,
  project: app.project,
  ...(app.account && { account: { ...app.account, secretKey: app.credentials.secretKey } }),
});

/** All apps as data, parts of which are the state itself. */
export const snapshotApps = (apps: ReadonlyMap<string, App>): unknown => [...apps.values()].map(dataOfApp);

/** Makes the data of a conversation the conversation: of so many objects, copies would cost most of the time. */
function conversationFrom(data: ConversationData): ConversationRecord {
  const messages = createMessageLog();
  messages.fill(data.messages);
  const joined = data.members;
  const fields: Omit<ConversationData, Held> = data;
  const reactions = new Map(data.reactions.map(([id, of]) => [id, reactionsFrom(of)]));
  const own = { members: new Map<string, Member>(), messages, keys: new Map(data.keys), reactions };
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
  app.reminders.push(...data.reminders);
  Object.assign(app.project, data.project);
}

/**
 * Fills fresh apps from what `snapshotApps` gave, and returns them; every app in it must be among them, or have been
 * made without an account.
 */
export function restoreApps(
  snapshot: unknown,
  fresh: Map<string, App>,
  open: (credentials: AppCredentials, account: Account) => App,
): Map<string, App> {
  for (const data of snapshot as readonly AppData[]) {
    const { appId, account } = data;
    if (account && !fresh.has(appId)) fresh.set(appId, open({ appId, secretKey: account.secretKey }, account));
    const app = fresh.get(data.appId);
    if (!app) throw new TypeError(`The snapshot holds the app "${data.appId}", which this emulator does not serve.`);
    fillApp(app, data);
  }
  return fresh;
}
