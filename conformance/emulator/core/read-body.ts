import { parseJson, type ParsedBody } from './body.js';
import { codingsOf, decodeContent } from './content-encoding.js';
import { parseForm } from './form.js';
import type { RequestMessage } from './message.js';

/** Bytes that a body may have, before and after it is decompressed. */
export interface BodyLimits {
  readonly jsonBytes: number;
  readonly formBytes: number;
}

/** Reads a body of at most so many bytes; synchronous for JSON that is not compressed. */
export function readContent(
  request: Pick<RequestMessage, 'header' | 'body'>,
  limitBytes: number,
  format: 'json' | 'form',
): ParsedBody | Promise<ParsedBody> {
  if (request.body.byteLength > limitBytes)
    return { problem: { kind: 'too-large', limitBytes, gotBytes: request.body.byteLength } };
  const parse = (bytes: Uint8Array): ParsedBody | Promise<ParsedBody> =>
    format === 'form' ? parseForm(bytes, request.header('content-type') ?? '') : parseJson(bytes);
  const codings = codingsOf(request.header('content-encoding'));
  if (codings.length === 0) return parse(request.body);
  return decodeContent(request.body, codings, limitBytes).then((decoded) =>
    'bytes' in decoded ? parse(decoded.bytes) : { problem: { kind: `malformed-${format}`, detail: decoded.fault } },
  );
}
