import { declareScenario, type Scenario } from '../../../harness/scenario.js';
import type { TalkJSCredentials } from './adapter.js';

export type TalkJSScenario = Scenario<TalkJSCredentials>;

export const scenario = declareScenario<TalkJSCredentials>();
