import type { TalkJSScenario } from './scenario.js';
import { shapesBatch } from './shapes-batch.js';
import { shapesConversations } from './shapes-conversations.js';
import { shapesEvery } from './shapes-every.js';
import { shapesFiles } from './shapes-files.js';
import { shapesLists } from './shapes-lists.js';
import { shapesMessages } from './shapes-messages.js';
import { shapesMock } from './shapes-mock.js';
import { shapesStoredMessages } from './shapes-stored-messages.js';
import { shapesUsers } from './shapes-users.js';

/** What each operation takes, and what it does not. */
export const shapes: readonly TalkJSScenario[] = [
  ...shapesUsers,
  ...shapesConversations,
  ...shapesMessages,
  ...shapesStoredMessages,
  ...shapesLists,
  ...shapesFiles,
  ...shapesBatch,
  ...shapesMock,
  ...shapesEvery,
];
