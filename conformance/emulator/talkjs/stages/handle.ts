import type { Contract } from '../../../contract/contract.js';
import type { Outcome } from '../../core/api.js';
import { json, type RequestMessage } from '../../core/message.js';
import { operationOf } from '../../core/stages.js';
import { appOf, VERSION_HEADER, type TalkJSStage } from '../exchange.js';
import { handlers } from '../handlers/index.js';
import type { Emitter } from '../exchange.js';
import { readSettings, versionsOf } from '../settings.js';
import { noteTime, type App, type AppCredentials } from '../state/app.js';

// The contract has checked path, query and body, which is what gives a call its types.
type AnyHandler = (call: object) => unknown;

/** Runs the operation's handler. */
export function handle(
  contract: Contract,
  defaultVersion: string | undefined,
  emitterOf: (app: AppCredentials) => Emitter,
  seed: number,
  run: (request: RequestMessage, app: App) => Outcome,
): TalkJSStage {
  const settings = readSettings(contract);
  const versions = versionsOf(contract);
  return (exchange) => {
    const { id } = operationOf(exchange);
    const app = appOf(exchange);
    const now = exchange.clock.now();
    noteTime(app, now);
    const version = exchange.request.header(VERSION_HEADER) ?? defaultVersion;
    const handler = handlers[id as keyof typeof handlers] as AnyHandler;
    const answer = handler({
      app,
      request: exchange.request,
      path: exchange.values.path,
      query: exchange.values.query,
      body: exchange.body,
      now,
      decide: exchange.decide,
      lean: exchange.lean,
      version: version !== undefined && versions.includes(version) ? version : undefined,
      settings,
      seed,
      events: emitterOf(app.credentials),
      runOperation: (request: RequestMessage) => {
        const outcome = run(request, app);
        for (const assumed of outcome.assumed) exchange.assumed.add(assumed);
        return outcome;
      },
    });
    return answer instanceof Promise ? answer.then((body) => json(200, body)) : json(200, answer);
  };
}
