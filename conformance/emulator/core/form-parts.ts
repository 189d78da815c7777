import type { Dicer } from '@fastify/busboy';

/** A part of a form as it was sent. */
export interface Part {
  /** Header fields by lower-case name, as Latin-1 text. */
  readonly headers: Readonly<Record<string, readonly string[] | undefined>>;
  readonly content: Buffer;
}

/** What is wrong with a form, as a sentence fragment. */
export class FormError extends Error {}

/** More than this is nobody's upload, and each part costs time. */
const MOST_PARTS = 1000;

const CRLF = '\r\n';
const [TAB, BLANK, CR] = [0x09, 0x20, 0x0d];

/**
 * Takes out the blanks that may follow a delimiter (RFC 2046, section 5.1.1), which the parser does not know.
 *
 * @throws {FormError} for too many delimiters
 */
function withoutPadding(body: Buffer, delimiter: string): Buffer {
  const kept: Buffer[] = [];
  let [from, count] = [0, 0];
  for (let at = body.indexOf(delimiter); at !== -1; at = body.indexOf(delimiter, at)) {
    count += 1;
    if (count > MOST_PARTS) throw new FormError(`it has more than ${String(MOST_PARTS)} parts`);
    at += delimiter.length;
    let end = at;
    while (body[end] === BLANK || body[end] === TAB) end += 1;
    if (end === at || body[end] !== CR) continue;
    kept.push(body.subarray(from, at));
    from = end;
  }
  return kept.length === 0 ? body : Buffer.concat([...kept, body.subarray(from)]);
}

/** Divides a form into its parts. */
export async function splitForm(bytes: Uint8Array, boundary: string, Parser: typeof Dicer): Promise<Part[]> {
  // The line break that belongs to the first delimiter stands before the body.
  const body = withoutPadding(Buffer.concat([Buffer.from(CRLF), bytes]), `${CRLF}--${boundary}`);
  const parts: { headers: Part['headers']; readonly chunks: Buffer[] }[] = [];
  const parser = new Parser({ boundary });
  parser.on('part', (stream) => {
    const part: (typeof parts)[number] = { headers: {}, chunks: [] };
    parts.push(part);
    stream.on('header', (headers) => {
      part.headers = headers as Part['headers'];
    });
    stream.on('data', (chunk: Buffer) => part.chunks.push(chunk));
    stream.on('error', () => undefined); // the parser tells of it as well
  });
  await new Promise<void>((resolve, reject) => {
    parser.on('finish', resolve);
    parser.on('error', () => {
      reject(new FormError(`it has no line "--${boundary}--" at its end, or its lines do not end with CR LF`));
    });
    parser.end(body);
  });
  return parts.map(({ headers, chunks }) => ({ headers, content: Buffer.concat(chunks) }));
}
