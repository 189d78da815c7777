import type { CallOptions } from './call-options.js';
import type { Call } from './call.js';
import type { StatusError } from './errors.js';
import type { List } from './list.js';
import type { Uploadable } from './upload.js';

// Types of one operation, looked up in what `npm run generate` declares for it. `Op` is an entry of `operations`,
// `Row` its row in the operation table.

export type Get<Holder, Key extends string> = Holder extends { [K in Key]?: infer Value } ? Value : never;
export type Fields<Value> = [NonNullable<Value>] extends [never] ? object : NonNullable<Value>;
export type ContentOf<Holder> = Holder extends { content: infer Content } ? Content[keyof Content] : never;
export type JsonOf<Answer> = Answer extends { content: { 'application/json': infer Json } } ? Json : ContentOf<Answer>;

/** A body as callers give it: files of a form in any shape that can be read. */
export type Sent<Body> = Body extends { content: { 'multipart/form-data': infer Form } }
  ? { [Field in keyof Form]: Form[Field] extends Blob ? Uploadable : Form[Field] }
  : ContentOf<Body>;

type BodyField<Op> = Op extends { requestBody: infer Body }
  ? { body: Sent<Body> }
  : [NonNullable<Get<Op, 'requestBody'>>] extends [never]
    ? object
    : { body?: Sent<NonNullable<Get<Op, 'requestBody'>>> };

/** The arguments of a method: path and query parameters by name, and `body`. */
export type Args<Op> = Fields<Get<Get<Op, 'parameters'>, 'path'>> &
  Fields<Get<Get<Op, 'parameters'>, 'query'>> &
  BodyField<Op>;

export type Responses<Op> = Get<Op, 'responses'>;
export type Ok = 200 | 201 | 202 | 203 | 204;

export type SuccessStatus<Op> = Extract<keyof Responses<Op>, Ok>;
/** The statuses of a refusal: where a body says itself whether it is one, those of a success too. */
export type ErrorStatus<Op> = Exclude<
  Extract<keyof Responses<Op>, number>,
  Op extends { envelope: unknown } ? never : Ok
>;

/** What a call resolves to. */
export type Data<Op> = JsonOf<Responses<Op>[SuccessStatus<Op>]>;

/** The body of an error. What stands behind a 5xx, nobody documents: it may come from a gateway. */
export type ErrorContent<Op, Status extends ErrorStatus<Op>> = Status extends 500 | 502 | 503 | 504
  ? unknown
  : Status extends Ok
    ? Get<Get<Op, 'envelope'>, 'failure'>
    : ContentOf<Responses<Op>[Status]>;

/** Every documented answer of an operation, told apart by `ok` and `status`. */
export type Result<Op> =
  | {
      [S in SuccessStatus<Op>]: {
        readonly ok: true;
        readonly status: S;
        readonly data: JsonOf<Responses<Op>[S]>;
        readonly response: Response;
      };
    }[SuccessStatus<Op>]
  | {
      [S in ErrorStatus<Op>]: {
        readonly ok: false;
        readonly status: S;
        readonly error: ErrorContent<Op, S>;
        readonly response: Response;
      };
    }[ErrorStatus<Op>];

type At<Value, Pointer extends string> = Pointer extends `/${infer Key}/${infer Rest}`
  ? At<Field<Value, Key>, `/${Rest}`>
  : Pointer extends `/${infer Key}`
    ? Field<Value, Key>
    : Value;
type Field<Value, Key extends string> = Key extends keyof NonNullable<Value> ? NonNullable<Value>[Key] : never;
type ItemOf<Items> = NonNullable<Items> extends readonly (infer Item)[] ? Item : never;
/** The body of a page as it comes. */
type PageOf<Op> = Op extends { envelope: { page: infer Body } } ? Body : Data<Op>;

type Returned<Op, Row> = Row extends { pagination: { style: infer Style; items: infer Pointer extends string } }
  ? List<ItemOf<At<PageOf<Op>, Pointer>>, Style extends 'page-number' ? number : string>
  : Call<Data<Op>, Result<Op>>;

export type Method<Op, Row> =
  object extends Args<Op>
    ? (args?: Args<Op>, options?: CallOptions) => Returned<Op, Row>
    : (args: Args<Op>, options?: CallOptions) => Returned<Op, Row>;

/** The operations that can be called; what remains are webhooks. */
export type Callable<Operations, Table> = Pick<Operations, keyof Operations & keyof Table>;

/** One method per operation. */
export type Methods<Operations, Table extends { readonly [Id in keyof Operations]: unknown }> = {
  readonly [Id in keyof Operations]: Method<Operations[Id], Table[Id]>;
};

/** Whether an error is the service's answer to an operation, with a status; the contract then types its `body`. */
export interface IsStatusError<Operations> {
  (error: unknown): error is StatusError;
  <Id extends keyof Operations>(error: unknown, operation: Id): error is StatusError & { readonly operation: Id };
  <Id extends keyof Operations, Status extends ErrorStatus<Operations[Id]>>(
    error: unknown,
    operation: Id,
    status: Status,
  ): error is StatusError<ErrorContent<Operations[Id], Status>> & { readonly operation: Id; readonly status: Status };
}
