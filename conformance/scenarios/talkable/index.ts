import type { TalkableScenario } from './scenario.js';

/** Every scenario of the Talkable API, a file per resource. */
export const talkableScenarios: readonly TalkableScenario[] = [];
