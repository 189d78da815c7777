import { gzipSync } from 'node:zlib';

import { describe, expect, test } from 'vitest';

import { API_KEY, openSite, SLUG } from '../../test/emulator/talkable.js';
import { APP_ID, openApp, SECRET_KEY } from '../../test/emulator/talkjs.js';

/** A form as HttpClient of .NET sends it. */
const DOTNET = [
  '--2fd255d0',
  'Content-Type: text/plain',
  "Content-Disposition: form-data; name=file; filename=note.txt; filename*=utf-8''note.txt",
  '',
  'hello',
  '--2fd255d0',
  'Content-Type: text/plain; charset=utf-8',
  'Content-Disposition: form-data; name=filename',
  '',
  'note.txt',
  '--2fd255d0--',
  '',
].join('\r\n');
const FORM_TYPE = 'multipart/form-data; boundary="2fd255d0"';

type Headers = Readonly<Record<string, string>>;
type Send = (method: string, path: string, body: Uint8Array, headers: Headers) => Promise<Response>;

const talkjs: Send = (method, path, body, headers) =>
  openApp().emulator.fetch(`https://api.talkjs.com/v1/${APP_ID}${path}`, {
    method,
    body,
    headers: { authorization: `Bearer ${SECRET_KEY}`, ...headers },
  });
const talkable: Send = (method, path, body, headers) =>
  openSite().emulator.fetch(`https://www.talkable.com/api/v2${path}?site_slug=${SLUG}`, {
    method,
    body,
    headers: { authorization: `Bearer ${API_KEY}`, ...headers },
  });

const user = JSON.stringify({ name: 'Alice' });
const member = JSON.stringify({ site_slug: SLUG, data: { email: 'jane@example.com' } });

describe.each<[string, Send, string, string, string, string, number]>([
  ['TalkJS', talkjs, '/files', 'PUT', '/users/alice', user, 200],
  ['Talkable', talkable, '/assets', 'POST', '/origins/affiliate_member', member, 201],
])('%s', (_, send, upload, method, path, body, created) => {
  const json = { 'content-type': 'application/json' };

  test('takes an upload of another language, compressed or not', async () => {
    const plain = await send('POST', upload, Buffer.from(DOTNET), { 'content-type': FORM_TYPE });
    const zipped = await send('POST', upload, gzipSync(DOTNET), {
      'content-type': FORM_TYPE,
      'content-encoding': 'gzip',
    });
    expect([plain.status, zipped.status]).toEqual([created, created]);
  });

  test('takes JSON that is compressed', async () => {
    const answer = await send(method, path, gzipSync(body), { ...json, 'content-encoding': 'gzip' });
    expect(answer.status).toBe(created);
  });

  test.each<[string, string, string]>([
    ['zstd', body, 'zstd'],
    ['gzip', body, 'gzip'],
  ])('refuses a body that is not %s, by name', async (coding, sent, named) => {
    const answer = await send(method, path, Buffer.from(sent), { ...json, 'content-encoding': coding });
    expect([answer.status, await answer.text()]).toEqual([
      400,
      expect.stringContaining(`Content-Encoding \\"${named}\\"`),
    ]);
  });

  test('refuses a body that grows over the limit', async () => {
    const bomb = gzipSync(Buffer.alloc(60_000_000, ' '));
    const answer = await send(method, path, bomb, { ...json, 'content-encoding': 'gzip' });
    expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('once it is decompressed')]);
  });
});
