import { afterAll, beforeAll, describe, test } from 'vitest';

import { openContract } from './contract/contract.js';
import { CURRENT_EDITION } from './contract/document.js';
import { loadClaims } from './harness/claims.js';
import { createRun, prepareRun, runScenario, type Run, type ScenarioResult } from './harness/run-scenario.js';
import { bindingViolations } from './harness/results.js';
import { Redactor } from './harness/redact/redactor.js';
import { judgeClaims, unproven } from './harness/verdict.js';
import { APIS, type ApiName } from './registry/apis.js';
import { entryOf, selectScenarios, type OpaqueCredentials } from './registry/select.js';
import { SECRET_FIELDS } from './registry/variables.js';
import { assertSendable, assertTellable } from './targets/credential.js';
import { isLoopback, liveTarget, readOrigin } from './targets/live.js';

/** What a caller's own test run checks: something that claims to be the API. */
export interface ConformanceSubject {
  readonly api: ApiName;
  /**
   * Origin, e.g. `http://127.0.0.1:4010`: https, or http on loopback. Elsewhere than on loopback requests keep below
   * the documented rate.
   */
  readonly baseUrl: string;
  /** TalkJS: `{ appId, secretKey }`; Talkable: `{ apiKey, siteSlug }`. */
  readonly credentials: Readonly<Record<string, string>>;
  /** Default: `current`. */
  readonly edition?: string;
  /** Fail for a SHOULD claim that does not hold. Default: false. */
  readonly strict?: boolean;
  /** Also run what cannot be undone. Granted on loopback. Default: false. */
  readonly destructive?: boolean;
}

/** One for all subjects of the process: a service may repeat what another was sent. */
const redactor = new Redactor();

/** Milliseconds; a runner's own default is too short for a paced run. */
const TEST_TIMEOUT = 120_000;
const PREPARATION_TIMEOUT = 300_000;

/**
 * Registers every scenario of the API as a test of the caller's vitest. A test fails for a claim that the service has
 * to keep and for an answer outside the contract; where only what is observed or assumed differs it is skipped, with
 * the difference as its note.
 *
 * @throws {TypeError} for an API, edition, origin or credentials that cannot be used
 */
export function describeConformance(subject: ConformanceSubject): void {
  const { api, edition = CURRENT_EDITION, strict = false } = subject;
  let run = openSubject(subject, edition);
  describe(`${api} at ${readOrigin('baseUrl', subject.baseUrl)}`, () => {
    beforeAll(async () => {
      run = await prepareRun(run);
    }, PREPARATION_TIMEOUT);
    afterAll(() => run.target.close());
    for (const scenario of selectScenarios({ api, edition })) {
      test(scenario.title, { timeout: TEST_TIMEOUT }, async ({ skip }) => {
        const result = await runScenario(scenario, run);
        const judge = { target: run.target, strict };
        const [violation] = bindingViolations(result, { catalogue: loadClaims(api), judge });
        if (violation) {
          const { operationId, status, pointer, message } = violation;
          throw new Error(`Contract violation: ${operationId} ${String(status)} ${pointer}: ${message}`);
        }
        if (result.status === 'not-run') skip(result.reason);
        const why = unproven(result);
        if (result.status === 'passed' && why !== undefined) skip(why);
        if (result.status !== 'failed') return;
        const reason = `${result.reason ?? ''} [${result.claims.join(', ')}]`;
        if (isFailure(api, result, run, strict)) throw new Error(reason);
        skip(`differs: ${reason}`);
      });
    }
  });
}

function openSubject(subject: ConformanceSubject, edition: string): Run<OpaqueCredentials> {
  const { api, credentials, destructive = false } = subject;
  if (!Object.hasOwn(APIS, api))
    throw new TypeError(`api: there is no "${api}"; there are ${Object.keys(APIS).join(', ')}.`);
  const { editions, variables } = APIS[api];
  if (!editions.includes(edition))
    throw new TypeError(`edition: ${api} has no "${edition}"; there are ${editions.join(', ')}.`);
  const missing = Object.keys(variables).filter((field) => !credentials[field]);
  if (missing.length > 0) throw new TypeError(`credentials: ${api} needs ${missing.join(' and ')}.`);
  const origin = readOrigin('baseUrl', subject.baseUrl);
  protect(api, credentials, origin);
  // Checked above: they have every field of this API's credentials.
  const opaque = credentials as unknown as OpaqueCredentials;
  const target = liveTarget({
    origin,
    credentials: opaque,
    edition,
    destructive,
    paced: !isLoopback(origin),
    startedAt: Date.now(),
  });
  return createRun(entryOf(api).adapter, openContract(api, edition), target, redactor);
}

/** Refuses secrets that cannot be used, and takes note of the others. */
function protect(api: ApiName, credentials: ConformanceSubject['credentials'], origin: string): void {
  for (const field of SECRET_FIELDS[api]) {
    const secret = credentials[field] ?? '';
    assertSendable(`credentials.${field}`, secret);
    if (!isLoopback(origin)) assertTellable(`credentials.${field}`, secret);
    redactor.add([secret]);
  }
}

/** False where the service owes none of the claims that the scenario cites. */
function isFailure(
  api: ApiName,
  result: ScenarioResult,
  { target }: Run<OpaqueCredentials>,
  strict: boolean,
): boolean {
  const judged = [...judgeClaims(loadClaims(api), [result], { target, strict }).values()].filter(
    (claim) => claim.scenarios.length > 0,
  );
  return judged.length === 0 || judged.some((claim) => claim.verdict === 'failed');
}
