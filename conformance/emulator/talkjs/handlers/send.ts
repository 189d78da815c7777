import type { OutgoingMessage } from '../../../../generated/talkjs/types.js';
import type { Issue } from '../../../contract/issue.js';
import { Refusal } from '../../core/refusal.js';
import { contentOf, fileTokenOf } from '../content.js';
import type { Call, Handler } from '../exchange.js';
import { nextPosition } from '../state/app.js';
import type { BoundKey, ConversationRecord } from '../state/conversations.js';
import type { Standing } from '../state/members.js';
import type { MessageRecord } from '../state/messages.js';
import { conversationOf } from './join.js';

type Sending = Call<'sendMessages'>;

/** The key of the message, if it is still bound to one that was sent before. */
function boundKey(
  { now, settings, use }: Sending,
  { keys }: ConversationRecord,
  message: OutgoingMessage,
): BoundKey | undefined {
  const key = message.idempotencyKey === undefined ? undefined : keys.get(message.idempotencyKey);
  return key && use('keyIsBound')(key, now, settings.keyHoldsForMs) ? key : undefined;
}

const faultOfSender = (use: Sending['use'], access: Standing | undefined): string | undefined =>
  access === 'Read' ? use('readOnlySender')() : use('senderMaySend')(access);

/** What is wrong with a message beyond its form, by field. */
function faultsOf(
  { app, use }: Sending,
  conversation: ConversationRecord,
  message: OutgoingMessage,
): [field: string, fault: string][] {
  const token = fileTokenOf(message);
  const sender =
    message.type === 'UserMessage' ? faultOfSender(use, conversation.members.get(message.sender)?.access) : undefined;
  const file = token !== undefined && !app.files.has(token) ? use('unknownFile')() : undefined;
  const reference = message.type === 'UserMessage' ? message.referencedMessageId : undefined;
  const reply =
    reference !== undefined && !conversation.messages.get(reference) ? use('unknownReference')() : undefined;
  const faults: [string, string | undefined][] = [
    ['sender', sender],
    [token === message.attachmentToken ? 'attachmentToken' : 'content', file],
    ['referencedMessageId', reply],
  ];
  return faults.filter((fault): fault is [string, string] => fault[1] !== undefined);
}

function issuesOf(call: Sending, conversation: ConversationRecord): Issue[] {
  return call.body.flatMap((message, index) => {
    if (boundKey(call, conversation, message)) return [];
    return faultsOf(call, conversation, message).map(([field, fault]): Issue => ({
      in: 'body',
      field: `/${String(index)}/${field}`,
      rule: 'state',
      message: fault,
    }));
  });
}

function store(
  call: Sending,
  conversation: ConversationRecord,
  message: OutgoingMessage,
  sentWith: number,
): MessageRecord {
  const { app, now, use } = call;
  const isUserMessage = message.type === 'UserMessage';
  const record: MessageRecord = {
    id: app.ids.next('msg_'),
    position: nextPosition(app, now),
    sentWith,
    type: message.type,
    senderId: isUserMessage ? message.sender : null,
    origin: 'rest',
    referencedMessageId: isUserMessage ? (message.referencedMessageId ?? null) : null,
    ...contentOf(message, app, use),
    custom: message.custom ? use('setCustom')(message.custom) : {},
    editedAt: null,
  };
  conversation.messages.add(record);
  return record;
}

function bind({ now, settings }: Sending, { keys }: ConversationRecord, key: string, messageId: string): void {
  const [oldest] = keys;
  if (oldest && now - oldest[1].at >= settings.keyHoldsForMs) keys.delete(oldest[0]);
  keys.delete(key);
  keys.set(key, { messageId, at: now });
}

/** Sends a message, or finds the one that its key sent before. */
function send(call: Sending, conversation: ConversationRecord, message: OutgoingMessage, sentWith: number): string {
  const key = boundKey(call, conversation, message);
  if (key) return call.use('replayed')(key);
  const { id } = store(call, conversation, message, sentWith);
  if (message.idempotencyKey !== undefined) bind(call, conversation, message.idempotencyKey, id);
  return id;
}

export const sendMessages: Handler<'sendMessages'> = (call) => {
  const { app, path, body, use } = call;
  const conversation = conversationOf(call, path.conversationId);
  const issues = issuesOf(call, conversation);
  if (issues.length > 0) throw new Refusal(use(body.length > 1 ? 'badMessageAmongOthers' : 'badMessage')(issues));
  const sentWith = app.sequence + 1;
  const ids = body.map((message) => send(call, conversation, message, sentWith));
  if (use('messageMovesActivity')()) app.conversations.touch(conversation);
  return ids.map((id) => ({ id }));
};
