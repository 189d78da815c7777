import type { Contract } from '../contract/contract.js';
import { openContract } from '../contract/contract.js';
import { CURRENT_EDITION } from '../contract/document.js';
import type { Emulator } from '../emulator/index.js';
import { createRun, runScenario } from '../harness/run-scenario.js';
import type { ApiName } from '../registry/apis.js';
import { entryOf, selectScenarios } from '../registry/select.js';
import { emulatorTarget } from '../targets/emulator.js';
import { startPrismProxy, violationsOf, type PrismProxy, type ProxyViolation } from '../targets/prism-proxy.js';
import { startRelay, type Relay } from './relay.js';
import { isValidAnswer, isValidRequest, type Sent } from './valid.js';

/** An exchange that our validator calls valid and Prism does not. */
export interface Disagreement extends ProxyViolation {
  readonly operationId: string;
  readonly status: number;
  readonly url: string;
}

export interface Judgement {
  /** Exchanges that both judged. */
  readonly judged: number;
  /** Exchanges that our own validator calls invalid: scenarios send them on purpose. */
  readonly invalid: number;
  readonly disagreements: readonly Disagreement[];
}

interface Bench {
  readonly contract: Contract;
  readonly prefix: string;
  readonly proxy: PrismProxy;
  readonly relay: Relay;
  readonly disagreements: Disagreement[];
  judged: number;
  invalid: number;
}

/** The request as the contract knows it: below the tenant's prefix. */
function identify({ contract, prefix }: Bench, request: Request): Sent | undefined {
  const { pathname } = new URL(request.url);
  if (!pathname.startsWith(`${prefix}/`)) return undefined;
  const route = contract.route(request.method, pathname.slice(prefix.length));
  return route.kind === 'operation' && !route.operation.ownServer ? { ...route, request } : undefined;
}

/** Sends a request through Prism, behind which the answer waits. */
async function throughPrism({ proxy, relay, prefix }: Bench, request: Request, answer: Response): Promise<Headers> {
  relay.next(() => Promise.resolve(answer.clone()));
  const { pathname, search } = new URL(request.url);
  const body = await request.clone().text();
  const response = await fetch(`${proxy.origin}${pathname.slice(prefix.length)}${search}`, {
    method: request.method,
    headers: request.headers,
    redirect: 'manual',
    ...(body === '' ? {} : { body }),
  });
  await response.body?.cancel();
  return response.headers;
}

async function judge(bench: Bench, sent: Sent, answer: Response): Promise<void> {
  const { operation, request } = sent;
  const isValid =
    (await isValidRequest(bench.contract, sent)) && (await isValidAnswer(bench.contract, operation, answer));
  if (!isValid) {
    bench.invalid += 1;
    return;
  }
  bench.judged += 1;
  for (const violation of violationsOf(await throughPrism(bench, request, answer)))
    bench.disagreements.push({ operationId: operation.id, status: answer.status, url: request.url, ...violation });
}

/** The emulator's `fetch`, every exchange of which is judged twice. */
const judged =
  (bench: Bench, emulator: Emulator): typeof globalThis.fetch =>
  async (input, init) => {
    const request = new Request(input, init);
    const kept = request.clone();
    const answer = await emulator.fetch(request);
    const sent = identify(bench, kept);
    if (sent) await judge(bench, sent, answer);
    return answer;
  };

/** Runs every scenario of an API against the emulator, with Prism's validation proxy as the second judge. */
export async function secondJudge(api: ApiName): Promise<Judgement> {
  const entry = entryOf(api);
  const tenants = entry.tenants(CURRENT_EDITION);
  const contract = openContract(api);
  const relay = await startRelay();
  const proxy = await startPrismProxy(api, relay.url);
  const prefix = entry.adapter.prefix(tenants.first);
  const bench: Bench = { contract, prefix, proxy, relay, disagreements: [], judged: 0, invalid: 0 };
  const target = emulatorTarget(tenants, CURRENT_EDITION, (emulator) => judged(bench, emulator));
  const run = createRun(entry.adapter, contract, target);
  try {
    for (const scenario of selectScenarios({ api, edition: CURRENT_EDITION })) await runScenario(scenario, run);
  } finally {
    await Promise.all([proxy.close(), relay.close()]);
  }
  return bench;
}
