import { timingSafeEqual } from 'node:crypto';

import type { Contract } from '../../contract/contract.js';
import { JSON_TYPE, parseJson } from '../core/body.js';
import { json, type ResponseMessage } from '../core/message.js';
import { Refusal } from '../core/refusal.js';
import { findRoute as findRouteOf, takeRoute } from '../core/route-stages.js';
import { operationOf, readBody as readDeclaredBody } from '../core/stages.js';
import { createTokenBuckets } from '../core/token-bucket.js';
import { foreignSite, missing, noSite, unauthorized } from './answers.js';
import type { Happenings, OperationId, TalkableExchange, TalkableStage } from './exchange.js';
import { isForm, parseFields } from './forms.js';
import { handlers } from './handlers/index.js';
import type { RunJobs } from './program/jobs.js';
import { refuse } from './refuse.js';
import type { SiteOptions } from './setup/types.js';
import type { Site } from './state/site.js';

export const PREFIX = '/api/v2';

export function findRoute(contract: Contract): TalkableStage {
  return (exchange) => {
    const { request, decide } = exchange;
    const route = findRouteOf(contract, request.method, request.path.slice(PREFIX.length), {
      trailingSlash: () => decide('trailingSlash') === 'accept',
      headLikeGet: () => decide('headRequest') === 'like-get',
    });
    takeRoute(exchange, route, refuse);
    return undefined;
  };
}

function siteOf({ tenant }: TalkableExchange): Site {
  if (!tenant) throw new Error('A stage ran before the site was found.');
  return tenant;
}

/** Notes the site that the key or the slug names; both must name the same. */
function takeSite(exchange: TalkableExchange, site: Site): undefined {
  if (exchange.tenant && exchange.tenant !== site) throw foreignSite(exchange);
  exchange.tenant = site;
}

/** The key as older pages had it sent: the user name of HTTP Basic, or a parameter. */
function formerKey({ request, query }: TalkableExchange): string | undefined {
  const basic = /^Basic +(\S+)$/i.exec(request.header('authorization') ?? '')?.[1];
  return basic === undefined
    ? (query.get('api_key') ?? undefined)
    : Buffer.from(basic, 'base64').toString().split(':', 1)[0];
}

function isSame(a: string, b: string): boolean {
  const [first, second] = [Buffer.from(a), Buffer.from(b)];
  return first.byteLength === second.byteLength && timingSafeEqual(first, second);
}

/** Finds the site whose API key the request bears (TK-AUTH-01). */
export function authenticate(sites: () => readonly Site[]): TalkableStage {
  return (exchange) => {
    const header = exchange.request.header('authorization');
    let key = /^Bearer +(\S+)$/i.exec(header ?? '')?.[1];
    if (key === undefined && (header !== undefined || exchange.query.has('api_key')))
      key = exchange.decide('formerCredentials') === 'accept' ? formerKey(exchange) : undefined;
    const site = key === undefined ? undefined : sites().find(({ apiKey }) => isSame(apiKey, key));
    if (site) return takeSite(exchange, site);
    exchange.lean('INF-03');
    throw unauthorized(exchange);
  };
}

/** Lets a site make so many requests as its options say, whatever they ask for; without such an option any number. */
export function createThrottle(
  sites: readonly SiteOptions[],
  now: () => number,
): { readonly stage: TalkableStage; reset(): void } {
  const limits = sites.flatMap(({ slug, rateLimit }) =>
    rateLimit ? [[slug, { ...rateLimit, scope: 'site' }] as const] : [],
  );
  const buckets = createTokenBuckets(Object.fromEntries(limits), now);
  return {
    stage(exchange) {
      const { slug } = siteOf(exchange);
      if (buckets.take(slug, slug)) return undefined;
      throw refuse({ kind: 'rate-limited', bucket: slug }, exchange);
    },
    reset: () => {
      buckets.reset();
    },
  };
}

/** Bytes. The API names no limit (INF-Q22); these protect the emulator: more JSON would hold up other requests. */
const BODY_LIMITS = { jsonBytes: 1_048_576, formBytes: 50_000_000 };

