import { json, type ResponseMessage } from '../../core/message.js';
import { operationOf } from '../../core/stages.js';
import type { TalkJSExchange } from '../exchange.js';
import { handlers, type BuiltOperation } from '../handlers/index.js';
import { appOf } from './app-of.js';

const isBuilt = (operationId: string): operationId is BuiltOperation => Object.hasOwn(handlers, operationId);

// The contract has checked path, query and body, which is what gives a call its types.
type AnyHandler = (call: object) => unknown;

/** Runs the operation's handler; an operation that the emulator does not have answers 501. */
export function handle(exchange: TalkJSExchange): ResponseMessage {
  const { id } = operationOf(exchange);
  if (!isBuilt(id)) return json(501, { error: `The emulator does not build the operation ${id} yet.` });
  const run = handlers[id] as AnyHandler;
  return json(200, run({
    app: appOf(exchange),
    path: exchange.values.path,
    query: exchange.values.query,
    body: exchange.body,
    now: exchange.clock.now(),
    use: exchange.use,
  }));
}
