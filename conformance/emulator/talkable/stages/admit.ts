import type { Contract } from '../../../contract/contract.js';
import { takeRoute } from '../../core/route-stages.js';
import type { TalkableStage } from '../exchange.js';
import { refuse } from '../refuse.js';

export const PREFIX = '/api/v2';

/** Matches the route below the prefix. */
export function findRoute(contract: Contract): TalkableStage {
  return (exchange) => {
    const route = contract.route(exchange.request.method, exchange.request.path.slice(PREFIX.length));
    takeRoute(exchange, route, refuse);
    return undefined;
  };
}
