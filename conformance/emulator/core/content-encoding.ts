import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw } from 'node:zlib';

type Decompress = (bytes: Uint8Array, options: { readonly maxOutputLength: number }) => Promise<Uint8Array>;

/** RFC 9110 means the zlib format by `deflate`; some clients send it bare. */
const deflate: Decompress = (bytes, options) => {
  const isZlib = ((bytes[0] ?? 0) & 0x0f) === 8 && (((bytes[0] ?? 0) << 8) + (bytes[1] ?? 0)) % 31 === 0;
  return promisify<Uint8Array, object, Uint8Array>(isZlib ? inflate : inflateRaw)(bytes, options);
};
const gzip: Decompress = promisify<Uint8Array, object, Uint8Array>(gunzip);

const CODINGS: ReadonlyMap<string, Decompress> = new Map<string, Decompress>([
  ['gzip', gzip],
  ['x-gzip', gzip],
  ['deflate', deflate],
  ['br', promisify<Uint8Array, object, Uint8Array>(brotliDecompress)],
]);

const MOST_CODINGS = 3;

/** The codings of a header `Content-Encoding`, in the order in which they were applied. */
export const codingsOf = (header: string | undefined): readonly string[] =>
  (header ?? '')
    .split(',')
    .map((coding) => coding.trim().toLowerCase())
    .filter((coding) => coding !== '' && coding !== 'identity');

export type Decoded = { readonly bytes: Uint8Array } | { readonly fault: string };

async function decodeOne(bytes: Uint8Array, coding: string, limitBytes: number): Promise<Decoded> {
  const decompress = CODINGS.get(coding);
  if (!decompress) return { fault: `its Content-Encoding "${coding}" is not read; gzip, deflate and br are` };
  try {
    return { bytes: await decompress(bytes, { maxOutputLength: limitBytes }) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE')
      return { fault: `it has more than ${String(limitBytes)} bytes once it is decompressed` };
    return { fault: `it is not what its Content-Encoding "${coding}" says` };
  }
}

/** Undoes the codings of a body, which may grow to so many bytes; a fault is a sentence fragment. */
export async function decodeContent(
  bytes: Uint8Array,
  codings: readonly string[],
  limitBytes: number,
): Promise<Decoded> {
  if (codings.length > MOST_CODINGS) return { fault: `it has more than ${String(MOST_CODINGS)} content codings` };
  let decoded: Decoded = { bytes };
  for (const coding of codings.toReversed()) {
    if ('fault' in decoded) return decoded;
    decoded = await decodeOne(decoded.bytes, coding, limitBytes);
  }
  return decoded;
}
