import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { parseForm } from './form.js';
import { Refusal } from './refusal.js';

const DISPOSITION = 'Content-Disposition: form-data; name="file"; filename="a.txt"';
const part = (headers: string, content: string | Buffer): Buffer =>
  Buffer.concat([Buffer.from(`--b\r\n${headers}\r\n\r\n`), Buffer.from(content), Buffer.from('\r\n')]);
const text = part('Content-Disposition: form-data; name="filename"', 'note');
const file = (headers: string, content: string | Buffer = 'hello'): Buffer =>
  Buffer.concat([part(headers, content), text, Buffer.from('--b--\r\n')]);
const plain = file(DISPOSITION).toString();

type Read =
  { readonly file: readonly [string, string, string]; readonly filename: unknown } | { readonly detail: string };

async function read(body: Uint8Array | string, contentType = 'multipart/form-data; boundary=b'): Promise<Read> {
  const parsed = await parseForm(Buffer.from(body), contentType);
  if ('problem' in parsed) return { detail: (parsed.problem as { detail: string }).detail };
  const { file: sent, filename } = parsed.value as Record<string, File | string>;
  if (!(sent instanceof File)) throw new Error(`The form holds no file but ${JSON.stringify(sent)}.`);
  return { file: [sent.name, sent.type, Buffer.from(await sent.arrayBuffer()).toString('latin1')], filename };
}

describe('a form is read as clients send it', () => {
  test.each<[string, string, string?]>([
    ['plainly', plain],
    ['with a line break before it (.NET of old)', `\r\n${plain}`],
    ['with a preamble', `This is a message in several parts.\r\n${plain}`],
    ['with an epilogue', `${plain}That was it.\r\n`],
    ['with a line break behind it (Ruby)', `${plain}\r\n`],
    ['with a second form behind it', `${plain}--b\r\nContent-Disposition: form-data; name="file"\r\n\r\nx\r\n--b--`],
    ['without a last line break', plain.trimEnd()],
    [
      'with blanks behind the delimiters',
      plain.replaceAll('--b\r\n', '--b \t\r\n').replace('--b--\r\n', '--b-- \r\n'),
    ],
    ['with a header in lower case (Dart)', plain.replace('Content-Disposition', 'content-disposition')],
    ['with no blank in a header', plain.replace('Content-Disposition: ', 'Content-Disposition:')],
    ['with a folded header (Python)', plain.replace('; filename', ';\r\n\tfilename')],
    ['with the other part first', `${text.toString()}${part(DISPOSITION, 'hello').toString()}--b--`],
    ['with a quoted boundary (.NET)', plain, 'multipart/form-data; boundary="b"'],
    ['with a boundary among others', plain, 'multipart/form-data; charset=utf-8;boundary=b ; x=y'],
    ['with other capitals', plain, 'Multipart/Form-Data; BOUNDARY=b'],
    [
      'with a long boundary',
      plain.replaceAll('--b', `--${'x'.repeat(70)}`),
      `multipart/form-data; boundary=${'x'.repeat(70)}`,
    ],
    [
      'with signs in the boundary',
      plain.replaceAll('--b', "--a'()+_,-./:=? b"),
      `multipart/form-data; boundary="a'()+_,-./:=? b"`,
    ],
    ['with signs in a bare boundary', plain.replaceAll('--b', '--=_a/b+c'), 'multipart/form-data; boundary==_a/b+c'],
  ])('%s', async (_, body, contentType) => {
    expect(await read(body, contentType)).toEqual({ file: ['a.txt', '', 'hello'], filename: 'note' });
  });

  test.each<[string, string, string, string]>([
    ['its media type', 'Content-Type: text/plain; charset=utf-8', 'text/plain; charset=utf-8', 'hello'],
    ['its length (PHP, Java, Ruby)', 'Content-Length: 5\r\nContent-Transfer-Encoding: binary', '', 'hello'],
    [
      'more than a thousand headers',
      Array.from({ length: 1200 }, (_, at) => `X-${String(at)}: y`).join('\r\n'),
      '',
      'hello',
    ],
  ])('a file with %s', async (_, header, type, content) => {
    for (const headers of [`${DISPOSITION}\r\n${header}`, `${header}\r\n${DISPOSITION}`])
      expect(await read(file(headers))).toEqual({ file: ['a.txt', type, content], filename: 'note' });
  });

  test('a file in base64 (curl)', async () => {
    const sent = file(`${DISPOSITION}\r\nContent-Transfer-Encoding: base64`, 'aGVs\r\nbG8=');
    expect(await read(sent)).toEqual({ file: ['a.txt', '', 'hello'], filename: 'note' });
  });

  test('text in the charset that it names', async () => {
    const latin1 = 'Content-Disposition: form-data; name="filename"\r\nContent-Type: text/plain; charset=iso-8859-1';
    const body = Buffer.concat([part(DISPOSITION, ''), part(latin1, Buffer.from([0xfc])), Buffer.from('--b--')]);
    expect(await read(body)).toEqual({ file: ['a.txt', '', ''], filename: 'ü' });
  });

  test('any bytes come through', async () => {
    const contents = fc.oneof(fc.uint8Array(), fc.string({ unit: fc.constantFrom('\r', '\n', '-', 'b', ' ') }));
    await fc.assert(
      fc.asyncProperty(contents, async (content) => {
        const bytes = Buffer.from(content);
        fc.pre(!bytes.includes('\r\n--b') && !bytes.subarray(0, 3).equals(Buffer.from('--b')));
        expect(await read(file(DISPOSITION, bytes))).toEqual({
          file: ['a.txt', '', bytes.toString('latin1')],
          filename: 'note',
        });
      }),
    );
  });

  test('a file of some megabytes', async () => {
    const content = 'x'.repeat(6_000_000);
    expect(await read(file(DISPOSITION, content))).toEqual({ file: ['a.txt', '', content], filename: 'note' });
  });
});

