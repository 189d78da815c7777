import type { Operation } from './operation.js';

/** A request before it is signed; it can be sent again. */
export interface Draft {
  readonly url: string;
  readonly method: string;
  /** Its own: each attempt signs in them. */
  readonly headers: Headers;
  readonly body?: string | ArrayBuffer | FormData;
}

/** Adds what authenticates one attempt; called anew for each. */
export type Sign = (headers: Headers, operation: Operation) => void | Promise<void>;
