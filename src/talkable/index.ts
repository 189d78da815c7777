import { createMethods } from '../client/client.js';
import type { Enveloped } from '../client/envelope.js';
import * as errors from '../client/errors.js';
import type {
  Args as ArgsOf,
  Callable,
  Data as DataOf,
  IsStatusError,
  Methods,
  Result as ResultOf,
} from '../client/types.js';
import type { operations as Table } from '../../generated/talkable/operations.js';
import type { ErrorBody, operations as Declared } from '../../generated/talkable/types.js';
import { bind, type TalkableOptions } from './options.js';

export * from '../client/public.js';
export type { TalkableOptions } from './options.js';
export { verifyWebhook, type WebhookCall } from './webhook.js';

/** What every method takes beside the arguments of its operation. */
export interface SiteArgument {
  /**
   * "Site ID" of the site that the call is about.
   * @default the client's `siteSlug`
   */
  readonly site_slug?: string | undefined;
}

type Contract = Callable<Declared, typeof Table>;
type Operations = { [Id in keyof Contract]: Enveloped<Contract[Id], SiteArgument, 'result', ErrorBody> };

/** The Talkable API, one method per operation. */
export type Talkable = Methods<Operations, typeof Table>;
/** Name of an operation. */
export type OperationId = keyof Operations;
/** What the method of an operation takes. */
export type Args<Id extends OperationId> = ArgsOf<Operations[Id]>;
/** What a call of an operation resolves to: the `result` of the answer, `undefined` where there is none. */
export type Data<Id extends OperationId> = DataOf<Operations[Id]>;
/** What `.result()` of a call resolves to. */
export type Result<Id extends OperationId> = ResultOf<Operations[Id]>;

/**
 * A client of the Talkable API, for back ends.
 *
 * Calls are about the site `siteSlug`. An answer with `ok: false` is thrown as a `StatusError`, whatever its status;
 * dates stay the strings they are.
 *
 * @throws {UsageError} when an option is wrong, or in a browser.
 */
export function createTalkable(options: TalkableOptions): Talkable {
  // The table has a row for each operation of the types: both come from the same contract.
  return createMethods(bind(options)) as unknown as Talkable;
}

/** Whether an error is an answer of the service; with an operation and a status, `body` is typed by the contract. */
export const isStatusError = errors.isStatusError as IsStatusError<Operations>;
