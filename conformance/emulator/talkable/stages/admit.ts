import type { Contract } from '../../../contract/contract.js';
import type { TalkableStage } from '../exchange.js';
import { refuse } from '../refuse.js';

export const PREFIX = '/api/v2';

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** Plain HTTP is for loopback only. */
export const requireHttps: TalkableStage = (exchange) => {
  const { protocol, hostname } = exchange.request;
  if (protocol === 'https' || LOOPBACK.test(hostname)) return undefined;
  throw refuse({ kind: 'insecure-url' }, exchange);
};

/** Matches the route below the prefix. */
export function findRoute(contract: Contract): TalkableStage {
  return (exchange) => {
    const route = contract.route(exchange.request.method, exchange.request.path.slice(PREFIX.length));
    if (route.kind === 'malformed-path') throw refuse({ kind: 'malformed-path', segment: route.segment }, exchange);
    if (route.kind !== 'operation') throw refuse({ kind: route.kind }, exchange);
    exchange.operation = route.operation;
    exchange.path = route.parameters;
    return undefined;
  };
}
