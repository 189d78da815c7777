import type { OutgoingMessage } from '../../../../generated/talkjs/types.js';
import type { Issue } from '../../../contract/issue.js';
import { contentOf, fileTokenOf } from '../content.js';
import type { Call, Handler } from '../exchange.js';
import { refuseMessages } from '../refuse-messages.js';
import { nextPosition } from '../state/app.js';
import type { BoundKey, ConversationRecord } from '../state/conversations.js';
import { findConversation } from './messages.js';

type Sending = Call<'sendMessages'>;

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
  if (access !== 'Read') return 'is not a participant of the conversation';
  return decide('readOnlySender') === 'refuse' ? 'has the access "Read" and cannot post' : undefined;
}

/** `sent` holds the tokens of the messages before this one. */
function faultOfFile({ app, decide, lean }: Sending, token: string, sent: Set<string>): string | undefined {
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

function issuesOf(call: Sending, conversation: ConversationRecord): Issue[] {
  const sent = new Set<string>();
  return call.body.flatMap((message, index) => {
    if (boundKey(call, conversation, message)) return [];
    return faultsOf(call, conversation, message, sent).map(([field, fault]): Issue => ({
      in: 'body',
      field: `/${String(index)}/${field}`,
      rule: 'state',
      message: fault,
    }));
  });
}

interface Place {
  /** Unix milliseconds. */
  readonly at: number;
  /** The sequence of the first message of the request. */
  readonly sentWith: number;
}

/** Stores a message and returns its id. */
function store(
  { app }: Sending,
  conversation: ConversationRecord,
  message: OutgoingMessage,
  { at, sentWith }: Place,
): string {
  const isUserMessage = message.type === 'UserMessage';
  const id = app.ids.next('msg_');
  conversation.messages.add({
    id,
    position: nextPosition(app, at),
    sentWith,
    type: message.type,
    senderId: isUserMessage ? message.sender : null,
    origin: 'rest',
    referencedMessageId: isUserMessage ? (message.referencedMessageId ?? null) : null,
    ...contentOf(message, app),
    custom: { ...message.custom },
    editedAt: null,
  });
  return id;
}

function bind({ now, settings }: Sending, { keys }: ConversationRecord, key: string, messageId: string): void {
  const [oldest] = keys;
  if (oldest && now - oldest[1].at >= settings.keyHoldsForMs) keys.delete(oldest[0]);
  keys.delete(key);
  keys.set(key, { messageId, at: now });
}

/** Sends a message, or finds the one that its key sent before. */
function send(call: Sending, conversation: ConversationRecord, message: OutgoingMessage, place: Place): string {
  const bound = boundKey(call, conversation, message);
  if (bound) {
    call.lean('ED-17');
    return bound.messageId;
  }
  const id = store(call, conversation, message, place);
  if (message.idempotencyKey !== undefined) bind(call, conversation, message.idempotencyKey, id);
  return id;
}

/** Who replies has seen what was written before. */
function markRead(call: Sending, conversation: ConversationRecord): void {
  const newest = conversation.messages.timeline.newest();
  for (const message of call.body) {
    const member = message.type === 'UserMessage' ? conversation.members.get(message.sender) : undefined;
    if (!member || !newest || call.decide('ownReply') === 'leaves-unread') continue;
    member.readUntil = Math.max(member.readUntil ?? 0, newest.position.at);
  }
}

function sendAll(call: Sending, conversation: ConversationRecord, messages: readonly OutgoingMessage[]): string[] {
  const { app, now, decide } = call;
  const step = messages.length > 1 && decide('timesOfOneSend') === 'increasing' ? 1 : 0;
  const sentWith = app.sequence + 1;
  const ids = messages.map((message, index) =>
    send(call, conversation, message, { at: now + index * step, sentWith }),
  );
  markRead(call, conversation);
  if (decide('sendIsActivity') === 'yes') app.conversations.touch(conversation);
  return ids;
}

export const sendMessages: Handler<'sendMessages'> = (call) => {
  const conversation = findConversation(call);
  const issues = issuesOf(call, conversation);
  const [firstIssue] = issues;
  if (!firstIssue) return sendAll(call, conversation, call.body).map((id) => ({ id }));
  const refusal = refuseMessages(issues, call.body.length, call);
  const good = Number(firstIssue.field.split('/')[1]);
  if (good > 0 && call.decide('badMessage') === 'earlier-sent') sendAll(call, conversation, call.body.slice(0, good));
  throw refusal;
};
