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
}

export interface ResponseMessage {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** What `body` spells, where it is JSON. */
  readonly value?: unknown;
}

/** A JSON response. */
export const json = (status: number, body: unknown): ResponseMessage => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify(body),
  value: body,
});
