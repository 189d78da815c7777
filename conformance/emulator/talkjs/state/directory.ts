import { newConversation, type ConversationRecord } from './conversations.js';
import type { Member } from './conversations.js';
import { activityOf } from './members.js';
import { createStore, type Store } from './store.js';
import { createTimeline, type Position, type Timeline } from './timeline.js';

/** The same entries in both orders that a list can ask for. */
export interface Orders<T> {
  readonly createdAt: Timeline<T>;
  readonly lastActivity: Timeline<T>;
}

/** The conversations of an app and of each of its users, kept in order. */
export interface Directory {
  get(id: string): ConversationRecord | undefined;
  /** All conversations. */
  readonly all: Orders<ConversationRecord>;
  /** The conversations of a user. */
  of(userId: string): Orders<Member>;
  create(id: string, position: Position): ConversationRecord;
  /** Takes in whole conversations, each in its place and with its members. */
  fill(conversations: readonly ConversationRecord[]): void;
  delete(conversation: ConversationRecord): void;
  join(member: Member): void;
  leave(member: Member): void;
  /** Puts a member in its place after its joining, freezing or last message changed. */
  settle(member: Member): void;
  /** Puts a conversation in its place, for everyone, after its last message changed. */
  touch(conversation: ConversationRecord): void;
  /** Whether this id was once deleted. */
  wasDeleted(id: string): boolean;
  readonly deletedIds: Set<string>;
}

const createOrders = <T>(created: (entry: T) => Position, activity: (entry: T) => Position): Orders<T> => ({
  createdAt: createTimeline(created),
  lastActivity: createTimeline(activity),
});

const memberOrders = (): Orders<Member> =>
  createOrders(
    (member) => member.conversation.position,
    (member) => member.activity,
  );

function reorder<T extends { activity: Position }>(timeline: Timeline<T>, entry: T, activity: Position): void {
  if (entry.activity.at === activity.at && entry.activity.sequence === activity.sequence) return;
  timeline.remove(entry);
  entry.activity = activity;
  timeline.add(entry);
}

function membersByUser(conversations: readonly ConversationRecord[]): Map<string, Member[]> {
  const byUser = new Map<string, Member[]>();
  for (const { members } of conversations) {
    for (const member of members.values()) {
      const theirs = byUser.get(member.userId);
      if (theirs) theirs.push(member);
      else byUser.set(member.userId, [member]);
    }
  }
  return byUser;
}

export function createDirectory(joiningIsActivity: () => boolean): Directory {
  const store: Store<ConversationRecord> = createStore();
  const byActivity = createTimeline<ConversationRecord>((conversation) => conversation.activity);
  const inboxes = new Map<string, Orders<Member>>();
  const deletedIds = new Set<string>();

  const inboxOf = (userId: string): Orders<Member> => {
    const inbox = inboxes.get(userId) ?? memberOrders();
    inboxes.set(userId, inbox);
    return inbox;
  };
  const settle = (member: Member): void => {
    reorder(inboxOf(member.userId).lastActivity, member, activityOf(member, joiningIsActivity()));
  };
  const leave = (member: Member): void => {
    const inbox = inboxOf(member.userId);
    inbox.createdAt.remove(member);
    inbox.lastActivity.remove(member);
    member.conversation.members.delete(member.userId);
  };

  return {
    get: (id) => store.get(id),
    all: { createdAt: store.timeline, lastActivity: byActivity },
    of: (userId) => inboxes.get(userId) ?? memberOrders(),
    create(id, position) {
      const conversation = newConversation(id, position);
      store.add(conversation);
      byActivity.add(conversation);
      return conversation;
    },
    fill(conversations) {
      store.fill(conversations);
      byActivity.fill(conversations);
      for (const [userId, members] of membersByUser(conversations)) {
        const inbox = inboxOf(userId);
        inbox.createdAt.fill(members);
        inbox.lastActivity.fill(members);
      }
    },
    delete(conversation) {
      for (const member of [...conversation.members.values()]) leave(member);
      store.remove(conversation);
      byActivity.remove(conversation);
      deletedIds.add(conversation.id);
    },
    join(member) {
      member.activity = activityOf(member, joiningIsActivity());
      member.conversation.members.set(member.userId, member);
      const inbox = inboxOf(member.userId);
      inbox.createdAt.add(member);
      inbox.lastActivity.add(member);
    },
    leave,
    settle,
    touch(conversation) {
      reorder(byActivity, conversation, conversation.messages.timeline.newest()?.position ?? conversation.position);
      for (const member of conversation.members.values()) settle(member);
    },
    wasDeleted: (id) => deletedIds.has(id),
    deletedIds,
  };
}
