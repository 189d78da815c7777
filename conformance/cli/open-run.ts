import { openContract } from '../contract/contract.js';
import { limitRequests } from '../harness/budget.js';
import { createRun, prepareRun, type Run } from '../harness/run-scenario.js';
import type { Target } from '../harness/target.js';
import { liveTarget } from '../targets/live.js';
import { entryOf, type OpaqueCredentials, type OpaqueEntry } from '../registry/select.js';
import type { Redactor } from '../harness/redact/redactor.js';
import type { RunPlan } from './run-plan.js';

async function openTarget(api: OpaqueEntry, plan: RunPlan): Promise<Target<OpaqueCredentials>> {
  const tenants = api.tenants(plan.edition);
  if (plan.target === 'emulator')
    return (await import('../targets/emulator.js')).emulatorTarget(tenants, plan.edition);
  if (plan.target === 'prism')
    return (await import('../targets/prism.js')).prismTarget(plan.api, plan.edition, tenants.first);
  if (!plan.live) throw new Error('A live plan has no origin.');
  // The plan was filled from the API's own variables, so its credentials have their shape.
  return liveTarget({
    ...plan.live,
    edition: plan.edition,
    credentials: plan.live.credentials as unknown as OpaqueCredentials,
  });
}

/** A run with its target open, and the target prepared. Close it. */
export async function openRun(plan: RunPlan, redactor: Redactor): Promise<Run<OpaqueCredentials>> {
  const api = entryOf(plan.api);
  const target = await openTarget(api, plan);
  const run = createRun(api.adapter, openContract(plan.api, plan.edition), target, redactor);
  const { requests, records = false } = plan.live ?? {};
  const pacer = requests ? limitRequests(run.pacer, requests.most, requests.sent) : run.pacer;
  return prepareRun({ ...run, pacer, records });
}
