import { APIS } from '../registry/apis.js';
import { isLoopback, readOrigin } from '../targets/live.js';
import { CannotRun } from './cannot-run.js';
import type { ConformanceOptions, RunPlan } from './run-plan.js';

/** A run on a throw-away project sends no more requests than that. */
const MOST_REQUESTS = 300;

function assertFitting({ target, api, destructive }: ConformanceOptions): void {
  if (target.some((name) => name !== 'live'))
    throw new CannotRun('--anonymous is a run on live alone: leave --target out, or give --target live.');
  if (api !== 'all' && api !== 'talkjs')
    throw new CannotRun('--anonymous goes with --api talkjs: no other API makes throw-away projects.');
  if (destructive) throw new CannotRun('--anonymous does not go with --destructive: leave one of them out.');
}

function originOf({ baseUrl = APIS.talkjs.liveOrigin }: ConformanceOptions): string {
  try {
    return readOrigin('--base-url', baseUrl);
  } catch (cause) {
    throw new CannotRun(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

/** The run on a throw-away project, whose credentials are not known before it is opened. */
export function planAnonymous(options: ConformanceOptions, startedAt: number): RunPlan {
  assertFitting(options);
  const origin = originOf(options);
  if (options.pace === 'off' && !isLoopback(origin))
    throw new CannotRun('--pace off goes with --anonymous on loopback only; elsewhere --pace is on.');
  return {
    api: 'talkjs',
    target: 'live',
    edition: options.edition,
    strict: options.strict,
    ...(options.filter === undefined ? {} : { filter: options.filter }),
    live: {
      origin,
      credentials: {},
      destructive: false,
      paced: options.pace === undefined ? !isLoopback(origin) : options.pace === 'on',
      startedAt,
      throwAway: true,
      records: options.record !== undefined,
      requests: { most: MOST_REQUESTS, sent: 0 },
    },
  };
}
