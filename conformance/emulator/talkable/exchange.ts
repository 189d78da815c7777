import type { operations } from '../../../generated/talkable/types.js';
import type { Exchange, Stage } from '../core/exchange.js';
import type { UseRule } from '../core/rules.js';
import type { TalkableRules } from './rules/index.js';
import type { Site } from './state/site.js';

export type TalkableExchange = Exchange<Site, TalkableRules>;
export type TalkableStage = Stage<Site, TalkableRules>;
export type Use = UseRule<TalkableRules>;

/** The operations of the API; what it calls itself are webhooks. */
export type OperationId = Exclude<keyof operations, `receive${string}`>;

type Parameters<Id extends OperationId, Place extends 'path' | 'query'> = NonNullable<
  operations[Id]['parameters'][Place]
>;

type JsonOf<Content> = Content extends { content: { 'application/json': infer Body } } ? Body : never;

/** The body of an operation as the contract types it. */
type BodyOf<Id extends OperationId> = operations[Id] extends { requestBody: { content: infer Content } }
  ? Content[keyof Content]
  : undefined;

/** What an operation answers when it succeeds, envelope and all. */
export type Answer<Id extends OperationId> = operations[Id]['responses'] extends { 201: infer Created }
  ? JsonOf<Created>
  : operations[Id]['responses'] extends { 200: infer Done }
    ? JsonOf<Done>
    : never;

/** Where something happens: the site, the time in Unix milliseconds, and the rules in force. */
export interface Work {
  readonly site: Site;
  readonly now: number;
  readonly use: Use;
}

/** A request that the contract allows, as its handler sees it. */
export interface Call<Id extends OperationId> extends Work {
  readonly path: Parameters<Id, 'path'>;
  readonly query: Parameters<Id, 'query'>;
  readonly body: BodyOf<Id>;
}

/** Carries out one operation; refuses by throwing a `Refusal`. */
export type Handler<Id extends OperationId> = (call: Call<Id>) => Answer<Id> | Promise<Answer<Id>>;
