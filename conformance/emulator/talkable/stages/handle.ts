import { json, type ResponseMessage } from '../../core/message.js';
import { operationOf } from '../../core/stages.js';
import type { OperationId, TalkableStage } from '../exchange.js';
import { handlers } from '../handlers/index.js';
import type { Site } from '../state/site.js';
import { siteOf } from './site-of.js';

// The contract has checked path, query and body, which is what gives a call its types.
type AnyHandler = (call: object) => unknown;

/** Lets the jobs of the site run that are due, then the operation's handler. */
export function handle(runJobs: (site: Site, now: number) => void): TalkableStage {
  return (exchange) => {
    const operation = operationOf(exchange);
    const site = siteOf(exchange);
    const now = exchange.clock.now();
    runJobs(site, now);
    const status = operation.responses.has(201) ? 201 : 200;
    const run = handlers[operation.id as OperationId] as AnyHandler;
    const answer = run({
      site,
      now,
      use: exchange.use,
      path: exchange.values.path,
      query: exchange.values.query,
      body: exchange.body,
    });
    if (answer instanceof Promise) return answer.then((value: unknown): ResponseMessage => json(status, value));
    return json(status, answer);
  };
}
