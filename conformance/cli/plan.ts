import { assertSendable, assertTellable } from '../targets/credential.js';
import { isLoopback, readOrigin } from '../targets/live.js';
import { APIS, type ApiName } from '../registry/apis.js';
import { SECRET_FIELDS, VARIABLES } from '../registry/variables.js';
import { CannotRun } from './cannot-run.js';
import { planAnonymous } from './plan-anonymous.js';
import type { ConformanceOptions, RunPlan, TargetName } from './run-plan.js';

const TARGETS: readonly TargetName[] = ['emulator', 'prism', 'live'];

function targetsOf(options: ConformanceOptions): TargetName[] {
  const names = options.target.length === 0 ? ['emulator', 'prism'] : options.target;
  const unknown = names.find((name) => !TARGETS.some((target) => target === name));
  if (unknown !== undefined) throw new CannotRun(`There is no target "${unknown}"; there are ${TARGETS.join(', ')}.`);
  if (options.baseUrl !== undefined && !names.includes('live'))
    throw new CannotRun('--base-url goes with --target live.');
  return TARGETS.filter((target) => names.includes(target));
}

function apisOf(options: ConformanceOptions): ApiName[] {
  const names = Object.keys(APIS) as ApiName[];
  if (options.api === 'all') return names;
  const found = names.find((name) => name === options.api);
  if (!found) throw new CannotRun(`There is no API "${options.api}"; there are ${names.join(', ')}, and all.`);
  return [found];
}

/** The origin of an API, if these credentials can be sent there. */
function originFor(api: ApiName, { baseUrl }: ConformanceOptions, credentials: Record<string, string>): string {
  const variables: Readonly<Record<string, string>> = VARIABLES[api];
  try {
    const origin = readOrigin('--base-url', baseUrl ?? APIS[api].liveOrigin);
    for (const field of SECRET_FIELDS[api]) {
      const [variable = '', secret = ''] = [variables[field], credentials[field]];
      assertSendable(variable, secret);
      if (!isLoopback(origin)) assertTellable(variable, secret);
    }
    return origin;
  } catch (cause) {
    throw new CannotRun(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

/** The credentials of an API from the environment, or the names of the variables that are not set. */
function credentialsOf(
  api: ApiName,
  environment: NodeJS.ProcessEnv,
): { credentials: Record<string, string> } | { missing: string[] } {
  const variables = Object.entries(APIS[api].variables);
  const missing = variables.map(([, variable]) => variable).filter((variable) => !environment[variable]);
  if (missing.length > 0) return { missing };
  return {
    credentials: Object.fromEntries(variables.map(([field, variable]) => [field, environment[variable] ?? ''])),
  };
}

function livePlans(
  apis: readonly ApiName[],
  options: ConformanceOptions,
  environment: NodeJS.ProcessEnv,
  startedAt: number,
): RunPlan[] {
  const found = apis.map((api) => ({ api, ...credentialsOf(api, environment) }));
  const plans = found.flatMap((one): RunPlan[] => {
    if ('missing' in one) return [];
    const origin = originFor(one.api, options, one.credentials);
    const paced = options.pace === undefined ? !isLoopback(origin) : options.pace === 'on';
    return [
      {
        ...common(one.api, 'live', options),
        live: { origin, credentials: one.credentials, destructive: options.destructive, paced, startedAt },
      },
    ];
  });
  if (plans.length > 0) return plans;
  const missing = found.flatMap((one) => ('missing' in one ? [`${one.api}: ${one.missing.join(', ')}`] : []));
  throw new CannotRun(`--target live needs credentials; not set: ${missing.join('; ')}.`);
}

function common(api: ApiName, target: TargetName, options: ConformanceOptions): RunPlan {
  return {
    api,
    target,
    edition: options.edition,
    strict: options.strict,
    ...(options.filter === undefined ? {} : { filter: options.filter }),
  };
}

/** What a run of all APIs on a live target leaves out, and why: one line each. */
export function leftOut(options: ConformanceOptions, environment: NodeJS.ProcessEnv): string[] {
  if (!options.target.includes('live') || options.anonymous) return [];
  return apisOf(options).flatMap((api) => {
    const found = credentialsOf(api, environment);
    return 'missing' in found ? [`${api} is left out on live; not set: ${found.missing.join(', ')}`] : [];
  });
}

/** Turns options and environment into the runs to make. */
export function planRuns(options: ConformanceOptions, environment: NodeJS.ProcessEnv, startedAt: number): RunPlan[] {
  if (options.filter?.trim() === '')
    throw new CannotRun('--filter is empty; it takes a claim id, or a text that titles have.');
  const apis = apisOf(options);
  for (const api of apis) {
    if (!APIS[api].editions.includes(options.edition)) {
      throw new CannotRun(`${api} has no edition "${options.edition}"; there are ${APIS[api].editions.join(', ')}.`);
    }
  }
  if (options.anonymous) return [planAnonymous(options, startedAt)];
  return targetsOf(options).flatMap((target) =>
    target === 'live'
      ? livePlans(apis, options, environment, startedAt)
      : apis.map((api) => common(api, target, options)),
  );
}
