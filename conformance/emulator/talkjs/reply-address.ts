import { createHash } from 'node:crypto';

import type { App } from './state/app.js';
import type { Member } from './state/conversations.js';

/** The e-mail address that posts into a conversation as one of its participants. */
export function replyAddressOf({ credentials }: App, { conversation, userId }: Member): string {
  const place = JSON.stringify([credentials.appId, conversation.id, userId]);
  return `${createHash('sha256').update(place).digest('hex').slice(0, 16)}@reply.talkspec.invalid`;
}

/** Whose address it is, among those who take part. */
export function memberAt(app: App, address: string): Member | undefined {
  for (const { members } of app.conversations.all.createdAt.all()) {
    for (const member of members.values()) if (replyAddressOf(app, member) === address) return member;
  }
  return undefined;
}
