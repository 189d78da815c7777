import type { Contract } from '../contract/contract.js';
import type { Api } from './api.js';
import { evidenceOf, type Evidence } from './evidence.js';
import { openInbox } from './inbox.js';
import { NoAnswer } from './no-answer.js';
import { RequestsSpent } from './budget.js';
import { createPacer, unpaced, type Pacer } from './pacer.js';
import { Recorder, type OperationCounts, type Violation } from './recorder.js';
import { Redactor } from './redact/redactor.js';
import type { Need, Scenario, ScenarioContext } from './scenario.js';
import { createApi, NeedMissing } from './sender.js';
import type { ApiAdapter, Session, Target } from './target.js';
import { undoAll } from './undo.js';
import { storyOf, type Bases } from './witness/recorded.js';
import type { Story } from './witness/witness.js';

export interface ScenarioResult {
  readonly title: string;
  readonly claims: readonly string[];
  readonly status: 'passed' | 'failed' | 'not-run';
  /** Why it failed or could not run. */
  readonly reason?: string;
  readonly ms: number;
  readonly evidence?: Evidence;
  readonly violations: readonly Violation[];
  readonly operations: OperationCounts;
  /** The answers that a fault made. */
  readonly injected: OperationCounts;
  /** The keys of the documented elements that it exercised. */
  readonly exercised: readonly string[];
  /** What it saw, in a run that records. */
  readonly story?: Story;
}

/** One API on one target: what every scenario of a run shares. */
export interface Run<Credentials> {
  readonly adapter: ApiAdapter<Credentials>;
  readonly contract: Contract;
  readonly target: Target<Credentials>;
  readonly pacer: Pacer;
  /** What the target provides, as far as is known of it. */
  readonly provides: ReadonlySet<Need>;
  /** Whatever a run tells went through it. It knows the secrets of all runs of the process. */
  readonly redactor: Redactor;
  /** True when results tell what was seen. */
  readonly records?: boolean;
}

export function createRun<Credentials>(
  adapter: ApiAdapter<Credentials>,
  contract: Contract,
  target: Target<Credentials>,
  redactor = new Redactor(),
): Run<Credentials> {
  const buckets = contract.document['x-talkspec-rate-limit']?.buckets ?? {};
  const sleep = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => {
      setTimeout(resolve, milliseconds);
    });
  return {
    adapter,
    contract,
    target,
    redactor,
    provides: target.provides,
    pacer: target.paced ? createPacer(buckets, { now: () => performance.now(), sleep }) : unpaced,
  };
}

/** Needs of the scenario that the target does not provide; empty when it can run. */
function missingNeeds<Credentials>(scenario: Scenario<Credentials>, run: Run<Credentials>): Need[] {
  const replays = scenario.story === true && run.target.answersWithExamples;
  return scenario.needs.filter((need) => !run.provides.has(need) && !(need === 'state' && replays));
}

/** Runs one scenario on one target. It is the only executor, and it never throws for what the API did wrong. */
export async function runScenario<Credentials>(
  scenario: Scenario<Credentials>,
  run: Run<Credentials>,
): Promise<ScenarioResult> {
  const missing = missingNeeds(scenario, run);
  const recorder = new Recorder(run.contract, scenario.title);
  if (missing.length > 0)
    return resultOf(scenario, { status: 'not-run', ms: 0, reason: `needs ${missing.join(', ')}` }, recorder, run);
  return onSession(run, scenario.needs, async (session) => {
    const context = createContext(run, session, recorder);
    const startedAt = context.now();
    const outcome = await play(scenario, context, recorder);
    if (run.target.cleansUp) await undoAll(run.contract, recorder, context.api);
    const result = resultOf(scenario, outcome, recorder, run);
    if (run.records !== true) return result;
    const story = storyOf(scenario.title, startedAt, recorder.exchanges, basesOf(run, session, session.credentials));
    return story === undefined ? result : { ...result, story: run.redactor.value(story) };
  });
}

/** Does something on a session of the target. Errors of it may be shown: they tell no secret. */
async function onSession<Credentials, Result>(
  run: Run<Credentials>,
  needs: readonly Need[],
  use: (session: Session<Credentials>) => Promise<Result>,
): Promise<Result> {
  try {
    const session = await run.target.open(needs);
    const tenants = [session.credentials, ...(session.secondApp === undefined ? [] : [session.secondApp])];
    run.redactor.add(tenants.flatMap((one) => run.adapter.secrets(one)));
    return await use(session).finally(() => session.close());
  } catch (error) {
    throw run.redactor.error(error);
  }
}

type Outcome = Pick<ScenarioResult, 'status' | 'ms' | 'reason' | 'evidence'>;

