import type { Api } from './api.js';
import type { Inbox, Receiver } from './inbox.js';

/** What a scenario asks of a target beyond answering requests. */
export type Need =
  /** What was written can be read back. */
  | 'state'
  /** Credentials are really checked. */
  | 'auth'
  /** The target's time can be moved forward. */
  | 'clock'
  /** Documented rate limits are enforced, and may be exhausted. */
  | 'rate-limit'
  /** Webhooks are delivered to the scenario. */
  | 'webhooks'
  /** What no call of the API does can be made to happen. */
  | 'simulate'
  /** Requests reach the target whatever scheme and host their URL names: it is called in-process, over no network. */
  | 'any-origin'
  /** A second tenant with credentials of its own. */
  | 'second-app'
  /** More than 50 objects are made, or a body of more than 100,000 bytes is sent. */
  | 'bulk'
  /** Leaves something behind that cannot be undone, or reaches real people. */
  | 'destructive'
  /** Input that the documentation does not allow is refused with 400 even where it is silent. No service owes that. */
  | 'strict-input'
  /** The tenant holds the documented test set-up, such as what no call of the API can make. */
  | 'fixture'
  /** Any valid request is answered with an example of the contract, whatever happened before. */
  | 'mock';

/** A promise of the API, and how to see whether it is kept. */
export interface Scenario<Credentials> {
  /** Reads as a promise of the API: "a list page never exceeds 30 items". */
  readonly title: string;
  readonly claims: readonly string[];
  readonly needs: readonly Need[];
  /**
   * True when every step that reads state names a contract example, so that a target which answers with examples
   * can replay the story without having state.
   */
  readonly story?: boolean;
  readonly run: (context: ScenarioContext<Credentials>) => Promise<void>;
}

/** What a running scenario has to work with. */
export interface ScenarioContext<Credentials> {
  /** Requests with a valid credential, relative to the API's base URL. */
  readonly api: Api;
  readonly credentials: Credentials;
  /** Credentials of another tenant; only with the need `second-app`. */
  readonly secondApp: Credentials;
  /** Requests with the credential of another tenant. */
  as(credentials: Credentials): Api;
  /** An id of this run: the name itself on a fresh target, marked with the run on a shared one. Undone afterwards. */
  id(name: string): string;
  /** An id from a small fixed pool, for what cannot be deleted. It may exist from earlier runs, with any content. */
  pooled(name: string): string;
  /** The target's time in Unix milliseconds, as near as it can be known. */
  now(): number;
  /** Moves the target's time forward; only with the need `clock`. */
  advance(milliseconds: number): void;
  /** Fetches a URL that an answer named, without a credential; only with the need `any-origin`. */
  visit(url: string): Promise<Response>;
  /** Has webhooks delivered from now on; only with the need `webhooks`. */
  receive(receiver?: Receiver): Inbox;
  /** Makes something happen that no call of the API does, by the name of the act; only with the need `simulate`. */
  simulate(act: string, input: object): unknown;
}

/** What a scenario says of itself beside its title. */
export interface About {
  readonly claims: readonly string[];
  /** Default: none. */
  readonly needs?: readonly Need[];
  readonly story?: boolean;
}

export type DeclareScenario<Credentials> = (
  title: string,
  about: About,
  run: Scenario<Credentials>['run'],
) => Scenario<Credentials>;

/** Declares scenarios for one kind of credentials: `scenario('a promise', { claims }, async ({ api }) => …)`. */
export const declareScenario =
  <Credentials>(): DeclareScenario<Credentials> =>
  (title, { claims, needs = [], story }, run) => ({
    title,
    claims,
    needs,
    run,
    ...(story === undefined ? {} : { story }),
  });
