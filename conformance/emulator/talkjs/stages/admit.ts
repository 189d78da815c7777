import type { Contract } from '../../../contract/contract.js';
import type { Operation } from '../../../contract/operation.js';
import type { Route } from '../../../contract/routes.js';
import type { RequestMessage } from '../../core/message.js';
import { Refusal } from '../../core/refusal.js';
import { findRoute, takeRoute, type Leniency } from '../../core/route-stages.js';
import { refusal, unauthorized } from '../answers.js';
import { decoded } from '../downloads.js';
import type { TalkJSExchange, TalkJSStage } from '../exchange.js';
import { refuse } from '../refuse.js';
import type { App } from '../state/app.js';

export const PREFIX = '/v1';

const leniencyOf = ({ decide }: TalkJSExchange): Leniency => ({
  trailingSlash: () => decide('trailingSlash') === 'accept',
  headLikeGet: () => decide('headRequest') === 'like-get',
});

interface Place {
  readonly appId: string | undefined;
  readonly route: Route;
}

/** The first path segments of the operations that stand outside any app. */
const firstSegmentsOutside = (contract: Contract): ReadonlySet<string> =>
  new Set(
    [...contract.operations.values()]
      .filter((operation) => operation.ownServer)
      .map(({ path }) => path.split('/')[1] ?? ''),
  );

/** Splits `/v1/{appId}/rest`; `inside` is all of it that follows the prefix. */
function split(path: string): { readonly appId: string; readonly rest: string; readonly inside: string } {
  const inside = path.slice(PREFIX.length);
  const end = inside.indexOf('/', 1);
  return end === -1
    ? { appId: inside.slice(1), rest: '/', inside }
    : { appId: inside.slice(1, end), rest: inside.slice(end), inside };
}

function locate(contract: Contract, outside: ReadonlySet<string>, exchange: TalkJSExchange): Place {
  const { method, path } = exchange.request;
  const allows = leniencyOf(exchange);
  const { appId, rest, inside } = split(path);
  if (outside.has(appId)) return { appId: undefined, route: findRoute(contract, method, inside, allows) };
  const route = findRoute(contract, method, rest, allows);
  if (route.kind === 'operation' && route.operation.ownServer) return { appId, route: { kind: 'unknown-path' } };
  return { appId, route };
}

/** Which operation a request is, if it is one. */
export function operationAt(contract: Contract, { method, path }: RequestMessage): Operation | undefined {
  const { inside, rest } = split(path);
  return [inside, rest]
    .map((place) => contract.route(method, place))
    .flatMap((route, depth) =>
      route.kind === 'operation' && route.operation.ownServer === (depth === 0) ? [route.operation] : [],
    )[0];
}

function refuseApp({ decide }: TalkJSExchange): Refusal {
  if (decide('unknownApp') === 'unauthorized') return unauthorized('The token is not one of this app.');
  if (decide('unknownAppAnswer') === 'json') return refusal(404, 'NOT_FOUND', ['No app has this id.']);
  return new Refusal({ status: 404, headers: {}, body: 'Not found.', value: 'Not found.' });
}

/** What the service does not know, a path or a method of it, it refuses before it looks for the app (TJ-ERR-10). */
const isUnknown = ({ kind }: Route): boolean => kind === 'unknown-path' || kind === 'undeclared-method';

/** Matches the route and finds the app; that of a known route is looked up before anything else is said about it. */
export function findAppAndRoute(contract: Contract, findApp: (appId: string) => App | undefined): TalkJSStage {
  const outside = firstSegmentsOutside(contract);
  return (exchange) => {
    const { appId, route } = locate(contract, outside, exchange);
    if (appId !== undefined && !isUnknown(route)) {
      exchange.tenant = findApp(decoded(appId));
      if (!exchange.tenant) throw refuseApp(exchange);
    }
    takeRoute(exchange, route, refuse);
    return undefined;
  };
}

/** Whether an operation is unknown inside a batch: one outside any app, an upload, and perhaps another batch. */
function isOutsideBatch({ decide, lean }: TalkJSExchange, route: Route): boolean {
  if (route.kind !== 'operation') return false;
  if (route.operation.ownServer) return true;
  if (route.operation.id === 'uploadFile') lean('ED-30');
  return route.operation.id === 'uploadFile' || (route.operation.id === 'batch' && decide('nestedBatch') !== 'run');
}

/** Matches the route of an operation inside a batch, whose app is known. */
export function findRouteInBatch(contract: Contract): TalkJSStage {
  return (exchange) => {
    const { method, path } = exchange.request;
    const route = findRoute(contract, method, path, leniencyOf(exchange));
    takeRoute(exchange, isOutsideBatch(exchange, route) ? { kind: 'unknown-path' } : route, refuse);
    return undefined;
  };
}
