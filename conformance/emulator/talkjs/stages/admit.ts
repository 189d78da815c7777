import type { Contract } from '../../../contract/contract.js';
import type { Route } from '../../../contract/routes.js';
import { Refusal } from '../../core/refusal.js';
import { takeRoute } from '../../core/route-stages.js';
import type { TalkJSExchange, TalkJSStage } from '../exchange.js';
import { refuse } from '../refuse.js';
import type { App } from '../state/app.js';

export const PREFIX = '/v1';

/** An app id as it is; one that is not percent-encoded text names no app. */
function decoded(appId: string): string {
  try {
    return decodeURIComponent(appId);
  } catch {
    return appId;
  }
}

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

/** Splits `/v1/{appId}/rest`. */
function locate(contract: Contract, outside: ReadonlySet<string>, method: string, path: string): Place {
  const inside = path.slice(PREFIX.length);
  const end = inside.indexOf('/', 1);
  const appId = end === -1 ? inside.slice(1) : inside.slice(1, end);
  if (outside.has(appId)) return { appId: undefined, route: contract.route(method, inside) };
  const route = contract.route(method, end === -1 ? '/' : inside.slice(end));
  if (route.kind === 'operation' && route.operation.ownServer) return { appId, route: { kind: 'unknown-path' } };
  return { appId, route };
}

/** Matches the route and finds the app; the app of a known path is looked up before anything else is said about it. */
export function findAppAndRoute(contract: Contract, findApp: (appId: string) => App | undefined): TalkJSStage {
  const outside = firstSegmentsOutside(contract);
  return (exchange) => {
    const { appId, route } = locate(contract, outside, exchange.request.method, exchange.request.path);
    if (appId !== undefined && route.kind !== 'unknown-path') {
      const app = findApp(decoded(appId));
      if (!app) throw new Refusal(exchange.use('unknownApp')());
      exchange.tenant = app;
    }
    takeRoute(exchange, route, refuse);
    return undefined;
  };
}

const NOT_NESTED = new Set(['batch', 'uploadFile']);

function isOutsideBatch(exchange: TalkJSExchange, route: Route): boolean {
  if (route.kind !== 'operation') return false;
  if (route.operation.ownServer) return true;
  return NOT_NESTED.has(route.operation.id) && exchange.use('nestedOperation')() === 'unknown';
}

/** Matches the route of an operation inside a batch, whose app is known. */
export function findRoute(contract: Contract): TalkJSStage {
  return (exchange) => {
    const route = contract.route(exchange.request.method, exchange.request.path);
    takeRoute(exchange, isOutsideBatch(exchange, route) ? { kind: 'unknown-path' } : route, refuse);
    return undefined;
  };
}
