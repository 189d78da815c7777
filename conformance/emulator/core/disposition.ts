import { isUtf8 } from 'node:buffer';

/** What the header `Content-Disposition` of a part says of it. */
export interface Disposition {
  readonly name: string;
  /** Without folders; `undefined` where the part has no such directive. */
  readonly filename: string | undefined;
}

const TYPE = /^\s*form-data(?=\s*(?:;|$))/i;
/**
 * A value ends at the quote that a `;` or the end follows, so that quotes which a client did not escape stay in it.
 */
const PARAMETER = /\s*;\s*(?:([^\s;="]+)\s*=\s*(?:"((?:\\.|[^\\])*?)"(?=\s*(?:;|$))|([^;"]*)))?/sy;
const EXTENDED = /^([^']+)'[^']*'(.*)$/s;
/** An encoded word (RFC 2047), with the blanks between it and the next one. */
const ENCODED_WORD = /=\?([\w-]+)\?([bq])\?([^?\s]*)\?=(?:\s+(?==\?))?/gi;
/** What browsers escape in a name, and nothing else. */
const ESCAPED = /%(22|0a|0d)/gi;

const byteOf = (hex: string): string => String.fromCharCode(Number.parseInt(hex, 16));

/** Reads bytes, held as Latin-1 text, as UTF-8 where they are that. */
function utf8Of(latin1: string): string {
  const bytes = Buffer.from(latin1, 'latin1');
  return isUtf8(bytes) ? bytes.toString('utf8') : latin1;
}

function decoded(latin1: string, charset: string): string | undefined {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(Buffer.from(latin1, 'latin1'));
  } catch {
    return undefined; // an unknown charset, or bytes that are none of it
  }
}

function decodeWord(word: string, charset: string, encoding: string, content: string): string {
  const bytes =
    encoding.toLowerCase() === 'b'
      ? Buffer.from(content, 'base64').toString('latin1')
      : content.replaceAll('_', ' ').replace(/=([0-9a-f]{2})/gi, (_, hex: string) => byteOf(hex));
  return decoded(bytes, charset) ?? word;
}

/** A value with its charset (RFC 5987), such as `utf-8''na%C3%AFve.txt`. */
function readExtended(value: string): string | undefined {
  const [, charset, content] = EXTENDED.exec(value) ?? [];
  if (charset === undefined || content === undefined) return undefined;
  return decoded(
    content.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => byteOf(hex)),
    charset,
  );
}

function readPlain(quoted: string | undefined, bare: string): string {
  const value =
    quoted === undefined
      ? bare.trimEnd()
      : quoted.replace(/\\(["\\])/g, '$1').replace(ESCAPED, (_, hex: string) => byteOf(hex));
  return utf8Of(value).replace(ENCODED_WORD, decodeWord);
}

/** The parameters by lower-case name; `undefined` where the header cannot be read to its end. */
function parametersOf(header: string, from: number): Map<string, string> | undefined {
  const found = new Map<string, string>();
  PARAMETER.lastIndex = from;
  for (let at = from; header.slice(at).trim() !== ''; at = PARAMETER.lastIndex) {
    const match = PARAMETER.exec(header);
    if (!match) return undefined;
    const [, name, quoted, bare = ''] = match;
    const value = name?.endsWith('*') ? readExtended(quoted ?? bare) : readPlain(quoted, bare);
    if (name !== undefined && value !== undefined) found.set(name.toLowerCase(), value);
  }
  return found;
}

/** Reads `form-data; name="…"; filename="…"`, a header as Latin-1 text; `undefined` where it is none. */
export function readDisposition(header: string): Disposition | undefined {
  const type = TYPE.exec(header);
  const parameters = type ? parametersOf(header, type[0].length) : undefined;
  const name = parameters?.get('name*') ?? parameters?.get('name');
  if (name === undefined) return undefined;
  const filename = parameters?.get('filename*') ?? parameters?.get('filename');
  return { name, filename: filename?.split(/[/\\]/).at(-1) };
}
