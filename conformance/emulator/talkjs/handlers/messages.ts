import { Refusal } from '../../core/refusal.js';
import type { Call, Handler, OperationId } from '../exchange.js';
import { readList } from '../list.js';
import { presentMessage, presentMessages } from '../present/message.js';
import type { ConversationRecord } from '../state/conversations.js';
import type { MessageRecord } from '../state/messages.js';
import { writeCustom } from '../write-custom.js';
import { conversationOf } from './join.js';

type OnMessage = Pick<Call<OperationId>, 'app' | 'now' | 'use'> & {
  path: { conversationId: string; messageId: string };
};

/** The message that a call changes, and its conversation. */
function messageToChange(call: OnMessage): { conversation: ConversationRecord; message: MessageRecord } {
  const conversation = conversationOf(call, call.path.conversationId);
  const message = conversation.messages.get(call.path.messageId);
  if (!message) throw new Refusal(call.use('changeOfUnknownMessage')());
  return { conversation, message };
}

export const listMessages: Handler<'listMessages'> = (call) => {
  const { path, query, use } = call;
  const conversation = conversationOf(call, path.conversationId);
  if (conversation.messages.timeline.size === 0 && query.startingAfter === undefined)
    return { data: use('emptyMessageList')() };
  return { data: presentMessages(readList(conversation.messages, query, use), conversation, call) };
};

export const getMessage: Handler<'getMessage'> = (call) => {
  const { path, use } = call;
  const conversation = conversationOf(call, path.conversationId);
  const message = conversation.messages.get(path.messageId);
  if (!message) throw new Refusal(use('unknownMessage')());
  return presentMessage(message, conversation, call);
};

export const editMessage: Handler<'editMessage'> = (call) => {
  const { body, now, use } = call;
  const { message } = messageToChange(call);
  const edited = use('editMessage')(body, now);
  Object.assign(message, edited);
  if (edited.text !== undefined) message.content = null;
  message.custom = writeCustom(message.custom, body.custom, use);
  return use('messageChanged')();
};

export const deleteMessage: Handler<'deleteMessage'> = (call) => {
  const { app, use } = call;
  const { conversation, message } = messageToChange(call);
  conversation.messages.remove(message);
  if (message.fileToken !== null) app.files.delete(message.fileToken);
  app.conversations.touch(conversation);
  return use('messageChanged')();
};

export const deleteMessages: Handler<'deleteMessages'> = (call) => {
  const conversation = conversationOf(call, call.path.conversationId);
  conversation.messages.clear();
  call.app.conversations.touch(conversation);
  return call.use('messageChanged')();
};
