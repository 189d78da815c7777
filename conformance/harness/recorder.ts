import type { Contract } from '../contract/contract.js';
import { checkResponse } from '../contract/response-check.js';
import type { Operation } from '../contract/operation.js';
import { documentedIn } from './coverage/documented.js';
import { collectExercised } from './coverage/exercised.js';

/** One request and its response, as the recorder saw them. */
export interface Exchange {
  readonly method: string;
  readonly url: string;
  /** Raw path after the API's prefix, for routing. */
  readonly path: string;
  readonly requestHeaders: Headers;
  readonly requestBody: unknown;
  /** The form, where one was sent. */
  readonly requestForm: FormData | undefined;
  readonly status: number;
  readonly headers: Headers;
  readonly responseBody: unknown;
  /** False where the body is a text that is no JSON. */
  readonly isJson: boolean;
  readonly operation: Operation | undefined;
  readonly parameters: Readonly<Record<string, string>>;
}

/** A response that the contract does not allow. */
export interface Violation {
  readonly scenario: string;
  readonly operationId: string;
  /** 0 where no answer came to what should have cleaned up. */
  readonly status: number;
  readonly pointer: string;
  readonly message: string;
}

/** The pointer of a violation that says something could not be undone. */
export const CLEAN_UP = 'clean-up';

/** The header of an answer that a fault made, and not the service. */
export const INJECTED = 'talkspec-injected';

/** How often each operation answered with each status. */
export type OperationCounts = Record<string, Record<string, number>>;

function count(counts: OperationCounts, operationId: string, status: number): void {
  const statuses = (counts[operationId] ??= {});
  statuses[String(status)] = (statuses[String(status)] ?? 0) + 1;
}

/** Keeps the exchanges of one scenario and holds every response to the contract. */
export class Recorder {
  readonly exchanges: Exchange[] = [];
  readonly violations: Violation[] = [];
  readonly operations: OperationCounts = {};
  /** The answers of faults, counted apart: they are held to no contract, and exercise nothing. */
  readonly injected: OperationCounts = {};
  /** The keys of the documented elements that were exercised. */
  readonly exercised = new Set<string>();
  readonly #contract: Contract;
  readonly #scenario: string;

  constructor(contract: Contract, scenario: string) {
    this.#contract = contract;
    this.#scenario = scenario;
  }

  /** Which operation a request is, if the contract knows it. */
  identify(method: string, path: string): Pick<Exchange, 'operation' | 'parameters'> {
    const route = this.#contract.route(method, path);
    return route.kind === 'operation' ? route : { operation: undefined, parameters: {} };
  }

  record(exchange: Exchange): void {
    this.exchanges.push(exchange);
    const { operation, status, headers } = exchange;
    if (!operation) return;
    if (headers.has(INJECTED)) {
      count(this.injected, operation.id, status);
      return;
    }
    count(this.operations, operation.id, status);
    const documented = documentedIn(this.#contract).get(operation.id);
    if (documented) collectExercised(operation.id, documented, exchange, this.exercised);
    const issues = checkResponse(this.#contract, operation, {
      status,
      header: (name) => exchange.headers.get(name) ?? undefined,
      body: exchange.responseBody,
      isJson: exchange.isJson,
    });
    for (const issue of issues) this.violate(operation.id, status, issue.pointer, issue.message);
  }

  violate(operationId: string, status: number, pointer: string, message: string): void {
    this.violations.push({ scenario: this.#scenario, operationId, status, pointer, message });
  }
}
