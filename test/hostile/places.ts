/** A raw HTTP response that holds an echo somewhere. */
export type Place = (echo: string) => Buffer;

const bytes = (text: string): Buffer => Buffer.from(text);

function response(status: string, headers: readonly string[], body: Buffer | string = ''): Buffer {
  const content = Buffer.isBuffer(body) ? body : bytes(body);
  const head = [`HTTP/1.1 ${status}`, ...headers, `content-length: ${String(content.length)}`, 'connection: close'];
  return Buffer.concat([bytes(`${head.join('\r\n')}\r\n\r\n`), content]);
}

const json = (status: string, body: unknown): Buffer =>
  response(status, ['content-type: application/json'], JSON.stringify(body));

/** What a name of a header may hold. */
const token = (text: string): string => text.replace(/[^\w.!#$%&'*+^`|~-]/g, '-');
const line = (text: string): string => text.replace(/[^\x20-\x7e]/g, ' ');

const PAGE = '<!doctype html><title>Forbidden</title>';

/** Every place in which a server can repeat what it was sent, well-formed or not. */
export const PLACES: Readonly<Record<string, Place>> = {
  'the status text': (echo) => response(`401 ${line(echo)}`, ['content-type: application/json'], '{}'),
  'the name of a header': (echo) => response('403 Forbidden', [`x-${token(echo)}: 1`]),
  'the value of a header': (echo) =>
    response('403 Forbidden', [`x-echo: ${line(echo)}`, `retry-after: ${line(echo)}`]),
  'the content type': (echo) => response('200 OK', [`content-type: text/${line(echo)}`], '{}'),
  'a cookie and a challenge': (echo) =>
    response('401 Unauthorized', [`set-cookie: k=${line(echo)}`, `www-authenticate: Bearer realm="${line(echo)}"`]),
  'a redirect': (echo) => response('302 Found', [`location: https://elsewhere.example/?k=${line(echo)}`]),
  'a redirect in clear': (echo) => response('307 Temporary Redirect', [`location: //${line(echo)}`], echo),
  text: (echo) => response('401 Unauthorized', ['content-type: text/plain'], `Forbidden: ${echo}`),
  'a page': (echo) => response('403 Forbidden', ['content-type: text/html'], `${PAGE}<p title='${echo}'>${echo}</p>`),
  'a value of JSON': (echo) => json('401 Unauthorized', { error: { message: echo, all: [[echo]] } }),
  'a string of JSON alone': (echo) => json('403 Forbidden', echo),
  'a key of JSON': (echo) => json('404 Not Found', { [echo]: 1, deep: [{ [echo]: { [echo]: echo } }] }),
  'what should be a list': (echo) => json('200 OK', { data: echo, result: echo, ok: echo }),
  'items of a list': (echo) =>
    json('200 OK', { data: [{ id: echo, [echo]: echo }], ok: true, result: { [echo]: [echo] } }),
  'JSON that breaks off': (echo) => response('200 OK', ['content-type: application/json'], `{"data":["${echo}`),
  bytes: (echo) =>
    response(
      '200 OK',
      ['content-type: application/octet-stream'],
      Buffer.concat([Buffer.from([0, 255, 254]), bytes(echo)]),
    ),
  'text of two bytes a character': (echo) =>
    response('403 Forbidden', ['content-type: text/plain'], Buffer.from(echo, 'utf16le')),
  'text with terminal escapes': (echo) =>
    response(
      '403 Forbidden',
      ['content-type: text/plain'],
      `\u001b[2J\u009b31m\u202e${echo}\u2066\r\nfailed: ${echo}\u0007`,
    ),
  'a line that is no status': (echo) => bytes(`HTTP/1.1 ${line(echo)}\r\n\r\n`),
  'a line that is no HTTP': (echo) => bytes(`${line(echo)}\r\n\r\n`),
  'a line that is no header': (echo) => bytes(`HTTP/1.1 200 OK\r\n${line(echo)}\r\n\r\n`),
  'a length that is none': (echo) => bytes(`HTTP/1.1 200 OK\r\ncontent-length: ${line(echo)}\r\n\r\n`),
  'an encoding that is none': (echo) => response('200 OK', ['content-encoding: gzip'], echo),
  'a chunk that is none': (echo) => bytes(`HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n${line(echo)}\r\n`),
  'the extension of a chunk': (echo) =>
    bytes(
      `HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2;${token(echo)}\r\n{}\r\n0\r\n${token(echo)}: x\r\n\r\n`,
    ),
  'a body that breaks off': (echo) => bytes(`HTTP/1.1 200 OK\r\ncontent-length: 99999\r\n\r\n${echo}`),
};
