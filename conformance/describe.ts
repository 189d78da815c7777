import { afterAll, beforeAll, describe, test } from 'vitest';

import { openContract } from './contract/contract.js';
import { createRun, prepareRun, runScenario } from './harness/run-scenario.js';
import { liveTarget } from './targets/live.js';
import type { ApiName } from './registry/apis.js';
import { entryOf, selectScenarios, type OpaqueCredentials } from './registry/select.js';

/** What a caller's own test run checks: something that claims to be the API. */
export interface ConformanceSubject {
  readonly api: ApiName;
  /** Origin, e.g. `http://127.0.0.1:4010`. */
  readonly baseUrl: string;
  /** TalkJS: `{ appId, secretKey }`. */
  readonly credentials: Readonly<Record<string, string>>;
  /** Default: `current`. */
  readonly edition?: string;
  /** Also run what cannot be undone. Granted on loopback. Default: false. */
  readonly destructive?: boolean;
}

/** Registers every scenario of the API as a test of the caller's vitest; a contract violation fails its test too. */
export function describeConformance(subject: ConformanceSubject): void {
  const { api, edition = 'current', destructive = false } = subject;
  const target = liveTarget({
    origin: subject.baseUrl, credentials: subject.credentials as unknown as OpaqueCredentials, edition, destructive, paced: false, startedAt: Date.now(),
  });
  let run = createRun(entryOf(api).adapter, openContract(api, edition), target);

  describe(`${api} at ${subject.baseUrl}`, () => {
    beforeAll(async () => { run = await prepareRun(run); });
    afterAll(() => target.close());
    for (const scenario of selectScenarios({ api, edition })) {
      test(scenario.title, async ({ skip }) => {
        const result = await runScenario(scenario, run);
        if (result.status === 'not-run') skip(result.reason);
        if (result.status === 'failed') throw new Error(`${result.reason ?? ''} [${result.claims.join(', ')}]`);
        const [violation] = result.violations;
        if (violation) throw new Error(`Contract violation: ${violation.operationId} ${String(violation.status)} ${violation.pointer}: ${violation.message}`);
      });
    }
  });
}
