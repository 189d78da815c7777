import type { TalkJSScenario } from './support/scenario.js';
import { shapesBatch } from './batch/shapes.js';
import { shapesConversations } from './conversations/shapes.js';
import { shapesEvery } from './general/every-operation.js';
import { shapesFiles } from './files/shapes.js';
import { shapesLists } from './lists/shapes.js';
import { shapesMessages } from './messages/shapes.js';
import { shapesMock } from './general/mock-operations.js';
import { shapesStoredMessages } from './messages/stored-shapes.js';
import { shapesUsers } from './users/shapes.js';

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
