import type { OutgoingMessage } from '../../../../generated/talkjs/types.js';
import type { Issue } from '../../../contract/issue.js';
import { contentOf, fileTokenOf } from '../content.js';
import type { Call, Handler, Writing } from '../exchange.js';
import { notifyOf } from '../notify.js';
import { aboutMessage } from '../present/about-message.js';
import { presentUser } from '../present/user.js';
import { issueAt, refuseMessages } from '../refuse-messages.js';
import { nextPosition } from '../state/app.js';
import type { BoundKey, ConversationRecord } from '../state/conversations.js';
import type { MessageRecord } from '../state/messages.js';
import { findConversation } from './messages.js';

/** What it takes to send. */
export type Sending = Writing & Pick<Call<'sendMessages'>, 'settings'>;

/** The key of the message, if it is still bound to one that was sent before (TJ-IDM-02…06). */
function boundKey(
  { now, settings }: Sending,
  { keys }: ConversationRecord,
  message: OutgoingMessage,
): BoundKey | undefined {
  const key = message.idempotencyKey === undefined ? undefined : keys.get(message.idempotencyKey);
  return key && now - key.at < settings.keyHoldsForMs ? key : undefined;
}

/** Only participants may send (TJ-MSG-07, TJ-MSG-13, TJ-PRT-11). */
function faultOfSender({ decide }: Sending, { members }: ConversationRecord, sender: string): string | undefined {
  const access = members.get(sender)?.access;
  if (access === 'ReadWrite') return undefined;
  if (access === 'None') return 'has the access "None" and cannot post';
  if (access !== 'Read') return 'is not a part of participants list';
  return decide('readOnlySender') === 'refuse' ? 'has the access "Read" and cannot post' : undefined;
}

/** `sent` holds the tokens of the messages before this one. */
export function faultOfFile({ app, decide, lean }: Sending, token: string, sent: Set<string>): string | undefined {
  const file = app.files.get(token);
  if (!file) {
    lean('ED-23');
    return 'is not the token of an uploaded file';
  }
  const isAgain = file.sent || sent.has(token);
  sent.add(token);
  return isAgain && decide('fileAgain') === 'refuse' ? 'is the token of a file that was sent already' : undefined;
}

function faultOfReference({ lean }: Sending, { messages }: ConversationRecord, messageId: string): string | undefined {
  if (messages.get(messageId)) return undefined;
  lean('ED-16');
  return 'is not a message of this conversation';
}

/** What is wrong with a message beyond its form, by field. */
function faultsOf(
  call: Sending,
  conversation: ConversationRecord,
  message: OutgoingMessage,
  sent: Set<string>,
): [string, string][] {
  const faults: [string, string | undefined][] = [];
  const token = fileTokenOf(message);
  if (message.type === 'UserMessage') faults.push(['sender', faultOfSender(call, conversation, message.sender)]);
  if (token !== undefined)
    faults.push([token === message.attachmentToken ? 'attachmentToken' : 'content', faultOfFile(call, token, sent)]);
  if (message.type === 'UserMessage' && message.referencedMessageId !== undefined)
    faults.push(['referencedMessageId', faultOfReference(call, conversation, message.referencedMessageId)]);
  return faults.filter((fault): fault is [string, string] => fault[1] !== undefined);
}

/** What is wrong with messages beyond their form, by their place. */
export function issuesOf(
  call: Sending,
  conversation: ConversationRecord,
  messages: readonly OutgoingMessage[],
): Issue[] {
  const sent = new Set<string>();
  return messages.flatMap((message, index) => {
    if (boundKey(call, conversation, message)) return [];
    return faultsOf(call, conversation, message, sent).map(([field, fault]) => issueAt(index, field, fault));
  });
}

/** Where and when messages are sent: at a Unix millisecond. */
interface Sent {
  readonly at: number;
  readonly origin: MessageRecord['origin'];
}

/** Tells of a message whoever has not seen it. */
function announce(call: Sending, conversation: ConversationRecord, message: MessageRecord): void {
  const sender = message.senderId === null ? undefined : call.app.users.get(message.senderId);
  call.events.emit('message.sent', (presenting) => ({
    ...aboutMessage(conversation, message)(presenting),
    sender: sender ? presentUser(sender, presenting) : null,
  }));
  notifyOf(call, conversation, message);
}

/** Stores a message and returns its id. */
function store(
  call: Sending,
  conversation: ConversationRecord,
  message: OutgoingMessage,
  { at, origin }: Sent,
): string {
  const { app, decide } = call;
  const senderId = message.type === 'UserMessage' ? message.sender : null;
  const id = app.ids.next('msg_');
  const position = nextPosition(app, at);
  const stored: MessageRecord = {
    id,
    position,
    type: message.type,
    senderId,
    origin,
    referencedMessageId: (message.type === 'UserMessage' ? message.referencedMessageId : undefined) ?? null,
    ...contentOf(message, app),
    custom: { ...message.custom },
    editedAt: null,
  };
  conversation.messages.add(stored);
  const sender = senderId === null ? undefined : conversation.members.get(senderId);
  if (sender && decide('ownReply') === 'reads') sender.readUntil = Math.max(sender.readUntil ?? 0, position.at);
  announce(call, conversation, stored);
  return id;
}

function bind({ now, settings }: Sending, { keys }: ConversationRecord, key: string, messageId: string): void {
  const [oldest] = keys;
  if (oldest && now - oldest[1].at >= settings.keyHoldsForMs) keys.delete(oldest[0]);
  keys.delete(key);
  keys.set(key, { messageId, at: now });
}

/** Sends a message, or finds the one that its key sent before. */
function send(call: Sending, conversation: ConversationRecord, message: OutgoingMessage, sent: Sent): string {
  const bound = boundKey(call, conversation, message);
  if (bound) {
    call.lean('ED-17');
    return bound.messageId;
  }
  const id = store(call, conversation, message, sent);
  if (message.idempotencyKey !== undefined) bind(call, conversation, message.idempotencyKey, id);
  return id;
}

/** No two sends have the same time, so that who has read one has not read the next. */
export function sendAll(
  call: Sending,
  conversation: ConversationRecord,
  messages: readonly OutgoingMessage[],
  origin: MessageRecord['origin'] = 'rest',
): string[] {
  const { app, now, decide, lean } = call;
  const newest = conversation.messages.timeline.newest()?.position.at;
  const start = Math.max(now, newest === undefined ? app.newest : newest + 1);
  const step = messages.length > 1 && decide('timesOfOneSend') === 'increasing' ? 1 : 0;
  const ids = messages.map((message, index) =>
    send(call, conversation, message, { at: start + index * step, origin }),
  );
  lean('TJ-MSG-19');
  app.conversations.touch(conversation);
  return ids;
}

export const sendMessages: Handler<'sendMessages'> = (call) => {
  const conversation = findConversation(call);
  const issues = issuesOf(call, conversation, call.body);
  const [firstIssue] = issues;
  if (!firstIssue) return sendAll(call, conversation, call.body).map((id) => ({ id }));
  const refusal = refuseMessages(issues, call.body.length, call);
  const good = Number(firstIssue.field.split('/')[1]);
  if (good > 0 && call.decide('badMessage') === 'earlier-sent') sendAll(call, conversation, call.body.slice(0, good));
  throw refusal;
};
