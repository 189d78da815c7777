import type { TalkJSScenario } from './scenario.js';
import { users } from './users.js';

/** Every scenario of the TalkJS REST API, a file per resource. */
export const talkjsScenarios: readonly TalkJSScenario[] = [...users];
