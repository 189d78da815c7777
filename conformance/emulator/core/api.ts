import type { Contract } from '../../contract/contract.js';
import { checkResponse } from '../../contract/response-check.js';
import type { Clock } from './clock.js';
import { Exchange, type Stage } from './exchange.js';
import { json, type RequestMessage, type ResponseMessage } from './message.js';
import { Refusal } from './refusal.js';
import type { RuleSet } from './rules.js';
import { runStages } from './stages.js';

/** What came of a request: the answer, and for the log which operation it was and what was assumed. */
export interface Outcome {
  readonly response: ResponseMessage;
  readonly operationId: string | undefined;
  readonly assumed: readonly string[];
}

/** One vendor's API inside the emulator. */
export interface EmulatedApi {
  readonly name: string;
  /** True for the paths under this API's prefix. */
  serves(path: string): boolean;
  handle(request: RequestMessage): Outcome | Promise<Outcome>;
  reset(): void;
  /** Plain data: everything `restore` needs. It may be the state itself; who keeps it takes a copy. */
  snapshot(): unknown;
  /** Takes a whole snapshot over, or throws a `TypeError`; what it returns puts the state in its place. */
  restore(snapshot: unknown): () => void;
}

export interface ApiDefinition<Tenant, Rules extends RuleSet> {
  readonly contract: Contract;
  readonly clock: Clock;
  readonly rules: Rules;
  readonly stages: readonly Stage<Tenant, Rules>[];
}

/**
 * The request pipeline of an API: stages, refusals, and the check of its own answer against the contract.
 * A request inside another one comes with its tenant.
 */
export function createPipeline<Tenant, Rules extends RuleSet>(definition: ApiDefinition<Tenant, Rules>) {
  const { contract, clock, rules, stages } = definition;

  const finish = (exchange: Exchange<Tenant, Rules>, response: ResponseMessage): Outcome => {
    const assumed = [...exchange.assumed];
    const headers =
      assumed.length > 0 ? { ...response.headers, 'talkspec-assumed': assumed.join(', ') } : response.headers;
    return { response: { ...response, headers }, operationId: exchange.operation?.id, assumed };
  };

  const settle = (exchange: Exchange<Tenant, Rules>, response: ResponseMessage): Outcome => {
    const violation = selfCheck(contract, exchange, response);
    return finish(exchange, violation ? json(500, violation) : response);
  };

  const fail = (exchange: Exchange<Tenant, Rules>, error: unknown): Outcome => {
    if (!(error instanceof Refusal)) throw error;
    for (const id of error.assumes) exchange.assumed.add(id);
    return settle(exchange, error.response);
  };

  return (request: RequestMessage, tenant?: Tenant): Outcome | Promise<Outcome> => {
    const exchange = new Exchange<Tenant, Rules>(request, clock, rules);
    exchange.tenant = tenant;
    try {
      const answer = runStages(stages, exchange);
      if (answer instanceof Promise)
        return answer.then((response) => settle(exchange, response)).catch((error: unknown) => fail(exchange, error));
      return settle(exchange, answer);
    } catch (error) {
      return fail(exchange, error);
    }
  };
}

const NOT_BUILT = 501;

/** The emulator holds itself to the contract: an answer outside it is a bug, and is told as one. */
function selfCheck<Tenant, Rules extends RuleSet>(
  contract: Contract,
  exchange: Exchange<Tenant, Rules>,
  response: ResponseMessage,
): unknown {
  if (!exchange.operation || response.status === NOT_BUILT) return undefined;
  const violations = checkResponse(contract, exchange.operation, {
    status: response.status,
    header: (name) => response.headers[name.toLowerCase()],
    body: response.value ?? (response.body === '' ? undefined : response.body),
  });
  if (violations.length === 0) return undefined;
  return {
    error: `A bug of the emulator: ${exchange.operation.id} answered ${String(response.status)} outside its contract.`,
    violations,
    response: response.body,
  };
}
