import type { Operation } from '../../contract/operation.js';
import type { Clock } from './clock.js';
import type { RequestMessage, ResponseMessage } from './message.js';
import type { RuleSet, UseRule } from './rules.js';

/** One request on its way through the stages: each stage adds what it found out. */
export class Exchange<Tenant, Rules extends RuleSet> {
  readonly request: RequestMessage;
  readonly clock: Clock;
  readonly assumed = new Set<string>();
  #query: URLSearchParams | undefined;

  /** The rules in force; a stage may put others in their place, for instance those of an API version. */
  rules: Rules;
  /** Set by the stage that finds the app or site. */
  tenant: Tenant | undefined;
  /** Set by the stage that matches the route. */
  operation: Operation | undefined;
  /** Decoded path parameters. */
  path: Readonly<Record<string, string>> = {};
  /** Checked values of the declared parameters. */
  values: Readonly<Record<'path' | 'query' | 'header' | 'cookie', Readonly<Record<string, unknown>>>> = {
    path: {},
    query: {},
    header: {},
    cookie: {},
  };
  /** The parsed body; `undefined` when none was sent. */
  body: unknown;

  constructor(request: RequestMessage, clock: Clock, rules: Rules) {
    this.request = request;
    this.clock = clock;
    this.rules = rules;
  }

  get query(): URLSearchParams {
    this.#query ??= new URLSearchParams(this.request.query);
    return this.#query;
  }

  /** The function of a rule; what the rule assumes is noted on the answer. */
  readonly use: UseRule<Rules> = (name) => {
    const found = this.rules[name];
    if (found === undefined) throw new Error(`There is no rule "${String(name)}".`);
    for (const id of found.assumes) this.assumed.add(id);
    return found.apply as Rules[typeof name]['apply'];
  };
}

/** A step of the pipeline; an answer ends the request, and so does a thrown `Refusal`. */
export type Stage<Tenant, Rules extends RuleSet> = (
  exchange: Exchange<Tenant, Rules>,
) => ResponseMessage | undefined | Promise<ResponseMessage | undefined>;
