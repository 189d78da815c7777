import { holdsIn, type Claim, type Strength } from './claims.js';
import type { Evidence } from './evidence.js';
import type { ScenarioResult } from './run-scenario.js';
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
  readonly notSelected: number;
}

export interface JudgeOptions {
  readonly target: Pick<Target<never>, 'name' | 'edition'>;
  /** SHOULD claims fail a live run instead of differing. */
  readonly strict: boolean;
  /** Where only a part is run: the claims to judge, and how many scenarios there are that cite each. */
  readonly selected?: ReadonlyMap<string, number>;
}

/** True for claims whose failure a live service may answer for: those that its documentation states. */
export function isBinding(strength: Strength, strict: boolean): boolean {
  return strength === 'MUST' || (strength === 'SHOULD' && strict);
}

const INJECTION = 'an answer was injected';

/** Why a scenario that passed proves nothing of the service, if so: what a fault answered may be why it passed. */
export const unproven = ({ injected }: Pick<ScenarioResult, 'injected'>): string | undefined =>
  Object.keys(injected).length > 0 ? INJECTION : undefined;

/** The verdict of one claim from the results of the scenarios that cite it. */
function judgeClaim(claim: Claim, results: readonly ScenarioResult[], options: JudgeOptions): JudgedClaim {
  const base = { text: claim.text, strength: claim.strength, scenarios: results.map((result) => result.title) };
  if (!holdsIn(claim, options.target.edition)) {
    return {
      ...base,
      verdict: 'not-verifiable',
      reason: `edition: holds only in ${claim.editions?.join(', ') ?? ''}`,
    };
  }
  if (results.length === 0) return { ...base, verdict: 'not-covered' };
  const failed = results.find((result) => result.status === 'failed');
  if (failed) {
    const differs = options.target.name === 'live' && !isBinding(claim.strength, options.strict);
    return {
      ...base,
      verdict: differs ? 'differs' : 'failed',
      ...(failed.reason === undefined ? {} : { reason: failed.reason }),
      ...(failed.evidence === undefined ? {} : { evidence: failed.evidence }),
    };
  }
  const ran = results.filter((result) => result.status === 'passed' && !unproven(result)).length;
  const all = options.selected?.get(claim.id) ?? results.length;
  if (ran === all) return { ...base, verdict: 'verified' };
  const left = results.flatMap((result) =>
    result.status === 'not-run' ? (result.reason ?? '') : (unproven(result) ?? []),
  );
  const reasons = [...new Set([...left, ...(all > results.length ? ['not selected'] : [])])].join('; ');
  if (ran === 0) return { ...base, verdict: 'not-verifiable', reason: reasons };
  return { ...base, verdict: 'verified', reason: `${String(ran)} of ${String(all)} scenarios (${reasons})` };
}

/** The verdicts of every claim that can be tested; document-only claims never count. */
export function judgeClaims(
  claims: readonly Claim[],
  results: readonly ScenarioResult[],
  options: JudgeOptions,
): Map<string, JudgedClaim> {
  const citing = new Map<string, ScenarioResult[]>();
  for (const result of results) {
    for (const id of result.claims) citing.set(id, [...(citing.get(id) ?? []), result]);
  }
  return new Map(
    claims
      .filter((claim) => claim.testable !== 'document' && (options.selected?.has(claim.id) ?? true))
      .map((claim) => [claim.id, judgeClaim(claim, citing.get(claim.id) ?? [], options)]),
  );
}

/** The verdict of a run: fail, pass, or how much of what is documented could not be seen. A part is never a pass. */
export function judgeRun(
  claims: readonly Claim[],
  judged: ReadonlyMap<string, JudgedClaim>,
  edition: string,
  violations: number,
): RunVerdict {
  const stated = claims.filter(
    (claim) => claim.strength === 'MUST' && claim.testable !== 'document' && holdsIn(claim, edition),
  );
  const count = (verdict: ClaimVerdict | undefined): number =>
    stated.filter((claim) => judged.get(claim.id)?.verdict === verdict).length;
  const counts = {
    notVerifiable: count('not-verifiable'),
    notCovered: count('not-covered'),
    notSelected: count(undefined),
  };
  if (violations > 0 || [...judged.values()].some((claim) => claim.verdict === 'failed'))
    return { verdict: 'fail', ...counts };
  return { verdict: count('verified') === stated.length ? 'pass' : 'incomplete', ...counts };
}
