/** A request as every part of the emulator sees it, whether it came over a socket or in-process. */
export interface RequestMessage {
  readonly method: string;
  /** `http` or `https`; over a socket always `http`. */
  readonly protocol: 'http' | 'https';
  readonly hostname: string;
  /** The raw path, still percent-encoded, from the first `/`. */
  readonly path: string;
  /** The raw query without `?`. */
  readonly query: string;
  /** A header by its lower-case name. */
  header(name: string): string | undefined;
  readonly body: Uint8Array;
  /** Calls back, later, when nobody waits for the answer any more; what it returns takes that back. */
  whenGone?(run: () => void): () => void;
}

export interface ResponseMessage {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** What `body` spells, where it is JSON. */
  readonly value?: unknown;
  /** Sent in place of `body`, where the answer is no text. */
  readonly bytes?: Uint8Array;
  /** The connection ends before the answer, or in the middle of its body. */
  readonly breaks?: 'dropped' | 'truncated';
}

/** A JSON response. */
export const json = (status: number, body: unknown): ResponseMessage => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify(body),
  value: body,
});

/** What is sent as the body. */
export const contentOf = ({ body, bytes }: ResponseMessage): string | Uint8Array => bytes ?? body;

const BODILESS = new Set([204, 205, 304]);

/** Whether an answer of this status has a body, be it an empty one. */
export const hasBody = (status: number): boolean => !BODILESS.has(status);

/** The same answer to HEAD: its headers, and how long its body would have been. */
export function withoutBody(answer: ResponseMessage): ResponseMessage {
  const length = hasBody(answer.status) ? { 'content-length': String(Buffer.byteLength(contentOf(answer))) } : {};
  return { status: answer.status, headers: { ...answer.headers, ...length }, body: '' };
}

const HEADER_VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;
const HEADER_NAME = /^[!#$%&'*+.^_`|~\w-]+$/;

/** What keeps an answer from being written: a status or a header that HTTP cannot carry. */
export function unsendable({ status, headers }: ResponseMessage): string | undefined {
  if (!Number.isInteger(status) || status < 200 || status > 599)
    return `the status ${String(status)}, which must be from 200 to 599`;
  for (const [name, value] of Object.entries(headers))
    if (!HEADER_NAME.test(name) || !HEADER_VALUE.test(value))
      return `the header "${name}: ${value}", which must be of printable characters up to U+00FF`;
  return undefined;
}
