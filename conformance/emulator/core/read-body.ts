import { mediaTypeOf } from '../../contract/media-type.js';
import type { Operation } from '../../contract/operation.js';
import { JSON_TYPE, parseJson, type ParsedBody } from './body.js';
import { codingsOf, decodeContent } from './content-encoding.js';
import { parseForm } from './form.js';
import type { RequestMessage } from './message.js';

/** Bytes that a body may have, before and after it is decompressed. */
export interface BodyLimits {
  readonly jsonBytes: number;
  readonly formBytes: number;
}

/** Reads the body of an operation; synchronous for JSON that is not compressed. */
export function readContent(
  request: Pick<RequestMessage, 'header' | 'body'>,
  operation: Pick<Operation, 'body'>,
  limits: BodyLimits,
): ParsedBody | Promise<ParsedBody> {
  const contentType = request.header('content-type') ?? '';
  const content = operation.body?.content;
  const expected = [...(content?.keys() ?? [JSON_TYPE])];
  const takesForm = content !== undefined && !content.has(JSON_TYPE);
  const limitBytes = takesForm ? limits.formBytes : limits.jsonBytes;
  if (!expected.includes(mediaTypeOf(contentType)))
    return { problem: { kind: 'content-type', expected: expected.join(' or '), got: contentType } };
  if (request.body.byteLength > limitBytes)
    return { problem: { kind: 'too-large', limitBytes, gotBytes: request.body.byteLength } };
  const parse = (bytes: Uint8Array): ParsedBody | Promise<ParsedBody> =>
    takesForm ? parseForm(bytes, contentType) : parseJson(bytes);
  const codings = codingsOf(request.header('content-encoding'));
  if (codings.length === 0) return parse(request.body);
  return decodeContent(request.body, codings, limitBytes).then((decoded) =>
    'bytes' in decoded
      ? parse(decoded.bytes)
      : { problem: { kind: takesForm ? 'malformed-form' : 'malformed-json', detail: decoded.fault } },
  );
}
