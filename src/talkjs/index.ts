import { createMethods } from '../client/client.js';
import * as errors from '../client/errors.js';
import type {
  Args as ArgsOf,
  Callable,
  Data as DataOf,
  IsStatusError,
  Methods,
  Result as ResultOf,
} from '../client/types.js';
import type { operations as Table } from '../../generated/talkjs/operations.js';
import type { operations as Declared } from '../../generated/talkjs/types.js';
import { createBatch } from './batch.js';
import type { Batch } from './batch-types.js';
import type { CredentialSource } from './credentials.js';
import { bind, type TalkJSOptions } from './options.js';

export * from '../client/public.js';
export type { Batch, BatchAnswer, BatchCall, BatchId } from './batch-types.js';
export type { Credentials, SecretKeyCredentials, TokenCredentials, UserTokenOptions } from './credentials.js';
export type { ApiVersion, TalkJSOptions } from './options.js';
export { verifyWebhook, type VerifyOptions, type WebhookEvent } from './webhook.js';

type Operations = Callable<Declared, typeof Table>;

/** The TalkJS REST API, one method per operation. */
export type TalkJS = Methods<Omit<Operations, 'batch'>, typeof Table> &
  Pick<CredentialSource, 'signUserToken'> & { readonly batch: Batch };
/** Name of an operation. */
export type OperationId = keyof Operations;
/** What the method of an operation takes; of `batch`, its request as it is sent. */
export type Args<Id extends OperationId> = ArgsOf<Operations[Id]>;
/** What a call of an operation resolves to; of `batch`, its answer as it comes. */
export type Data<Id extends OperationId> = DataOf<Operations[Id]>;
/** What `.result()` of a call resolves to, `batch` likewise. */
export type Result<Id extends OperationId> = ResultOf<Operations[Id]>;

/**
 * A client of the TalkJS REST API, for back ends.
 *
 * Every request is signed with an app token of its own that lives 30 seconds, made from `secretKey`.
 *
 * @throws {UsageError} when an option is wrong, or in a browser.
 */
export function createTalkJS(options: TalkJSOptions): TalkJS {
  const parts = bind(options);
  // The table has a row for each operation of the types: both come from the same contract.
  const { signUserToken } = parts.credentials;
  return { ...createMethods(parts), batch: createBatch(parts), signUserToken } as unknown as TalkJS;
}

/** Whether an error is an answer of the service; with an operation and a status, `body` is typed by the contract. */
export const isStatusError = errors.isStatusError as IsStatusError<Operations>;
