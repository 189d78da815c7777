import type { Member } from './members.js';
import { createMessageLog, type MessageLog } from './messages.js';
import type { Position } from './timeline.js';

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
});
