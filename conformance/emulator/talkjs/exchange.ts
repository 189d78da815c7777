import type { operations, webhooks } from '../../../generated/talkjs/types.js';
import type { Outcome } from '../core/api.js';
import type { Decide, Exchange, Lean, Stage } from '../core/exchange.js';
import type { RequestMessage } from '../core/message.js';
import type { TalkJSDecisions } from './decisions.js';
import type { App } from './state/app.js';

export type TalkJSExchange = Exchange<App, TalkJSDecisions>;
export type TalkJSStage = Stage<App, TalkJSDecisions>;

/** Asks or notes what no source settles. */
export interface Guessing {
  readonly decide: Decide<TalkJSDecisions>;
  readonly lean: Lean<TalkJSDecisions>;
}

/** The request header that picks the API version. */
export const VERSION_HEADER = 'talkjs-rest-version';

export type OperationId = keyof operations;

type Parameters<Id extends OperationId, Place extends 'path' | 'query'> = NonNullable<
  operations[Id]['parameters'][Place]
>;

/** The body of the one media type that a request or an answer has. */
type ContentOf<Holder> = Holder extends { content: infer Media } ? Media[keyof Media] : never;

/** The body of an operation as the contract types it; `undefined` where none was sent and none is required. */
type BodyOf<Id extends OperationId> = operations[Id] extends { requestBody: infer Body }
  ? ContentOf<Body>
  : operations[Id] extends { requestBody?: infer Body }
    ? ContentOf<NonNullable<Body>> | undefined
    : undefined;

/** What an operation answers with status 200. */
export type Answer<Id extends OperationId> = operations[Id] extends { responses: { 200: infer Ok } }
  ? ContentOf<Ok>
  : never;

/** What handlers take from the contract. */
export interface Settings {
  /** How long an idempotency key of a message is bound. */
  readonly keyHoldsForMs: number;
  /** Participants up to which `readBy` is filled. */
  readonly readByUpTo: number;
  /** Different emoji that a message takes. */
  readonly emojiPerMessage: number;
}

/** A request that the contract allows, as its handler sees it. */
export interface Call<Id extends OperationId> extends Guessing {
  readonly app: App;
  readonly path: Parameters<Id, 'path'>;
  readonly query: Parameters<Id, 'query'>;
  readonly body: BodyOf<Id>;
  readonly request: RequestMessage;
  /** The time of the request in Unix milliseconds. */
  readonly now: number;
  /** The API version that holds; without one the newest. */
  readonly version: string | undefined;
  readonly settings: Settings;
  /** Tells the receivers of the app's webhooks. */
  readonly events: Emitter;
  /** Decides in which order a batch runs. */
  readonly seed: number;
  /** Carries out another request on the same app, within this one. */
  readonly runOperation: (request: RequestMessage) => Outcome;
}

/** What it takes to write to an app. */
export type Writing = Pick<Call<OperationId>, 'app' | 'now' | 'decide' | 'lean' | 'events'>;

/** What it takes to show a stored object. */
export type Presenting = Pick<Call<OperationId>, 'decide' | 'lean' | 'settings'>;

/** Carries out one operation; refuses by throwing a `Refusal`. */
export type Handler<Id extends OperationId> = (call: Call<Id>) => Answer<Id> | Promise<Answer<Id>>;

/** The app that an earlier stage found. */
export function appOf(exchange: TalkJSExchange): App {
  if (!exchange.tenant) throw new Error('A stage that needs the app ran before it was looked up.');
  return exchange.tenant;
}

/** What webhooks carry, by event. */
export type TalkJSEvents = {
  readonly [Name in keyof webhooks]: webhooks[Name]['post']['requestBody']['content']['application/json'];
};

/** Tells the receivers of an app what happened; the data is made where somebody wants it. */
export interface Emitter {
  wants(event: keyof TalkJSEvents): boolean;
  emit<Name extends keyof TalkJSEvents>(
    event: Name,
    data: (presenting: Presenting) => TalkJSEvents[Name]['data'],
  ): void;
}
