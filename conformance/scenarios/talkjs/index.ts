import { authentication } from './authentication.js';
import { contentTypes } from './content-types.js';
import { general } from './general.js';
import { rateLimits, rateLimitsOf2020 } from './rate-limits.js';
import type { TalkJSScenario } from './scenario.js';
import { statuses } from './statuses.js';
import { tokens } from './tokens.js';
import { users } from './users.js';

/** Every scenario of the TalkJS REST API, a file per resource. */
export const talkjsScenarios: readonly TalkJSScenario[] = [
  ...general, ...contentTypes, ...statuses, ...authentication, ...tokens, ...rateLimits, ...rateLimitsOf2020,
  ...users,
];
