import { flag, oneOf, optional, passing, plain, readAs, record, someText, whole } from '../shape.js';

/** Which of the requests that match are hit, chosen once by a seed: so many of the next so many. */
export interface Schedule {
  readonly of: number;
  readonly hits: number;
  /** Default 1. */
  readonly seed?: number;
}

/** What goes wrong, with which requests, and when. */
export interface FaultOptions {
  /** Requests to this API; default all. */
  readonly api?: string;
  /** Requests of this operation. */
  readonly operation?: string;
  /** Requests with this method. */
  readonly method?: string;
  /** Requests to this path; `*` stands for any text. */
  readonly path?: string;
  /** Answers this status, in the words of the contract's example. */
  readonly status?: number;
  /** Closes the connection without an answer. */
  readonly drop?: true;
  /** Sends the head and half of the body of the real answer, then closes the connection. */
  readonly truncate?: true;
  /** Never answers. */
  readonly hang?: true;
  /** With `status`: the body is the page of a gateway. */
  readonly html?: boolean;
  /** With `status`: the body instead, in JSON; a text is sent as it is. */
  readonly body?: unknown;
  /** With `status`: the header Retry-After, in seconds or as an HTTP date. */
  readonly retryAfter?: number | string;
  /**
   * When the fault strikes: before the request is carried out, which then it is not, unless the fault only delays it;
   * or after, so that its answer alone is lost or late. Default `before`; with `truncate` or a delay alone, `after`.
   */
  readonly commit?: 'before' | 'after';
  /** Milliseconds of the emulator's clock that pass first; default 0. Alone it only delays. */
  readonly delayMs?: number;
  /** How many requests are hit; default 1. */
  readonly times?: number | 'always';
  /** Requests that match and pass first; default 0. */
  readonly skip?: number;
  readonly schedule?: Schedule;
}

const LONGEST_DELAY = 24 * 60 * 60 * 1000;
const LONGEST_PLAN = 10_000;

const isRetryAfter = (value: unknown): boolean =>
  typeof value === 'number' ? Number.isSafeInteger(value) && value >= 0 : typeof value === 'string' && isDate(value);

const isDate = (text: string): boolean => !Number.isNaN(Date.parse(text)) && new Date(text).toUTCString() === text;

const schedule = record<Schedule>({
  of: whole(1, LONGEST_PLAN),
  hits: whole(1, LONGEST_PLAN),
  seed: optional(whole()),
});

const shape = record<FaultOptions>({
  api: optional(someText),
  operation: optional(someText),
  method: optional(oneOf('GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS')),
  path: optional(passing((value) => typeof value === 'string' && /^[/*]/.test(value), 'a path such as "/v1/*/users"')),
  status: optional(whole(200, 599)),
  drop: optional(oneOf(true)),
  truncate: optional(oneOf(true)),
  hang: optional(oneOf(true)),
  html: optional(flag),
  body: optional(plain),
  retryAfter: optional(
    passing(isRetryAfter, 'whole seconds of 0 or more, or an HTTP date such as "Tue, 07 Jul 2026 16:00:00 GMT"'),
  ),
  commit: optional(oneOf('before', 'after')),
  delayMs: optional(whole(0, LONGEST_DELAY)),
  times: optional(
    passing(
      (value) => value === 'always' || (Number.isSafeInteger(value) && Number(value) >= 1),
      '1 or more, or "always"',
    ),
  ),
  skip: optional(whole(0)),
  schedule: optional(schedule),
});

const KINDS = ['status', 'drop', 'truncate', 'hang'] as const;

const WITH_STATUS = ['html', 'body', 'retryAfter'] as const;

/** What a fault does. */
export const kindOf = (fault: FaultOptions): (typeof KINDS)[number] | 'delay' =>
  KINDS.find((kind) => fault[kind] !== undefined) ?? 'delay';

/** Whether a request is carried out before the fault strikes. */
export const isCommittedFirst = (fault: FaultOptions): boolean =>
  (fault.commit ?? (['truncate', 'delay'].includes(kindOf(fault)) ? 'after' : 'before')) === 'after';

/** What contradicts itself in a fault. */
function contradictionIn(fault: FaultOptions): string | undefined {
  const { status, html, body, truncate, hang, commit, delayMs = 0, schedule, times, skip } = fault;
  const kinds = KINDS.filter((kind) => fault[kind] !== undefined);
  if (kinds.length > 1) return `has ${kinds.join(' and ')}; it must have one of ${KINDS.join(', ')}`;
  if (kinds.length === 0 && delayMs === 0)
    return `does nothing; it must have one of ${KINDS.join(', ')}, or a delayMs of 1 or more`;
  const stray = WITH_STATUS.find((name) => fault[name] !== undefined);
  if (status === undefined && stray !== undefined) return `has ${stray}, which goes with status alone`;
  if (html && body !== undefined && typeof body !== 'string') return 'has html, so body must be a text';
  if (truncate && commit === 'before') return 'truncates an answer, so commit must be "after"';
  if (hang && delayMs > 0) return 'never answers, so it cannot have delayMs';
  if (schedule && (times !== undefined || skip !== undefined))
    return 'has a schedule, which goes with neither times nor skip';
  if (schedule && schedule.hits > schedule.of)
    return 'has a schedule with more hits than requests; hits must be at most what "of" says';
  return undefined;
}

/** Reads a fault, or throws a `TypeError` of one line that names the option and what it must be. */
export function readFault(given: unknown, name: string): FaultOptions {
  const fault = readAs(shape, given, name);
  const contradiction = contradictionIn(fault);
  if (contradiction === undefined) return fault;
  throw new TypeError(`${name.replace(/: .*/, '')}: the fault ${contradiction}.`);
}
