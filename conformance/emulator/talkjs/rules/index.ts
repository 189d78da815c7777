import { batchRules } from './batch.js';
import { conversationListRules } from './conversation-lists.js';
import { conversationRules } from './conversations.js';
import { credentialRules } from './credentials.js';
import { fileRules } from './files.js';
import { listRules } from './lists.js';
import { messageRules } from './messages.js';
import { participantRules } from './participants.js';
import { refusalRules } from './refusals.js';
import { userRules } from './users.js';

/** Every decision of the emulated API, by name. */
export const talkjsRules = {
  ...refusalRules,
  ...credentialRules,
  ...listRules,
  ...userRules,
  ...conversationRules,
  ...conversationListRules,
  ...participantRules,
  ...messageRules,
  ...fileRules,
  ...batchRules,
};

export type TalkJSRules = typeof talkjsRules;
