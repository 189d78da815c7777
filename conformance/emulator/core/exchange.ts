import type { Issue } from '../../contract/issue.js';
import type { Operation } from '../../contract/operation.js';
import type { Clock } from './clock.js';
import type { Choices, Deciding, Decisions, IdOf } from './decisions.js';
import type { RequestMessage, ResponseMessage } from './message.js';

/** The answer to a question that no source settles; asking notes the guess. */
export type Decide<D extends Decisions> = <Name extends keyof D>(name: Name) => Choices<D>[Name];

/** Notes a guess without asking. */
export type Lean<D extends Decisions> = (id: IdOf<D>) => void;

/** Answers questions outside a request; what is asked is noted in `assumed`. */
export function guessingOf<D extends Decisions>(
  deciding: Deciding<D>,
  assumed: Set<string>,
): { readonly decide: Decide<D>; readonly lean: Lean<D> } {
  return {
    decide: (name) => {
      for (const id of deciding.decisions[name]?.ids ?? []) assumed.add(id);
      return deciding.choices[name];
    },
    lean: (id) => {
      assumed.add(id);
    },
  };
}

/** One request on its way through the stages: each stage adds what it found out. */
export class Exchange<Tenant, D extends Decisions> {
  readonly request: RequestMessage;
  readonly clock: Clock;
  /** The ids of the guesses that the answer rests on. */
  readonly assumed = new Set<string>();
  readonly #deciding: Deciding<D>;
  #query: URLSearchParams | undefined;

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
  /** The media type as which the body was read, where it is not the one that was sent. */
  mediaType: string | undefined;
  /** The parsed body; `undefined` when none was sent. */
  body: unknown;
  /** What a stage found when it held the body against the contract; it need not be checked again. */
  bodyIssues: readonly Issue[] | undefined;

  constructor(request: RequestMessage, clock: Clock, deciding: Deciding<D>) {
    this.request = request;
    this.clock = clock;
    this.#deciding = deciding;
  }

  get query(): URLSearchParams {
    this.#query ??= new URLSearchParams(this.request.query);
    return this.#query;
  }

  readonly decide: Decide<D> = (name) => {
    for (const id of this.#deciding.decisions[name]?.ids ?? []) this.assumed.add(id);
    return this.#deciding.choices[name];
  };

  readonly lean: Lean<D> = (id) => {
    this.assumed.add(id);
  };
}

/** A step of the pipeline; an answer ends the request, and so does a thrown `Refusal`. */
export type Stage<Tenant, D extends Decisions> = (
  exchange: Exchange<Tenant, D>,
) => ResponseMessage | undefined | Promise<ResponseMessage | undefined>;
