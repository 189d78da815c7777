import type { Answer } from './answer.js';

type QueryValue = string | number | boolean;

export interface SendOptions {
  readonly query?: Readonly<Record<string, QueryValue | readonly QueryValue[] | undefined>>;
  /** Sent as JSON with the content type `application/json`. */
  readonly json?: unknown;
  /** Sent as it is; the content type is the caller's to set (a form sets its own). */
  readonly body?: string | Uint8Array | FormData;
  readonly headers?: Readonly<Record<string, string>>;
  /** Scheme and host that the URL names in place of the target's own; only with the need `any-origin`. */
  readonly origin?: string;
  /** The contract example that a mock should answer with, of a success or that status; other targets are not told. */
  readonly example?: string | { readonly status: number; readonly name: string };
}

/** Raw requests to the API under test; every exchange is recorded and checked against the contract. */
export interface Api {
  get(path: string, options?: SendOptions): Promise<Answer>;
  put(path: string, options?: SendOptions): Promise<Answer>;
  post(path: string, options?: SendOptions): Promise<Answer>;
  patch(path: string, options?: SendOptions): Promise<Answer>;
  delete(path: string, options?: SendOptions): Promise<Answer>;
  request(method: string, path: string, options?: SendOptions): Promise<Answer>;
  /** The same without a credential. */
  readonly anonymous: Api;
  /** The same with this `Authorization` header instead. */
  withAuthorization(header: string): Api;
  /** The same for paths that do not start at the tenant's base URL but at the server's. */
  readonly server: Api;
}
