import type { PresenceQuery, PresenceSession } from '../../../../generated/talkjs/types.js';
import { badFields } from '../answers.js';
import type { Handler } from '../exchange.js';
import type { Session } from '../state/sessions.js';

/** The filters to which `null` means nothing of its own, as it does to `selectedConversationId` (TJ-PRS-03). */
const FILTERS = ['includeBackgroundSessions', 'hasFocus', 'isTyping', 'userIds'] as const;

const isAsked = <Value>(asked: Value | null | undefined, value: Value): boolean =>
  asked === undefined || asked === null || asked === value;

const matches = (query: PresenceQuery, userId: string, session: Session): boolean =>
  (session.visible || query.includeBackgroundSessions === true) &&
  (query.selectedConversationId === undefined || query.selectedConversationId === session.conversationId) &&
  isAsked(query.hasFocus, session.hasFocus) &&
  isAsked(query.isTyping, session.isTyping) &&
  (query.userIds?.includes(userId) ?? true);

const present = ({ id, conversationId, hasFocus, isTyping, custom }: Session): PresenceSession => ({
  sessionId: id,
  selectedConversationId: conversationId,
  hasFocus,
  isTyping,
  custom,
});

/** Sessions are simulated: no call of this API makes one. */
export const queryPresences: Handler<'queryPresences'> = (call) => {
  const empty = FILTERS.filter((name) => call.body[name] === null);
  if (empty.length > 0 && call.decide('presenceNull') === 'refuse')
    throw badFields(call, Object.fromEntries(empty.map((name) => [name, ['must not be null']])));
  const online = [...call.app.sessions].filter(([userId, session]) => matches(call.body, userId, session));
  const entries = online.map(([userId, session]) => {
    const shown = [present(session)];
    const places = session.visible
      ? { backgroundSessions: [], widgets: shown }
      : { backgroundSessions: shown, widgets: [] };
    return [userId, { status: 'online', ...places }] as const;
  });
  return { data: Object.fromEntries(entries) };
};
