import type { Handler, OperationId } from '../exchange.js';
import * as batch from './batch.js';
import * as conversationLists from './conversation-lists.js';
import * as conversations from './conversations.js';
import * as files from './files.js';
import * as importing from './import.js';
import * as messages from './messages.js';
import * as notifications from './notifications.js';
import * as participants from './participants.js';
import * as presences from './presences.js';
import * as project from './project.js';
import * as reactions from './reactions.js';
import * as send from './send.js';
import * as users from './users.js';

/** All but webhooks and the anonymous accounts, which stand outside every app. */
type InApp = Exclude<OperationId, `on${string}` | `${string}AnonymousAccount`>;

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
  ...reactions,
  ...importing,
  ...notifications,
  ...project,
} satisfies { [Id in InApp]: Handler<Id> };
