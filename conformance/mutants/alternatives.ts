import { openContract } from '../contract/contract.js';
import { CURRENT_EDITION } from '../contract/document.js';
import { worldsOf, type Decisions, type World } from '../emulator/core/decisions.js';
import type { Emulator } from '../emulator/index.js';
import { decisions as allDecisions } from '../emulator/worlds.js';
import { loadClaims } from '../harness/claims.js';
import { bindingViolations } from '../harness/results.js';
import { judgeClaims } from '../harness/verdict.js';
import { createRun, runScenario, type ScenarioResult } from '../harness/run-scenario.js';
import type { Target } from '../harness/target.js';
import type { ApiName } from '../registry/apis.js';
import { entryOf, selectScenarios, type OpaqueCredentials, type OpaqueScenario } from '../registry/select.js';
import { emulatorTarget } from '../targets/emulator.js';

/** What the suite says of a service that decides one matter otherwise. */
export interface AlternativeResult {
  /** `name=choice`, or `the defaults`. */
  readonly name: string;
  /** Claims that state the default, and so have to differ. */
  readonly expected: readonly string[];
  readonly differs: readonly string[];
  /** What else was said: claims that differ or fail, answers that broke the contract, with the reasons. */
  readonly complaints: readonly string[];
  /** `told`: exactly what was expected. `cries wolf`: more. `unseen`: less. */
  readonly verdict: 'told' | 'cries wolf' | 'unseen';
}

/** Claims, by world, that say the very same as a claim of the decision's own, and so differ with it. */
export type AlsoDiffer = Readonly<Record<string, readonly string[]>>;

interface Played {
  readonly scenario: OpaqueScenario;
  readonly result: ScenarioResult;
  /** The guesses that its answers rested on. */
  readonly assumed: readonly string[];
}

/** The emulator judged as a service of somebody else: it owes only what is documented. */
const asLive = (target: Target<OpaqueCredentials>): Target<OpaqueCredentials> => ({
  ...target,
  name: 'live',
  provides: new Set([...target.provides].filter((need) => need !== 'strict-input')),
});

/** Runs scenarios with these decisions in force. */
async function play(api: ApiName, decisions: object, scenarios: readonly OpaqueScenario[]): Promise<Played[]> {
  const entry = entryOf(api);
  const tenants = entry.tenants(CURRENT_EDITION);
  const options = { ...tenants.options, [api]: { ...tenants.options[api], decisions } };
  const opened: Emulator[] = [];
  const target = emulatorTarget({ ...tenants, options }, CURRENT_EDITION, (emulator) => {
    opened.push(emulator);
    return emulator.fetch;
  });
  const run = createRun(entry.adapter, openContract(api), asLive(target));
  const played: Played[] = [];
  for (const scenario of scenarios) {
    const result = await runScenario(scenario, run);
    played.push({ scenario, result, assumed: opened.splice(0).flatMap((emulator) => emulator.assumptions()) });
  }
  return played;
}

/** What a live run would say of these results, other than that everything is as expected. */
function judge(
  api: ApiName,
  name: string,
  expected: readonly string[],
  results: readonly ScenarioResult[],
): AlternativeResult {
  const catalogue = loadClaims(api);
  const options = { target: { name: 'live', edition: CURRENT_EDITION }, strict: false } as const;
  const claims = [...judgeClaims(catalogue, results, options)];
  const differs = claims.filter(([, { verdict }]) => verdict === 'differs').map(([id]) => id);
  const violations = results.flatMap((result) => bindingViolations(result, { catalogue, judge: options }));
  const complaints = [
    ...claims
      .filter(([id, { verdict }]) => verdict === 'failed' || (verdict === 'differs' && !expected.includes(id)))
      .map(([id, { verdict, reason = '' }]) => `${id} ${verdict}: ${reason}`),
    ...violations.map((one) => `${one.operationId} ${String(one.status)} ${one.pointer}: ${one.message}`),
  ];
  const isTold = expected.every((id) => differs.includes(id));
  return {
    name,
    expected,
    differs,
    complaints,
    verdict: complaints.length > 0 ? 'cries wolf' : isTold ? 'told' : 'unseen',
  };
}

/** The claims that a world contradicts: those of its row, and those that say the same. */
function expectedOf(decisions: Decisions, { id, name }: World, alsoDiffer: AlsoDiffer): string[] {
  const row = Object.values(decisions).find(({ ids }) => ids[0] === id);
  return [...(row?.ids ?? []), ...(alsoDiffer[name] ?? [])];
}

/**
 * Turns each decision to each of its alternatives and runs the suite as on a live service: exactly the claims that
 * state the default have to differ, and nothing may fail. A scenario whose answers do not rest on the decision goes as
 * it went with the defaults, so it is not run again.
 */
export async function* runAlternatives(api: ApiName, alsoDiffer: AlsoDiffer): AsyncGenerator<AlternativeResult> {
  const decisions: Decisions = allDecisions[api];
  const worlds = worldsOf(decisions);
  const unknown = Object.keys(alsoDiffer).filter((name) => !worlds.some((world) => world.name === name));
  if (unknown.length > 0) throw new Error(`There is no alternative ${unknown.join(', ')} of ${api}.`);
  const usual = await play(api, {}, selectScenarios({ api, edition: CURRENT_EDITION }));
  const resultsIn = (played: readonly Played[]): ScenarioResult[] => played.map(({ result }) => result);
  yield judge(api, 'the defaults', [], resultsIn(usual));
  for (const world of worlds) {
    const rests = ({ assumed }: Played): boolean => assumed.includes(world.id);
    const again = await play(
      api,
      world.decisions,
      usual.filter(rests).map(({ scenario }) => scenario),
    );
    const results = resultsIn([...usual.filter((one) => !rests(one)), ...again]);
    yield judge(api, world.name, expectedOf(decisions, world, alsoDiffer), results);
  }
}
