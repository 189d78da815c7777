import { randomUUID } from 'node:crypto';

import { refuseUnknown } from './arguments.js';
import { refuseBrowser } from './browser.js';
import { checkLimits } from './call-options.js';
import type { ClientSettings } from './client-settings.js';
import { clockOf, type Clock } from './clock.js';
import type { Sign } from './draft.js';
import { UsageError } from './errors.js';
import { createLanes, type DocumentedLimits } from './limiter/lanes.js';
import type { Operation, OperationTable } from './operation.js';
import { serverUrl } from './origin.js';
import type { ClientParts } from './parts.js';
import type { Backoff } from './retry/plan.js';
import { createTransport } from './transport.js';
import { createValidation } from './validation/validation.js';

/** An API, as its contract describes it. */
export interface Api {
  /** Folder of its contract. */
  readonly name: string;
  readonly operations: OperationTable;
  /** URL of its server, a template. */
  readonly server: string;
  readonly variables?: Readonly<Record<string, string>>;
  readonly rateLimits: DocumentedLimits;
  /** Whose rate limits count. */
  readonly account: string;
  readonly backoff: Backoff;
}

const own = ['baseUrl', 'fetch', 'timeoutMs', 'retry', 'rateLimits', 'rateLimiter', 'maxResponseBytes'];
const known = [...own, 'validate', 'dangerouslyAllowBrowser', 'dangerouslyAllowHttp', 'now', 'timers', 'random'];

/** What the options that are objects must be able to do. */
const needed = { rateLimiter: ['take', 'drain'], timers: ['setTimeout', 'clearTimeout'] } as const;

const hasMethod = (given: unknown, method: string): boolean =>
  typeof given === 'object' && given !== null && typeof Reflect.get(given, method) === 'function';

/** Checks what all clients take, and `names` beside it. */
export function checkSettings(options: ClientSettings, names: readonly string[]): void {
  if (typeof options !== 'object' || (options as unknown) === null)
    throw new UsageError('the options must be an object');
  refuseUnknown(options, [...names, ...known]);
  refuseBrowser(options.dangerouslyAllowBrowser);
  checkLimits({ timeoutMs: options.timeoutMs, retry: options.retry });
  for (const name of ['fetch', 'now', 'random'] as const) {
    if (options[name] !== undefined && typeof options[name] !== 'function')
      throw new UsageError(`${name} must be a function`);
  }
  if (!['off', 'warn', 'throw', undefined].includes(options.validate))
    throw new UsageError("validate must be 'off', 'warn' or 'throw'");
  for (const [name, methods] of Object.entries(needed)) {
    const given: unknown = options[name as keyof typeof needed];
    if (given !== undefined && !methods.every((method) => hasMethod(given, method)))
      throw new UsageError(`${name} must be an object with ${methods.join('() and ')}()`);
  }
  const { maxResponseBytes: bytes } = options;
  if (bytes !== undefined && !(typeof bytes === 'number' && bytes >= 1))
    throw new UsageError('maxResponseBytes must be a number of bytes from 1 on');
}

/** What waits are timed with: `now` may stand still, or be set back. */
const systemClock: Clock = { now: () => performance.now(), timers: globalThis };

/** The core of a client, from checked settings. */
export function createParts(api: Api, settings: ClientSettings, sign: Sign): ClientParts {
  const { operations, server, variables = {}, account, rateLimits: documented, backoff } = api;
  const {
    baseUrl,
    fetch,
    now = Date.now,
    timeoutMs = 60_000,
    random = Math.random,
    maxResponseBytes = 2 ** 25,
  } = settings;
  const url = (template: string): string => serverUrl(template, variables, baseUrl, settings.dangerouslyAllowHttp);
  const main = url(server);
  const { origin } = new URL(main);
  const clock = settings.timers ? clockOf(settings.timers, now) : systemClock;
  const { rateLimits: given = 'documented', rateLimiter: limiter, retry, validate = 'off' } = settings;
  return {
    operations,
    transport: createTransport({
      fetch: fetch ?? ((...request) => globalThis.fetch(...request)),
      sign,
      origin,
      maxResponseBytes,
      lane: createLanes({ documented, given, limiter, clock, origin, account }),
      clock,
      retry: { backoff, now, random },
    }),
    server: (operation: Operation) => (operation.server === undefined ? main : url(operation.server)),
    timeoutMs,
    retry,
    clock,
    ...(validate !== 'off' && { validation: createValidation(api.name, validate) }),
    drawKey: randomUUID,
    now,
  };
}
