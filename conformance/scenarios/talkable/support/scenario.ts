import { declareScenario, type Scenario } from '../../../harness/scenario.js';
import type { TalkableCredentials } from './adapter.js';

export type TalkableScenario = Scenario<TalkableCredentials>;

export const scenario = declareScenario<TalkableCredentials>();
