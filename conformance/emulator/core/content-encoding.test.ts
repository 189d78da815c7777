import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';

import { expect, test } from 'vitest';

import { codingsOf, decodeContent } from './content-encoding.js';

const text = Buffer.from('{"name":"Alice"}');
const decode = async (bytes: Uint8Array, header: string, limit = 100): Promise<string> => {
  const decoded = await decodeContent(bytes, codingsOf(header), limit);
  return 'fault' in decoded ? decoded.fault : Buffer.from(decoded.bytes).toString();
};

test.each<[string, Uint8Array]>([
  ['gzip', gzipSync(text)],
  ['X-GZIP', gzipSync(text)],
  ['deflate', deflateSync(text)],
  ['deflate', deflateRawSync(text)],
  ['br', brotliCompressSync(text)],
  ['identity', text],
  ['', text],
  ['gzip, identity', gzipSync(text)],
  ['deflate, br', brotliCompressSync(deflateSync(text))],
])('a body in "%s" is read', async (header, bytes) => {
  expect(await decode(bytes, header)).toBe('{"name":"Alice"}');
});

test.each<[string, Uint8Array, string]>([
  ['zstd', text, 'its Content-Encoding "zstd" is not read; gzip, deflate and br are'],
  ['gzip, zstd', text, 'its Content-Encoding "zstd" is not read; gzip, deflate and br are'],
  ['gzip', text, 'it is not what its Content-Encoding "gzip" says'],
  ['gzip', gzipSync(text).subarray(0, 20), 'it is not what its Content-Encoding "gzip" says'],
  ['deflate', deflateSync(text).subarray(0, 9), 'it is not what its Content-Encoding "deflate" says'],
  ['br', text, 'it is not what its Content-Encoding "br" says'],
  ['gzip, gzip, gzip, gzip', text, 'it has more than 3 content codings'],
])('a body in "%s" that is not read has its fault named', async (header, bytes, fault) => {
  expect(await decode(bytes, header)).toBe(fault);
});

test('a body may grow to its limit and no further', async () => {
  expect(await decode(gzipSync(text), 'gzip', 16)).toBe('{"name":"Alice"}');
  const bomb = gzipSync(Buffer.alloc(50_000_000));
  expect(bomb.byteLength).toBeLessThan(100_000);
  for (const [bytes, header] of [
    [bomb, 'gzip'],
    [gzipSync(bomb), 'gzip, gzip'],
    [brotliCompressSync(Buffer.alloc(5_000_000)), 'br'],
  ] as const)
    expect(await decode(bytes, header, 1_048_576)).toBe('it has more than 1048576 bytes once it is decompressed');
});
