import { holdsIn, type Claim, type Strength } from './claims.js';
import type { Evidence, ScenarioResult } from './run-scenario.js';
import type { Target } from './target.js';

export type ClaimVerdict = 'verified' | 'failed' | 'differs' | 'not-verifiable' | 'not-covered';

export interface JudgedClaim {
  /** What the documentation states. */
  readonly text: string;
  readonly strength: Strength;
  readonly verdict: ClaimVerdict;
  readonly reason?: string;
  readonly scenarios: readonly string[];
  readonly evidence?: Evidence;
}

export interface RunVerdict {
  readonly verdict: 'pass' | 'fail' | 'incomplete';
  readonly notVerifiable: number;
  readonly notCovered: number;
}

export interface JudgeOptions {
  readonly target: Pick<Target<never>, 'name' | 'edition'>;
  /** SHOULD claims fail a live run instead of differing. */
  readonly strict: boolean;
  /** Of one scenario only a part of the catalogue is judged: claims nobody selected are left out. */
  readonly selected?: ReadonlySet<string>;
}

/** True for claims whose failure a live service may answer for: those that its documentation states. */
function binding(strength: Strength, strict: boolean): boolean {
  return strength === 'MUST' || (strength === 'SHOULD' && strict);
}

/** The verdict of one claim from the results of the scenarios that cite it. */
export function judgeClaim(claim: Claim, results: readonly ScenarioResult[], options: JudgeOptions): JudgedClaim {
  const base = { text: claim.text, strength: claim.strength, scenarios: results.map((result) => result.title) };
  if (!holdsIn(claim, options.target.edition)) {
    return { ...base, verdict: 'not-verifiable', reason: `edition: holds only in ${claim.editions?.join(', ') ?? ''}` };
  }
  if (results.length === 0) return { ...base, verdict: 'not-covered' };
  const failed = results.find((result) => result.status === 'failed');
  if (failed) {
    const differs = options.target.name === 'live' && !binding(claim.strength, options.strict);
    return {
      ...base, verdict: differs ? 'differs' : 'failed',
      ...(failed.reason === undefined ? {} : { reason: failed.reason }),
      ...(failed.evidence === undefined ? {} : { evidence: failed.evidence }),
    };
  }
  const ran = results.filter((result) => result.status === 'passed').length;
  if (ran === results.length) return { ...base, verdict: 'verified' };
  const reasons = [...new Set(results.flatMap((result) => (result.status === 'not-run' ? [result.reason ?? ''] : [])))].join('; ');
  if (ran === 0) return { ...base, verdict: 'not-verifiable', reason: reasons };
  return { ...base, verdict: 'verified', reason: `${String(ran)} of ${String(results.length)} scenarios (${reasons})` };
}

/** The verdicts of every claim that can be tested; document-only claims never count. */
export function judgeClaims(claims: readonly Claim[], results: readonly ScenarioResult[], options: JudgeOptions): Map<string, JudgedClaim> {
  const citing = new Map<string, ScenarioResult[]>();
  for (const result of results) {
    for (const id of result.claims) citing.set(id, [...citing.get(id) ?? [], result]);
  }
  return new Map(claims
    .filter((claim) => claim.testable !== 'document' && (options.selected?.has(claim.id) ?? true))
    .map((claim) => [claim.id, judgeClaim(claim, citing.get(claim.id) ?? [], options)]));
}

/** The verdict of a run: fail, pass, or how much of what the documentation states could not be seen. */
export function judgeRun(
  claims: readonly Claim[], judged: ReadonlyMap<string, JudgedClaim>, edition: string, violations: number,
): RunVerdict {
  const verdicts = [...judged.values()];
  const binding = claims.filter((claim) => claim.strength === 'MUST' && holdsIn(claim, edition)).flatMap((claim) => judged.get(claim.id) ?? []);
  const notVerifiable = binding.filter((claim) => claim.verdict === 'not-verifiable').length;
  const notCovered = binding.filter((claim) => claim.verdict === 'not-covered').length;
  if (violations > 0 || verdicts.some((claim) => claim.verdict === 'failed')) return { verdict: 'fail', notVerifiable, notCovered };
  return { verdict: binding.every((claim) => claim.verdict === 'verified') ? 'pass' : 'incomplete', notVerifiable, notCovered };
}
