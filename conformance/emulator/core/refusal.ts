import type { Issue } from '../../contract/issue.js';
import type { ResponseMessage } from './message.js';

/** What the core finds wrong with a request; each API words its own answer. */
export type Problem =
  | { readonly kind: 'unknown-path' }
  | { readonly kind: 'undeclared-method' }
  | { readonly kind: 'malformed-path'; readonly segment: string }
  | { readonly kind: 'insecure-url' }
  | { readonly kind: 'rate-limited'; readonly bucket: string }
  | { readonly kind: 'content-type'; readonly expected: string; readonly got: string }
  | { readonly kind: 'too-large'; readonly limitBytes: number; readonly gotBytes: number }
  | { readonly kind: 'malformed-json'; readonly detail: string }
  | { readonly kind: 'malformed-form'; readonly detail: string }
  | { readonly kind: 'invalid'; readonly issues: readonly Issue[] };

/** Thrown to end a request with this answer. */
export class Refusal extends Error {
  readonly response: ResponseMessage;

  constructor(response: ResponseMessage) {
    super(`Refused with status ${String(response.status)}: ${response.body}`);
    this.name = 'Refusal';
    this.response = response;
  }
}
