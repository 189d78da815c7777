import { coverageLine } from './coverage-line.js';
import { printable } from '../printable.js';
import { holdsIn, type Claim } from '../claims.js';
import type { Results, RunResults } from '../results.js';
import type { ClaimVerdict } from '../verdict.js';

const VERDICTS: readonly ClaimVerdict[] = ['verified', 'failed', 'differs', 'not-verifiable', 'not-covered'];

/** A verdict in words. The word "conformant" is kept for a passing live run. */
function verdictLine(run: RunResults): string {
  if (run.verdict === 'pass') return run.target === 'live' ? 'pass: conformant' : 'pass';
  if (run.verdict === 'fail') return 'fail';
  const { notVerifiable, notCovered } = run;
  const unseen = `${String(notVerifiable)} not verifiable here, ${String(notCovered)} not covered${leftOut(run)}`;
  return `incomplete (of the MUST claims ${unseen})`;
}

const leftOut = ({ notSelected }: RunResults): string =>
  notSelected === 0 ? '' : `, ${String(notSelected)} not selected`;

const BRIEF = 240;

/** A reason on one line; the reports have it whole. */
function brief(reason: string): string {
  const line = reason.replace(/\s+/g, ' ');
  return line.length > BRIEF ? `${line.slice(0, BRIEF)} …` : line;
}

function seedLine(run: RunResults, catalogue: readonly Claim[]): string {
  const seeds = catalogue.filter(
    (claim) =>
      claim.kind === 'seed' && claim.testable === 'http' && holdsIn(claim, run.edition) && run.claims[claim.id],
  );
  const verified = seeds.filter((claim) => run.claims[claim.id]?.verdict === 'verified').length;
  return `seed claims over HTTP: ${String(verified)} of ${String(seeds.length)} verified`;
}

function describeRun(run: RunResults, catalogue: readonly Claim[]): string {
  const verdicts = Object.entries(run.claims);
  const counts = VERDICTS.map(
    (verdict) => `${String(verdicts.filter(([, claim]) => claim.verdict === verdict).length)} ${verdict}`,
  );
  const count = (name: string): string => String(run.scenarios.filter(({ status }) => status === name).length);
  const scenarios = `${count('passed')} passed, ${count('failed')} failed, ${count('not-run')} not run`;
  const wrong = verdicts
    .filter(([, claim]) => claim.verdict === 'failed' || claim.verdict === 'differs')
    .map(([id, claim]) => `    ${claim.verdict} ${id}: ${brief(claim.reason ?? '')}`);
  return [
    `${run.api} on ${run.target} (edition ${run.edition}): ${verdictLine(run)}`,
    `  claims: ${counts.join(', ')}; ${seedLine(run, catalogue)}`,
    `  scenarios: ${scenarios}; contract violations: ${String(run.violations.length)}`,
    ...wrong,
    ...run.violations.map(
      (one) =>
        `    violation in "${one.scenario}": ${one.operationId} ${String(one.status)} ${one.pointer}: ${one.message}`,
    ),
    coverageLine(run),
  ]
    .map(printable)
    .join('\n');
}

/** The verdict per run, in a few lines each. */
export function summarize(results: Results, catalogueOf: (api: string) => readonly Claim[]): string {
  return results.runs.map((run) => describeRun(run, catalogueOf(run.api))).join('\n');
}
