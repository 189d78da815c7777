import type { Contract } from '../../contract/contract.js';
import type { Route } from '../../contract/routes.js';
import type { Exchange, Stage } from './exchange.js';
import type { Decisions } from './decisions.js';
import type { Refuse } from './stages.js';

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** Refuses plain http, except on loopback, where the emulator itself is served. */
export function requireHttps<Tenant, D extends Decisions>(refuse: Refuse<Tenant, D>): Stage<Tenant, D> {
  return (exchange) => {
    const { protocol, hostname } = exchange.request;
    if (protocol === 'http' && !LOOPBACK.test(hostname)) throw refuse({ kind: 'insecure-url' }, exchange);
    return undefined;
  };
}

/** What an API puts up with in a method and a path; asked only where it makes a difference. */
export interface Leniency {
  trailingSlash(): boolean;
  headLikeGet(): boolean;
}

/** Finds the operation of a method and a path, as they are or as the API puts up with them. */
export function findRoute(contract: Contract, method: string, path: string, allows: Leniency): Route {
  const route = contract.route(method, path);
  if (route.kind === 'unknown-path' && path.length > 1 && path.endsWith('/')) {
    const without = findRoute(contract, method, path.slice(0, -1), { ...allows, trailingSlash: () => false });
    return without.kind !== 'unknown-path' && allows.trailingSlash() ? without : route;
  }
  if (route.kind !== 'undeclared-method' || method !== 'HEAD') return route;
  const asGet = contract.route('GET', path);
  return asGet.kind === 'operation' && allows.headLikeGet() ? asGet : route;
}

/** Notes the operation that a route leads to; refuses a route that leads to none. */
export function takeRoute<Tenant, D extends Decisions>(
  exchange: Exchange<Tenant, D>,
  route: Route,
  refuse: Refuse<Tenant, D>,
): void {
  if (route.kind === 'malformed-path') throw refuse({ kind: 'malformed-path', segment: route.segment }, exchange);
  if (route.kind !== 'operation') throw refuse({ kind: route.kind }, exchange);
  exchange.operation = route.operation;
  exchange.path = route.parameters;
}
