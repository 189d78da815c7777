import type { Contract } from '../../contract/contract.js';
import type { Operation } from '../../contract/operation.js';
import { checkResponse } from '../../contract/response-check.js';
import type { Clock } from './clock.js';
import { Exchange, type Stage } from './exchange.js';
import { json, type RequestMessage, type ResponseMessage } from './message.js';
import { Refusal } from './refusal.js';
import type { Deciding, Decisions } from './decisions.js';
import type { Acts } from './act.js';
import { runStages } from './stages.js';
import type { WebhookCentre } from './webhooks.js';

/** What came of a request: the answer, and for the log which operation it was and what was assumed. */
export interface Outcome {
  readonly response: ResponseMessage;
  readonly operationId: string | undefined;
  readonly assumed: readonly string[];
  /** The fault whose answer it is, if any. */
  readonly injected?: string;
}

/** One vendor's API inside the emulator. */
export interface EmulatedApi {
  readonly name: string;
  /** True for the paths under this API's prefix. */
  serves(path: string): boolean;
  /** What it decides where no source does. */
  readonly deciding: Pick<Deciding<Decisions>, 'rows' | 'turn'>;
  /** By it faults know the operations of the API, and how it words a status. */
  readonly contract?: Contract;
  /** Which operation a request is, if it is one. */
  operationOf?(request: RequestMessage): Operation | undefined;
  handle(request: RequestMessage): Outcome | Promise<Outcome>;
  /** What happens to an app or site without a call; without a name, to the first. */
  simulate?(tenant: string | undefined): Acts;
  reset(): void;
  /** Plain data: everything `restore` needs. It may be the state itself; who keeps it takes a copy. */
  snapshot(): unknown;
  /** Takes a whole snapshot over, or throws a `TypeError`; what it returns puts the state in its place. */
  restore(snapshot: unknown): () => void;
}

/** What all APIs of an emulator share. */
export interface Surroundings {
  readonly clock: Clock;
  readonly webhooks: WebhookCentre;
  readonly rateLimits: 'off' | 'documented';
  readonly seed: number;
}

interface ApiDefinition<Tenant, D extends Decisions> {
  readonly contract: Contract;
  readonly clock: Clock;
  readonly deciding: Deciding<D>;
  readonly stages: readonly Stage<Tenant, D>[];
}

/**
 * The request pipeline of an API: stages, refusals, and the check of its own answer against the contract.
 * A request inside another one comes with its tenant.
 */
export function createPipeline<Tenant, D extends Decisions>(definition: ApiDefinition<Tenant, D>) {
  const { contract, clock, deciding, stages } = definition;

  const finish = (exchange: Exchange<Tenant, D>, response: ResponseMessage): Outcome => {
    const assumed = [...exchange.assumed];
    const headers =
      assumed.length > 0 ? { ...response.headers, 'talkspec-assumed': assumed.join(', ') } : response.headers;
    return { response: { ...response, headers }, operationId: exchange.operation?.id, assumed };
  };

  const settle = (exchange: Exchange<Tenant, D>, response: ResponseMessage): Outcome => {
    const violation = selfCheck(contract, exchange, response);
    return finish(exchange, violation ? json(500, violation) : response);
  };

  const fail = (exchange: Exchange<Tenant, D>, error: unknown): Outcome => {
    if (!(error instanceof Refusal)) throw error;
    return settle(exchange, error.response);
  };

  return (request: RequestMessage, tenant?: Tenant): Outcome | Promise<Outcome> => {
    const exchange = new Exchange<Tenant, D>(request, clock, deciding);
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

/** What is answered where an optional package is missing, which no contract documents. */
const NOT_INSTALLED = 501;

/** The emulator holds itself to the contract: an answer outside it is a bug, and is told as one. */
function selfCheck<Tenant, D extends Decisions>(
  contract: Contract,
  exchange: Exchange<Tenant, D>,
  response: ResponseMessage,
): unknown {
  if (!exchange.operation || response.status === NOT_INSTALLED) return undefined;
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
