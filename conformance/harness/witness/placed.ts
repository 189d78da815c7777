import type { Contract } from '../../contract/contract.js';
import type { Story, WitnessedExchange } from './witness.js';

/** The stories of a run on a tenant that held nothing before it: each goes on where the one before ended. */
export const inARow = (stories: readonly Story[]): Story[] => stories.map((story) => ({ ...story, continues: true }));

/** The stories of a run on a tenant that held who knows what: each by itself, without what tells of all the others. */
export const eachAlone = (contract: Contract, stories: readonly Story[]): Story[] =>
  stories.map((story) => ({
    ...story,
    exchanges: story.exchanges.map((exchange) =>
      isOfAll(contract, exchange)
        ? { ...exchange, contractOnly: 'It tells of all that the service holds, which is more than this story.' }
        : exchange,
    ),
  }));

/** True where nothing is asked for by its id. */
function isOfAll(contract: Contract, { request }: WitnessedExchange): boolean {
  const route = contract.route(request.method, request.path);
  return request.method === 'GET' && route.kind === 'operation' && !route.operation.path.includes('{');
}
