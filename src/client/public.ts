// What the entry of every client exports beside what is its own.
export type { CallOptions } from './call-options.js';
export type { Call } from './call.js';
export { ClientError, PaginationError, ResponseError, StatusError, TransportError, UsageError } from './errors.js';
export { ATTEMPT_CHANNEL, type AttemptEvent } from './events.js';
export type { Bucket, RateLimiter } from './limiter/rate-limiter.js';
export type { RateLimits } from './limiter/lanes.js';
export type { Limit } from './limiter/token-bucket.js';
export type { List, Page } from './list.js';
export type { Uploadable } from './upload.js';
export { WebhookError, type WebhookHeaders } from './webhook.js';
