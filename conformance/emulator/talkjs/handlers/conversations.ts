import type { ConversationInput } from '../../../../generated/talkjs/types.js';
import { Refusal } from '../../core/refusal.js';
import type { Call, Handler } from '../exchange.js';
import { presentConversation } from '../present/conversation.js';
import { nextPosition } from '../state/app.js';
import type { ConversationRecord } from '../state/conversations.js';
import { isListed } from '../state/members.js';
import { writeCustom } from '../write-custom.js';
import { join } from './join.js';

type Writing = Pick<Call<'upsertConversation'>, 'app' | 'now' | 'use'>;

const FIELDS = ['subject', 'photoUrl', 'welcomeMessages'] as const;

function create({ app, now, use }: Writing, id: string): ConversationRecord {
  const refusal = app.conversations.wasDeleted(id) ? use('deletedIdUsedAgain')() : undefined;
  if (refusal) throw new Refusal(refusal);
  return app.conversations.create(id, nextPosition(app, now));
}

function addParticipants(writing: Writing, conversation: ConversationRecord, named: readonly string[]): void {
  const takingPart = new Set([...conversation.members.values()].filter(isListed).map((member) => member.userId));
  for (const userId of writing.use('participantsToAdd')(named, takingPart)) {
    join(writing, conversation, userId, writing.use('newParticipant')());
  }
}

function write(writing: Writing, conversation: ConversationRecord, input: ConversationInput): void {
  const given = FIELDS.filter((field) => input[field] !== undefined);
  Object.assign(conversation, Object.fromEntries(given.map((field) => [field, input[field]])));
  conversation.custom = writeCustom(conversation.custom, input.custom, writing.use);
  addParticipants(writing, conversation, input.participants ?? []);
}

export const upsertConversation: Handler<'upsertConversation'> = (call) => {
  const { app, path, body = {}, use } = call;
  const unknown = (body.participants ?? []).filter((id) => !app.users.get(id));
  if (unknown.length > 0) throw new Refusal(use('unknownParticipants')(unknown));
  write(call, app.conversations.get(path.conversationId) ?? create(call, path.conversationId), body);
  return use('conversationWritten')();
};

export const getConversation: Handler<'getConversation'> = (call) => {
  const { app, path, use } = call;
  const conversation = app.conversations.get(path.conversationId);
  if (!conversation) throw new Refusal(use('unknownConversation')());
  return presentConversation(conversation, call);
};

export const deleteConversation: Handler<'deleteConversation'> = ({ app, path, use }) => {
  const conversation = app.conversations.get(path.conversationId);
  if (!conversation) throw new Refusal(use('deletionOfUnknownConversation')());
  app.conversations.delete(conversation);
  return use('conversationDeleted')();
};
