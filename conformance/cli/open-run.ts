import { openContract } from '../contract/contract.js';
import { holdsIn, loadClaims } from '../harness/claims.js';
import { createRun, type Run } from '../harness/run-scenario.js';
import type { Scenario } from '../harness/scenario.js';
import type { Target } from '../harness/target.js';
import { emulatorTarget } from '../targets/emulator.js';
import { liveTarget } from '../targets/live.js';
import { prismTarget } from '../targets/prism.js';
import { APIS, type ApiEntry } from './apis.js';
import type { RunPlan } from './plan.js';

async function openTarget<Credentials>(api: ApiEntry<Credentials>, plan: RunPlan): Promise<Target<Credentials>> {
  const tenants = api.tenants(plan.edition);
  if (plan.target === 'emulator') return emulatorTarget(tenants, plan.edition);
  if (plan.target === 'prism') return prismTarget(plan.api, plan.edition, tenants.first);
  if (!plan.live) throw new Error('A live plan has no origin.');
  // The plan was filled from the API's own variables, so its credentials have their shape.
  return liveTarget({ ...plan.live, edition: plan.edition, credentials: plan.live.credentials as Credentials });
}

/** A run with its target open. Close it. */
export async function openRun(plan: RunPlan): Promise<Run<never>> {
  const api: ApiEntry<never> = APIS[plan.api] as unknown as ApiEntry<never>;
  return createRun(api.adapter, openContract(plan.api, plan.edition), await openTarget(api, plan));
}

const matches = (scenario: Pick<Scenario<never>, 'title' | 'claims'>, filter: string): boolean =>
  scenario.claims.includes(filter) || scenario.title.toLowerCase().includes(filter.toLowerCase());

/** The scenarios of a plan: those whose claims all hold in its edition, and that its filter selects. */
export function selectScenarios(plan: RunPlan): readonly Scenario<never>[] {
  const elsewhere = new Set(loadClaims(plan.api).filter((claim) => !holdsIn(claim, plan.edition)).map((claim) => claim.id));
  const scenarios: readonly Scenario<never>[] = APIS[plan.api].scenarios as readonly Scenario<never>[];
  return scenarios
    .filter((scenario) => !scenario.claims.some((id) => elsewhere.has(id)))
    .filter((scenario) => plan.filter === undefined || matches(scenario, plan.filter));
}

/** The claims that a filtered run judges: the one it names, or all that the selected scenarios cite. */
export function selectClaims(plan: RunPlan): ReadonlySet<string> | undefined {
  if (plan.filter === undefined) return undefined;
  const cited = new Set(selectScenarios(plan).flatMap((scenario) => scenario.claims));
  return cited.has(plan.filter) ? new Set([plan.filter]) : cited;
}
