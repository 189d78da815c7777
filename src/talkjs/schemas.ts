import type { Callable, ContentOf } from '../client/types.js';
import { createSchemas, type StandardSchema } from '../client/validation/standard-schema.js';
import { operations } from '../../generated/talkjs/operations.js';
import type { operations as Declared } from '../../generated/talkjs/types.js';

export type { StandardSchema } from '../client/validation/standard-schema.js';

type Operations = Callable<Declared, typeof operations>;
type WithBody = {
  [Id in keyof Operations]: 'body' extends keyof (typeof operations)[Id] ? Id : never;
}[keyof Operations];

/** The body of a request of an operation, as the contract has it. */
export type Body<Id extends WithBody> = ContentOf<NonNullable<Operations[Id]['requestBody']>>;

/** A Standard Schema of the body of each operation that has one. Needs ajv and ajv-formats. */
export const schemas = createSchemas('talkjs', operations) as {
  readonly [Id in WithBody]: StandardSchema<Body<Id>>; // the contract makes both
};
