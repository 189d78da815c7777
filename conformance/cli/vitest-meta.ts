import type { ScenarioResult } from '../harness/run-scenario.js';
import type { RunPlan } from './run-plan.js';

/** What a test tells the command about its scenario. */
export interface TestMeta {
  talkspec?: { readonly run: number; readonly result: ScenarioResult };
}

declare module 'vitest' {
  interface ProvidedContext {
    talkspecPlans: RunPlan[];
  }
}
