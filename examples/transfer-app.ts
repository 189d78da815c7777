import type { TalkJS } from 'talkspec/talkjs';
import type { Message, User } from 'talkspec/talkjs/types';

import { exportData, type ExportedConversation } from './export-data.js';
import { importAll, type Imported } from './import-history.js';

/** Two apps, and how the files of the first are fetched by their URLs. */
export interface Transfer {
  readonly from: TalkJS;
  readonly to: TalkJS;
  readonly download: (url: string) => Promise<Response>;
}

const USERS_PER_REQUEST = 100;

async function transferUsers({ to }: Transfer, users: readonly User[]): Promise<void> {
  for (let start = 0; start < users.length; start += USERS_PER_REQUEST) {
    const some = users.slice(start, start + USERS_PER_REQUEST);
    await to.upsertUsers({ body: Object.fromEntries(some.map(({ createdAt, ...user }) => [user.id, user])) });
  }
}

/** Uploads a file again: a token is good in its own app alone. */
async function transferFile({ to, download }: Transfer, url: string): Promise<string> {
  const response = await download(url);
  if (!response.ok) throw new Error(`${url} answers ${String(response.status)}.`);
  const filename = decodeURIComponent(new URL(url).pathname.split('/').at(-1) ?? '');
  const { attachmentToken } = await to.uploadFile({ body: { file: await response.blob(), filename } });
  return attachmentToken;
}

async function toImport(transfer: Transfer, message: Message): Promise<Imported[number]> {
  const { senderId, createdAt, custom, text, attachment, location } = message;
  const said = { createdAt, custom };
  if (attachment) {
    const file = { ...said, attachmentToken: await transferFile(transfer, attachment.url) };
    return senderId === null ? { type: 'SystemMessage', ...file } : { type: 'UserMessage', sender: senderId, ...file };
  }
  if (senderId === null) return { type: 'SystemMessage', ...said, text: text ?? '' };
  if (!location) return { type: 'UserMessage', sender: senderId, ...said, text: text ?? '' };
  const [latitude, longitude] = location;
  return { type: 'UserMessage', sender: senderId, ...said, content: [{ type: 'location', latitude, longitude }] };
}

async function transferReactions({ from, to }: Transfer, message: Message, messageId: string): Promise<void> {
  const { conversationId, id, reactions = {} } = message;
  for (const emoji of Object.keys(reactions)) {
    const found = await from.listReactions({ conversationId, messageId: id, emoji, limit: 100 });
    for (const { userId } of Array.isArray(found) ? found : found.data)
      await to.addReaction({ conversationId, messageId, emoji, userId });
  }
}

async function transferConversation(
  transfer: Transfer,
  { conversation, messages }: ExportedConversation,
): Promise<void> {
  const { to } = transfer;
  const { id: conversationId, subject, photoUrl, welcomeMessages, custom, participants } = conversation;
  await to.upsertConversation({ conversationId, body: { subject, photoUrl, welcomeMessages, custom } });
  for (const [userId, { access, notify }] of Object.entries(participants))
    await to.putParticipant({ conversationId, userId, body: { access, notify } });
  const prepared: Imported = [];
  for (const message of messages) prepared.push(await toImport(transfer, message));
  const ids = await importAll(to, conversationId, prepared);
  for (const [index, message] of messages.entries()) await transferReactions(transfer, message, ids[index] ?? '');
  for (const [userId, { readUntil }] of Object.entries(participants))
    if (typeof readUntil === 'number') await to.updateParticipant({ conversationId, userId, body: { readUntil } });
}

/** Copies an app into another one. Messages get new ids, and are no replies any more: an import cannot keep either. */
export async function transferApp(transfer: Transfer): Promise<void> {
  const { users, conversations } = await exportData(transfer.from);
  // Lists begin with the newest; the copies are made in the order of the originals.
  await transferUsers(transfer, [...users].reverse());
  for (const one of [...conversations].reverse()) await transferConversation(transfer, one);
}
