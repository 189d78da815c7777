import type { ConversationRecord } from './conversations.js';
import { createTimeline, type Timeline } from './timeline.js';
import type { UserRecord } from './users.js';

/** Credentials of an app that the emulator serves. */
export interface AppCredentials {
  readonly appId: string;
  readonly secretKey: string;
}

/** Everything one app holds. */
export interface App {
  readonly credentials: AppCredentials;
  readonly users: Timeline<UserRecord>;
  readonly conversations: Timeline<ConversationRecord>;
  /** Attachment tokens by their text. */
  readonly files: Map<string, StoredFile>;
  /** Grows with every object; breaks ties of equal timestamps. */
  nextSequence: number;
}

export interface StoredFile {
  readonly url: string;
  readonly filename: string;
  readonly size: number;
  readonly dimensions?: { readonly width: number; readonly height: number };
}

export const createApp = (credentials: AppCredentials): App =>
  ({ credentials, users: createTimeline(), conversations: createTimeline(), files: new Map(), nextSequence: 1 });
