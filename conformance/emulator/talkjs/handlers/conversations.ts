import type { ConversationInput } from '../../../../generated/talkjs/types.js';
import { assertFaultless, badFields, badRequest, noConversation } from '../answers.js';
import type { Handler, Writing } from '../exchange.js';
import { presentConversation } from '../present/conversation.js';
import { nextPosition } from '../state/app.js';
import type { ConversationRecord } from '../state/conversations.js';
import { isListed } from '../state/members.js';
import { checkId, faultsOfCustom, writeCustom, writeFields } from '../write.js';
import { join, NEWCOMER } from './join.js';

const FIELDS = ['subject', 'photoUrl', 'welcomeMessages'] as const;
const SHOWN = 20;

/** The users to take part: with an unknown one the call is refused, or goes on without. */
function usersAmong(writing: Writing, ids: readonly string[]): string[] {
  const unknown = ids.filter((id) => !writing.app.users.get(id));
  if (unknown.length > 0 && writing.decide('unknownParticipant') === 'refuse') {
    const reasons = unknown.slice(0, SHOWN).map((id) => `no user has the id "${id.slice(0, 100)}"`);
    throw badFields(writing, { participants: reasons });
  }
  return ids.filter((id) => writing.app.users.get(id));
}

function create({ app, now, decide }: Writing, id: string): ConversationRecord {
  if (app.conversations.wasDeleted(id) && decide('deletedIdAgain') === 'refuse')
    throw badRequest('The conversation of this id was deleted.');
  return app.conversations.create(id, nextPosition(app, now));
}

/** Who takes part already stays as he is (TJ-CNV-09). */
function addParticipants(writing: Writing, conversation: ConversationRecord, userIds: readonly string[]): void {
  const takingPart = new Set([...conversation.members.values()].filter(isListed).map((member) => member.userId));
  const added = [...new Set(userIds)].filter((id) => !takingPart.has(id));
  if (added.length > 0) writing.lean('TJ-CNV-13');
  for (const userId of added) join(writing, conversation, userId, NEWCOMER);
}

function write(writing: Writing, id: string, input: ConversationInput): void {
  const userIds = usersAmong(writing, input.participants ?? []);
  const faults: Record<string, string[]> = faultsOfCustom(input.custom, writing);
  if (input.participants === null && writing.decide('participantsNull') === 'refuse')
    faults['participants'] = ['must be an array'];
  assertFaultless(writing, faults);
  const conversation = writing.app.conversations.get(id) ?? create(writing, id);
  writeFields(conversation, input, FIELDS);
  conversation.custom = writeCustom(conversation.custom, input.custom, writing);
  addParticipants(writing, conversation, userIds);
}

export const upsertConversation: Handler<'upsertConversation'> = (call) => {
  const { path, body = {} } = call;
  checkId(call, path.conversationId, body);
  write(call, path.conversationId, body);
  return {};
};

export const getConversation: Handler<'getConversation'> = (call) => {
  const conversation = call.app.conversations.get(call.path.conversationId);
  if (!conversation) throw noConversation();
  return presentConversation(conversation, call);
};

export const deleteConversation: Handler<'deleteConversation'> = ({ app, path, events, decide, lean }) => {
  const conversation = app.conversations.get(path.conversationId);
  if (!conversation && decide('deletionOfNothing') === 'refuse') throw noConversation();
  if (conversation) {
    events.emit('conversation.deleted', (presenting) => ({
      conversation: presentConversation(conversation, presenting),
    }));
    app.conversations.delete(conversation);
  }
  lean('TJ-CNV-27');
  lean('ED-22');
  return {};
};
