/** A way to write down what was received. */
export type Form = (credential: string) => string;

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const base64url = (text: string): string => Buffer.from(text).toString('base64url');
const hex = (text: string): string => Buffer.from(text).toString('hex');
const percent = (text: string): string => hex(text).replace(/../g, '%$&');

/** Every form in which a credential is sent, or in which a server may know it. */
export const FORMS: Readonly<Record<string, Form>> = {
  'as it is': (text) => text,
  'as the user of Basic': (text) => base64(`${text}:`),
  'as a user with a password': (text) => base64(`${text}:x`),
  'as the password of Basic': (text) => base64(`:${text}`),
  'in base64': base64,
  'in base64 for URLs': base64url,
  'in base64, one byte later': (text) => base64(`x${text}`),
  'in base64, two bytes later': (text) => base64(`Basic x: ${text}`),
  'in base64 without padding': (text) => base64(`${text}:x`).replaceAll('=', ''),
  'in base64 in a URL': (text) => encodeURIComponent(base64(text)),
  'percent-encoded': encodeURIComponent,
  'percent-encoded in lower case': percent,
  'percent-encoded in upper case': (text) => percent(text).toUpperCase(),
  'form-encoded': (text) => new URLSearchParams({ k: text }).toString(),
  'with escapes of JSON': (text) => JSON.stringify(text).replaceAll('/', String.raw`\/`),
  'with numbers of characters': (text) => [...text].map((one) => `\\u00${hex(one)}`).join(''),
  'with entities': (text) => [...text].map((one) => `&#${String(one.charCodeAt(0))};`).join(''),
  'in a pointer of JSON': (text) => text.replaceAll('~', '~0').replaceAll('/', '~1'),
  'half of it': (text) => text.slice(0, Math.ceil(text.length / 2)),
  'the other half': (text) => text.slice(Math.floor(text.length / 2)),
  'in hex': hex,
  'in upper case hex': (text) => hex(text).toUpperCase(),
  'in upper case': (text) => text.toUpperCase(),
  'in lower case': (text) => text.toLowerCase(),
  backwards: (text) => [...text].reverse().join(''),
  'without its end': (text) => text.slice(0, -3),
  'without its beginning': (text) => text.slice(3),
};

const TOKEN = /^eyJ[\w-]+\.[\w-]+\.([\w-]+)$/;

/** What is worth keeping secret of a credential: of a signed token also its signature. */
export function worthOf(credential: string): string[] {
  const signature = TOKEN.exec(credential)?.[1];
  return signature === undefined ? [credential] : [credential, signature];
}

/** What a text says to a reader who undoes base64, from wherever it begins, or the escapes of a URL. */
export function readingsOf(text: string): string[] {
  const runs = text.match(/[\w+/-]{8,}/g) ?? [];
  const decoded = [0, 1, 2, 3].map((skipped) =>
    runs.map((run) => Buffer.from(run.slice(skipped), 'base64').toString('latin1')).join('\n'),
  );
  const plain = text.replace(/%([\da-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  return [plain, ...decoded];
}
