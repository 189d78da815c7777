import type { Handler, OperationId } from '../exchange.js';
import * as users from './users.js';

/** What the emulator can do, by operation; a handler answers exactly what the contract says. */
export const handlers = {
  ...users,
} satisfies { [Id in OperationId]?: Handler<Id> };

export type BuiltOperation = keyof typeof handlers;
