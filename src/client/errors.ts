import { brand } from './brand.js';

/** What is known of a failed call: nothing arrived; whatever arrived was refused; the service may have acted on it. */
type Effect = 'not-sent' | 'refused' | 'unknown';

interface Facts {
  readonly operation: string | undefined;
  readonly attempts: number;
}

/** What all errors of the client share. None of them holds a credential, a URL or request headers. */
export abstract class ClientError extends Error {
  /** The operation that was called; `undefined` when an option of the client is wrong. */
  readonly operation: string | undefined;
  /** How many times a request was sent. */
  readonly attempts: number;
  /** Whether the service may have acted on the call, all attempts together. */
  abstract readonly outcome: Effect;

  constructor(message: string, facts: Facts) {
    super(facts.operation === undefined ? message : `${facts.operation}: ${message}`);
    this.operation = facts.operation;
    this.attempts = facts.attempts;
  }

  toJSON(): Record<string, unknown> {
    return { ...Object.fromEntries(Object.entries(this)), name: this.name, message: this.message };
  }
}

interface StatusFacts<Content> {
  readonly status: number;
  readonly body: Content;
  readonly retryAfterMs: number | undefined;
  readonly outcome: 'refused' | 'unknown';
}

/** The service answered with a status that is not a success. */
export class StatusError<Content = unknown> extends ClientError {
  readonly status: number;
  /** The parsed body; text when it was not JSON, `undefined` when it was empty. */
  readonly body: Content;
  /** The wait that `Retry-After` asks for; `undefined` when there is none or it makes no sense. */
  readonly retryAfterMs: number | undefined;
  /** `'unknown'` after a 5xx, and where an earlier attempt was lost. */
  readonly outcome: 'refused' | 'unknown';

  constructor(message: string, facts: Facts & StatusFacts<Content>) {
    super(message, facts);
    this.outcome = facts.outcome;
    this.status = facts.status;
    this.body = facts.body;
    this.retryAfterMs = facts.retryAfterMs;
  }
}

/** No complete answer came. With the outcome `'not-sent'`, the service has not acted. */
export class TransportError extends ClientError {
  readonly outcome: 'not-sent' | 'unknown';

  constructor(message: string, facts: Facts & { outcome: 'not-sent' | 'unknown'; cause: unknown }) {
    super(message, facts);
    this.outcome = facts.outcome;
    Object.defineProperty(this, 'cause', { value: facts.cause, configurable: true, writable: true });
  }
}

/** An answer came that is not what the contract says: not JSON, a redirect, a list without items. */
export class ResponseError extends ClientError {
  readonly status: number;
  readonly outcome = 'unknown';

  constructor(message: string, facts: Facts & { status: number }) {
    super(message, facts);
    this.status = facts.status;
  }
}

/** A list stopped advancing. `cursor` asks for the page that was refused; all items before it have been delivered. */
export class PaginationError extends ResponseError {
  readonly cursor: string | undefined;

  constructor(message: string, facts: Facts & { status: number; cursor: string | undefined }) {
    super(message, facts);
    this.cursor = facts.cursor;
  }
}

/** The call or an option is wrong. Nothing was sent. */
export class UsageError extends ClientError {
  readonly outcome = 'not-sent';

  constructor(message: string, operation?: string) {
    super(message, { operation, attempts: 0 });
  }
}

brand(ClientError, 'ClientError');
brand(StatusError, 'StatusError');
brand(TransportError, 'TransportError');
brand(ResponseError, 'ResponseError');
brand(PaginationError, 'PaginationError');
brand(UsageError, 'UsageError');

export const isStatusError = (error: unknown, operation?: string, status?: number): boolean =>
  error instanceof StatusError &&
  (operation === undefined || error.operation === operation) &&
  (status === undefined || error.status === status);
