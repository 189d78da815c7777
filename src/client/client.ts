import type { CallOptions } from './call-options.js';
import { asCall, createSettle, dataOf } from './call.js';
import { createList } from './list.js';
import type { ClientParts } from './parts.js';
import { createWalk, type Load } from './walk.js';

type Method = (args?: unknown, options?: CallOptions) => unknown;

/** One method per operation of the table: a list where the contract says how to page, else a call. */
export function createMethods(parts: ClientParts): Record<string, Method> {
  const settle = createSettle(parts);
  const methods = Object.entries(parts.operations).map(([id, operation]): [string, Method] => {
    const { pagination } = operation;
    if (!pagination) return [id, (args = {}, options = {}) => asCall(settle(id, args, options), parts.now)];
    return [
      id,
      (args = {}, options = {}) => {
        const load: Load = async (query) => {
          const settled = await settle(id, query, options);
          const { body, call, outcome } = settled;
          dataOf(settled, parts.now); // throws unless it is a success
          return { body, facts: { operation: id, attempts: call.attempts, status: outcome.status } };
        };
        return createList(id, () => createWalk(id, pagination, { ...(args as object) }, load));
      },
    ];
  });
  return Object.fromEntries(methods);
}