/** Reads a form in place of JSON, or JSON that comes with a GET; false where there is neither. */
function readElse(exchange: TalkableExchange): boolean {
  const { request, decide } = exchange;
  const isJson = operationOf(exchange).body?.content.has(JSON_TYPE) !== false;
  if (!isJson || request.header('content-encoding') !== undefined) return false;
  if (isForm(request) && decide('lenientValues') === 'lenient') {
    exchange.body = parseFields(request.body);
    exchange.mediaType = JSON_TYPE;
    return true;
  }
  if (request.method !== 'GET') return false;
  const parsed = parseJson(request.body);
  if ('value' in parsed) exchange.body = parsed.value;
  return true;
}

/** Reads the body; what was not sent, or is to be ignored, has no properties. */
export function readBody(): TalkableStage {
  const read: TalkableStage = readDeclaredBody(BODY_LIMITS, refuse);
  return (exchange) => {
    const { body } = exchange.request;
    if (operationOf(exchange).body) exchange.body = {};
    if (body.byteLength === 0 || (body.byteLength <= BODY_LIMITS.jsonBytes && readElse(exchange))) return undefined;
    try {
      return read(exchange);
    } catch (error) {
      const isMalformed = error instanceof Refusal && exchange.assumed.has('INF-Q27');
      if (!isMalformed || exchange.decide('malformedBody') === 'refuse') throw error;
      exchange.mediaType = JSON_TYPE;
      return undefined;
    }
  };
}

type Fields = Readonly<Record<string, unknown>>;

const SLUG = 'site_slug';

const isFields = (body: unknown): body is Fields => typeof body === 'object' && body !== null && !Array.isArray(body);

/** The slug as it was sent: where the contract wants it, else in the other place. */
function slugIn({ body, query, operation, decide }: TalkableExchange): unknown {
  const inQuery = query.get(SLUG) ?? undefined;
  const inBody = isFields(body) ? body[SLUG] : undefined;
  const isBodyItsPlace = operation?.body?.content.has(JSON_TYPE) === true;
  const [here, elsewhere] = isBodyItsPlace ? [inBody, inQuery] : [inQuery, inBody];
  if (elsewhere === undefined || here === elsewhere) return here;
  if (decide('slugElsewhere') === 'ignore') return here;
  return here === undefined || decide('siteOfTwo') === 'elsewhere' ? elsewhere : here;
}

/** Puts the slug, and the parameters of operations without a body, where the contract looks for them. */
function spread(exchange: TalkableExchange, slug: string): void {
  const { body, query } = exchange;
  if (!query.has(SLUG)) query.set(SLUG, slug);
  if (!isFields(body)) return;
  if (operationOf(exchange).body) {
    exchange.body = { ...body, [SLUG]: slug };
    return;
  }
  // To look for a name in a query is to walk through it.
  const inQuery = new Set(query.keys());
  for (const [name, value] of Object.entries(body)) {
    if (inQuery.has(name) || exchange.decide('parameterInBody') === 'ignore') continue;
    for (const item of [value].flat()) {
      if (['string', 'number', 'boolean'].includes(typeof item)) query.append(name, String(item));
    }
  }
}

/** Finds the site by its slug, in the query or in the body, and holds it against the key. */
export function findSite(sites: () => readonly Site[]): TalkableStage {
  return (exchange) => {
    const slug = slugIn(exchange);
    if (slug === undefined || slug === '') throw missing(exchange, SLUG);
    const site = sites().find((candidate) => candidate.slug === slug);
    if (!site) throw noSite();
    spread(exchange, site.slug);
    return takeSite(exchange, site);
  };
}

// The contract has checked path, query and body, which is what gives a call its types.
type AnyHandler = (call: object) => unknown;

/** Lets the jobs of the site run that are due, then the operation's handler. */
export function handle(runJobs: RunJobs, happensAt: (site: Site, now: number) => Happenings): TalkableStage {
  return (exchange) => {
    const { clock, values, body, decide, lean } = exchange;
    const operation = operationOf(exchange);
    const site = siteOf(exchange);
    const now = clock.now();
    const happens = happensAt(site, now);
    const status = operation.responses.has(201) ? 201 : 200;
    const run = handlers[operation.id as OperationId] as AnyHandler;
    const answer = (): ResponseMessage | Promise<ResponseMessage> => {
      const value = run({ site, now, happens, decide, lean, path: values.path, query: values.query, body });
      return value instanceof Promise ? value.then((settled: unknown) => json(status, settled)) : json(status, value);
    };
    return runJobs(site, now)?.then(answer) ?? answer();
  };
}