/** What a scenario did, as it may be told: what a server had a say in is redacted. */
function resultOf<Credentials>(
  { title, claims }: Scenario<Credentials>,
  { status, ms, reason, evidence }: Outcome,
  { violations, operations, injected, exercised }: Recorder,
  { redactor }: Run<Credentials>,
): ScenarioResult {
  return {
    title,
    claims,
    status,
    ms,
    ...(reason === undefined ? {} : { reason: redactor.text(reason) }),
    ...(evidence === undefined ? {} : { evidence: redactor.value(evidence) }),
    violations: violations.map((one) => ({
      ...one,
      pointer: redactor.text(one.pointer),
      message: redactor.text(one.message),
    })),
    operations,
    injected,
    exercised: [...exercised],
  };
}

async function play<Credentials>(
  scenario: Scenario<Credentials>,
  context: ScenarioContext<Credentials>,
  recorder: Recorder,
): Promise<Outcome> {
  const started = performance.now();
  const elapsed = (): number => Math.round(performance.now() - started);
  try {
    await scenario.run(context);
    return { status: 'passed', ms: elapsed() };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (error instanceof NeedMissing || error instanceof RequestsSpent)
      return { status: 'not-run', ms: elapsed(), reason };
    // Without an answer there is nothing to show: the last exchange is of an earlier request.
    const last = error instanceof NoAnswer ? undefined : recorder.exchanges.at(-1);
    return { status: 'failed', ms: elapsed(), reason, ...(last === undefined ? {} : { evidence: evidenceOf(last) }) };
  }
}

/** Where the paths of a tenant and of the server begin on a session. */
function basesOf<Credentials>(
  { adapter }: Run<Credentials>,
  { origin, prefixed }: Session<Credentials>,
  credentials: Credentials,
): Bases {
  if (!prefixed) return { tenant: origin, server: origin };
  return { tenant: `${origin}${adapter.prefix(credentials)}`, server: `${origin}${adapter.serverPrefix}` };
}

/** Builds the requests of one tenant on a session. */
function apiOf<Credentials>(
  run: Run<Credentials>,
  session: Session<Credentials>,
  recorder: Recorder,
  credentials: Credentials,
): Api {
  const now = (): number => session.clock?.now() ?? Date.now();
  const { tenant, server } = basesOf(run, session, credentials);
  return createApi({
    fetch: session.fetch,
    recorder,
    redactor: run.redactor,
    pacer: run.pacer,
    readsOnly: run.adapter.lastingWrites === true && !run.provides.has('destructive'),
    baseUrl: tenant,
    serverUrl: server,
    authorization: () => run.adapter.authorization(credentials, now(), run.target.edition),
    asksForExamples: run.target.answersWithExamples,
  });
}

/**
 * Gets a shared target ready: deletes what earlier runs left behind, and finds out what the tenant does not hold.
 *
 * @throws where the service does not let the credentials in
 */
export async function prepareRun<Credentials>(run: Run<Credentials>): Promise<Run<Credentials>> {
  const { isLeftover } = run.target;
  if (!isLeftover) return run;
  return onSession(run, [], async (session) => {
    const api = apiOf(run, session, new Recorder(run.contract, 'preparation'), session.credentials);
    const refusal = await run.adapter.refusal?.(api, session.credentials);
    if (refusal !== undefined)
      throw new Error(`The service at ${session.origin} does not let these credentials in: ${refusal}.`);
    await run.adapter.sweep?.(api, isLeftover);
    const lacking = (await run.adapter.lacking?.(api, session.credentials)) ?? [];
    return { ...run, provides: new Set([...run.provides].filter((need) => !lacking.includes(need))) };
  });
}

function createContext<Credentials>(
  run: Run<Credentials>,
  session: Session<Credentials>,
  recorder: Recorder,
): ScenarioContext<Credentials> {
  const lacking = (what: string): never => {
    throw new Error(`The scenario uses ${what} without listing it in its needs.`);
  };
  return {
    api: apiOf(run, session, recorder, session.credentials),
    credentials: session.credentials,
    get secondApp() {
      return session.secondApp ?? lacking('second-app');
    },
    as: (credentials) => apiOf(run, session, recorder, credentials),
    id: (name) => session.id(name),
    pooled: (name) => session.pooled(name),
    now: () => session.clock?.now() ?? Date.now(),
    advance: (milliseconds) => {
      if (session.clock) session.clock.advance(milliseconds);
      else lacking('clock');
    },
    visit: (url) => session.fetch(url, { redirect: 'manual' }),
    receive: (receiver) => openInbox(session.hooks ?? lacking('webhooks'), receiver),
    simulate: (act, input) => (session.simulate ? session.simulate(act, input) : lacking('simulate')),
  };
}
