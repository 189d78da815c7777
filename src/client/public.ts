// What the entry of every client exports beside what is its own.
export type { Call, CallOptions } from './call.js';
export { ClientError, PaginationError, ResponseError, StatusError, TransportError, UsageError } from './errors.js';
export type { List, Page } from './list.js';
