import { createHash } from 'node:crypto';
import { access, constants, mkdir } from 'node:fs/promises';

import { openContract } from '../contract/contract.js';
import { documentedIn } from '../harness/coverage/documented.js';
import { loadClaims } from '../harness/claims.js';
import { writeReports } from '../harness/report/write.js';
import { summarize } from '../harness/report/summary.js';
import { resultsOf, type Results, type RunResults } from '../harness/results.js';
import type { ScenarioResult } from '../harness/run-scenario.js';
import { CannotRun } from './cannot-run.js';
import { selectClaims, selectScenarios } from '../registry/select.js';
import { leftOut, planRuns } from './plan.js';
import type { ConformanceOptions, RunPlan } from './run-plan.js';
import { openPlans, spentLines } from './open-plans.js';
import { assertRecordable, recordRun } from './record.js';
import { runSuite } from './run-suite.js';

const HASH_LENGTH = 16;

/** Answers with the exit code: 0 for pass and incomplete, 1 for fail. What keeps the suite from running is thrown. */
export async function conformanceCommand(options: ConformanceOptions): Promise<0 | 1> {
  const startedAt = new Date();
  const plans = planRuns(options, process.env, startedAt.getTime()).filter((plan) => selectScenarios(plan).length > 0);
  if (plans.length === 0) {
    const reason = 'it is no claim that a scenario cites, and no title has it.';
    throw new CannotRun(`No scenario is selected by --filter ${options.filter ?? ''}: ${reason}`);
  }
  await assertRecordable(options);
  for (const line of leftOut(options, process.env)) process.stderr.write(`${line}\n`);
  await assertWritable(options.report);
  await Promise.all(plans.map(assertReachable));
  const { plans: opened, stories } = await openPlans(plans, process.env);
  const scenarios = await runSuite(opened, showProgress(opened));
  for (const line of spentLines(opened, scenarios)) process.stderr.write(`${line}\n`);
  const runs = plans.map((plan, index) => describeResults(plan, scenarios[index] ?? []));
  if (runs.every((run) => run.scenarios.every((scenario) => scenario.status === 'not-run'))) {
    throw new CannotRun(
      'No selected scenario can run on the chosen targets: ' +
        (runs[0]?.scenarios[0]?.reason ?? 'nothing was selected') +
        '.',
    );
  }
  const results: Results = { schemaVersion: 1, startedAt: startedAt.toISOString(), runs };
  const seen = [...stories, ...scenarios.flat().flatMap(({ story }) => story ?? [])];
  for (const line of await recordRun(options, opened, seen, startedAt)) process.stdout.write(`${line}\n`);
  const files = await writeReports(results, options.report);
  process.stdout.write(`${summarize(results, loadClaims)}\nreports: ${files.join(', ')}\n`);
  return runs.some((run) => run.verdict === 'fail') ? 1 : 0;
}

const STEP = 50;

/** Failures as they come, and on a live target, which may take minutes, how far the run is. */
function showProgress(plans: readonly RunPlan[]): (result: ScenarioResult, plan: number) => void {
  const done = plans.map(() => 0);
  return (result, index) => {
    showFailure(result);
    const [plan, count] = [plans[index], (done[index] ?? 0) + 1];
    done[index] = count;
    if (!plan?.live || count % STEP !== 0) return;
    process.stderr.write(
      `${plan.api} on live: ${String(count)} of ${String(selectScenarios(plan).length)} scenarios\n`,
    );
  };
}

function showFailure(result: ScenarioResult): void {
  if (result.status === 'failed')
    process.stderr.write(`failed: ${result.title}\n        ${result.reason ?? ''} [${result.claims.join(', ')}]\n`);
}

function describeResults(plan: RunPlan, scenarios: readonly ScenarioResult[]): RunResults {
  const contract = openContract(plan.api, plan.edition);
  const { document } = contract;
  const selected = selectClaims(plan);
  return resultsOf(
    {
      api: plan.api,
      baseUrl: plan.live?.origin ?? 'in-process',
      contract: {
        version: document.info.version,
        hash: createHash('sha256').update(JSON.stringify(document)).digest('hex').slice(0, HASH_LENGTH),
      },
      catalogue: loadClaims(plan.api),
      documented: documentedIn(contract),
      judge: {
        target: { name: plan.target, edition: plan.edition },
        strict: plan.strict,
        ...(selected === undefined ? {} : { selected }),
      },
    },
    scenarios,
  );
}

/** Found out before the run, not after it. */
async function assertWritable(directory: string): Promise<void> {
  try {
    await mkdir(directory, { recursive: true });
    await access(directory, constants.W_OK);
  } catch (cause) {
    throw new CannotRun(
      `--report ${directory} cannot be written to: ${cause instanceof Error ? cause.message : String(cause)}`,
      { cause },
    );
  }
}

const REACHABLE_WITHIN_MS = 5000;

async function assertReachable(plan: RunPlan): Promise<void> {
  if (!plan.live) return;
  try {
    const { body } = await fetch(plan.live.origin, {
      method: 'GET',
      redirect: 'manual',
      signal: AbortSignal.timeout(REACHABLE_WITHIN_MS),
    });
    await body?.cancel();
  } catch (cause) {
    const why =
      cause instanceof Error ? (cause.cause instanceof Error ? cause.cause.message : cause.message) : String(cause);
    throw new CannotRun(`${plan.live.origin} cannot be reached: ${why}`, { cause });
  }
}
