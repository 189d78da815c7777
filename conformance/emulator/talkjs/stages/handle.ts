import type { Outcome } from '../../core/api.js';
import { json, type RequestMessage } from '../../core/message.js';
import { operationOf } from '../../core/stages.js';
import type { Settings, TalkJSStage } from '../exchange.js';
import { handlers, type BuiltOperation } from '../handlers/index.js';
import type { App } from '../state/app.js';
import { appOf } from './app-of.js';
import { VERSION_HEADER } from './pick-version.js';

const isBuilt = (operationId: string): operationId is BuiltOperation => Object.hasOwn(handlers, operationId);

// The contract has checked path, query and body, which is what gives a call its types.
type AnyHandler = (call: object) => unknown;

/** Runs the operation's handler; an operation that the emulator does not have answers 501. */
export function handle(settings: Settings, run: (request: RequestMessage, app: App) => Outcome): TalkJSStage {
  return (exchange) => {
    const { id } = operationOf(exchange);
    if (!isBuilt(id)) return json(501, { error: `The emulator does not build the operation ${id} yet.` });
    const handler = handlers[id] as AnyHandler;
    return json(
      200,
      handler({
        app: appOf(exchange),
        path: exchange.values.path,
        query: exchange.values.query,
        body: exchange.body,
        now: exchange.clock.now(),
        use: exchange.use,
        version: exchange.request.header(VERSION_HEADER),
        settings,
        runOperation: (request: RequestMessage) => {
          const outcome = run(request, appOf(exchange));
          for (const assumed of outcome.assumed) exchange.assumed.add(assumed);
          return outcome;
        },
      }),
    );
  };
}
