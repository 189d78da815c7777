/** A request as it is written down: bodies are kept as bytes until somebody reads the log. */
export interface RequestEntry extends Omit<LoggedRequest, 'requestBody'> {
  readonly requestBytes: Uint8Array;
}

/** One line of the request log. */
export interface LoggedRequest {
  /** Unix milliseconds of the emulator's clock. */
  readonly at: number;
  readonly method: string;
  /** Path and query as they were sent. */
  readonly url: string;
  readonly operationId: string | undefined;
  readonly status: number;
  /** The body as text, at most its first 64 KiB; empty where none was sent. */
  readonly requestBody: string;
  readonly responseBody: string;
  readonly assumed: readonly string[];
}

const CAPACITY = 1000;
const KEPT_BYTES = 65_536;

function readable({ requestBytes, ...entry }: RequestEntry): LoggedRequest {
  return { ...entry, requestBody: Buffer.from(requestBytes).toString('utf8') };
}

/** The last 1,000 requests, oldest first. */
export class RequestLog {
  #entries: RequestEntry[] = [];
  #oldest = 0;

  add(request: RequestEntry): void {
    const entry = request.requestBytes.byteLength > KEPT_BYTES ? { ...request, requestBytes: request.requestBytes.slice(0, KEPT_BYTES) } : request;
    if (this.#entries.length < CAPACITY) {
      this.#entries.push(entry);
      return;
    }
    this.#entries[this.#oldest] = entry;
    this.#oldest = (this.#oldest + 1) % CAPACITY;
  }

  all(): LoggedRequest[] {
    return [...this.#entries.slice(this.#oldest), ...this.#entries.slice(0, this.#oldest)].map(readable);
  }

  clear(): void {
    this.#entries = [];
    this.#oldest = 0;
  }
}
