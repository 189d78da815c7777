import { refuseUnknown } from './arguments.js';
import { UsageError } from './errors.js';

/** How one call differs from the others. */
export interface CallOptions {
  /** Ends the call; it then rejects with `signal.reason` as it is. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds for the whole call; `Infinity` for no limit. */
  readonly timeoutMs?: number | undefined;
  /** How often the request is sent again at most. */
  readonly retry?: number | undefined;
  /** Headers beside those that the client sets. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** Refuses options that would be ignored, or fail later in words of somebody else. */
export function checkOptions(options: CallOptions, id: string): void {
  if (typeof options !== 'object' || (options as unknown) === null)
    throw new UsageError('options must be an object', id);
  refuseUnknown(options, ['signal', 'timeoutMs', 'retry', 'headers'], id);
  checkLimits(options, id);
  checkHeaders(options.headers, id);
}

/** Checks what bounds a call. */
export function checkLimits({ signal, timeoutMs, retry }: Omit<CallOptions, 'headers'>, id?: string): void {
  if (signal !== undefined && !isSignal(signal)) throw new UsageError('signal must be an AbortSignal', id);
  if (timeoutMs !== undefined) checkTimeout(timeoutMs, id);
  if (retry === undefined || (Number.isSafeInteger(retry) && retry >= 0)) return;
  throw new UsageError('retry must be a whole number from 0 on: how often a request is sent again', id);
}

const isSignal = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'aborted' in value && 'addEventListener' in value;

function checkTimeout(timeoutMs: unknown, operation: string | undefined): void {
  if (timeoutMs === Infinity) return;
  if (typeof timeoutMs === 'number' && timeoutMs > 0 && timeoutMs <= 2 ** 31 - 1) return;
  throw new UsageError('timeoutMs must be a positive number of milliseconds, or Infinity for no limit', operation);
}

/** What says how a request travels belongs to who sends it: a wrong length would hang, another host would get it. */
const owned = new Set(
  'authorization connection content-length content-type expect host te trailer transfer-encoding upgrade'.split(' '),
);

/** Refuses headers that the client sets, and those that no request can carry. */
export function checkHeaders(headers: unknown, id: string): void {
  if (headers === undefined) return;
  for (const name of namesOf(headers, id)) {
    if (owned.has(name.toLowerCase())) throw new UsageError(`the header ${name} is set by the client`, id);
  }
}

function namesOf(headers: unknown, id: string): string[] {
  try {
    return [...new Headers(headers as Record<string, string>).keys()];
  } catch {
    throw new UsageError('headers must be an object of names and values that a request can carry', id);
  }
}
