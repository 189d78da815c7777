import { credentialRules } from './credentials.js';
import { listRules } from './lists.js';
import { refusalRules } from './refusals.js';
import { userRules } from './users.js';

/** Every decision of the emulated API, by name. */
export const talkjsRules = { ...refusalRules, ...credentialRules, ...listRules, ...userRules };

export type TalkJSRules = typeof talkjsRules;
