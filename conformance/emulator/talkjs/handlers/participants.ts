import type { ParticipationUpdate } from '../../../../generated/talkjs/types.js';
import { badRequest, noConversation, noParticipant, noUser, written } from '../answers.js';
import type { Call, Handler } from '../exchange.js';
import { presentMember } from '../present/conversation.js';
import { nextPosition } from '../state/app.js';
import type { ConversationRecord } from '../state/conversations.js';
import type { Member } from '../state/conversations.js';
import { markRead } from '../read.js';
import { replyAddressOf } from '../reply-address.js';
import { byVersion } from '../versions.js';
import { join, NEWCOMER } from './join.js';

type OnParticipant = Pick<Call<'removeParticipant'>, 'app' | 'path' | 'lean'>;

/** The conversation that participants belong to. */
function findConversation({ app, path, lean }: OnParticipant): ConversationRecord {
  const conversation = app.conversations.get(path.conversationId);
  if (conversation) return conversation;
  lean('ED-18');
  throw noConversation();
}

/** Who takes part under that id; one who left does not. */
function findParticipant(call: OnParticipant): Member | undefined {
  const member = findConversation(call).members.get(call.path.userId);
  return member?.access === 'Left' ? undefined : member;
}

export const putParticipant: Handler<'putParticipant'> = (call) => {
  const { app, path, body, decide, lean } = call;
  const conversation = findConversation(call);
  if (!app.users.get(path.userId)) {
    lean('ED-14');
    throw noUser();
  }
  if (body === undefined && decide('participantWithoutBody') === 'refuse') throw badRequest('A body is required.');
  const member = join(call, conversation, path.userId, { ...NEWCOMER, ...body });
  return written(call, () => presentMember(member, call));
};

function update(call: Call<'updateParticipant'>, member: Member, input: ParticipationUpdate): void {
  const { app, now, settings, decide } = call;
  if (input.notify !== undefined) member.notify = input.notify;
  if (typeof input.readUntil === 'number' && decide('readOverRest') === 'fires')
    markRead(call, member, input.readUntil, settings);
  else if (input.readUntil !== undefined) member.readUntil = input.readUntil;
  if (input.access === undefined) return;
  member.frozenAt = input.access === 'None' ? (member.frozenAt ?? nextPosition(app, now)) : null;
  member.access = input.access;
  app.conversations.settle(member);
}

export const updateParticipant: Handler<'updateParticipant'> = (call) => {
  const member = findParticipant(call);
  if (!member)
    throw call.decide('updateOfNobody') === 'not-found' ? noParticipant() : badRequest('No participant has this id.');
  update(call, member, call.body);
  return written(call, () => presentMember(member, call));
};

/** On newer API versions the conversation is gone from the list of who leaves; on older ones it stays (TJ-PRT-14). */
export const removeParticipant: Handler<'removeParticipant'> = (call) => {
  const { app, now, version, decide, lean } = call;
  const member = findParticipant(call);
  if (!member && decide('removalOfNobody') === 'refuse') throw noParticipant();
  lean('ED-22');
  if (!member) return {};
  if (byVersion(version, 'leaving') === 'forget') app.conversations.leave(member);
  else Object.assign(member, { access: 'Left', frozenAt: member.frozenAt ?? nextPosition(app, now) });
  return {};
};

export const getParticipantEmail: Handler<'getParticipantEmail'> = (call) => {
  const member = findParticipant(call);
  if (!member) throw noParticipant();
  return { emailAddress: replyAddressOf(call.app, member) };
};
