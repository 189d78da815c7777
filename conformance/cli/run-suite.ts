import { fileURLToPath } from 'node:url';
import { dirname, extname, relative } from 'node:path';
import { createRequire } from 'node:module';

import type { ScenarioResult } from '../harness/run-scenario.js';
import { selectScenarios } from '../registry/select.js';
import { CannotRun } from './cannot-run.js';
import type { RunPlan } from './run-plan.js';
import type { TestMeta } from './vitest-meta.js';

/** Runs every planned scenario as a test; the results come back per plan, in the order of the scenarios. */
export async function runSuite(
  plans: readonly RunPlan[],
  progress: (result: ScenarioResult, plan: number) => void,
): Promise<ScenarioResult[][]> {
  const { startVitest } = await import('vitest/node');
  const root = dirname(createRequire(import.meta.url).resolve('talkspec/package.json'));
  const suite = relative(root, fileURLToPath(new URL(`./suite${extname(import.meta.url)}`, import.meta.url)));
  const results: ScenarioResult[][] = plans.map(() => []);
  const collect = (meta: TestMeta): void => {
    if (!meta.talkspec) return;
    results[meta.talkspec.run]?.push(meta.talkspec.result);
    progress(meta.talkspec.result, meta.talkspec.run);
  };
  const vitest = await startVitest('test', [], {
    root,
    config: false,
    include: [suite],
    exclude: [],
    watch: false,
    pool: 'forks',
    // Built modules need no transformation: Node loads them by itself.
    server: { deps: { external: [/\.js$/] } },
    testTimeout: 120_000,
    // Sweeping what many runs left behind, paced, takes minutes.
    hookTimeout: 300_000,
    provide: { talkspecPlans: [...plans] },
    reporters: [
      {
        onTestCaseResult: (test) => {
          collect(test.meta() as TestMeta);
        },
      },
    ],
  });
  const errors = [
    ...vitest.state.getUnhandledErrors(),
    ...vitest.state
      .getTestModules()
      .flatMap((module) => [
        ...module.errors(),
        ...[...module.children.allSuites()].flatMap((group) => group.errors()),
      ]),
  ];
  await vitest.close();
  // Failed scenarios set an exit code of the runner's own; the verdict decides, not the runner.
  process.exitCode = undefined;
  const [first] = errors;
  if (first) throw new CannotRun(`The scenarios could not be run: ${messageOf(first)}`, { cause: first });
  for (const [index, plan] of plans.entries()) assertComplete(plan, results[index] ?? []);
  return results;
}

/** A scenario without a result must not pass for one that had nothing to say. */
function assertComplete(plan: RunPlan, results: readonly ScenarioResult[]): void {
  const expected = selectScenarios(plan).length;
  if (results.length === expected) return;
  throw new CannotRun(
    `${plan.api} on ${plan.target}: only ${String(results.length)} of ${String(expected)} scenarios came to a result.`,
  );
}

const messageOf = (error: unknown): string =>
  error !== null && typeof error === 'object' && 'message' in error ? String(error.message) : String(error);
