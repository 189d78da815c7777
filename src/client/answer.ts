import type { CallState } from './call-state.js';
import { ResponseError } from './errors.js';

/**
 * An answer with its whole body read. It has what is asked of a response to read it, without the cost of a second one,
 * and status and status text that no response can be made with.
 */
export class Answer {
  readonly status: number;
  readonly statusText: string;
  readonly ok: boolean;
  readonly headers: Headers;
  readonly #bytes: Uint8Array<ArrayBuffer>;
  #response: Response | undefined;

  constructor({ status, statusText, ok, headers }: Response, bytes: Uint8Array<ArrayBuffer>) {
    this.status = status;
    this.statusText = statusText;
    this.ok = ok;
    this.headers = headers;
    this.#bytes = bytes;
  }

  text(): Promise<string> {
    return Promise.resolve(new TextDecoder().decode(this.#bytes));
  }

  async json(): Promise<unknown> {
    return JSON.parse(await this.text());
  }

  /** The same as a response, made once it is asked for. */
  get response(): Response {
    return (this.#response ??= this.#whole());
  }

  #whole(): Response {
    const { status, statusText, ok, headers } = this;
    const response = new Response(this.#bytes.byteLength === 0 ? null : this.#bytes, { headers });
    for (const [name, value] of Object.entries({ status, statusText, ok }))
      Object.defineProperty(response, name, { value, enumerable: true });
    return response;
  }
}

/** Reads a response, at most `maxBytes` of its body. */
export async function readAnswer(response: Response, call: CallState, maxBytes: number): Promise<Answer> {
  const bytes = response.body === null ? new Uint8Array() : await allOf(response.body, maxBytes);
  if (bytes !== undefined) return new Answer(response, bytes);
  const limit = `larger than the ${maxBytes} bytes that maxResponseBytes allows`;
  throw new ResponseError(`the service answered ${response.status} with a body ${limit}`, {
    operation: call.id,
    attempts: call.attempts,
    status: response.status,
  });
}

type Bytes = Uint8Array<ArrayBuffer>;

async function allOf(body: ReadableStream<Bytes>, maxBytes: number): Promise<Bytes | undefined> {
  const chunks: Bytes[] = [];
  let length = 0;
  const reader = body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    length += part.value.byteLength;
    if (length > maxBytes) {
      void reader.cancel().catch(() => undefined);
      return undefined;
    }
    chunks.push(part.value);
  }
  const [first = new Uint8Array()] = chunks;
  return chunks.length < 2 ? first : Buffer.concat(chunks, length);
}
