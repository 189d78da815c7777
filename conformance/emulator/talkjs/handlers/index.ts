import type { Handler, OperationId } from '../exchange.js';
import * as batch from './batch.js';
import * as conversationLists from './conversation-lists.js';
import * as conversations from './conversations.js';
import * as files from './files.js';
import * as messages from './messages.js';
import * as participants from './participants.js';
import * as presences from './presences.js';
import * as send from './send.js';
import * as users from './users.js';

/** What the emulator can do, by operation; a handler answers exactly what the contract says. */
export const handlers = {
  ...users,
  ...conversations,
  ...conversationLists,
  ...participants,
  ...messages,
  ...send,
  ...files,
  ...batch,
  ...presences,
} satisfies { [Id in OperationId]?: Handler<Id> };

export type BuiltOperation = keyof typeof handlers;
