import { refuseUnknown } from '../client/arguments.js';
import { refuseBrowser } from '../client/browser.js';
import { checkTimeout } from '../client/call.js';
import type { Timers } from '../client/deadline.js';
import { UsageError } from '../client/errors.js';
import type { Operation, OperationTable } from '../client/operation.js';
import { serverUrl } from '../client/origin.js';
import type { ClientParts } from '../client/parts.js';
import { createTransport, type Sign } from '../client/transport.js';
import { headerValues, operations, servers } from '../../generated/talkjs/operations.js';
import { credentialSource, type Credentials } from './credentials.js';

const versionHeader = 'TalkJS-REST-Version';

/** A documented version of the API. */
export type ApiVersion = (typeof headerValues)[typeof versionHeader][number];

export type TalkJSOptions = Credentials & ClientSettings;

export interface ClientSettings {
  /**
   * Where to send requests: an origin, `https:` or, on loopback, `http:`.
   * @default 'https://api.talkjs.com'
   */
  readonly baseUrl?: string | undefined;
  /** Replaces the global `fetch`, which is looked up at each request. */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /**
   * Milliseconds for one call, from its first request on; `Infinity` for no limit.
   * @default 60_000
   */
  readonly timeoutMs?: number | undefined;
  /**
   * Version of the API that calls ask for. Without it an update of the app's default could change what calls mean.
   * @default the newest documented one
   */
  readonly apiVersion?: ApiVersion | undefined;
  /** Allows a browser, where everybody can read the credential. For tests. */
  readonly dangerouslyAllowBrowser?: boolean | undefined;
  /** The time in milliseconds since the epoch, for signing. */
  readonly now?: (() => number) | undefined;
  /** Timers for `timeoutMs`. */
  readonly timers?: Timers | undefined;
}

const known = ['appId', 'secretKey', 'legacyAuth', 'token', 'baseUrl', 'fetch', 'timeoutMs', 'apiVersion', 'dangerouslyAllowBrowser', 'now', 'timers'];

/** Everything the client core needs to know of TalkJS. */
export function bind(options: TalkJSOptions): ClientParts {
  refuseUnknown(options, known);
  refuseBrowser(options.dangerouslyAllowBrowser);
  const { appId, baseUrl, fetch, now = Date.now, timers = globalThis, timeoutMs = 60_000 } = options;
  checkTimeout(timeoutMs);
  const sign = signer(options, now);
  const url = (template: string): string => serverUrl(template, { appId }, baseUrl);
  const main = url(servers[0]);
  const table: OperationTable = operations;
  return {
    operations: table,
    transport: createTransport({ fetch: fetch ?? ((...request) => globalThis.fetch(...request)), sign, origin: new URL(main).origin }),
    server: ({ server }: Operation) => (server === undefined ? main : url(server)),
    timeoutMs,
    timers,
    now,
  };
}

function signer(options: TalkJSOptions, now: () => number): Sign {
  const credential = credentialSource(options, now);
  const version = options.apiVersion ?? newestVersion();
  if (!/^\d{4}-\d\d-\d\d$/.test(version)) throw new UsageError('apiVersion must be a date, such as 2024-01-01');
  return async (headers, operation) => {
    // Every request but GET needs it, with or without a body (claim TJ-GEN-03); a form brings its own.
    const isForm = operation.body?.mediaType === 'multipart/form-data';
    if (operation.method !== 'GET' && !isForm && !headers.has('content-type')) headers.set('content-type', 'application/json');
    if (operation.public) return;
    headers.set('authorization', `Bearer ${await credential()}`);
    if (!headers.has(versionHeader)) headers.set(versionHeader, version);
  };
}

const newestVersion = (): string => headerValues[versionHeader].toSorted().at(-1) ?? '';
