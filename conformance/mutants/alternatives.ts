import { openContract } from '../contract/contract.js';
import { CURRENT_EDITION } from '../contract/document.js';
import { worldsOf, type Decisions, type World } from '../emulator/core/decisions.js';
import type { Emulator } from '../emulator/core/host.js';
import { loadClaims } from '../harness/claims.js';
import { bindingViolations, resultsOf } from '../harness/results.js';
import { createRun, runScenario, type ScenarioResult } from '../harness/run-scenario.js';
import type { Target } from '../harness/target.js';
import type { ApiName } from '../registry/apis.js';
import { entryOf, selectScenarios, type OpaqueCredentials, type OpaqueScenario } from '../registry/select.js';
import { emulatorTarget } from '../targets/emulator.js';

/** The decisions of an API, and which claims other than its own an alternative cannot but contradict, by world. */
export interface Alternatives {
  readonly decisions: Decisions;
  readonly alsoDiffer: Readonly<Record<string, readonly string[]>>;
}

/** What the suite says of a service that decides one matter otherwise. */
export interface AlternativeResult {
  /** `name=choice` */
  readonly name: string;
  /** Claims that state the default, and so have to differ. */
  readonly expected: readonly string[];
  readonly differs: readonly string[];
  /** What else was said: claims that differ or fail, answers that broke the contract, with the reasons. */
  readonly complaints: readonly string[];
  /** `told`: exactly what was expected. `cries wolf`: more. `unseen`: less. */
  readonly verdict: 'told' | 'cries wolf' | 'unseen';
}

/** The decisions in force, and the scenarios to run. */
type Play = (decisions: object, scenarios: readonly OpaqueScenario[]) => Promise<Played[]>;

interface Played {
  readonly scenario: OpaqueScenario;
  readonly result: ScenarioResult;
  /** The guesses that its answers rested on. */
  readonly asked: ReadonlySet<string>;
}

/** The emulator judged as a service of somebody else: it owes only what is documented. */
const asLive = (target: Target<OpaqueCredentials>): Target<OpaqueCredentials> => ({
  ...target,
  name: 'live',
  provides: new Set([...target.provides].filter((need) => need !== 'strict-input')),
});

const playerOf = (api: ApiName): Play => {
  const entry = entryOf(api);
  const tenants = entry.tenants(CURRENT_EDITION);
  return async (decisions, scenarios) => {
    let emulator: Emulator | undefined;
    const options = { ...tenants.options, [api]: { ...tenants.options[api], decisions } };
    const target = emulatorTarget({ ...tenants, options }, CURRENT_EDITION, (opened) => {
      emulator = opened;
      return opened.fetch;
    });
    const run = createRun(entry.adapter, openContract(api), asLive(target));
    const played: Played[] = [];
    for (const scenario of scenarios) {
      emulator = undefined;
      const result = await runScenario(scenario, run);
      played.push({ scenario, result, asked: new Set((emulator as Emulator | undefined)?.assumptions()) });
    }
    return played;
  };
};

/** What a live run would say of these results, other than that everything is as it should be. */
function judge(api: ApiName, results: readonly ScenarioResult[], expected: readonly string[]): Judged {
  const catalogue = loadClaims(api);
  const judge = { target: { name: 'live', edition: CURRENT_EDITION }, strict: false } as const;
  const run = { api, baseUrl: '', contract: { version: '', hash: '' }, catalogue, judge };
  const claims = Object.entries(resultsOf(run, results).claims);
  const differs = claims.filter(([, { verdict }]) => verdict === 'differs').map(([id]) => id);
  const violations = results.flatMap((result) => bindingViolations(result, run));
  return {
    differs,
    complaints: [
      ...claims
        .filter(([id, { verdict }]) => verdict === 'failed' || (verdict === 'differs' && !expected.includes(id)))
        .map(([id, { verdict, reason = '' }]) => `${id} ${verdict}: ${reason}`),
      ...violations.map((one) => `${one.operationId} ${String(one.status)} ${one.pointer}: ${one.message}`),
    ],
  };
}

type Judged = Pick<AlternativeResult, 'differs' | 'complaints'>;

function verdictOf(expected: readonly string[], { differs, complaints }: Judged): AlternativeResult['verdict'] {
  if (complaints.length > 0) return 'cries wolf';
  return expected.every((id) => differs.includes(id)) ? 'told' : 'unseen';
}

/** The claims that a world contradicts: those of its row, and those that say the same. */
function expectedOf({ decisions, alsoDiffer }: Alternatives, world: World): string[] {
  const row = Object.values(decisions).find(({ ids }) => ids[0] === world.id);
  return [...(row?.ids ?? []), ...(alsoDiffer[world.name] ?? [])];
}

/**
 * Turns each decision to each of its alternatives and runs the suite: exactly the claims that state the default have
 * to differ, and nothing may fail. A scenario that never met the decision goes as it went, so it is not run again.
 */
export async function* runAlternatives(api: ApiName, alternatives: Alternatives): AsyncGenerator<AlternativeResult> {
  const play = playerOf(api);
  const usual = await play({}, selectScenarios({ api, edition: CURRENT_EDITION }));
  for (const world of worldsOf(alternatives.decisions)) {
    const concerned = usual.filter(({ asked }) => asked.has(world.id)).map(({ scenario }) => scenario);
    const others = usual.filter(({ asked }) => !asked.has(world.id));
    const played = [...others, ...(await play(world.decisions, concerned))];
    const expected = expectedOf(alternatives, world);
    const judged = judge(
      api,
      played.map(({ result }) => result),
      expected,
    );
    yield { name: world.name, expected, ...judged, verdict: verdictOf(expected, judged) };
  }
}