describe('a broken form is refused with its cause', () => {
  const END = 'it has no line "--b--" at its end, or its lines do not end with CR LF';
  const HEADER = 'a part has no header of the form Content-Disposition: form-data; name="…"; filename="…"';
  test.each<[string, string, string, string?]>([
    ['no boundary', plain, 'the content type "multipart/form-data" has no boundary', 'multipart/form-data'],
    [
      'an empty boundary',
      plain,
      'the content type "multipart/form-data; boundary=" has no boundary',
      'multipart/form-data; boundary=',
    ],
    ['no last delimiter', plain.replace('--b--', ''), END],
    ['cut in a file', plain.slice(0, 80), END],
    ['cut in a header', plain.slice(0, 30), END],
    ['nothing of the kind', 'nothing of the kind', END],
    ['another boundary', plain.replaceAll('--b', '--c'), END],
    ['bare line feeds', plain.replaceAll('\r\n', '\n'), END],
    ['no disposition', plain.replace(DISPOSITION, 'Content-Type: text/plain'), HEADER],
    ['a header without a colon', plain.replace('Content-Disposition:', 'Content-Disposition'), HEADER],
    ['no header', plain.replace(`${DISPOSITION}\r\n`, ''), HEADER],
    ['a part of one line', plain.replace(`${DISPOSITION}\r\n\r\n`, ''), HEADER],
    [
      'a charset that is not known',
      file('Content-Disposition: form-data; name="a"\r\nContent-Type: text/plain; charset=klingon').toString(),
      'the part "a" has the charset "klingon", which is not known',
    ],
    [
      'a transfer encoding that is not read',
      file(`${DISPOSITION}\r\nContent-Transfer-Encoding: uuencode`).toString(),
      'the part "file" has the Content-Transfer-Encoding "uuencode"; base64 and binary are read',
    ],
    ['too many parts', `${text.toString().repeat(1001)}--b--`, 'it has more than 1000 parts'],
  ])('%s', async (_, body, detail, contentType) => {
    expect(await read(body, contentType)).toEqual({ detail });
  });

  test('whatever comes, the reading ends', async () => {
    const pieces = fc.constantFrom('--b', '\r\n', '--', ' ', DISPOSITION, ':', 'x', text.toString(), '"', '\0');
    await fc.assert(
      fc.asyncProperty(fc.array(pieces), async (body) => {
        expect(
          Object.keys(await parseForm(Buffer.from(body.join('')), 'multipart/form-data; boundary=b')),
        ).toHaveLength(1);
      }),
      { numRuns: 500 },
    );
  });
});

test('a package that is not there is named', async () => {
  const missing = (): Promise<never> => Promise.reject(new Error("Cannot find package '@fastify/busboy'"));
  const refusal = await parseForm(Buffer.from(plain), 'multipart/form-data; boundary=b', missing).catch(
    (error: unknown) => error,
  );
  expect(refusal).toBeInstanceOf(Refusal);
  expect((refusal as Refusal).response).toMatchObject({
    status: 501,
    value: { error: "Forms are read by the package @fastify/busboy: npm install --save-dev '@fastify/busboy@3'" },
  });
});
