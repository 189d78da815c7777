import { createHash } from 'node:crypto';

import { Refusal } from '../../core/refusal.js';
import type { Handler } from '../exchange.js';
import { nextPosition } from '../state/app.js';
import { conversationOf, join, memberOf } from './join.js';

export const putParticipant: Handler<'putParticipant'> = (call) => {
  const { app, path, body, use } = call;
  const conversation = conversationOf(call, path.conversationId);
  if (!app.users.get(path.userId)) throw new Refusal(use('participantIsNoUser')());
  const settings = body === undefined ? use('putParticipantWithoutBody')() : use('putParticipant')(body);
  join(call, conversation, path.userId, settings);
  return use('participantWritten')();
};

export const updateParticipant: Handler<'updateParticipant'> = (call) => {
  const { app, path, body, now, use } = call;
  const member = memberOf(conversationOf(call, path.conversationId), path.userId);
  if (!member) throw new Refusal(use('updateOfNoParticipant')());
  if (body.notify !== undefined) member.notify = body.notify;
  if (body.readUntil !== undefined) member.readUntil = body.readUntil;
  if (body.access !== undefined) {
    member.frozenAt = body.access === 'None' ? (member.frozenAt ?? nextPosition(app, now)) : null;
    member.access = body.access;
    app.conversations.settle(member);
  }
  return use('participantWritten')();
};

export const removeParticipant: Handler<'removeParticipant'> = (call) => {
  const { app, path, now, use } = call;
  const member = memberOf(conversationOf(call, path.conversationId), path.userId);
  if (!member) {
    const refusal = use('removalOfNoParticipant')();
    if (refusal) throw new Refusal(refusal);
    return use('participantWritten')();
  }
  if (use('leaving')() === 'forget') app.conversations.leave(member);
  else Object.assign(member, { access: 'Left', frozenAt: member.frozenAt ?? nextPosition(app, now) });
  return use('participantWritten')();
};

export const getParticipantEmail: Handler<'getParticipantEmail'> = (call) => {
  const { app, path, use } = call;
  const member = memberOf(conversationOf(call, path.conversationId), path.userId);
  if (!member) throw new Refusal(use('emailOfNoParticipant')());
  const place = JSON.stringify([app.credentials.appId, path.conversationId, path.userId]);
  const name = createHash('sha256').update(place).digest('hex').slice(0, 16);
  return { emailAddress: `${name}@reply.talkspec.invalid` };
};
