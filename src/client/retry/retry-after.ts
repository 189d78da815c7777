import { parseHttpDate } from './http-date.js';

/** The wait in milliseconds that `Retry-After` asks for, in seconds or as an HTTP date; all else counts as absent. */
export function parseRetryAfter(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  if (/^\d{1,9}$/.test(header)) return Number(header) * 1000;
  const date = parseHttpDate(header, now);
  return date === undefined ? undefined : Math.max(0, date - now);
}

/** The wait that `RateLimit-Reset` hints at, in seconds. */
export const parseReset = (header: string | null): number | undefined =>
  header !== null && /^\d{1,5}$/.test(header) ? Number(header) * 1000 : undefined;
