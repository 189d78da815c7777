import { afterAll, beforeAll, describe, inject, test } from 'vitest';

import { runScenario, type Run, type ScenarioResult } from '../harness/run-scenario.js';
import { secretsOf } from '../registry/variables.js';
import { selectScenarios, type OpaqueCredentials, type OpaqueScenario } from '../registry/select.js';
import { openRun } from './open-run.js';
import { redactor } from './output.js';
import type { RunPlan } from './run-plan.js';
import type { TestMeta } from './vitest-meta.js';

redactor.add(
  inject('talkspecPlans').flatMap(({ api, live }) => [...secretsOf(api, live?.credentials), ...(live?.secrets ?? [])]),
);

// Every planned run as a group of tests; what each scenario did travels to the command in the test's meta.
for (const [index, plan] of inject('talkspecPlans').entries()) describeRun(plan, index);

const STRIDE = 7;

/** Every seventh first, so that a run that may not send enough for all of them sees something of each part. */
const spread = (scenarios: readonly OpaqueScenario[]): OpaqueScenario[] =>
  Array.from({ length: STRIDE }, (_, first) => scenarios.filter((__, index) => index % STRIDE === first)).flat();

const broken = ({ title, claims }: OpaqueScenario, reason: string): ScenarioResult => ({
  title,
  claims,
  status: 'failed',
  reason,
  ms: 0,
  violations: [],
  operations: {},
  injected: {},
  exercised: [],
});

function describeRun(plan: RunPlan, index: number): void {
  describe(`${plan.api} on ${plan.target}`, () => {
    let run: Run<OpaqueCredentials> | undefined;
    beforeAll(async () => {
      run = await openRun(plan, redactor);
    });
    afterAll(async () => {
      await run?.target.close();
    });
    const scenarios = selectScenarios(plan);
    for (const scenario of plan.live?.requests ? spread(scenarios) : scenarios) {
      test(scenario.title, async ({ task, skip }) => {
        if (!run) throw new Error('The target did not open.');
        const meta = task.meta as TestMeta;
        // Told beforehand, so that a scenario that runs out of time or breaks is counted as failed and not left out.
        meta.talkspec = { run: index, result: broken(scenario, 'it did not come to an end') };
        const result = await runScenario(scenario, run).catch((error: unknown) =>
          broken(scenario, redactor.error(error).message),
        );
        meta.talkspec = { run: index, result };
        if (result.status === 'not-run') skip(result.reason);
        if (result.status === 'failed') throw new Error(result.reason);
      });
    }
  });
}
