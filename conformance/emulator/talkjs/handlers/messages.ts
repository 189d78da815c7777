import { assertFaultless, noConversation, noMessage, written } from '../answers.js';
import type { Call, Handler } from '../exchange.js';
import { aboutMessage } from '../present/about-message.js';
import { readList } from '../list.js';
import { presentMessage, presentMessages } from '../present/message.js';
import type { ConversationRecord } from '../state/conversations.js';
import { faultsOfCustom, writeCustom } from '../write.js';

type InConversation = Pick<Call<'listMessages'>, 'app' | 'path' | 'lean'>;

/** The conversation that messages belong to. */
export function findConversation({ app, path, lean }: InConversation): ConversationRecord {
  const conversation = app.conversations.get(path.conversationId);
  if (conversation) return conversation;
  lean('ED-18');
  throw noConversation();
}

export const listMessages: Handler<'listMessages'> = (call) => {
  const { query, lean } = call;
  const conversation = findConversation(call);
  if (conversation.messages.timeline.size === 0) lean('TJ-GET-14');
  return { data: presentMessages(readList(conversation.messages, query, call), conversation, call) };
};

export const getMessage: Handler<'getMessage'> = (call) => {
  const conversation = findConversation(call);
  const message = conversation.messages.get(call.path.messageId);
  if (!message) throw noMessage();
  return presentMessage(message, conversation, call);
};

/** `text` and `custom` change where they are given, `editedAt` only where it is asked for (TJ-EDT-01…05). */
export const editMessage: Handler<'editMessage'> = (call) => {
  const { app, path, body, now, lean } = call;
  const conversation = findConversation(call);
  const message = conversation.messages.get(path.messageId);
  if (!message) {
    lean('ED-19');
    throw noMessage();
  }
  assertFaultless(call, faultsOfCustom(body.custom, call));
  message.custom = writeCustom(message.custom, body.custom, call);
  if (body.text !== undefined) Object.assign(message, { text: body.text, content: null });
  if (body.markEdited === true) message.editedAt = Math.max(now, app.newest);
  call.events.emit('message.updated', aboutMessage(conversation, message));
  return written(call, () => presentMessage(message, conversation, call));
};

export const deleteMessage: Handler<'deleteMessage'> = (call) => {
  const { app, path, decide, lean } = call;
  const conversation = findConversation(call);
  const message = conversation.messages.get(path.messageId);
  if (!message && decide('deletionOfNothing') === 'refuse') throw noMessage();
  lean('ED-22');
  if (!message) return {};
  call.events.emit('message.deleted', aboutMessage(conversation, message));
  conversation.messages.remove(message);
  conversation.reactions.delete(message.id);
  if (message.fileToken !== null) app.files.delete(message.fileToken);
  app.conversations.touch(conversation);
  return {};
};

export const deleteMessages: Handler<'deleteMessages'> = (call) => {
  const conversation = findConversation(call);
  conversation.messages.clear();
  conversation.reactions.clear();
  call.app.conversations.touch(conversation);
  call.lean('ED-22');
  return {};
};
