import type { Claim } from './claims.js';
import { measure, type Coverage } from './coverage/coverage.js';
import type { Documented } from './coverage/documented.js';
import { CLEAN_UP, type OperationCounts, type Violation } from './recorder.js';
import type { ScenarioResult } from './run-scenario.js';
import { isBinding, judgeClaims, judgeRun, type JudgedClaim, type JudgeOptions, type RunVerdict } from './verdict.js';

/** `results.json`: the source of every other report. Its shape is public. */
export interface Results {
  /** Of what `surfaces/results.schema.json` describes; it steps when a field goes or changes its type. */
  readonly schemaVersion: 1;
  /** ISO 8601. */
  readonly startedAt: string;
  readonly runs: readonly RunResults[];
}

export interface RunResults {
  readonly api: string;
  readonly target: 'emulator' | 'prism' | 'live';
  readonly edition: string;
  readonly baseUrl: string;
  readonly contract: { readonly version: string; readonly hash: string };
  readonly verdict: RunVerdict['verdict'];
  /** MUST claims that could not be seen on this target, those that no scenario cites, those that a filter left out. */
  readonly notVerifiable: number;
  readonly notCovered: number;
  readonly notSelected: number;
  readonly claims: Readonly<Record<string, JudgedClaim>>;
  readonly scenarios: readonly Pick<ScenarioResult, 'title' | 'claims' | 'status' | 'reason' | 'ms'>[];
  readonly violations: readonly Violation[];
  /** What the service answered. */
  readonly operations: OperationCounts;
  /** What faults answered in its stead; no verdict, violation or coverage rests on that. */
  readonly injected: OperationCounts;
  readonly coverage: Coverage;
}

export interface RunDescription extends Pick<RunResults, 'api' | 'baseUrl' | 'contract'> {
  readonly catalogue: readonly Claim[];
  readonly documented: Documented;
  readonly judge: JudgeOptions;
}

/** Draws the verdicts of a run from what its scenarios did. */
export function resultsOf(run: RunDescription, scenarios: readonly ScenarioResult[]): RunResults {
  const claims = judgeClaims(run.catalogue, scenarios, run.judge);
  const violations = scenarios.flatMap((scenario) => scenario.violations);
  const binding = scenarios.flatMap((scenario) => bindingViolations(scenario, run));
  const verdict = judgeRun(run.catalogue, claims, run.judge.target.edition, binding.length);
  return {
    api: run.api,
    target: run.judge.target.name,
    edition: run.judge.target.edition,
    baseUrl: run.baseUrl,
    contract: run.contract,
    ...verdict,
    claims: Object.fromEntries(claims),
    scenarios: scenarios.map(({ title, claims: ids, status, reason, ms }) => ({
      title,
      claims: ids,
      status,
      ms,
      ...(reason === undefined ? {} : { reason }),
    })),
    violations,
    operations: addCounts(scenarios.map((scenario) => scenario.operations)),
    injected: addCounts(scenarios.map((scenario) => scenario.injected)),
    coverage: measure(run.documented, new Set(scenarios.flatMap((scenario) => scenario.exercised))),
  };
}

/** The violations that fail a run: all, but on a live target none of a scenario that rests on nothing documented. */
export function bindingViolations(
  { claims, violations }: ScenarioResult,
  { catalogue, judge }: Pick<RunDescription, 'catalogue' | 'judge'>,
): readonly Violation[] {
  const rests = catalogue.some((claim) => claims.includes(claim.id) && isBinding(claim.strength, judge.strict));
  if (rests || judge.target.name !== 'live') return violations;
  return violations.filter((violation) => violation.pointer === CLEAN_UP);
}

function addCounts(counts: readonly OperationCounts[]): OperationCounts {
  const total: OperationCounts = {};
  for (const [operationId, statuses] of counts.flatMap((one) => Object.entries(one))) {
    const sum = (total[operationId] ??= {});
    for (const [status, count] of Object.entries(statuses)) sum[status] = (sum[status] ?? 0) + count;
  }
  return total;
}
