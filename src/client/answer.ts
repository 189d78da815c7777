import type { CallState } from './call-state.js';
import { ResponseError } from './errors.js';

/** The response with its whole body read, at most `maxBytes` of it. Status and status text stay what they are. */
export async function readBody(response: Response, call: CallState, maxBytes: number): Promise<Response> {
  const { status, statusText, headers, body } = response;
  if (body === null) return response;
  const bytes = await allOf(body, maxBytes);
  if (bytes === undefined) {
    const limit = `larger than the ${maxBytes} bytes that maxResponseBytes allows`;
    throw new ResponseError(`the service answered ${status} with a body ${limit}`, {
      operation: call.id,
      attempts: call.attempts,
      status,
    });
  }
  const content = bytes.byteLength === 0 ? null : bytes;
  if (isOrdinary(status, statusText)) return new Response(content, { status, statusText, headers });
  // No response can be made with such a status or text; one that came may have them all the same.
  const value = (given: unknown) => ({ value: given, enumerable: true });
  const properties = { status: value(status), statusText: value(statusText), ok: value(response.ok) };
  return Object.defineProperties(new Response(content, { headers }), properties);
}

const isOrdinary = (status: number, text: string): boolean =>
  status >= 200 && status <= 599 && ![204, 205, 304].includes(status) && /^[\t\x20-\x7e]*$/.test(text);

async function allOf(body: ReadableStream<Uint8Array>, maxBytes: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
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
