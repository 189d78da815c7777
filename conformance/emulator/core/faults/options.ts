import { flag, oneOf, optional, passing, readAs, record, someText, whole } from '../shape.js';

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
  /** With `status`: the header Retry-After, in seconds or as an HTTP date. */
  readonly retryAfter?: number | string;
  /** Whether the request is carried out first, so that only its answer is lost; default `before`: it is not. */
  readonly commit?: 'before' | 'after';
  /** Milliseconds of the emulator's clock that pass before the answer; default 0. Alone it only delays. */
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

const isDate = (text: string): boolean => /^[\x20-\x7e]+ GMT$/.test(text) && !Number.isNaN(Date.parse(text));

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
  retryAfter: optional(passing(isRetryAfter, 'whole seconds of 0 or more, or an HTTP date')),
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

export const KINDS = ['status', 'drop', 'truncate', 'hang'] as const;

/** What contradicts itself in a fault. */
function contradictionIn(fault: FaultOptions): string | undefined {
  const kinds = KINDS.filter((kind) => fault[kind] !== undefined);
  if (kinds.length > 1) return `has ${kinds.join(' and ')}; it must have one of ${KINDS.join(', ')}`;
  if (kinds.length === 0 && fault.delayMs === undefined)
    return `does nothing; it must have one of ${KINDS.join(', ')}, or delayMs`;
  if (fault.status === undefined && (fault.html !== undefined || fault.retryAfter !== undefined))
    return 'has html or retryAfter, which go with status alone';
  if (fault.truncate && fault.commit === 'before') return 'truncates an answer, so commit must be "after"';
  if (fault.schedule && (fault.times !== undefined || fault.skip !== undefined))
    return 'has a schedule, which goes with neither times nor skip';
  if (fault.schedule && fault.schedule.hits > fault.schedule.of)
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
