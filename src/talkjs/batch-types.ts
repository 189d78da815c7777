import type { CallOptions } from '../client/call-options.js';
import type { Call } from '../client/call.js';
import type { Args, Data, Result } from '../client/types.js';
import type { operations as Table } from '../../generated/talkjs/operations.js';
import type { operations as Declared } from '../../generated/talkjs/types.js';

type Max = (typeof Table)['batch']['body']['maxItems'];
type Alone = { server: string } | { body: { mediaType: 'multipart/form-data' } };

/** The operations that can be in a batch: no upload, no batch, and none of another server (ED-30). */
export type BatchId = Exclude<
  { [Id in keyof typeof Table]: (typeof Table)[Id] extends Alone ? never : Id }[keyof typeof Table],
  'batch'
>;

/** One call of a batch: the operation, and what its method takes. */
export type BatchCall<Id extends BatchId = BatchId> = Id extends BatchId
  ? readonly [operation: Id, ...args: object extends Args<Declared[Id]> ? [Args<Declared[Id]>?] : [Args<Declared[Id]>]]
  : never;

/** What came of one call. The body of a failure in a batch is not documented. */
export type BatchAnswer<Id extends BatchId = BatchId> = Id extends BatchId
  ? | { readonly ok: true; readonly status: number; readonly data: Data<Declared[Id]> }
    | { readonly ok: false; readonly status: number; readonly error: unknown }
  : never;

type Answers<Ids extends readonly BatchId[]> = { readonly [Place in keyof Ids]: BatchAnswer<Ids[Place]> };
type WithData<Whole, Value> = Whole extends { ok: true } ? Omit<Whole, 'data'> & { readonly data: Value } : Whole;

type Lengths<Max, Members extends unknown[] = []> = Members['length'] extends Max
  ? never
  : [...Members, unknown]['length'] | Lengths<Max, [...Members, unknown]>;
/** An array whose length is not known here is counted when it is sent. */
type Bounded<Length> = [Length] extends [Lengths<Max> | (number extends Length ? number : never)]
  ? unknown
  : `a batch takes 1 to ${Max} calls`;

/**
 * Carries out up to ten calls in one request (TJ-BAT-01), in no promised order (TJ-BAT-09). The answers stand in the
 * order of the calls. A call that fails throws nothing and leaves the others alone (TJ-BAT-10).
 *
 * A list gives one page as it comes, of the service's own size where `limit` is not given. Messages get an idempotency
 * key each; the batch is sent again only where that makes each of its calls harmless.
 *
 * @throws {UsageError} when a call is wrong, or when there is none or one too many.
 * @throws {ResponseError} when the answer does not tell of each call once; some may have been carried out.
 */
export type Batch = <const Ids extends readonly BatchId[]>(
  calls: { readonly [Place in keyof Ids]: BatchCall<Ids[Place]> } & Bounded<Ids['length']>,
  options?: CallOptions,
) => Call<Answers<Ids>, WithData<Result<Declared['batch']>, Answers<Ids>>>;
