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
