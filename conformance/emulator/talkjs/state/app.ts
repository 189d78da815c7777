import { createSecretKey, type KeyObject } from 'node:crypto';

import type { NotificationTrigger } from '../../../../generated/talkjs/types.js';
import type { Deciding } from '../../core/decisions.js';
import { createIds, type Ids } from '../../core/ids.js';
import type { TalkJSDecisions } from '../decisions.js';
import { createDirectory, type Directory } from './directory.js';
import type { Attachment, ContentBlock } from './messages.js';
import type { Session } from './sessions.js';
import { newProject, type Project } from './project.js';
import { createStore, type Store } from './store.js';
import type { Position } from './timeline.js';
import { createUsedTokens, type UsedTokens } from './used-tokens.js';
import type { UserRecord } from './users.js';

/** Credentials of an app that the emulator serves. */
export interface AppCredentials {
  readonly appId: string;
  readonly secretKey: string;
}

/** An uploaded file. */
export interface StoredFile {
  readonly attachment: Attachment;
  readonly filename: string;
  /** What the form said of it, as a content block tells it. */
  readonly told: Pick<ContentBlock, 'subtype' | 'duration'>;
  /** Its media type. */
  readonly type: string;
  readonly base64: string;
  /** Whether a message holds it. */
  sent: boolean;
}

/** A call that triggered notifications, and whom it reached. */
export interface Reminder {
  /** Unix milliseconds. */
  readonly at: number;
  readonly conversationId: string;
  readonly recipients: readonly string[];
  readonly trigger: NotificationTrigger;
}

/** Everything one app holds. */
export interface App {
  readonly credentials: AppCredentials;
  /** The secret key, as tokens are verified with it, and its bytes. */
  readonly key: KeyObject;
  readonly keyBytes: Uint8Array;
  readonly users: Store<UserRecord>;
  readonly conversations: Directory;
  /** Uploads by attachment token. */
  readonly files: Map<string, StoredFile>;
  /** What triggerNotifications was asked for, oldest first; the last 1,000. */
  readonly reminders: Reminder[];
  /** Who is online, by user. */
  readonly sessions: Map<string, Session>;
  readonly project: Project;
  /** Of an app that was made without an account. */
  readonly account: Account | undefined;
  readonly ids: Ids;
  readonly usedTokens: UsedTokens;
  /** Grows with every object: breaks ties of equal times. */
  sequence: number;
  /** The newest time that anything was given, and the time of the last request, in Unix milliseconds. */
  newest: number;
  lastRequest: number;
}

/** How an app that was made without an account is found, until somebody claims it. */
export interface Account {
  readonly accessToken: string;
  claimed: boolean;
}

export const createApp = (
  { appId, secretKey }: AppCredentials,
  seed: number,
  deciding: Deciding<TalkJSDecisions>,
  account?: Account,
): App => ({
  credentials: { appId, secretKey },
  key: createSecretKey(Buffer.from(secretKey)),
  keyBytes: Buffer.from(secretKey),
  users: createStore(),
  conversations: createDirectory(() => deciding.choices.joiningIsActivity === 'yes'),
  files: new Map(),
  sessions: new Map(),
  reminders: [],
  project: newProject(),
  account,
  ids: createIds(seed),
  usedTokens: createUsedTokens(),
  sequence: 0,
  newest: 0,
  lastRequest: 0,
});

/** Notes the time of a request; where the clock goes back, so does what is inserted then. */
export function noteTime(app: App, now: number): void {
  if (now < app.lastRequest) app.newest = now;
  app.lastRequest = now;
}

/**
 * The place of what is inserted now. The messages of one send have times of their own, a little ahead of the clock,
 * and nothing that is inserted after them is earlier.
 */
export function nextPosition(app: App, now: number): Position {
  app.sequence += 1;
  app.newest = Math.max(app.newest, now);
  return { at: app.newest, sequence: app.sequence };
}
