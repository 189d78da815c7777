/** A request as it is handed to the log. */
interface RequestEntry extends Omit<LoggedRequest, 'requestBody' | 'responseBody'> {
  readonly requestBytes: Uint8Array;
  readonly responseBody: string | Uint8Array;
}

/** One line of the request log. Bodies are kept as text, at most their first 64 KiB. */
export interface LoggedRequest {
  /** Unix milliseconds of the emulator's clock. */
  readonly at: number;
  readonly method: string;
  /** Path and query as they were sent. */
  readonly url: string;
  readonly operationId: string | undefined;
  /** 0 where the connection was closed without an answer. */
  readonly status: number;
  /** Empty where none was sent. */
  readonly requestBody: string;
  readonly responseBody: string;
  readonly assumed: readonly string[];
  /** The id of the fault whose answer it was, if any. */
  readonly injected?: string;
}

const CAPACITY = 1000;
const KEPT_BYTES = 65_536;
const SMALLEST = 256;

/** Bytes that are overwritten in place: a log of strings would keep the garbage collector busy. */
class Note {
  #bytes = Buffer.alloc(0);
  #length = 0;

  write(content: string | Uint8Array): void {
    const needed = Math.min(KEPT_BYTES, typeof content === 'string' ? Buffer.byteLength(content) : content.byteLength);
    if (needed > this.#bytes.length)
      this.#bytes = Buffer.allocUnsafe(Math.max(SMALLEST, 2 ** Math.ceil(Math.log2(needed))));
    if (typeof content === 'string') this.#length = this.#bytes.write(content);
    else {
      this.#bytes.set(content.subarray(0, needed));
      this.#length = needed;
    }
  }

  read(): string {
    return this.#bytes.toString('utf8', 0, this.#length);
  }
}

interface Slot {
  entry: Omit<LoggedRequest, 'requestBody' | 'responseBody'>;
  readonly request: Note;
  readonly response: Note;
}

const read = ({ entry, request, response }: Slot): LoggedRequest => ({
  ...entry,
  requestBody: request.read(),
  responseBody: response.read(),
});

/** The last 1,000 requests, oldest first. */
export class RequestLog {
  #slots: Slot[] = [];
  #oldest = 0;

  add({ requestBytes, responseBody, ...entry }: RequestEntry): void {
    const slot = this.#nextSlot(entry);
    slot.entry = entry;
    slot.request.write(requestBytes);
    slot.response.write(responseBody);
  }

  all(): LoggedRequest[] {
    return [...this.#slots.slice(this.#oldest), ...this.#slots.slice(0, this.#oldest)].map(read);
  }

  clear(): void {
    this.#slots = [];
    this.#oldest = 0;
  }

  #nextSlot(entry: Slot['entry']): Slot {
    const taken = this.#slots[this.#oldest];
    if (taken && this.#slots.length === CAPACITY) {
      this.#oldest = (this.#oldest + 1) % CAPACITY;
      return taken;
    }
    const slot: Slot = { entry, request: new Note(), response: new Note() };
    this.#slots.push(slot);
    return slot;
  }
}
