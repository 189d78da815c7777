import type { CallOptions } from '../../src/client/call-options.js';
import type { Call } from '../../src/client/call.js';
import { createMethods } from '../../src/client/client.js';
import type { List } from '../../src/client/list.js';
import type { OperationTable } from '../../src/client/operation.js';
import type { Shown } from '../../src/client/outcome.js';
import type { ClientParts } from '../../src/client/parts.js';
import { createLanes, type DocumentedLimits, type RateLimits } from '../../src/client/limiter/lanes.js';
import type { Sign } from '../../src/client/draft.js';
import { createTransport } from '../../src/client/transport.js';
import type { RateLimiter } from '../../src/client/limiter/rate-limiter.js';
import type { Timers } from '../../src/client/clock.js';

const statuses = [200, 400, 404, 503];
const paged = { limit: { in: 'query' }, after: { in: 'query' } };

/** A small API of no vendor. */
export const operations: OperationTable = {
  getRoot: { method: 'GET', path: '/', parameters: {}, statuses, idempotency: { by: 'nature' } },
  getThing: {
    method: 'GET',
    path: '/things/{thing}',
    parameters: { thing: { in: 'path', required: true } },
    statuses,
    idempotency: { by: 'nature' },
  },
  getParts: {
    method: 'GET',
    path: '/things/{thing}/parts/{part}',
    statuses,
    parameters: {
      thing: { in: 'path', required: true },
      part: { in: 'path', required: true },
      version: { in: 'header' },
      filter: { in: 'query', json: true },
      tags: { in: 'query' },
      ids: { in: 'query', joined: true },
      deep: { in: 'query' },
      from: { in: 'query' },
    },
  },
  findThings: { method: 'GET', path: '/find', parameters: { site: { in: 'query', required: true } }, statuses },
  putThing: {
    method: 'PUT',
    path: '/things/{thing}',
    parameters: { thing: { in: 'path', required: true } },
    statuses,
    body: { mediaType: 'application/json', required: true },
  },
  sendThings: {
    method: 'POST',
    path: '/things',
    parameters: {},
    statuses,
    body: { mediaType: 'application/json', required: true },
    idempotency: { by: 'key', pointer: '/*/key' },
  },
  buyThing: {
    method: 'POST',
    path: '/purchases',
    parameters: {},
    statuses,
    body: { mediaType: 'application/json', required: true },
    idempotency: { by: 'natural-key', pointers: ['/data/order'] },
  },
  adjustThing: {
    method: 'POST',
    path: '/adjustments',
    parameters: {},
    statuses,
    body: { mediaType: 'application/json', required: true },
    idempotency: { by: 'none' },
  },
  upload: {
    method: 'POST',
    path: '/files',
    parameters: {},
    statuses,
    body: { mediaType: 'multipart/form-data', required: true, files: ['file'] },
  },
  open: {
    method: 'GET',
    path: '/open',
    server: 'https://api.example.com/open',
    public: true,
    parameters: {},
    statuses,
  },
  listThings: {
    method: 'GET',
    path: '/things',
    parameters: paged,
    statuses,
    pagination: { style: 'last-item', cursor: 'after', limit: 'limit', items: '/data', next: 'id', maximum: 3 },
  },
  listPages: {
    method: 'GET',
    path: '/pages',
    parameters: { page: { in: 'query' }, per_page: { in: 'query' } },
    statuses,
    pagination: {
      style: 'page-number',
      page: 'page',
      limit: 'per_page',
      items: '/result/assets',
      id: 'id',
      total: '/result/total',
      maximum: 3,
    },
  },
};

interface Settings {
  readonly sign?: Sign;
  readonly timeoutMs?: number;
  /** Given as `undefined`, it is the client's default. @default 0 */
  readonly retry?: number | undefined;
  readonly timers?: Timers;
  readonly now?: () => number;
  readonly random?: () => number;
  readonly maxResponseBytes?: number;
  readonly limits?: DocumentedLimits;
  readonly rateLimits?: RateLimits;
  readonly limiter?: RateLimiter;
  readonly repeatable?: (body: unknown) => boolean;
}

/** Without limits of its own, it sends at once. Each has lanes of its own: no test waits for another. */
export function testParts(fetch: typeof globalThis.fetch, settings: Settings = {}): ClientParts {
  const { sign = () => undefined, timeoutMs = Infinity, timers, now = () => 0 } = settings;
  const { random = () => 0.5, maxResponseBytes = Infinity, limits = {}, rateLimits = 'documented' } = settings;
  const origin = 'https://api.example.com';
  const clock = { now, timers: timers ?? { ...globalThis } };
  let keys = 0;
  return {
    operations,
    timeoutMs,
    retry: 'retry' in settings ? settings.retry : 0,
    clock,
    now,
    drawKey: () => `key-${(keys += 1)}`,
    ...(settings.repeatable && { isRepeatable: settings.repeatable }),
    transport: createTransport({
      fetch,
      sign,
      origin,
      maxResponseBytes,
      lane: createLanes({
        documented: limits,
        given: rateLimits,
        limiter: settings.limiter,
        clock,
        origin,
        account: '',
      }),
      clock,
      retry: { backoff: { firstMs: 500, longestMs: 16_000 }, now, random },
    }),
    server: ({ server = 'https://api.example.com/v1' }) => server,
  };
}

export interface TestClient {
  call(id: string, args?: unknown, options?: CallOptions): Call<unknown, Shown>;
  list(id: string, args?: object, options?: CallOptions): List<unknown, string | number>;
}

export function testClient(fetch: typeof globalThis.fetch, settings: Settings = {}): TestClient {
  const methods = createMethods(testParts(fetch, settings));
  const method = (id: string): (typeof methods)[string] =>
    methods[id] ??
    (() => {
      throw new Error(`No method ${id}`);
    });
  return {
    call: (id, args, options) => method(id)(args, options) as Call<unknown, Shown>,
    list: (id, args, options) => method(id)(args, options) as List<unknown, string | number>,
  };
}

/** What a promise rejects with. */
export const failure = async (promise: PromiseLike<unknown>): Promise<unknown> => {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error('Expected a rejection');
};
