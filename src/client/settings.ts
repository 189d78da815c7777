import { refuseUnknown } from './arguments.js';
import { refuseBrowser } from './browser.js';
import { checkTimeout } from './call.js';
import type { Timers } from './deadline.js';
import type { Operation, OperationTable } from './operation.js';
import { serverUrl } from './origin.js';
import type { ClientParts } from './parts.js';
import { createTransport, type Sign } from './transport.js';

/** What every client takes, whatever its API. */
export interface ClientSettings {
  /**
   * Where to send requests: an origin, `https:` or, on loopback, `http:`.
   * @default the public service
   */
  readonly baseUrl?: string | undefined;
  /** Replaces the global `fetch`, which is looked up at each request. */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /**
   * Milliseconds for one call, from its first request on; `Infinity` for no limit.
   * @default 60_000
   */
  readonly timeoutMs?: number | undefined;
  /** Allows a browser, where everybody can read the credential. For tests. */
  readonly dangerouslyAllowBrowser?: boolean | undefined;
  /**
   * The time in Unix milliseconds: tokens are signed by it, and dates that the service names held against it.
   * @default Date.now
   */
  readonly now?: (() => number) | undefined;
  /** Timers for `timeoutMs`. */
  readonly timers?: Timers | undefined;
}

/** An API, as its contract describes it. */
export interface Api {
  readonly operations: OperationTable;
  /** URL of its server, a template. */
  readonly server: string;
  readonly variables?: Readonly<Record<string, string>>;
}

const known = ['baseUrl', 'fetch', 'timeoutMs', 'dangerouslyAllowBrowser', 'now', 'timers'];

/** Checks what all clients take, and `own` names beside it. */
export function checkSettings(options: ClientSettings, own: readonly string[]): void {
  refuseUnknown(options, [...own, ...known]);
  refuseBrowser(options.dangerouslyAllowBrowser);
  if (options.timeoutMs !== undefined) checkTimeout(options.timeoutMs);
}

/** The core of a client, from checked settings. */
export function createParts(
  { operations, server, variables = {} }: Api,
  settings: ClientSettings,
  sign: Sign,
): ClientParts {
  const { baseUrl, fetch, now = Date.now, timers = globalThis, timeoutMs = 60_000 } = settings;
  const url = (template: string): string => serverUrl(template, variables, baseUrl);
  const main = url(server);
  return {
    operations,
    transport: createTransport({
      fetch: fetch ?? ((...request) => globalThis.fetch(...request)),
      sign,
      origin: new URL(main).origin,
    }),
    server: (operation: Operation) => (operation.server === undefined ? main : url(operation.server)),
    timeoutMs,
    timers,
    now,
  };
}
