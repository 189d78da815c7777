import { createMessageLog, type MessageLog } from './messages.js';
import type { Reactions } from './reactions.js';
import type { Position } from './timeline.js';

/** `Left`: gone, and kept in the user's list as older API versions do. */
type Standing = 'ReadWrite' | 'Read' | 'None' | 'Left';
export type Notify = boolean | 'MentionsOnly';

/** How a user takes part in a conversation. */
export interface Member {
  readonly userId: string;
  readonly conversation: ConversationRecord;
  access: Standing;
  notify: Notify;
  joined: Position;
  /** Up to when the user has read, in Unix milliseconds; `null` if nothing. */
  readUntil: number | null;
  /** From where on the user sees no new messages. */
  frozenAt: Position | null;
  /** Where the conversation stands in the user's list: the later of joining and the last message. */
  activity: Position;
}

/** The message that an idempotency key sent, and when (Unix milliseconds). */
export interface BoundKey {
  readonly messageId: string;
  readonly at: number;
}

/** A stored conversation with all that belongs to it. */
export interface ConversationRecord {
  readonly id: string;
  /** When it was inserted. */
  readonly position: Position;
  subject: string | null;
  photoUrl: string | null;
  welcomeMessages: string[] | null;
  custom: Record<string, string>;
  /** Where it stands in the list of all: the time of its last message, else that of its creation. */
  activity: Position;
  readonly members: Map<string, Member>;
  readonly messages: MessageLog;
  /** Oldest first. */
  readonly keys: Map<string, BoundKey>;
  /** By message; one without any has no entry. */
  readonly reactions: Map<string, Reactions>;
}

export const newConversation = (id: string, position: Position): ConversationRecord => ({
  id,
  position,
  subject: null,
  photoUrl: null,
  welcomeMessages: null,
  custom: {},
  activity: position,
  members: new Map(),
  messages: createMessageLog(),
  keys: new Map(),
  reactions: new Map(),
});
