import { createSecretKey, type KeyObject } from 'node:crypto';

import { createIds, type Ids } from '../../core/ids.js';
import { createDirectory, type Directory } from './directory.js';
import type { Attachment } from './messages.js';
import { createStore, type Store } from './store.js';
import type { Position } from './timeline.js';
import { createUsedTokens, type UsedTokens } from './used-tokens.js';
import type { UserRecord } from './users.js';

/** Credentials of an app that the emulator serves. */
export interface AppCredentials {
  readonly appId: string;
  readonly secretKey: string;
}

/** An uploaded file; its bytes are not kept. */
export interface StoredFile {
  readonly attachment: Attachment;
  readonly filename: string;
  /** Whether a message holds it. */
  sent: boolean;
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
  readonly ids: Ids;
  readonly usedTokens: UsedTokens;
  /** Grows with every object: breaks ties of equal times. */
  sequence: number;
}

export const createApp = (credentials: AppCredentials, seed: number): App => ({
  credentials,
  key: createSecretKey(Buffer.from(credentials.secretKey)),
  keyBytes: Buffer.from(credentials.secretKey),
  users: createStore(),
  conversations: createDirectory(),
  files: new Map(),
  ids: createIds(seed),
  usedTokens: createUsedTokens(),
  sequence: 0,
});

/** The place of what is inserted now. */
export function nextPosition(app: App, now: number): Position {
  app.sequence += 1;
  return { at: now, sequence: app.sequence };
}
