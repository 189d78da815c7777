import type { Fields, Get, JsonOf, Ok, Responses, Sent, SuccessStatus } from './types.js';

/**
 * An operation as a client shows it that opens envelopes and knows some arguments itself: those of `Shared` may be
 * left out, and stand beside the others wherever they are sent; the data is the field `Field` of a body, `undefined`
 * where a body has none; `Failure` is the body of a refusal, which may come with any status.
 */
export type Enveloped<Op, Shared, Field extends string, Failure> = RequestBody<Op, keyof Shared> & {
  parameters: {
    path: Get<Get<Op, 'parameters'>, 'path'>;
    query: Shared & Without<Fields<Get<Get<Op, 'parameters'>, 'query'>>, keyof Shared>;
  };
  responses: { [S in keyof Responses<Op>]: S extends Ok ? Opened<JsonOf<Responses<Op>[S]>, Field> : Responses<Op>[S] };
  envelope: { page: JsonOf<Responses<Op>[SuccessStatus<Op>]>; failure: Failure };
};

/** Left out where nothing else is in it, optional where nothing else has to be. */
type RequestBody<Op, Name extends PropertyKey> = Op extends { requestBody: infer Body }
  ? BodyOf<Without<Sent<Body>, Name>>
  : object;
type BodyOf<Value> = [keyof Value] extends [never]
  ? object
  : object extends Value
    ? { requestBody?: { content: { 'application/json': Value } } }
    : { requestBody: { content: { 'application/json': Value } } };

interface Opened<Body, Field extends string> {
  content: { 'application/json': FieldOf<Body, Field> };
}
type FieldOf<Body, Field extends string> = Body extends { [Key in Field]: infer Content } ? Content : undefined;

type Without<Value, Name extends PropertyKey> = Value extends unknown ? Omit<Value, Name> : never;
