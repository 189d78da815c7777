import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { readDisposition } from './disposition.js';

/** The header as a parser of parts hands it on: one character a byte. */
const sent = (header: string): string => Buffer.from(header).toString('latin1');
const read = (parameters: string): object | undefined => readDisposition(sent(`form-data; ${parameters}`));
const filenameOf = (filename: string): unknown => read(`name="file"; ${filename}`);

describe('names are read as clients write them', () => {
  test.each<[string, string]>([
    ['quoted, as most do', 'name="file"; filename="a.txt"'],
    ['without quotes (.NET)', 'name=file; filename=a.txt'],
    ['with a second form of the name (.NET)', "name=file; filename=a.txt; filename*=utf-8''a.txt"],
    ['the file name first', 'filename="a.txt"; name="file"'],
    ['no blank after ;', 'name="file";filename="a.txt"'],
    ['a tab after ;', 'name="file";\tfilename="a.txt"'],
    ['blanks around = and at the end', 'name = "file" ; filename = "a.txt"  '],
    ['a last ;', 'name="file"; filename="a.txt";'],
    ['in upper case', 'NAME="file"; FileName="a.txt"'],
    ['among others', 'name="file"; size=5; filename="a.txt"; creation-date="x; y"'],
    ['folded over lines', 'name="file"; filename="a.txt"'.replace(' ', '\r\n ')],
    ['in the second form alone (Rust)', "name*=utf-8''file; filename*=utf-8''a.txt"],
    ['with the folders of a drive', 'name="file"; filename="C:\\dir\\a.txt"'],
    ['with folders', 'name="file"; filename="dir/a.txt"'],
  ])('%s', (_, parameters) => {
    expect(read(parameters)).toEqual({ name: 'file', filename: 'a.txt' });
  });

  test.each<[string, string, string]>([
    ['a quote behind a backslash (Python, older curl)', String.raw`filename="we\"ird.txt"`, 'we"ird.txt'],
    ['a quote as browsers write it', 'filename="we%22ird%0D%0A.txt"', 'we"ird\r\n.txt'],
    ['a quote that nobody escaped (PHP)', 'filename="we"ird.txt"', 'we"ird.txt'],
    ['other percent signs as they are', 'filename="100%25 %C3%BC.txt"', '100%25 %C3%BC.txt'],
    ['a ; and a name within quotes', 'filename="a; name=b.txt"', 'a; name=b.txt'],
    ['UTF-8', 'filename="ü日本.txt"', 'ü日本.txt'],
    ['an encoded word (.NET, Spring)', 'filename="=?utf-8?B?w7wudHh0?="', 'ü.txt'],
    ['an encoded word in Q', 'filename="=?UTF-8?Q?=C3=BC_x.txt?="', 'ü x.txt'],
    ['two encoded words', 'filename="=?utf-8?B?w7w=?= =?utf-8?Q?.txt?="', 'ü.txt'],
    ['the second form before the first', `filename*=UTF-8''%C3%BC.txt; filename="u.txt"`, 'ü.txt'],
    ['the second form behind the first', `filename="u.txt"; filename*=UTF-8''%C3%BC.txt`, 'ü.txt'],
    ['the second form in quotes (Apache)', `filename="?.txt"; filename*="UTF-8''%C3%BC.txt"`, 'ü.txt'],
    ['the second form in Latin-1', `filename*=ISO-8859-1'en'%FC.txt`, 'ü.txt'],
    ['the first form where the second is broken', `filename="a.txt"; filename*=none''%ZZ`, 'a.txt'],
    ['no name', 'filename=""', ''],
  ])('%s', (_, parameter, filename) => {
    expect(filenameOf(parameter)).toEqual({ name: 'file', filename });
  });

  test('bytes that are no UTF-8 are Latin-1', () => {
    expect(readDisposition('form-data; name="file"; filename="\xfc.txt"')).toEqual({
      name: 'file',
      filename: 'ü.txt',
    });
  });

  test('any name, escaped as curl, as a browser, and as .NET does', () => {
    const names = fc.string({ unit: 'grapheme', minLength: 1 }).filter((name) => !/[/\\\r\n%]|=\?/.test(name));
    fc.assert(
      fc.property(names, (name) => {
        const expected = { name: 'file', filename: name };
        expect(filenameOf(`filename="${name.replaceAll('"', '\\"')}"`)).toEqual(expected);
        expect(filenameOf(`filename="${name.replaceAll('"', '%22')}"`)).toEqual(expected);
        expect(
          filenameOf(`filename="x"; filename*=utf-8''${encodeURIComponent(name).replaceAll("'", '%27')}`),
        ).toEqual(expected);
      }),
    );
  });
});

describe('what is no disposition of a form', () => {
  test.each([
    '',
    'form-data',
    'attachment; name="file"',
    'form-database; name="file"',
    'form-data; filename="a.txt"',
    'form-data; name="file',
    'form-data; name="file"; filename="a.txt',
    'form-data; name="file"; filename',
    'form-data, name="file"',
  ])('%j', (header) => {
    expect(readDisposition(header)).toBeUndefined();
  });

  test('a part without a directive for the file name is no file', () => {
    expect(read('name="file"')).toEqual({ name: 'file', filename: undefined });
  });
});
