import type { operations } from '../../../generated/talkjs/types.js';
import type { Outcome } from '../core/api.js';
import type { Exchange, Stage } from '../core/exchange.js';
import type { RequestMessage } from '../core/message.js';
import type { UseRule } from '../core/rules.js';
import type { TalkJSRules } from './rules/index.js';
import type { App } from './state/app.js';

export type TalkJSExchange = Exchange<App, TalkJSRules>;
export type TalkJSStage = Stage<App, TalkJSRules>;
export type Use = UseRule<TalkJSRules>;

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
}

/** A request that the contract allows, as its handler sees it. */
export interface Call<Id extends OperationId> {
  readonly app: App;
  readonly path: Parameters<Id, 'path'>;
  readonly query: Parameters<Id, 'query'>;
  readonly body: BodyOf<Id>;
  /** The time of the request in Unix milliseconds. */
  readonly now: number;
  readonly use: Use;
  /** The API version that the request asks for. */
  readonly version: string | undefined;
  readonly settings: Settings;
  /** Carries out another request on the same app, within this one. */
  readonly runOperation: (request: RequestMessage) => Outcome;
}

/** What it takes to show a stored object. */
export type Presenting = Pick<Call<OperationId>, 'use' | 'settings'>;

/** Carries out one operation; refuses by throwing a `Refusal`. */
export type Handler<Id extends OperationId> = (call: Call<Id>) => Answer<Id>;
