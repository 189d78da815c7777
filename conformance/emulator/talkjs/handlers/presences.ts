import { badFields } from '../answers.js';
import type { Handler } from '../exchange.js';

/** The filters to which `null` means nothing of its own, as it does to `selectedConversationId` (TJ-PRS-03). */
const FILTERS = ['includeBackgroundSessions', 'hasFocus', 'isTyping', 'userIds'] as const;

/** Nobody is online: no call of this API makes a session. */
export const queryPresences: Handler<'queryPresences'> = (call) => {
  const empty = FILTERS.filter((name) => call.body[name] === null);
  if (empty.length > 0 && call.decide('presenceNull') === 'refuse')
    throw badFields(call, Object.fromEntries(empty.map((name) => [name, ['must not be null']])));
  return { data: {} };
};
