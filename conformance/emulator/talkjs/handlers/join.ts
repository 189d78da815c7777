import type { Writing } from '../exchange.js';
import { nextPosition } from '../state/app.js';
import type { ConversationRecord } from '../state/conversations.js';
import type { Member, Notify } from '../state/conversations.js';

/** What a participant may do and hears of. */
interface ParticipantSettings {
  readonly access: 'ReadWrite' | 'Read';
  readonly notify: Notify;
}

/** How somebody starts who is added (TJ-CNV-13), and the defaults of a PUT (TJ-PRT-03). */
export const NEWCOMER: ParticipantSettings = { access: 'ReadWrite', notify: true };

/** Makes a user a participant, or a former one again; somebody who takes part keeps the time of joining. */
export function join(
  { app, now }: Writing,
  conversation: ConversationRecord,
  userId: string,
  settings: ParticipantSettings,
): Member {
  const known = conversation.members.get(userId);
  if (known && known.access !== 'Left') {
    Object.assign(known, settings, { frozenAt: null });
    app.conversations.settle(known);
    return known;
  }
  if (known) app.conversations.leave(known);
  const joined = nextPosition(app, now);
  const member: Member = {
    userId,
    conversation,
    ...settings,
    joined,
    readUntil: null,
    frozenAt: null,
    activity: joined,
  };
  app.conversations.join(member);
  return member;
}
