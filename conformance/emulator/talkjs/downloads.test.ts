import { afterEach, expect, test } from 'vitest';

import { APP_ID, openChat, SECRET_KEY, sentIds, type TestApp } from '../../../test/emulator/talkjs.js';

let app: TestApp | undefined;
afterEach(() => app?.emulator.close());

const BYTES = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0xff, 0x0a]);

function form(): FormData {
  const data = new FormData();
  data.set('file', new File([BYTES], 'a b.png', { type: 'image/png' }));
  data.set('filename', 'a b.png');
  return data;
}

/** Uploads through a base URL and sends what was uploaded; the paths of the message and of its file. */
async function sendFile(fetch: typeof globalThis.fetch, origin: string): Promise<{ message: string; url: string }> {
  const headers = { authorization: `Bearer ${SECRET_KEY}` };
  const base = `${origin}/v1/${APP_ID}`;
  const upload = await fetch(`${base}/files`, { method: 'POST', headers, body: form() });
  const { attachmentToken } = (await upload.json()) as { attachmentToken: string };
  const answer = await app?.send('POST', '/conversations/chat/messages', {
    body: [{ type: 'UserMessage', sender: 'alice', attachmentToken }],
  });
  const message = `/conversations/chat/messages/${(answer && sentIds(answer)[0]) ?? ''}`;
  const { attachment } = (await (await fetch(base + message, { headers })).json()) as { attachment: { url: string } };
  return { message, url: attachment.url };
}

const bytesAt = async (fetch: typeof globalThis.fetch, url: string): Promise<unknown> => {
  const response = await fetch(url);
  return [response.status, response.headers.get('content-type'), Buffer.from(await response.arrayBuffer())];
};

test('an attachment is downloaded in-process, without a credential, until its message is deleted', async () => {
  app = await openChat(['alice']);
  const { fetch } = app.emulator;
  const { message, url } = await sendFile(fetch, 'https://api.talkjs.com');
  expect(url).toMatch(/^https:\/\/files\.talkspec\.invalid\/v1-files\/tEmulator\/file_\w+\/a%20b\.png$/);
  expect(await bytesAt(fetch, url)).toEqual([200, 'image/png', BYTES]);
  await app.send('DELETE', message);
  expect((await fetch(url)).status).toBe(404);
});

test('an attachment is downloaded from the server that it was sent to, and from a restored one', async () => {
  app = await openChat(['alice']);
  const { origin } = await app.emulator.listen();
  const { url } = await sendFile(globalThis.fetch, origin);
  expect(new URL(url).origin).toBe(origin);
  expect(await bytesAt(globalThis.fetch, url)).toEqual([200, 'image/png', BYTES]);
  const snapshot: unknown = JSON.parse(JSON.stringify(app.emulator.snapshot()));
  app.emulator.reset();
  expect((await fetch(url)).status).toBe(404);
  app.emulator.restore(snapshot);
  expect(await bytesAt(globalThis.fetch, url)).toEqual([200, 'image/png', BYTES]);
});

test.each(['/v1-files/', '/v1-files/%ZZ/x/y', '/v1-files/tEmulator/file_none/a.png', '/v1-files/tNobody/x/y'])(
  'nothing is at %s',
  async (path) => {
    app = await openChat([]);
    const response = await app.emulator.fetch(`https://files.talkspec.invalid${path}`);
    expect([response.status, await response.text()]).toEqual([404, 'Not found.']);
  },
);
