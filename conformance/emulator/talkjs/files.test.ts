import { describe, expect, test } from 'vitest';

import { openChat, sentIds, type Answer, type TestApp } from '../../../test/emulator/talkjs.js';

function form(parts: Readonly<Record<string, string | File>>): FormData {
  const data = new FormData();
  for (const [name, part] of Object.entries(parts)) data.set(name, part);
  return data;
}

const file = new File(['hello'], 'note.txt');
const upload = (app: TestApp, body: FormData): Promise<Answer> => app.send('POST', '/files', { body });

const raw = (app: TestApp, contentType: string, body: string): Promise<Answer> =>
  app.send('POST', '/files', { body, headers: { 'content-type': contentType } });

const part = (disposition: string, content: string): string =>
  `--b\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n${content}\r\n`;
const filename = part('name="filename"', 'a.txt');

describe('an upload', () => {
  test('answers a token that sends the file, in either form and more than once', async () => {
    const app = await openChat(['alice']);
    const answer = await upload(app, form({ file, filename: 'note.txt', width: '640', height: '480' }));
    expect(Object.keys(answer.body as object)).toEqual(['attachmentToken']);
    const { attachmentToken } = answer.body as { attachmentToken: string };
    const sent = await app.send('POST', '/conversations/chat/messages', {
      body: [
        { type: 'UserMessage', sender: 'alice', attachmentToken, custom: { a: 'b' } },
        { type: 'SystemMessage', attachmentToken },
        { type: 'UserMessage', sender: 'alice', content: [{ type: 'file', fileToken: attachmentToken }] },
      ],
    });
    expect([sent.status, sent.assumed.includes('ED-24')]).toEqual([200, true]);
    for (const id of sentIds(sent)) {
      expect((await app.send('GET', `/conversations/chat/messages/${id}`)).body).toMatchObject({
        text: null,
        attachment: { size: 5, url: expect.stringMatching(/^https:/), dimensions: { width: 640, height: 480 } },
      });
    }
  });

  test.each<[string, string, string, string]>([
    [
      'a content type without boundary',
      'multipart/form-data',
      `${part('name="file"; filename="a.txt"', 'x')}${filename}--b--`,
      'boundary',
    ],
    [
      'a file without filename directive',
      'multipart/form-data; boundary=b',
      `${part('name="file"', 'x')}${filename}--b--`,
      'filename',
    ],
    ['no file', 'multipart/form-data; boundary=b', `${filename}--b--`, 'file'],
    [
      'no name of the file',
      'multipart/form-data; boundary=b',
      `${part('name="file"; filename="a.txt"', 'x')}--b--`,
      'filename',
    ],
    ['a broken form', 'multipart/form-data; boundary=b', 'nothing of the kind', 'form'],
    ['JSON', 'application/json', '{"file":"x","filename":"a.txt"}', 'multipart/form-data'],
  ])('is refused with its cause: %s', async (_, contentType, body, cause) => {
    const answer = await raw(await openChat(['alice']), contentType, body);
    expect([answer.status, answer.text]).toEqual([400, expect.stringContaining(cause)]);
  });

  test.each(['', 'application/octet-stream', 'text/html'])('takes a file of the type "%s"', async (type) => {
    const bytes = new Uint8Array([0, 255, 10, 13]);
    const answer = await upload(
      await openChat(['alice']),
      form({ file: new File([bytes], 'x', { type }), filename: 'x' }),
    );
    expect(answer.status).toBe(200);
  });

  test('is the only call that takes a form', async () => {
    const app = await openChat(['alice']);
    const answer = await app.send('PUT', '/users/bob', { body: form({ name: 'Bob' }) });
    expect([answer.status, answer.assumed]).toEqual([400, ['ED-04']]);
  });

  test('is lost with the message that held it', async () => {
    const app = await openChat(['alice']);
    const { attachmentToken } = (await upload(app, form({ file, filename: 'n' }))).body as { attachmentToken: string };
    const message = { type: 'SystemMessage', attachmentToken };
    const [id] = sentIds(await app.send('POST', '/conversations/chat/messages', { body: [message] }));
    await app.send('DELETE', `/conversations/chat/messages/${String(id)}`);
    expect((await app.send('POST', '/conversations/chat/messages', { body: [message] })).assumed).toContain('ED-23');
  });
});
