import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

import { createEmulator } from '../conformance/emulator/index.js';
import { createTalkJS, UsageError, type Uploadable } from '../src/talkjs/index.js';
import { failure } from './client/client.js';

const emulator = createEmulator({ talkjs: { apps: [{ appId: 'tApp', secretKey: 'sk_test_app' }] } });
const { origin } = await emulator.listen({ port: 0 });
const folder = mkdtempSync(join(tmpdir(), 'uploads-'));
const path = join(folder, 'photo.bin');
const bytes = Uint8Array.from({ length: 5_000_000 }, (_, index) => (index * 31) % 256);
writeFileSync(path, bytes);

const inProcess = createTalkJS(emulator.connect('talkjs'));
const overHttp = createTalkJS({ appId: 'tApp', secretKey: 'sk_test_app', baseUrl: origin });
await inProcess.upsertConversation({ conversationId: 'c' });

afterAll(async () => {
  await emulator.close();
  rmSync(folder, { recursive: true });
});

const larger = new Uint8Array(bytes.length + 2);
larger.set(bytes, 1);

const files: [string, Uploadable][] = [
  ['a Blob', new Blob([bytes])],
  ['a File', new File([bytes], 'other.bin')],
  ['bytes', bytes],
  ['bytes in a larger buffer', larger.subarray(1, -1)],
  ['a Buffer', Buffer.from(bytes)],
  ['an ArrayBuffer', bytes.buffer],
  ['a file on disk', { path }],
];

test.each(files)('%s arrives byte for byte, under its name, and can be sent', async (_, file) => {
  for (const talkjs of [inProcess, overHttp]) {
    const { attachmentToken } = await talkjs.uploadFile({ body: { file, filename: 'photo.bin' } });
    await talkjs.sendMessages({ conversationId: 'c', body: [{ type: 'SystemMessage', attachmentToken }] });
    const { items } = await talkjs.listMessages({ conversationId: 'c', limit: 1 });
    const [message] = items;
    expect(message?.attachment).toMatchObject({ size: bytes.length });
    const url = new URL(message?.attachment?.url ?? '');
    expect(decodeURIComponent(url.pathname)).toMatch(/photo\.bin$/);
    const stored = await emulator.fetch(url.href);
    expect(Buffer.compare(Buffer.from(await stored.arrayBuffer()), Buffer.from(bytes))).toBe(0);
  }
});

test.each<[string, object]>([
  ['file', { filename: 'a.txt' }],
  ['file', { file: 'text', filename: 'a.txt' }],
  ['file', { file: {}, filename: 'a.txt' }],
  ['/no/such/file', { file: { path: '/no/such/file' }, filename: 'a.txt' }],
  ['filename', { file: new Blob(['a']) }],
  ['filename', { file: new Blob(['a']), filename: '' }],
])('without a usable %s nothing is sent', async (name, body) => {
  const before = emulator.requests.length;
  const error = await failure(inProcess.uploadFile({ body } as never));
  expect(error).toBeInstanceOf(UsageError);
  expect((error as Error).message).toContain(name);
  expect(emulator.requests.length).toBe(before);
});
