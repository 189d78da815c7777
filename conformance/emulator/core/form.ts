import type { Dicer } from '@fastify/busboy';

import type { ParsedBody } from './body.js';
import { readDisposition } from './disposition.js';
import { FormError, splitForm, type Part } from './form-parts.js';
import { json } from './message.js';
import { Refusal } from './refusal.js';

/** Printable ASCII (RFC 2046 allows less, and clients send more); the parser takes no longer one. */
const BOUNDARY = /;\s*boundary\s*=\s*(?:"([!-~ ]{1,200})"|([!-:<-~]{1,200}))\s*(?:;|$)/i;
const CHARSET = /;\s*charset\s*=\s*"?([^\s;"]+)/i;

type LoadParser = () => Promise<{ readonly Dicer: typeof Dicer }>;

/** Loads the parser of forms, which does not come with the package. */
async function parserFrom(load: LoadParser): Promise<typeof Dicer> {
  try {
    return (await load()).Dicer;
  } catch {
    const install = "npm install --save-dev '@fastify/busboy@3'";
    throw new Refusal(json(501, { error: `Forms are read by the package @fastify/busboy: ${install}` }));
  }
}

const first = (part: Part, header: string): string => part.headers[header]?.[0]?.trim() ?? '';

/** The content as it was before it was encoded for transport. */
function contentOf(part: Part, name: string): Buffer {
  const encoding = first(part, 'content-transfer-encoding').toLowerCase();
  if (encoding === 'base64') return Buffer.from(part.content.toString('latin1'), 'base64');
  if (['', 'binary', '8bit', '7bit'].includes(encoding)) return part.content;
  throw new FormError(
    `the part "${name}" has the Content-Transfer-Encoding "${encoding}"; base64 and binary are read`,
  );
}

function textOf(content: Buffer, contentType: string, name: string): string {
  const charset = CHARSET.exec(contentType)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(charset).decode(content);
  } catch {
    throw new FormError(`the part "${name}" has the charset "${charset}", which is not known`);
  }
}

function fieldOf(part: Part): [name: string, value: string | File] {
  const disposition = readDisposition(first(part, 'content-disposition'));
  if (!disposition)
    throw new FormError('a part has no header of the form Content-Disposition: form-data; name="…"; filename="…"');
  const { name, filename } = disposition;
  const [content, type] = [contentOf(part, name), first(part, 'content-type')];
  return [name, filename === undefined ? textOf(content, type, name) : new File([content], filename, { type })];
}

/** Reads `multipart/form-data`: text parts as strings, parts with a filename directive as `File`. */
export async function parseForm(
  bytes: Uint8Array,
  contentType: string,
  load: LoadParser = () => import('@fastify/busboy'),
): Promise<ParsedBody> {
  const [, quoted, bare] = BOUNDARY.exec(contentType) ?? [];
  const boundary = quoted ?? bare;
  if (boundary === undefined)
    return { problem: { kind: 'malformed-form', detail: `the content type "${contentType}" has no boundary` } };
  const Parser = await parserFrom(load);
  try {
    const parts = await splitForm(bytes, boundary, Parser);
    return { value: Object.fromEntries(parts.map(fieldOf)) };
  } catch (error) {
    if (!(error instanceof FormError)) throw error;
    return { problem: { kind: 'malformed-form', detail: error.message } };
  }
}
