import { openContract } from '../contract/contract.js';
import { CURRENT_EDITION } from '../contract/document.js';
import { createRun, runScenario, type ScenarioResult } from '../harness/run-scenario.js';
import type { ApiName } from '../registry/apis.js';
import { entryOf, selectScenarios } from '../registry/select.js';
import { emulatorTarget } from '../targets/emulator.js';
import { lying, type Mutant } from './mutant.js';

/** What became of a mutant: killed when a scenario failed that cites a claim it breaks. */
export interface MutantResult {
  readonly name: string;
  readonly breaks: readonly string[];
  readonly killed: boolean;
  /** Broken claims that no scenario noticed. */
  readonly survivedFor: readonly string[];
  readonly killedBy: readonly string[];
}

/** Runs the scenarios that cite what a mutant breaks against the lying emulator. */
export async function runMutant(api: ApiName, mutant: Mutant): Promise<MutantResult> {
  const entry = entryOf(api);
  const target = emulatorTarget(entry.tenants(CURRENT_EDITION), CURRENT_EDITION, (emulator) =>
    lying(emulator.fetch, mutant.lie),
  );
  const run = createRun(entry.adapter, openContract(api), target);
  const results: ScenarioResult[] = [];
  for (const scenario of selectScenarios({ api, edition: CURRENT_EDITION })) {
    if (scenario.claims.some((id) => mutant.breaks.includes(id))) results.push(await runScenario(scenario, run));
  }
  const noticed = results.filter((result) => result.status === 'failed');
  const survivedFor = mutant.breaks.filter((id) => !noticed.some((result) => result.claims.includes(id)));
  return {
    name: mutant.name,
    breaks: mutant.breaks,
    killed: survivedFor.length === 0,
    survivedFor,
    killedBy: noticed.map((result) => result.title),
  };
}
