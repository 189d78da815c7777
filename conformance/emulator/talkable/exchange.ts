import type { operations } from '../../../generated/talkable/types.js';
import type { Decide, Exchange, Lean, Stage } from '../core/exchange.js';
import type { TalkableDecisions } from './decisions.js';
import type { CouponRow, OfferRow, OriginRow, PersonRow, ReferralRow, RewardRow, ShareRow } from './state/records.js';
import type { Site } from './state/site.js';

export type TalkableExchange = Exchange<Site, TalkableDecisions>;
export type TalkableStage = Stage<Site, TalkableDecisions>;

/** Answers what no source settles, and notes it. */
export interface Asks {
  readonly decide: Decide<TalkableDecisions>;
  readonly lean: Lean<TalkableDecisions>;
}

/** What happens at a site that its merchant is told of. */
export interface Happenings {
  /** A purchase or event was reported. */
  reported(origin: OriginRow): void;
  /** `taken` is called once every receiver knows, at once where there is none. */
  referralApproved(referral: ReferralRow, taken: () => void): void;
  rewarded(reward: RewardRow): void;
  /** An offer was shared, by mail to these recipients. */
  shared(offer: OfferRow, share: ShareRow, recipients?: readonly string[]): void;
  /** A mail is about to go out. */
  mailing(offer: OfferRow, address: string): void;
  /** A list was refilled. */
  couponMade(coupon: CouponRow): void;
  unsubscribed(person: PersonRow): void;
  advocateSignedUp(offer: OfferRow, person: PersonRow): void;
  friendSignedUp(offer: OfferRow, person: PersonRow, ipAddress: string): void;
}

/** Where something happens: the site, and the time in Unix milliseconds. */
export interface Work extends Asks {
  readonly site: Site;
  readonly now: number;
  readonly happens: Happenings;
}

/** The operations of the API; what it calls itself are webhooks. */
export type OperationId = Exclude<keyof operations, `receive${string}`>;

type Parameters<Id extends OperationId, Place extends 'path' | 'query'> = NonNullable<
  operations[Id]['parameters'][Place]
>;

type JsonOf<Content> = Content extends { content: { 'application/json': infer Body } } ? Body : never;

type BodyOf<Id extends OperationId> = operations[Id] extends { requestBody: { content: infer Content } }
  ? Content[keyof Content]
  : undefined;

/** What is given: `null` for an optional property counts as left out (INF-56). */
export type Given<Value> = Value extends readonly (infer Item)[]
  ? Given<Item>[]
  : Value extends object
    ? { [Key in keyof Value]: Given<Exclude<Value[Key], null>> }
    : Value;

/** The updates, of which `null` clears a property. */
type Update = 'upsertPerson' | 'updateLoyaltyMember';

/** What an operation answers when it succeeds, envelope and all. */
export type Answer<Id extends OperationId> = operations[Id]['responses'] extends { 201: infer Created }
  ? JsonOf<Created>
  : operations[Id]['responses'] extends { 200: infer Done }
    ? JsonOf<Done>
    : never;

/** A request that the contract allows, as its handler sees it. */
export interface Call<Id extends OperationId> extends Work {
  readonly path: Parameters<Id, 'path'>;
  readonly query: Parameters<Id, 'query'>;
  readonly body: Id extends Update ? BodyOf<Id> : Given<BodyOf<Id>>;
}

export type Handler<Id extends OperationId> = (call: Call<Id>) => Answer<Id> | Promise<Answer<Id>>;
