import type { operations } from '../../../generated/talkjs/types.js';
import type { Exchange, Stage } from '../core/exchange.js';
import type { UseRule } from '../core/rules.js';
import type { TalkJSRules } from './rules/index.js';
import type { App } from './state/app.js';

export type TalkJSExchange = Exchange<App, TalkJSRules>;
export type TalkJSStage = Stage<App, TalkJSRules>;
export type Use = UseRule<TalkJSRules>;

export type OperationId = keyof operations;

type Parameters<Id extends OperationId, Place extends 'path' | 'query'> = NonNullable<operations[Id]['parameters'][Place]>;

type JsonOf<Content> = Content extends { content: { 'application/json': infer Body } } ? Body : never;

/** The body of an operation as the contract types it; `undefined` where none was sent and none is required. */
type BodyOf<Id extends OperationId> = operations[Id] extends { requestBody: infer Body } ? JsonOf<Body>
  : operations[Id] extends { requestBody?: infer Body } ? JsonOf<NonNullable<Body>> | undefined : undefined;

/** What an operation answers with status 200. */
export type Answer<Id extends OperationId> = operations[Id] extends { responses: { 200: infer Ok } } ? JsonOf<Ok> : never;

/** A request that the contract allows, as its handler sees it. */
export interface Call<Id extends OperationId> {
  readonly app: App;
  readonly path: Parameters<Id, 'path'>;
  readonly query: Parameters<Id, 'query'>;
  readonly body: BodyOf<Id>;
  /** The time of the request in Unix milliseconds. */
  readonly now: number;
  readonly use: Use;
}

/** Carries out one operation; refuses by throwing a `Refusal`. */
export type Handler<Id extends OperationId> = (call: Call<Id>) => Answer<Id>;
